/** The main menu by the procedures' paths, and the address of every page. */
import type { Source } from '../../domain/electronic-messaging/correspondence.ts';
import type { List } from '../../domain/lists.ts';
import type { Permission } from '../../domain/people/permissions.ts';

const personalisedServices = '/management/personalised-services';

export const addresses = {
  customerSearch: '/customers',
  customer: (customerId: string) => `/customers/${customerId}`,
  customerDetails: (customerId: string) => `/customers/${customerId}/details`,
  /** The same, at the number that a message could not be delivered to. */
  bouncedNumber: (customerId: string, messageId: string) => `/customers/${customerId}/details/bounced/${messageId}`,
  productsAndServices: (customerId: string) => `/customers/${customerId}/products-and-services`,
  outboundCorrespondence: (customerId: string) => `/customers/${customerId}/outbound-correspondence`,
  /** The same with what officers look for first. */
  outboundMessages: (customerId: string) => `/customers/${customerId}/outbound-correspondence?source=Desktop+message`,
  outboundFrom: (customerId: string, source: Source) =>
    `/customers/${customerId}/outbound-correspondence?source=${encodeURIComponent(source)}`,
  desktopMessage: (customerId: string) => `/customers/${customerId}/desktop-message`,
  lettersList: (customerId: string) => `/customers/${customerId}/letters-list`,
  /** Desktop Messaging of Customer First. */
  customerFirst: (customerId: string) => `/customers/${customerId}/customer-first`,
  createEm: (customerId: string) => `/customers/${customerId}/customer-first/create-em`,
  /** Create EM, once the system is chosen. */
  composeEm: (customerId: string, choiceId: string) => `/customers/${customerId}/customer-first/create-em/${choiceId}`,
  customerFirstDetails: (customerId: string) => `/customers/${customerId}/customer-first/customer-details`,
  communicationHistory: (customerId: string) =>
    `/customers/${customerId}/customer-first/customer-details/communication-history`,
  correspondence: (correspondenceId: string) => `/correspondence/${correspondenceId}`,
  message: (messageId: string) => `/messages/${messageId}`,
  fdvConsultation: (consultationId: string) => `/fdv-consultations/${consultationId}`,
  incidents: '/incidents',
  incident: (incidentId: string) => `/incidents/${incidentId}`,
  preCallFollowUp: (messageId: string) => `/pre-call-follow-ups/${messageId}`,
  reports: '/reports',
  workItems: '/my-work-items',
  personalisedServices: (customerId: string) => `/customers/${customerId}/personalised-services`,
  communication: (customerId: string) => `/customers/${customerId}/communication`,
  notes: (customerId: string) => `/customers/${customerId}/notes`,
  onlineAccounts: (customerId: string) => `/customers/${customerId}/online-accounts`,
  /** Update Online Account, for an action or with one still to be chosen. */
  updateAccount: (customerId: string, what: 'add' | 'update') => `/customers/${customerId}/online-accounts/${what}`,
  accountHistory: (customerId: string) => `/customers/${customerId}/online-account-history`,
  channelPreferences: (customerId: string) => `/customers/${customerId}/preferred-product-channel-list`,
  proofQuestions: '/proof-of-identity',
  channelProducts: '/products-and-channels',
  submission: (submissionId: string) => `/plan-submissions/${submissionId}`,
  transferReferral: (referralId: string) => `/transfer-referrals/${referralId}`,
  allocation: `${personalisedServices}/allocation/service-manager-allocation`,
  csoActions: `${personalisedServices}/work-management/cso-actions-list`,
  referral: (customerId: string) => `${personalisedServices}/work-management/cso-actions-list/referral/${customerId}`,
  managerActions: `${personalisedServices}/work-management/service-manager-actions-list`,
  decision: (submissionId: string) =>
    `${personalisedServices}/work-management/service-manager-actions-list/${submissionId}`,
  referralDecision: (referralId: string) =>
    `${personalisedServices}/work-management/service-manager-actions-list/referral/${referralId}`,
  leave: '/my-leave',
  templates: '/templates',
  newTemplate: '/templates/new',
  template: (templateId: string) => `/templates/${templateId}`,
  lists: '/lists',
  list: (list: List) => `/lists/${list}`,
  newListEntry: (list: List) => `/lists/${list}/new`,
  listEntry: (list: List, entryId: string) => `/lists/${list}/${entryId}`,
  settings: '/settings',
  users: '/users',
  user: (personId: string) => `/users/${personId}`,
  newUser: '/users/new',
  teams: '/teams',
  newTeam: '/teams/new',
  team: (teamId: string) => `/teams/${teamId}`,
  roles: '/roles',
  leavers: '/leavers',
  leaver: (personId: string) => `/leavers/${personId}`,
  audit: '/audit-trail',
  operations: '/operations/stuck',
  sending: '/operations/stop-switch',
  operatorItems: '/operations/items',
} as const;

