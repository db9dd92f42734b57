/** What became of a message, email or letter: the word first, colour and sign second. */
import { StatusBadge, type StatusBadgeTone } from '@ag.ds-next/react/status-badge';
import type { CubaWord, PlutoWord } from '../../domain/electronic-messaging/correspondence.ts';
import type { CustomerFirstStatus } from '../../domain/electronic-messaging/customer-first-status.ts';

type Word = PlutoWord | CubaWord | CustomerFirstStatus;

const tones: Record<Word, StatusBadgeTone> = {
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
  Delivered: 'successMedium',
  'Not delivered': 'errorMedium',
  Produced: 'inProgressLow',
  'Queued for printing': 'inProgressLow',
  Issued: 'successMedium',
  Failed: 'errorMedium',
};

export function MessageStatus({ word }: { word: Word }) {
  return <StatusBadge label={word} tone={tones[word]} appearance="subtle" />;
}
