/** Who may do what (RS-1): action × role. Conditions of assignment and four eyes are checked with the record itself. */
import type { Role } from './roles.ts';

const officers: Role[] = [
  'serviceOfficer',
  'psServiceOfficer',
  'sso',
  'teamLeader',
  'serviceManager',
  'integratedServiceOfficer',
  'racOfficer',
];
const staff: Role[] = [...officers, 'sas', 'administrator', 'auditor', 'operator'];

export const permissions = {
  'session.view': [...staff, 'program'],
  'people.view': [...staff],
  'events.view': staff,
  'customers.search': officers,
  'customers.view': [...officers],
  'customers.recordDeceased': ['program'], // the system of record tells us
  'allocation.view': ['serviceManager'],
  'allocation.refer': ['serviceManager'],
  'allocation.assign': ['serviceManager'],
  'allocation.reassign': ['serviceManager'],
  'allocation.close': ['serviceManager'],
  'personalisedServices.view': ['psServiceOfficer', 'serviceManager'],
  'stackingDocuments.create': ['psServiceOfficer'],
  'notes.add': ['psServiceOfficer'],
  'plans.edit': ['psServiceOfficer'],
  'plans.submit': ['psServiceOfficer'],
  'transferReferrals.create': ['psServiceOfficer'],
  'officerActions.view': ['psServiceOfficer'],
  'managerActions.view': ['serviceManager'],
  'operatorActions.view': ['operator'],
  'operations.view': ['operator'],
  'operations.repair': ['operator'],
  'leave.edit': ['serviceManager'],
  'settings.view': ['administrator'],
  'settings.edit': ['administrator'],
  'messages.view': officers,
  'messages.send': officers,
  'workItems.view': officers,
  'workItems.close': [...officers, 'operator'],
  'sending.view': [...officers, 'administrator', 'operator'],
  'sending.stop': ['administrator', 'operator'],
  // commands to a process; the word after the dot is what the process is told
  'planApproval.accept': ['serviceManager'],
  'planApproval.return': ['serviceManager'],
  'planApproval.withdraw': ['psServiceOfficer'],
  'planApproval.handOver': ['serviceManager', 'operator'],
  'transferReferral.acceptMonitoring': ['serviceManager'],
  'transferReferral.declineMonitoring': ['serviceManager'],
  'transferReferral.actionTransfer': ['psServiceOfficer'],
  'transferReferral.acceptTransfer': ['serviceManager'],
  'transferReferral.rejectTransfer': ['serviceManager'],
  'transferReferral.withdraw': ['psServiceOfficer'],
  'transferReferral.handOver': ['serviceManager', 'operator'],
  'smsDelivery.cancel': [...officers, 'administrator', 'operator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;
export const isPermission = (word: string): word is Permission => Object.hasOwn(permissions, word);

/** Does one of these roles allow the action? */
export function may(roles: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission];
  return roles.some((role) => allowed.includes(role));
}
