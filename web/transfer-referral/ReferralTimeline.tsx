/** The whole way of a referral: each step, who, when, the reason (PS-24). */
import type { TransferReferral } from '../client/model.ts';
import { Timeline } from '../processes/Timeline.tsx';
import { referralWord } from './words.ts';

type Props = { referral: TransferReferral; level?: 'h2' | 'h3' };

export function ReferralTimeline({ referral: { timeline, reason }, level = 'h2' }: Props) {
  // why the customer was referred is kept with the referral, not with its first step
  const steps = timeline.map((step) => (step.what === 'refer' ? { ...step, reason } : step));
  return <Timeline steps={steps} level={level} word={referralWord} />;
}