export type MenuItem = { label: string; to: string; needs: Permission };
export type MenuGroup = { label: string; groups?: MenuGroup[]; items?: MenuItem[] };

export const menu: MenuGroup[] = [
  {
    label: 'Customers',
    items: [{ label: 'Customer search', to: addresses.customerSearch, needs: 'customers.search' }],
  },
  {
    label: 'Management',
    groups: [
      {
        label: 'Personalised Services',
        groups: [
          {
            label: 'Allocation',
            items: [{ label: 'Service Manager Allocation', to: addresses.allocation, needs: 'allocation.view' }],
          },
          {
            label: 'Work Management',
            items: [
              { label: 'CSO Actions List', to: addresses.csoActions, needs: 'officerActions.view' },
              { label: 'Service Manager Actions List', to: addresses.managerActions, needs: 'managerActions.view' },
            ],
          },
        ],
      },
      { label: 'Staff', items: [{ label: 'Leavers', to: addresses.leavers, needs: 'belongings.view' }] },
    ],
  },
  {
    label: 'My work',
    items: [
      { label: 'My work items', to: addresses.workItems, needs: 'workItems.view' },
      { label: 'Incidents', to: addresses.incidents, needs: 'incidents.view' },
      { label: 'My leave and delegate', to: addresses.leave, needs: 'leave.edit' },
    ],
  },
  { label: 'Reports', items: [{ label: 'Reports', to: addresses.reports, needs: 'reports.incidents' }] },
  {
    label: 'Administration',
    items: [
      { label: 'Users', to: addresses.users, needs: 'users.view' },
      { label: 'Teams', to: addresses.teams, needs: 'teams.edit' },
      { label: 'Roles and permissions', to: addresses.roles, needs: 'users.view' },
      { label: 'Templates', to: addresses.templates, needs: 'templates.view' },
      { label: 'Lists', to: addresses.lists, needs: 'lists.edit' },
      { label: 'Proof of identity', to: addresses.proofQuestions, needs: 'proofQuestions.edit' },
      { label: 'Products and channels', to: addresses.channelProducts, needs: 'channelProducts.edit' },
      { label: 'Settings', to: addresses.settings, needs: 'settings.view' },
    ],
  },
  { label: 'Audit', items: [{ label: 'Audit trail', to: addresses.audit, needs: 'audit.view' }] },
  {
    label: 'Operations',
    items: [
      { label: 'What is stuck', to: addresses.operations, needs: 'operations.view' },
      { label: 'Operators’ items', to: addresses.operatorItems, needs: 'operatorActions.view' },
      { label: 'Stop switch', to: addresses.sending, needs: 'sending.stop' },
    ],
  },
];

/** Where somebody begins the day: the first list of theirs, else the first page they may open. */
const beginnings: MenuItem[] = [
  { label: '', to: addresses.managerActions, needs: 'managerActions.view' },
  { label: '', to: addresses.csoActions, needs: 'officerActions.view' },
  { label: '', to: addresses.operatorItems, needs: 'operatorActions.view' },
  { label: '', to: addresses.settings, needs: 'settings.view' },
  { label: '', to: addresses.audit, needs: 'audit.view' },
  { label: '', to: addresses.customerSearch, needs: 'customers.search' },
  { label: '', to: addresses.incidents, needs: 'incidents.view' },
];

export const beginning = (granted: readonly string[]): string | null =>
  beginnings.find(({ needs }) => granted.includes(needs))?.to ?? null;

/** The menu without what the person may not open, and without groups that hold nothing then. */
export function menuFor(granted: readonly string[], groups: MenuGroup[] = menu): MenuGroup[] {
  return groups.flatMap((group) => {
    const items = (group.items ?? []).filter(({ needs }) => granted.includes(needs));
    const below = menuFor(granted, group.groups ?? []);
    return items.length + below.length > 0 ? [{ label: group.label, items, groups: below }] : [];
  });
}
