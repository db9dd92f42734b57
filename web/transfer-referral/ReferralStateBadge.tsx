import { StatusBadge } from '@ag.ds-next/react/status-badge';
import { referralState } from './words.ts';

/** The word first, colour and sign second. */
export function ReferralStateBadge({ referral }: { referral: { step: string; outcome: string | null } }) {
  const { word, tone } = referralState(referral);
  return <StatusBadge label={word} tone={tone} appearance="subtle" />;
}
