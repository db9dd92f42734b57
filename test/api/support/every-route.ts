/**
 * How each route of the API's description is called, well-formed: its address and, in one or several ways, its query or body.
 * Walks over all routes fail for one that nobody has told here how to call.
 */
import { z } from 'zod';
import { changes } from '../../../api/mount.ts';
import { openApiDocument } from '../../../api/openapi.ts';
import { routes, routesOf } from '../../../api/routes/index.ts';
import type { Edition } from '../../../domain/online-accounts/edition.ts';
import type { Route } from '../../../api/route.ts';
import type { Permission } from '../../../domain/people/permissions.ts';
import { defaultSettings } from '../../../domain/settings.ts';

/** The ids that stand in addresses, queries and bodies: of records that exist, or that nobody has. */
export type Subject = {
  csid: string;
  /** The beginning of a name that nobody else has. */
  name: string;
  mobile: string;
  customerId: string;
  internalReferralId: string;
  assignmentId: string;
  stackingDocumentId: string;
  submissionId: string;
  referralId: string;
  messageId: string;
  workItemId: string;
  processId: string;
  commandId: string;
  phoneId: string;
  complaintId: string;
  correspondenceId: string;
  optOutId: string;
  incidentId: string;
  accountId: string;
  accountKey: string;
  caseProcessId: string;
  consultationId: string;
  /** Who could be asked. */
  consultantId: string;
  /** The one whose decision it waits for, and its item. */
  bossId: string;
  decisionItemId: string;
  /** Somebody who works here, a manager, an officer, a team. */
  personId: string;
  managerId: string;
  officerId: string;
  teamId: string;
  leaveId: string;
  stopId: string;
  templateId: string;
  templateVersionId: string;
  /** Of another customer, who may be seen. */
  ownCustomerId: string;
  ownCsid: string;
  ownAssignmentId: string;
  /** Until when the audit trail is looked at: of a walk itself nothing stands in it before. */
  until: string;
};
export type Asked = {
  /** In place of the subject's. */
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  ifMatch?: number;
};
export type Request = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  body: unknown;
  ifMatch?: number;
};
export type WalkedRoute = {
  /** `POST /customers/search` */
  name: string;
  permission: Permission;
  reads: boolean;
  requests(subject: Subject): Request[];
};

const sorted = (...sorts: string[]): Asked[] => sorts.map((sort) => ({ query: { sort, limit: '2' } }));
const user = { name: 'W', state: 'NSW', teamId: null, managerId: null, roles: ['sso'], pluto: false, cuba: false };
const team = { name: 'Walkers', stream: 'PS', region: 'South' };
const contactDetails = {
  email: 'walk@example.test',
  emailValid: false,
  country: 'AU',
  state: 'NSW',
  locality: 'SYDNEY',
  postcode: '2000',
  timeZone: null,
};
const draft = {
  group: 'Request for contact',
  type: 'Missed call',
  contactTime: '',
  byDate: '',
  receiptNumber: 'R1',
  agencyPhone: '',
  paymentType: '',
  priorActions: [],
  areaAcknowledged: null,
};
const interview = {
  content: 'Please call us.',
  mobile: '0491 570 006',
  receivedAt: '2026-02-01T00:00:00.000Z',
  caller: null,
  customerId: null,
  number: null,
  outcomes: [],
  correctReason: '',
  name: '',
  contactDetails: '',
  relation: null,
  callerGone: false,
  done: [],
};
const centrelinkDraft = {
  type: 'CLK pre call notification',
  paymentType: '',
  agencyPhone: '',
  claim: '',
  ccm: '',
  mail: '',
  phoneTried: '',
};
const reason = 'As agreed with the customer';
/** A version of Customer First's, as the migration supplies it. */
const preCall = '01930000-0000-7000-8000-000000000011';

