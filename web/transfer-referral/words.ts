/** The procedures' words for a referral for transfer out of PS (RS-5). */
import type { StatusBadgeTone } from '@ag.ds-next/react/status-badge';
import { transferReferralWords } from '../../domain/personalised-services/transfer-referral-words.ts';

const { steps, outcomes } = transferReferralWords;
const events: Record<string, string> = transferReferralWords.events;

const states: Record<string, { word: string; tone: StatusBadgeTone }> = {
  awaitingMonitorApproval: { word: 'Monitor Approval', tone: 'pausedLow' },
  monitoring: { word: 'Monitoring', tone: 'inProgressLow' },
  lapsed: { word: '90 days over', tone: 'warningMedium' },
  awaitingTransferApproval: { word: 'Transfer Approval', tone: 'pausedLow' },
  monitoringDeclined: { word: outcomes.monitoringDeclined, tone: 'warningMedium' },
  transferred: { word: outcomes.transferred, tone: 'successMedium' },
  transferRejected: { word: outcomes.transferRejected, tone: 'warningMedium' },
  withdrawn: { word: outcomes.withdrawn, tone: 'unknownLow' },
  ended: { word: outcomes.ended, tone: 'cannotStartLow' },
};

/** Where a referral stands, in a word or two; a step of a newer version is shown as it is. */
export function referralState({ step, outcome }: { step: string; outcome: string | null }) {
  const name = outcome ?? step;
  const tone: StatusBadgeTone = 'unknownLow';
  return states[name] ?? { word: name, tone };
}

/** The step as a sentence, as long as the referral is open. */
export const stepWord = (step: string): string => (isStep(step) ? steps[step] : step);
const isStep = (step: string): step is keyof typeof steps => Object.hasOwn(steps, step);

/** What happened (an action, a fact, a deadline). */
export const referralWord = (what: string): string => events[what] ?? what;

/** The manager's two approvals, by the step that waits for one; null: it waits for no manager. */
export function approvalOf(step: string): 'Monitor Approval' | 'Transfer Approval' | null {
  if (step === 'awaitingMonitorApproval') return 'Monitor Approval';
  return step === 'awaitingTransferApproval' ? 'Transfer Approval' : null;
}
