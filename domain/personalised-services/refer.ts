/** PS-16 to PS-23: what an officer and a manager may do with a referral now, and why not, in one sentence each. */
import { mayServe, type Assigned, type Me } from './assignment.ts';
import { impossible, possible, unless, type Possible } from '../possible.ts';
import { may, type Permission } from '../people/permissions.ts';
import { concerns } from './plan-decision.ts';
import type { TransferReferralAction } from './transfer-referral.ts';

export type ReferStanding = { me: Me; assignment: Assigned; deceased: boolean; openReferral: boolean };

/** PS-16: one open referral per customer. */
export function mayRefer({ me, assignment, deceased, openReferral }: ReferStanding): Possible {
  const mine = mayServe(me, assignment, 'transferReferrals.create');
  if (!mine.possible) return mine;
  return unless(
    [deceased, 'The customer is recorded as deceased.'],
    [openReferral, 'The customer is referred for transfer out already.'],
  );
}

export type ReferralStanding = {
  me: Me;
  assignment: Assigned;
  step: string;
  outcome: string | null;
  needs: string;
  authors: readonly string[];
  /** With whom it waits. */
  manager: string | null;
  /** Managers on leave today whose delegate I am (PS-14). */
  delegateFor: readonly string[];
  /** PS-18: a plan was accepted in the present assignment. */
  acceptedPlan: boolean;
};
export type ReferralMay = Record<TransferReferralAction, Possible>;

export function referralMay(standing: ReferralStanding): ReferralMay {
  return {
    acceptMonitoring: mayDecide(standing, 'acceptMonitoring', 'awaitingMonitorApproval'),
    declineMonitoring: mayDecide(standing, 'declineMonitoring', 'awaitingMonitorApproval'),
    actionTransfer: mayAction(standing),
    acceptTransfer: mayDecide(standing, 'acceptTransfer', 'awaitingTransferApproval'),
    rejectTransfer: mayDecide(standing, 'rejectTransfer', 'awaitingTransferApproval'),
    withdraw: mayWithdraw(standing),
    handOver: mayHandOver(standing),
  };
}

const over = 'The referral is over.';

function mayDecide(s: ReferralStanding, action: TransferReferralAction, step: string): Possible {
  const permission: Permission = `transferReferral.${action}`;
  return unless(
    [s.outcome !== null, over],
    [s.step !== step, 'This is not what the referral waits for now.'],
    [!may(s.me.roles, permission), 'Your role does not allow this.'],
    [s.authors.includes(s.me.personId), 'Whoever referred or actioned the transfer can’t decide it (four eyes).'],
    [s.manager === null, 'No manager is left who may decide; an operator hands it to one.'],
    [!concerns(s), 'It waits for another manager.'],
  );
}

/** PS-18, PS-19. */
function mayAction(s: ReferralStanding): Possible {
  if (s.outcome) return impossible(over);
  const mine = mayServe(s.me, s.assignment, 'transferReferral.actionTransfer');
  if (!mine.possible) return mine;
  return unless(
    [s.step === 'awaitingMonitorApproval', 'Monitoring must be accepted first.'],
    [s.step === 'awaitingTransferApproval', 'Transfer out of PS is actioned already and waits for the manager.'],
    [!s.acceptedPlan, 'Transfer needs a Customer Management Plan accepted in the present assignment.'],
  );
}

/** PS-23: until the transfer is decided. */
function mayWithdraw(s: ReferralStanding): Possible {
  return s.outcome ? impossible(over) : mayServe(s.me, s.assignment, 'transferReferral.withdraw');
}

/** PS-14; by an operator where nobody is left (PS-12). */
function mayHandOver(s: ReferralStanding): Possible {
  if (s.outcome) return impossible(over);
  if (!may(s.me.roles, 'transferReferral.handOver')) return impossible('Your role does not allow this.');
  if (s.needs === 'operator')
    return s.me.roles.includes('operator') ? possible : impossible('An operator hands it to a manager.');
  return unless(
    [s.needs !== 'manager', 'The referral waits for no manager now.'],
    [!concerns(s), 'It waits for another manager.'],
  );
}