/** The ways to call a route that takes a query or a body. */
const ways: Record<string, (s: Subject) => Asked[]> = {
  'GET /allocation/customers': (s) => [...sorted('name', '-openedAt'), { query: { officerId: s.officerId } }],
  'GET /allocation/pending': () => sorted('-createdAt', 'name'),
  'GET /allocation/workload': (s) => [{}, { query: { team: s.teamId } }],
  'POST /audit/export': (s) =>
    [{}, { csid: s.csid }, { customerId: s.customerId }].map((asked) => ({ body: { ...asked, until: s.until } })),
  'POST /audit/search': (s) =>
    [
      {},
      { csid: s.csid },
      { customerId: s.customerId },
      { personId: s.personId },
      { action: 'customers.view' },
      { what: 'refusals' },
    ].map((asked) => ({ body: { ...asked, until: s.until, limit: 2 } })),
  'GET /calendar-days': () => [{ query: { state: 'NSW' } }],
  'GET /customers/{customerId}/correspondence': () => [
    { query: { view: 'outbound', source: 'Desktop message', limit: '2' } },
    { query: { view: 'outbound', status: 'Held' } },
    { query: { view: 'letters' } },
    { query: { view: 'unlisted', sort: 'type' } },
  ],
  'GET /customers/{customerId}/contacts': () => [{ query: { limit: '2' } }],
  'GET /customers/{customerId}/notepads': () => [{ query: { limit: '2' } }],
  'GET /customers/{customerId}/complaints': () => [{ query: { limit: '2' } }],
  'GET /manager-actions': () => [...sorted('attention', '-dueAt'), { query: { state: 'finished' } }],
  'GET /officer-actions': () => [...sorted('attention', '-name'), { query: { state: 'submitted' } }],
  'GET /operations': () => [{}],
  'GET /operator-actions': () => [{ query: { limit: '2' } }],
  'POST /customers/{customerId}/notes/search': () => [{ body: { text: 'a', limit: 1 } }],
  'POST /facts/customer-restricted': (s) => [{ body: { csid: s.csid, restricted: true, sourceId: 'r-1' } }],
  'POST /restricted-reassignments/{reassignmentId}/hand-over': (s) => [
    { params: { reassignmentId: s.teamId }, body: { managerId: s.managerId } },
  ],
  'GET /saved-filters': () => [{ query: { list: 'workItems' } }],
  'GET /people/{personId}/belongings': (s) => [{}, { params: { personId: s.bossId } }],
  'GET /people': () => [{}, { query: { role: 'serviceManager' } }],
  'GET /work-items': () => [
    { query: { limit: '2' } },
    { query: { state: 'onHold', followUp: 'true' } },
    { query: { due: 'week', kind: 'messageBounced', sort: '-name' } },
    { query: { state: 'finished', sort: '-closedAt' } },
  ],
  'POST /work-items/search': (s) => [{ body: { text: s.csid } }, { body: { text: s.name.slice(0, 4), limit: 2 } }],
  'PUT /work-items/{workItemId}/follow-up': () => [{ body: { on: null } }],
  'PUT /work-items/{workItemId}/hold': () => [{ body: { until: null } }],
  'POST /work-items/{workItemId}/claim': () => [{ body: {} }],
  'POST /saved-filters': () => [{ body: { list: 'workItems', name: 'Late', filter: { due: 'overdue' } } }],
  'PUT /saved-filters/{savedFilterId}': (s) => [
    { params: { savedFilterId: s.teamId }, body: { name: 'Late', filter: {} } },
  ],
  'DELETE /saved-filters/{savedFilterId}': (s) => [{ params: { savedFilterId: s.teamId } }],
  'POST /customers/search': (s) =>
    [
      { csid: s.csid },
      { name: s.name },
      { mobile: s.mobile },
      { text: s.csid },
      { text: s.mobile },
      { name: s.name.slice(0, 4) }, // which others' names begin with too
    ].map((body) => ({ body: { ...body, limit: 2 } })),
  'POST /customers/{customerId}/message-previews': (s) => [
    { body: { templateVersionId: s.templateVersionId, values: {} } },
  ],
  'POST /assignments': (s) => [{ body: { internalReferralId: s.internalReferralId, officerId: s.officerId } }],
  'POST /assignments/{assignmentId}/close': () => [{ body: { reason } }],
  'POST /assignments/{assignmentId}/officer': (s) => [{ body: { officerId: s.officerId } }],
  'POST /customers/{customerId}/contacts': (s) => [
    { body: { kind: 'byCustomer', channel: 'phone', text: 'Rang about payments.' } },
    { body: { kind: 'phoneAttempt', phoneId: s.phoneId, reached: false } },
  ],
  'POST /customers/{customerId}/notepads': () => [
    { body: { kind: 'FDV', raisedBy: 'thisCustomer', text: 'Concerns.' } },
  ],
  'POST /customers/{customerId}/phones': () => [{ body: { kind: 'home', number: '(02) 5550 9876' } }],
  'POST /customers/{customerId}/sms-opt-outs': () => [{ body: { subscription: 'General', how: 'phone' } }],
  'POST /sms-opt-outs/{optOutId}/remove': () => [{ body: { how: 'letter' } }],
  'PUT /customers/{customerId}/message-draft': () => [{ body: { content: draft } }],
  'PUT /customers/{customerId}/contact-details': () => [{ body: contactDetails, ifMatch: 0 }],
  'PUT /customers/{customerId}/phones/{phoneId}': () => [
    { body: { kind: 'mobile', number: '0491 570 737', valid: true }, ifMatch: 1 },
  ],
  'DELETE /customers/{customerId}/phones/{phoneId}': () => [{ ifMatch: 2 }],
  'POST /customers/{customerId}/complaints': () => [{ body: { text: 'Waited too long.' } }],
  'POST /customers/{customerId}/messages': (s) => [
    {
      body: { templateVersionId: s.templateVersionId, values: {}, previewed: { text: 'Call us.', to: '+61491570006' } },
    },
  ],
  'GET /customers/{customerId}/customer-first': (s) => [{}, { query: { choiceId: s.teamId } }],
  'POST /customers/{customerId}/system-choices': () => [
    { body: { workItem: 'centrelinkType', mainIssue: 'other', chosen: 'customerFirst', reason } },
  ],
  'POST /customers/{customerId}/centrelink-message-previews': () => [
    { body: { templateVersionId: preCall, values: {} } },
  ],
  'POST /customers/{customerId}/centrelink-messages': (s) => [
    {
      body: {
        templateVersionId: preCall,
        values: {},
        choiceId: s.teamId,
        previewed: { text: 'Call us.', to: '+61491570006' },
      },
    },
  ],
  'PUT /customers/{customerId}/centrelink-draft': () => [{ body: { content: centrelinkDraft } }],
  'GET /customers/{customerId}/centrelink-messages': () => [{ query: { limit: '2' } }],
  'POST /facts/customer-programs': (s) => [{ body: { csid: s.csid, childSupport: true, centrelink: true } }],
  'POST /customers/{customerId}/fdv-reviews': (s) => [
    { body: { verdict: 'appropriate' } },
    { body: { verdict: 'unsure', question: 'Would it?', consultantId: s.consultantId } },
  ],
  'POST /customers/{customerId}/case-processes/{caseProcessId}/fdv-discussions': () => [{ body: { note: 'Spoke.' } }],
  'POST /fdv-consultations/{consultationId}/appropriate': () => [{ body: {} }, { body: { reason } }],
  'POST /fdv-consultations/{consultationId}/not-appropriate': () => [{ body: { reason } }],
  'POST /fdv-consultations/{consultationId}/withdraw': () => [{ body: {} }, { body: { reason } }],
  'POST /fdv-consultations/{consultationId}/hand-over': (s) => [{ body: { toId: s.consultantId } }],
  'GET /incidents': () => [...sorted('dueAt', '-createdAt'), { query: { state: 'withSas', cause: 'reported' } }],
  'PUT /incidents/{incidentId}': (s) => [
    { body: { ...interview, caller: 'customer', customerId: s.customerId }, ifMatch: 0 },
  ],
  'POST /incidents/{incidentId}/finish': () => [{ ifMatch: 0 }],
  'POST /incidents/{incidentId}/discard': () => [{ ifMatch: 0 }],
  'POST /incidents/{incidentId}/correct-number': (s) => [{ body: { phoneId: s.phoneId, number: '0491 570 157' } }],
  'POST /incidents/{incidentId}/finding': (s) => [
    { body: { finding: 'otherRecord', messageId: s.messageId }, ifMatch: 0 },
    { body: { finding: 'otherRecord', customerId: s.customerId }, ifMatch: 0 },
  ],
  'POST /incidents/{incidentId}/call': () => [{ body: { calledAt: '2026-02-01T00:00:00.000Z' } }],
  'POST /incidents/{incidentId}/report': () => [{ body: { reference: 'INC 1' } }],
  'POST /incidents/{incidentId}/give': (s) => [{ body: { kind: 'report', toId: s.officerId } }],
  'POST /customers/{customerId}/transfer-referrals': () => [{ body: {} }, { body: { reason } }],
  'POST /facts/complaints': (s) => [
    { body: { csid: s.csid, externalId: `walk-${s.csid}`, text: 'Waited.', receivedAt: '2026-02-01T00:00:00.000Z' } },
  ],
  'POST /facts/contacts': (s) => [
    {
      body: {
        csid: s.csid,
        externalId: `walk-${s.csid}`,
        kind: 'note',
        text: 'N',
        occurredAt: '2026-02-01T00:00:00.000Z',
      },
    },
  ],
  'POST /facts/emails': (s) => [
    { body: { csid: s.csid, externalId: `walk-${s.csid}`, type: 'Email', sentAt: '2026-02-01T00:00:00.000Z' } },
  ],
  'POST /facts/email-failures': (s) => [
    { body: { externalId: `walk-${s.csid}`, reason: 'Mailbox full', failedAt: '2026-02-01T00:01:00.000Z' } },
  ],
  'POST /facts/letters': (s) => [
    {
      body: {
        csid: s.csid,
        externalId: `walk-${s.csid}`,
        type: 'Letter',
        status: 'produced',
        at: '2026-02-01T00:00:00.000Z',
      },
    },
  ],
  'GET /customers/{customerId}/online-account-history/web-sessions': (s) => [{}, { query: { accountId: s.accountId } }],
  'GET /customers/{customerId}/online-account-history/status': (s) => [{}, { query: { accountId: s.accountId } }],
  'GET /customers/{customerId}/online-account-history/proofs': (s) => [{}, { query: { accountId: s.accountId } }],
  'POST /customers/{customerId}/online-accounts': () => [
    { body: { privacyConfirmed: true, decision: 'rejected', proof: { version: 1, answers: {} } }, ifMatch: 0 },
  ],
  'POST /online-accounts/{accountId}/passwords': () => [
    { body: { privacyConfirmed: true, decision: 'accepted', delivery: 'overThePhone' }, ifMatch: 0 },
  ],
  'POST /online-accounts/{accountId}/deactivate': () => [{ body: { privacyConfirmed: true, reason }, ifMatch: 0 }],
  'POST /online-accounts/{accountId}/reactivate': () => [{ body: { privacyConfirmed: true, reason }, ifMatch: 0 }],
  'POST /temporary-passwords/spend': (s) => [{ body: { accountKey: s.accountKey, password: 'AAAA-AAAA-AAAA' } }],
  'POST /web-sessions': (s) => [
    { body: { accountKey: s.accountKey, externalId: `walk-${s.accountKey}`, usedAt: '2026-02-01T00:00:00.000Z' } },
  ],
  'POST /facts/online-account-linked': (s) => [
    { body: { csid: s.csid, accountKey: `9${s.csid}`, sourceId: `walk-linked-${s.csid}` } },
  ],
  'POST /facts/online-account-unlinked': (s) => [
    { body: { csid: s.csid, accountKey: s.accountKey, sourceId: `walk-unlinked-${s.csid}` } },
  ],
  'PUT /proof-questions': () => [{ body: { basedOn: 0, questions: [{ id: null, text: 'CSID', points: 100 }] } }],
  'PUT /customers/{customerId}/channel-preferences': (s) => [
    { body: { privacyConfirmed: true, changes: [{ productId: s.templateId, channel: 'Letter' }] }, ifMatch: 0 },
  ],
  'POST /channel-products': () => [
    { body: { kind: 'product', name: 'Walk', channels: ['Letter'], defaultChannel: 'Letter' } },
  ],
  'PUT /channel-products/{productId}': () => [
    {
      body: { kind: 'product', name: 'Walk', channels: ['Letter'], defaultChannel: 'Letter', active: true },
      ifMatch: 0,
    },
  ],
  'PUT /settings/online-accounts': () => [{ body: defaultSettings.onlineAccounts, ifMatch: 0 }],
  'POST /facts/customer-deceased': (s) => [
    { body: { csid: s.csid, deceasedOn: '2026-02-01', sourceId: `walk-${s.csid}` } },
  ],
  'POST /internal-referrals': (s) => [
    { body: { csid: s.csid, type: 'Other' } },
    { body: { csid: s.ownCsid, type: 'Associate', associateCsid: s.csid } },
  ],
  'POST /leave': (s) => [{ body: { firstDay: '2031-01-06', lastDay: '2031-01-07', delegateId: s.managerId } }],
  'POST /operations/repairs': (s) => [{ body: { processId: s.processId } }],
  'POST /people/{personId}/hand-over': (s) => [
    { body: { toId: s.officerId, items: [{ kind: 'customer', id: s.assignmentId }] } },
    { body: { toId: s.officerId, items: [{ kind: 'workItem', id: s.workItemId }] } },
    {
      params: { personId: s.bossId },
      body: { toId: s.managerId, items: [{ kind: 'decision', id: s.decisionItemId }] },
    },
  ],
  'POST /plan-submissions/{submissionId}/hand-over': (s) => [{ body: { managerId: s.managerId } }],
  'POST /plan-submissions/{submissionId}/return': () => [{ body: { reason } }],
  'POST /plan-submissions/{submissionId}/withdraw': () => [{ body: {} }, { body: { reason } }],
  'POST /sending/stops': (s) => [{ body: { templateId: s.templateId, reason } }],
  'POST /stacking-documents/{stackingDocumentId}/notes': () => [{ body: { subject: 'Call', text: 'Spoke.' } }],
  'POST /transfer-referrals/{referralId}/decline-monitoring': () => [{ body: { reason } }],
  'POST /transfer-referrals/{referralId}/hand-over': (s) => [{ body: { managerId: s.managerId } }],
  'POST /transfer-referrals/{referralId}/reject-transfer': () => [{ body: { reason } }],
  'POST /transfer-referrals/{referralId}/withdraw': () => [{ body: {} }, { body: { reason } }],
  'POST /teams': () => [{ body: team }],
  'PUT /teams/{teamId}': () => [{ body: team, ifMatch: 0 }],
  'POST /users': () => [{ body: { ...user, userId: 'walker', kind: 'staff' } }],
  'POST /users/search': (s) => [
    { body: { limit: 2 } },
    { body: { text: s.name.slice(0, 4), sort: '-name', limit: 2 } },
    { body: { role: 'serviceManager', teamId: s.teamId } },
  ],
  'POST /users/{personId}/leave': (s) => [
    { body: { firstDay: '2031-01-06', lastDay: '2031-01-07', delegateId: s.managerId } },
  ],
  'PUT /users/{personId}': () => [{ body: { ...user, active: true }, ifMatch: 0 }],
  'PUT /calendar-days/{state}/{date}': () => [{ body: { kind: 'added', name: 'Day of mourning' } }],
  'PUT /customers/{customerId}/plan/core-issue': (s) => [
    { body: { type: 'Other', stackingDocumentId: s.stackingDocumentId }, ifMatch: 2 },
  ],
  'PUT /customers/{customerId}/plan/trigger': () => [{ body: { segment: 'S', issue: 'I' }, ifMatch: 2 }],
  'POST /lists/{list}/entries': () => [{ body: { name: 'Walking Allowance' } }],
  'PUT /lists/{list}/entries/{entryId}': () => [{ body: { name: 'Walking Allowance', active: false }, ifMatch: 0 }],
  'POST /templates': () => [
    {
      body: {
        group: 'Request for contact',
        type: 'Walk',
        use: 'request',
        subscription: 'General',
        channel: 'sms',
        text: 'Walk.',
      },
    },
  ],
  'POST /templates/{templateId}/versions': () => [{ body: { text: 'Walk on.' }, ifMatch: 0 }],
  'PUT /templates/{templateId}': () => [
    { body: { group: 'Request for contact', type: 'Walked', active: true }, ifMatch: 1 },
  ],
  'PUT /settings/decision-days': () => [{ body: defaultSettings.decisionDays, ifMatch: 0 }],
  'POST /pre-call-follow-ups/{messageId}/called': () => [{ body: {} }, { body: { reason } }],
  'POST /pre-call-follow-ups/{messageId}/tried': () => [{ body: {} }],
  'POST /pre-call-follow-ups/{messageId}/not-reached': () => [{ body: {} }],
  'POST /pre-call-follow-ups/{messageId}/cannot-call': () => [{ body: {} }, { body: { reason } }],
  'POST /pre-call-follow-ups/{messageId}/take': () => [{ body: {} }],
  'POST /pre-call-follow-ups/{messageId}/give': (s) => [{ body: { toId: s.officerId } }],
  'GET /reports/incidents': () => [{ query: { from: '2026-01-01', to: '2026-12-31' } }],
  'GET /reports/pre-call-messages': () => [{ query: { from: '2026-01-01', to: '2026-12-31' } }],
  'PUT /settings/fdv': () => [{ body: defaultSettings.fdv, ifMatch: 0 }],
  'PUT /settings/messaging': () => [{ body: defaultSettings.messaging, ifMatch: 0 }],
};

