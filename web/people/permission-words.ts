/** What each action of the permissions table means, in words. A new action without words does not compile. */
import { isPermission, may, type Permission } from '../../domain/people/permissions.ts';
import type { Role } from '../../domain/people/roles.ts';

export const areas = {
  everyday: 'Everybody',
  customers: 'Customers',
  personalisedServices: 'Personalised Services',
  decisions: 'Decisions of managers',
  messages: 'Desktop messages',
  onlineAccounts: 'Online accounts',
  work: 'Work items and leave',
  administration: 'Administration',
  audit: 'Audit trail',
  operations: 'Operations',
} as const;
export type Area = keyof typeof areas;

const words: Record<Permission, [Area, string]> = {
  'session.view': ['everyday', 'Sign in and see who one is and what one may do'],
  'people.view': ['everyday', 'See who works here, who is on leave and who stands in'],
  'events.view': ['everyday', 'See what others change without reloading'],
  'customers.search': ['customers', 'Search for customers'],
  'customers.view': ['customers', 'Open a Customer Summary'],
  'customers.edit': ['customers', 'Change contact details; record and remove SMS opt outs'],
  'records.view': ['customers', 'See case history, notepads and complaints'],
  'records.add': ['customers', 'Record contacts, phone attempts, notepads and complaints'],
  'fdv.view': ['customers', 'See what was recorded after looking at a notepad of FDV concerns'],
  'fdv.review': ['customers', 'Record a review of FDV concerns, or ask an SSO or team leader'],
  'fdvConsultation.appropriate': ['customers', 'Answer an officer: a message is appropriate'],
  'fdvConsultation.notAppropriate': ['customers', 'Answer an officer: a message is not appropriate'],
  'fdvConsultation.withdraw': ['customers', 'Withdraw a question to an SSO or team leader'],
  'fdvConsultation.handOver': ['customers', 'Give a question to another SSO or team leader'],
  'incidents.view': ['messages', 'See messages received in error: one’s own calls, or those escalated to SAS'],
  'incidents.begin': ['messages', 'Record a message received in error'],
  'incidents.record': ['messages', 'Go on with one’s own interview, and do what SAS tells one to do'],
  'incidents.resolve': ['messages', 'Find who a message received in error was meant for'],
  'records.import': ['customers', 'Hand in contacts and complaints'],
  'customers.recordDeceased': ['customers', 'Record that a customer has died'],
  'customers.recordRestricted': ['customers', 'Record that a customer is restricted, or no longer'],
  'customers.recordPrograms': ['customers', 'Record whose customer somebody is: Child Support’s, Centrelink’s or both'],
  'allocation.view': ['personalisedServices', 'Open Service Manager Allocation'],
  'allocation.refer': ['personalisedServices', 'Add an internal referral'],
  'allocation.assign': ['personalisedServices', 'Assign a customer to an officer'],
  'allocation.reassign': ['personalisedServices', 'Reassign a customer to another officer'],
  'allocation.close': ['personalisedServices', 'Close an assignment'],
  'personalisedServices.view': ['personalisedServices', 'Open a customer’s Personalised Services'],
  'officerActions.view': ['personalisedServices', 'Open the CSO Actions List'],
  'stackingDocuments.create': ['personalisedServices', 'Create a stacking document'],
  'notes.add': ['personalisedServices', 'Add a note to a stacking document'],
  'plans.edit': ['personalisedServices', 'Fill in a Customer Management Plan'],
  'plans.submit': ['personalisedServices', 'Submit a plan for CMP Approval'],
  'planApproval.withdraw': ['personalisedServices', 'Withdraw a submitted plan'],
  'transferReferrals.create': ['personalisedServices', 'Refer a customer for Transfer out of PS'],
  'transferReferral.actionTransfer': ['personalisedServices', 'Action Transfer out of PS'],
  'transferReferral.withdraw': ['personalisedServices', 'Withdraw a referral'],
  'managerActions.view': ['decisions', 'Open the Service Manager Actions List'],
  'planApproval.accept': ['decisions', 'CMP Approval: accept a plan'],
  'planApproval.return': ['decisions', 'CMP Approval: return a plan'],
  'planApproval.handOver': ['decisions', 'CMP Approval: hand over to another manager'],
  'transferReferral.acceptMonitoring': ['decisions', 'Monitor Approval: accept'],
  'transferReferral.declineMonitoring': ['decisions', 'Monitor Approval: decline'],
  'transferReferral.acceptTransfer': ['decisions', 'Transfer Approval: accept'],
  'transferReferral.rejectTransfer': ['decisions', 'Transfer Approval: reject'],
  'restrictedReassignment.handOver': [
    'decisions',
    'Reassignment of a restricted customer: hand over to another manager',
  ],
  'transferReferral.handOver': ['decisions', 'Referral: hand over to another manager'],
  'messages.view': ['messages', 'See Outbound Correspondence and Letters List'],
  'messages.send': ['messages', 'Send a desktop message'],
  'centrelinkMessages.view': ['messages', 'Open the histories of Customer First'],
  'centrelinkMessages.send': ['messages', 'Send Centrelink messages through Customer First'],
  'correspondence.import': ['messages', 'Hand in emails, their failures and letters'],
  'smsDelivery.cancel': ['messages', 'Cancel a message before it leaves'],
  'onlineAccounts.view': ['onlineAccounts', 'Open Online Acc. and the account history'],
  'onlineAccounts.create': ['onlineAccounts', 'Create an account, with proof of identity'],
  'onlineAccounts.reissuePassword': ['onlineAccounts', 'Re-issue a temporary password, with proof of identity'],
  'onlineAccounts.deactivate': ['onlineAccounts', 'Deactivate an account'],
  'onlineAccounts.reactivate': ['onlineAccounts', 'Reactivate an account'],
  'onlineAccounts.recordLink': ['onlineAccounts', 'Record that a customer has linked or unlinked an account'],
  'webSessions.record': ['onlineAccounts', 'Record that a customer used their account'],
  'temporaryPasswords.spend': ['onlineAccounts', 'Check and spend a temporary password'],
  'letters.readPassword': ['onlineAccounts', 'Read a letter that holds a temporary password'],
  'channelPreferences.view': ['onlineAccounts', 'See channel preferences'],
  'channelPreferences.edit': ['onlineAccounts', 'Change channel preferences'],
  'proofQuestions.view': ['onlineAccounts', 'See the questions of the proof of identity'],
  'proofQuestions.edit': ['administration', 'Change the questions of the proof of identity'],
  'channelProducts.view': ['onlineAccounts', 'See products and services with their channels'],
  'channelProducts.edit': ['administration', 'Change products and services with their channels'],
  'workItems.view': ['work', 'See one’s work items'],
  'workItems.close': ['work', 'Mark a work item as done'],
  'workItems.putOff': ['work', 'Put a work item off, or set a follow-up day'],
  'workItems.claim': ['operations', 'Claim and release operators’ items'],
  'savedFilters.edit': ['work', 'Save filters of one’s lists'],
  'leave.edit': ['work', 'Record one’s leave and delegate'],
  'users.view': ['administration', 'See users, their roles and teams'],
  'users.edit': ['administration', 'Create and change users, roles, leave and delegates'],
  'teams.edit': ['administration', 'Add and rename teams'],
  'belongings.view': ['administration', 'See what is still a leaver’s'],
  'belongings.handOver': ['administration', 'Hand over what is still a leaver’s'],
  'templates.view': ['administration', 'See message templates with their versions'],
  'templates.edit': ['administration', 'Write and retire message templates'],
  'lists.view': ['everyday', 'See what is picked from lists: agency phones, payment types, areas, protocols'],
  'lists.edit': ['administration', 'Change what is picked from lists'],
  'settings.view': ['administration', 'See settings and public holidays'],
  'settings.edit': ['administration', 'Change settings and public holidays'],
  'audit.view': ['audit', 'Search the audit trail'],
  'audit.export': ['audit', 'Export the audit trail'],
  'operatorActions.view': ['operations', 'Open Operators’ items'],
  'operations.view': ['operations', 'See what is stuck'],
  'operations.repair': ['operations', 'Repair a process'],
  'sending.view': ['operations', 'See whether sending is stopped'],
  'sending.stop': ['operations', 'Stop sending, and lift the stop'],
};

