/**
 * Who may do what (RS-1): one table, action × role, and the condition that goes with it. Roles are asked for at the door (the routes name
 * the action, nothing else); conditions with the record itself, inside the transaction that reads or changes it.
 */
import type { Role } from './roles.ts';

/** What must hold beside the role. */
export const conditions = {
  assignedOfficer: 'Only the officer to whom the PS customer is assigned.',
  servesOrManages:
    'A service manager; a PS service officer for the customers assigned to them, now or, where nobody is assigned, last.',
  managerConcerned:
    'Only the manager it waits for: the officer’s own, the delegate during a leave, or whom it was handed to; never an author of it (four eyes).',
  managerConcernedOrOperator:
    'The manager it waits for or their delegate; where that manager has left, any service manager; where it waits for nobody, an operator.',
  ownItem: 'Only whose item it is; an operator those that are nobody’s.',
  asker: 'Only the officer who asked.',
  notTheAsker: 'Never by the officer who asked (four eyes).',
  consultantOrSuccessor:
    'An SSO or team leader, or an operator; where whoever is asked answers no consultations any more, any service manager.',
  plutoAndCuba: 'Only with access to both Pluto and Cuba (EM-7).',
  ownIncident: 'Only who took the call or was given something to do; nobody learns of another customer.',
  toldOrLed:
    'SAS what it told officers to do (EM-36); a team leader the calls about what was sent to the wrong customer (EM-32).',
  oneself: 'Only for oneself.',
  notOneself: 'Never for oneself: nobody raises their own rights.',
} as const;
export type Condition = keyof typeof conditions;

type Rule = { roles: readonly Role[]; when?: Condition };

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
const manages: Role[] = ['serviceManager'];
const serves: Role[] = ['psServiceOfficer'];
const consults: Role[] = ['sso', 'teamLeader'];