/** Of the address; the rest of what stands in one is the subject's. */
const fixed: Record<string, string> = {
  state: 'NSW',
  date: '2030-01-07',
  list: 'paymentType',
  version: '1',
  productId: '00000000-0000-4000-8000-000000000000',
  entryId: '00000000-0000-4000-8000-000000000000',
};

export const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>) => `${method.toUpperCase()} ${path}`;

/** Every path and method of the description but the event stream, each with its permission and how to call it. Throws for one that nobody knows. */
export function everyRoute(edition: Edition = 'staff-managed'): WalkedRoute[] {
  const offered = routesOf(edition);
  const known = new Map(routes.map((route) => [nameOf(route), route]));
  const described = Object.entries(openApiDocument(offered).paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'delete', 'patch'] as const).flatMap((method) =>
      item[method] ? [`${method.toUpperCase()} ${path}`] : [],
    ),
  );
  const forgotten = Object.keys(ways).filter((name) => !known.has(name));
  if (forgotten.length) throw new Error(`no routes any more: ${forgotten.join(', ')}`);
  return described.flatMap((name) => {
    if (name === 'GET /events') return []; // called in its own way
    const route = known.get(name);
    if (!route) throw new Error(`${name} is described and has no action`);
    return [walked(name, route)];
  });
}