export type WordedPermission = { permission: Permission; area: Area; what: string };

/** All actions, by area in the order above. */
export const wordedPermissions: readonly WordedPermission[] = Object.keys(words)
  .filter(isPermission)
  .map((permission) => ({ permission, area: words[permission][0], what: words[permission][1] }));

/** What a role adds to what everybody may, by area. */
export function mayInWords(role: Role): { area: string; what: string[] }[] {
  const granted = wordedPermissions.filter(({ permission, area }) => area !== 'everyday' && may([role], permission));
  return [...new Set(granted.map(({ area }) => area))].map((area) => ({
    area: areas[area],
    what: granted.filter((each) => each.area === area).map(({ what }) => what),
  }));
}

/** The role in a line; what it may do exactly is in the table. */
export const roleInShort: Record<Role, string> = {
  serviceOfficer: 'Sees customers, sends messages with access to Pluto and Cuba.',
  psServiceOfficer:
    'A service officer’s rights, and the plan, stacking document and referral of their own PS customers.',
  sso: 'A service officer’s rights; answers FDV consultations.',
  teamLeader: 'A service officer’s rights; leads a team.',
  serviceManager: 'Allocation, reassignment, decisions, and the lists of their officers.',
  integratedServiceOfficer: 'A service officer’s rights, and Centrelink messages.',
  sas: 'What is escalated to SAS. No customer records.',
  racOfficer: 'A service officer’s rights, and sees Restricted Access Customers.',
  administrator: 'Users, teams, templates, lists and settings. No customer records.',
  auditor: 'The audit trail. No customer records.',
  operator: 'What is stuck, and the stop switch. No customer data in clear.',
  program: 'Another system that hands in facts.',
};