export const permissions = {
  'session.view': { roles: [...staff, 'program'] },
  'people.view': { roles: staff },
  'events.view': { roles: staff },
  'customers.search': { roles: officers },
  'customers.view': { roles: officers },
  'customers.edit': { roles: officers },
  'customers.recordDeceased': { roles: ['program'] }, // the system of record tells us
  'customers.recordRestricted': { roles: ['program'] }, // so does that
  'customers.recordPrograms': { roles: ['program'] }, // and of whose customer somebody is
  'allocation.view': { roles: manages },
  'allocation.refer': { roles: manages },
  'allocation.assign': { roles: manages },
  'allocation.reassign': { roles: manages },
  'allocation.close': { roles: manages },
  'personalisedServices.view': { roles: [...serves, ...manages], when: 'servesOrManages' },
  'stackingDocuments.create': { roles: serves, when: 'assignedOfficer' },
  'notes.add': { roles: serves, when: 'assignedOfficer' },
  'plans.edit': { roles: serves, when: 'assignedOfficer' },
  'plans.submit': { roles: serves, when: 'assignedOfficer' },
  'transferReferrals.create': { roles: serves, when: 'assignedOfficer' },
  'officerActions.view': { roles: serves, when: 'oneself' },
  'managerActions.view': { roles: manages, when: 'managerConcerned' },
  'operatorActions.view': { roles: ['operator'] },
  'operations.view': { roles: ['operator'] },
  'operations.repair': { roles: ['operator'] },
  'leave.edit': { roles: manages, when: 'oneself' },
  'settings.view': { roles: ['administrator'] },
  'settings.edit': { roles: ['administrator'] },
  'templates.view': { roles: ['administrator'] },
  'templates.edit': { roles: ['administrator'] },
  'lists.view': { roles: staff },
  'lists.edit': { roles: ['administrator'] },
  'users.view': { roles: ['administrator'] },
  'users.edit': { roles: ['administrator'], when: 'notOneself' },
  'teams.edit': { roles: ['administrator'] },
  'belongings.view': { roles: ['administrator', 'serviceManager'] },
  'belongings.handOver': { roles: ['administrator', 'serviceManager'] },
  'audit.view': { roles: ['auditor'] },
  'audit.export': { roles: ['auditor'] },
  'messages.view': { roles: officers },
  'messages.send': { roles: officers, when: 'plutoAndCuba' },
  'centrelinkMessages.view': { roles: ['integratedServiceOfficer'] },
  'centrelinkMessages.send': { roles: ['integratedServiceOfficer'] },
  'correspondence.import': { roles: ['program'] }, // what other systems send
  'onlineAccounts.view': { roles: officers },
  'onlineAccounts.create': { roles: officers },
  'onlineAccounts.reissuePassword': { roles: officers },
  'onlineAccounts.deactivate': { roles: officers },
  'onlineAccounts.reactivate': { roles: officers },
  'onlineAccounts.recordLink': { roles: ['program'] }, // the customer portal tells us
  'webSessions.record': { roles: ['program'] }, // so does it of these
  'temporaryPasswords.spend': { roles: ['program'] },
  'letters.readPassword': { roles: officers },
  'proofQuestions.view': { roles: [...officers, 'administrator'] },
  'proofQuestions.edit': { roles: ['administrator'] },
  'channelPreferences.view': { roles: officers },
  'channelPreferences.edit': { roles: officers },
  'channelProducts.view': { roles: [...officers, 'administrator'] },
  'channelProducts.edit': { roles: ['administrator'] },
  'fdv.view': { roles: officers },
  'fdv.review': { roles: officers },
  'reports.view': { roles: ['teamLeader', 'serviceManager'] },
  'reports.incidents': { roles: ['teamLeader', 'serviceManager', 'sas'] },
  'records.view': { roles: officers },
  'records.add': { roles: officers },
  'incidents.view': { roles: [...officers, 'sas'] },
  'incidents.begin': { roles: officers },
  'incidents.record': { roles: officers, when: 'ownIncident' },
  'incidents.resolve': { roles: ['sas'] },
  'incidents.give': { roles: ['sas', 'teamLeader'], when: 'toldOrLed' },
  'records.import': { roles: ['program'] }, // other systems tell us
  'workItems.view': { roles: officers, when: 'oneself' },
  'workItems.close': { roles: [...officers, 'operator'], when: 'ownItem' },
  'workItems.putOff': { roles: [...officers, 'operator'], when: 'ownItem' },
  'workItems.claim': { roles: ['operator'], when: 'ownItem' },
  'savedFilters.edit': { roles: [...officers, 'operator'], when: 'oneself' },
  'sending.view': { roles: [...officers, 'administrator', 'operator'] },
  'sending.stop': { roles: ['administrator', 'operator'] },
  // commands to a process; the word after the dot is what the process is told
  'planApproval.accept': { roles: manages, when: 'managerConcerned' },
  'planApproval.return': { roles: manages, when: 'managerConcerned' },
  'planApproval.withdraw': { roles: serves, when: 'assignedOfficer' },
  'planApproval.handOver': { roles: [...manages, 'operator'], when: 'managerConcernedOrOperator' },
  'transferReferral.acceptMonitoring': { roles: manages, when: 'managerConcerned' },
  'transferReferral.declineMonitoring': { roles: manages, when: 'managerConcerned' },
  'transferReferral.actionTransfer': { roles: serves, when: 'assignedOfficer' },
  'transferReferral.acceptTransfer': { roles: manages, when: 'managerConcerned' },
  'transferReferral.rejectTransfer': { roles: manages, when: 'managerConcerned' },
  'transferReferral.withdraw': { roles: serves, when: 'assignedOfficer' },
  'transferReferral.handOver': { roles: [...manages, 'operator'], when: 'managerConcernedOrOperator' },
  'restrictedReassignment.handOver': { roles: [...manages, 'operator'], when: 'managerConcernedOrOperator' },
  'fdvConsultation.appropriate': { roles: consults, when: 'notTheAsker' },
  'fdvConsultation.notAppropriate': { roles: consults, when: 'notTheAsker' },
  'fdvConsultation.withdraw': { roles: officers, when: 'asker' },
  'fdvConsultation.handOver': { roles: [...consults, ...manages, 'operator'], when: 'consultantOrSuccessor' },
  'preCallFollowUp.called': { roles: officers, when: 'ownItem' },
  'preCallFollowUp.tried': { roles: officers, when: 'ownItem' },
  'preCallFollowUp.notReached': { roles: officers, when: 'ownItem' },
  'preCallFollowUp.cannotCall': { roles: officers, when: 'ownItem' },
  'preCallFollowUp.take': { roles: ['teamLeader'] },
  'preCallFollowUp.give': { roles: ['teamLeader', 'operator'] },
  'smsDelivery.cancel': { roles: [...officers, 'administrator', 'operator'] },
} as const satisfies Record<string, Rule>;

export type Permission = keyof typeof permissions;
export const isPermission = (word: string): word is Permission => Object.hasOwn(permissions, word);

/** Does one of these roles allow the action? Its condition, if it has one, is asked for with the record. */
export function may(roles: readonly Role[], permission: Permission): boolean {
  const { roles: allowed }: Rule = permissions[permission];
  return roles.some((role) => allowed.includes(role));
}

/** The action's condition; null: the role alone decides. */
export function conditionOf(permission: Permission): Condition | null {
  const { when }: Rule = permissions[permission];
  return when ?? null;
}