function walked(name: string, route: Route): WalkedRoute {
  const asks = hasFields(route.query) || hasFields(route.body);
  const called = ways[name] ?? (asks ? null : (): Asked[] => [{}]);
  if (!called) throw new Error(`test/api/support/every-route.ts must say how ${name} is called`);
  const method = methods[route.method];
  return {
    name,
    permission: route.permission,
    reads: !changes(route),
    requests: (subject) =>
      called(subject).map(({ params = {}, query, body = {}, ifMatch }) => {
        const search = query ? `?${new URLSearchParams(query).toString()}` : '';
        const path =
          route.path.replace(/\{(\w+)\}/g, (_, word: string) => params[word] ?? valueOf(word, subject, name)) + search;
        return { method, path, body, ...(ifMatch === undefined ? {} : { ifMatch }) };
      }),
  };
}
const methods = { get: 'GET', post: 'POST', put: 'PUT', delete: 'DELETE' } as const;

function valueOf(word: string, subject: Subject, name: string): string {
  const value = fixed[word] ?? Object.entries(subject).find(([key]) => key === word)?.[1];
  if (value === undefined) throw new Error(`test/api/support/every-route.ts must say what {${word}} of ${name} is`);
  return value;
}

const hasFields = (schema: z.ZodType) => !(schema instanceof z.ZodObject) || Object.keys(schema.shape).length > 0;
