/** What became of a message, email or letter: the word first, colour and sign second. */
import { StatusBadge, type StatusBadgeTone } from '@ag.ds-next/react/status-badge';
import type { CubaWord, PlutoWord } from '../../domain/electronic-messaging/correspondence.ts';

const tones: Record<PlutoWord | CubaWord, StatusBadgeTone> = {
  Held: 'pausedLow',
  Sending: 'inProgressLow',
  'Sent to open text': 'inProgressLow',
  'Communication sent': 'successMedium',
  'Bounce Back (BB)': 'errorMedium',
  'Outcome not known': 'warningMedium',
  'Not sent': 'errorMedium',
  Cancelled: 'cannotStartLow',
  Sent: 'successMedium',
  Error: 'errorMedium',
  Produced: 'inProgressLow',
  'Queued for printing': 'inProgressLow',
  Issued: 'successMedium',
  Failed: 'errorMedium',
};

export function MessageStatus({ word }: { word: PlutoWord | CubaWord }) {
  return <StatusBadge label={word} tone={tones[word]} appearance="subtle" />;
}
