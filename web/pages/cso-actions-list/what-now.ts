import type { SubmissionLine, TransferReferral } from '../../client/model.ts';
import type { Act } from './useReferralActions.ts';

const meanwhile = 'It went on meanwhile: the window shows the present state.';

/** After Save: what now waits where. */
export function whatNow(act: Act | null, latest: SubmissionLine | null, referral: TransferReferral | null): string {
  switch (act) {
    case 'refer':
      if (!referral) return 'It waits for Monitor Approval.';
      return referral.process.step === 'awaitingMonitorApproval'
        ? waits('The Monitor Approval', referral.process.waitingFor)
        : meanwhile;
    case 'actionTransfer':
      return referral?.process.step === 'awaitingTransferApproval'
        ? waits('The Transfer Approval', referral.process.waitingFor)
        : meanwhile;
    case 'withdrawReferral':
      return 'The referral is over, and the customer stays in PS. You can make a new referral at any time.';
    case 'submit':
      return latest?.state === 'submitted' ? waits(`Version ${latest.number}`, latest.waitingFor) : meanwhile;
    case 'withdrawSubmission':
      return 'The plan can be edited and submitted again.';
    case null:
      return '';
  }
}

const waits = (what: string, manager: { name: string } | null | undefined): string =>
  manager
    ? `${what} is on the Service Manager Actions List of ${manager.name}.`
    : `${what} waits for the operators, because no manager in line may decide it.`;
