/**
 * A release that came later, with other rules for a referral: no withdrawal while it is monitored, and the officer is reminded once more
 * a week after the lapse. Bundled for the recording that was taken across a deploy.
 */
import { transferReferral as today } from '../../domain/personalised-services/transfer-referral.ts';
import { transferReferralWords as words } from '../../domain/personalised-services/transfer-referral-words.ts';
import type { ProcessInput } from '../../workflows/contracts/process.ts';
import { transferReferralKind as kind } from '../../workflows/contracts/transfer-referral.ts';
import { runProcess } from '../../workflows/kit/run-process.ts';

export { planApproval } from '../../workflows/plan-approval.ts';

const otherwise: typeof today = (state, event) => {
  const { step } = state;
  if (step === 'monitoring' && event.kind === 'command' && event.action === 'withdraw') return { refuse: 'notNow' };
  if (step === 'lapsed' && event.kind === 'deadline')
    return { next: { ...state, due: [] }, effects: [{ do: 'openItem', item: 'day80', for: 'officer' }] };
  const next = today(state, event);
  if (event.kind !== 'deadline' || event.name !== 'lapse' || 'refuse' in next) return next;
  return { ...next, next: { ...next.next, due: [{ name: 'day80', days: 7 }] } };
};

export async function transferReferral(input: ProcessInput): Promise<string> {
  return runProcess(input, { kind, words, transition: otherwise, sparing: true });
}
