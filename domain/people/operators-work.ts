/**
 * What operators (and, for the stop switch, administrators) do to a process by its id alone, knowing nothing of its customer (RS-1).
 * It stays theirs where they are officers too. Everything else about a customer who may not be seen does not exist for them either.
 */
import { may, type Permission } from './permissions.ts';
import type { Role } from './roles.ts';

/** The action → what else makes it operators' work. A message cancelled by its id is an officer's act; of the stop switch it is theirs. */
const operatorsWork: Partial<Record<Permission, Permission>> = {
  'planApproval.handOver': 'operatorActions.view',
  'transferReferral.handOver': 'operatorActions.view',
  'restrictedReassignment.handOver': 'operatorActions.view',
  'fdvConsultation.handOver': 'operatorActions.view',
  'preCallFollowUp.give': 'operatorActions.view',
  'smsDelivery.cancel': 'sending.stop',
  // of the items that are nobody's
  'workItems.close': 'operatorActions.view',
  'workItems.putOff': 'operatorActions.view',
  'workItems.claim': 'operatorActions.view',
};

/** May these roles do it whosever process it is? */
export function isOperatorsWork(roles: readonly Role[], action: Permission): boolean {
  const theirs = operatorsWork[action];
  return theirs !== undefined && may(roles, theirs) && may(roles, action);
}
