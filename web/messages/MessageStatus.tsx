/** What became of a message: the word first, colour and sign second. */
import { StatusBadge, type StatusBadgeTone } from '@ag.ds-next/react/status-badge';
import type { CubaStatus, PlutoStatus } from '../../domain/electronic-messaging/correspondence.ts';

const tones: Record<PlutoStatus | CubaStatus, StatusBadgeTone> = {
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
};

export function MessageStatus({ word }: { word: PlutoStatus | CubaStatus }) {
  return <StatusBadge label={word} tone={tones[word]} appearance="subtle" />;
}
