/** The whole way of a referral: each step, who, when, the reason, and what comes by itself (PS-24). */
import { transferReferralWords as words } from '../../domain/personalised-services/transfer-referral-words.ts';
import type { TransferReferral } from '../client/model.ts';
import { Timeline } from '../processes/Timeline.tsx';
import { referralWord } from './words.ts';

type Props = { referral: TransferReferral; level?: 'h2' | 'h3' };

export function ReferralTimeline({ referral, level = 'h2' }: Props) {
  const { timeline, reason, officerChanges, process } = referral;
  // why the customer was referred is kept with the referral, not with its first step
  const steps = timeline.map((step) => (step.what === 'refer' ? { ...step, reason } : step));
  const ahead = { due: process.due, words };
  return <Timeline steps={steps} level={level} word={referralWord} changes={officerChanges} ahead={ahead} />;
}
