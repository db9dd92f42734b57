import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sweep } from '../../api/outbox.ts';
import { routes } from '../../api/routes/index.ts';
import { conditionOf, type Permission } from '../../domain/people/permissions.ts';
import { emptyInterview } from '../../domain/incidents/interview.ts';
import { sendMessage } from '../../prisma/repositories/send-message.ts';
import { referTransfer } from '../../prisma/repositories/refer-transfer.ts';
import { aRestrictedCustomer } from '../support/restricted-reassignment-acts.ts';
import { noAnswers } from '../support/incident-acts.ts';
import { addRecipient, addSender, addTemplate } from '../support/message-fixture.ts';
import { addPeople, addPerson, addPlan, aSubmittedPlan, type People } from '../support/plan-fixture.ts';
import { aWaitingCall } from '../support/waiting-call.ts';
import { nameOf } from './support/every-route.ts';
import type { Caller, Reply } from './support/house.ts';
import { at, itemsOf } from './support/reading.ts';
import { openTwoApis, type TwoApis } from './support/two-apis.ts';

/** Thursday, 15 July 2027, noon in Sydney. */
const now = new Date('2027-07-15T02:00:00.000Z');

describe('Who has the role and not what else the action asks for', function () {
  this.timeout(60_000);
  let house: TwoApis;
  let people: People;
  /** One of each, whose the records below are not. */
  let elsewhere: Record<'officer' | 'manager' | 'operator' | 'noAccess', { id: string; accountId: string }>;
  const tried = new Set<string>();
  const callers = new Map<string, Caller>();

  before(async () => {
    house = await openTwoApis(now);
    const { db } = house.deps;
    people = await addPeople(db);
    elsewhere = {
      officer: people.otherOfficer,
      manager: await addPerson(db, ['serviceManager']),
      operator: people.operator,
      noAccess: await addPerson(db, ['serviceOfficer']),
    };
    await house.startWorker();
  });
  after(() => house.stop());

  type Method = Parameters<Caller>[0];
  type Options = Parameters<Caller>[2];
  type Somebody = { id: string; accountId: string };
  async function ask(
    by: Somebody,
    route: string,
    ids: Record<string, string> = {},
    options: Options = {},
  ): Promise<Reply> {
    const call = callers.get(by.id) ?? (await house.as(by));
    callers.set(by.id, call);
    tried.add(route);
    const [method = '', path = ''] = route.split(' ');
    assert.ok(
      routes.some((known) => nameOf(known) === route),
      route,
    );
    return call(
      method as Method,
      path.replace(/\{(\w+)\}/g, (_, word: string) => ids[word] ?? ''),
      options,
    );
  }
  /** Refused with this code and a sentence, and recorded as this person's. */
  async function refused(
    code: string,
    by: Somebody,
    route: string,
    ids: Record<string, string> = {},
    options: Options = {},
  ): Promise<Reply> {
    const reply = await ask(by, route, ids, options);
    const about = `${route} answered ${reply.status} ${reply.text}`;
    assert.equal(at(reply.body, 'code'), code, about);
    assert.ok(String(at(reply.body, 'detail') ?? at(reply.body, 'title')).endsWith('.'), about);
    const permission = routes.find((known) => nameOf(known) === route)?.permission;
    const entries = await house.deps.db.auditEntry.findMany({
      where: { requestId: reply.headers.get('x-request-id') },
      select: { personId: true, action: true, result: true },
    });
    assert.deepEqual(entries, [{ personId: by.id, action: permission, result: code }], `${route} in the audit trail`);
    return reply;
  }
  async function done(by: Somebody, route: string, ids: Record<string, string>, options: Options = {}): Promise<Reply> {
    const reply = await ask(by, route, ids, options);
    assert.ok(reply.status < 300, `${route} answered ${reply.status} ${reply.text}`);
    return reply;
  }
  const begun = async () => {
    while ((await sweep(house.deps)) > 0);
  };
  const instant = now.toISOString();

  it('RS-1 servesOrManages: the records of a stay are read by the officer whose customer it is or was last, and by managers', async () => {
    const { db } = house.deps;
    const { officer, manager } = people;
    const plan = await aSubmittedPlan(db, people, { at: instant });
    const about = { customerId: plan.customerId, assignmentId: plan.assignmentId, personId: officer.id, reason: null };
    const { referralId } = await db.$transaction((tx) =>
      referTransfer(tx, { ...about, eventId: randomUUID(), at: instant }),
    );
    const ids = { ...plan, referralId };
    const reads = [
      'GET /customers/{customerId}/personalised-services',
      'GET /plan-submissions/{submissionId}',
      'GET /transfer-referrals/{referralId}',
    ];
    const whoseIsIt = async (whose: Somebody, nobodyElse: Somebody, was: 'is' | 'was last') => {
      for (const route of reads) {
        for (const one of [whose, manager, elsewhere.manager]) await done(one, route, ids);
        const { status, body } = await refused('notTheAssignee', nobodyElse, route, ids);
        assert.deepEqual(
          [status, at(body, 'detail')],
          [403, `The customer ${was} assigned to somebody else: only that officer and service managers see this.`],
        );
      }
      const mayView = async (by: Somebody) =>
        at((await ask(by, 'GET /customers/{customerId}', ids)).body, 'may', 'viewPersonalisedServices', 'possible');
      assert.deepEqual(
        [await mayView(whose), await mayView(nobodyElse)],
        [true, false],
        'Customer Summary says the same',
      );
      assert.equal(await mayView(elsewhere.noAccess), false, 'who is no PS officer');
    };
    await whoseIsIt(officer, elsewhere.officer, 'is');
    const body = { officerId: elsewhere.officer.id };
    await done(manager, 'POST /assignments/{assignmentId}/officer', ids, { body });
    await whoseIsIt(elsewhere.officer, officer, 'is'); // who wrote all of it
    await done(manager, 'POST /assignments/{assignmentId}/close', ids, { body: { reason: 'Settled' } });
    await whoseIsIt(elsewhere.officer, officer, 'was last');

    const sought = { body: { text: 'a' } };
    await done(manager, 'POST /customers/{customerId}/notes/search', ids, sought);
    await refused('notTheAssignee', officer, 'POST /customers/{customerId}/notes/search', ids, sought);

    const never = { customerId: await addRecipient(db) };
    const page = await done(officer, 'GET /customers/{customerId}/personalised-services', never);
    assert.deepEqual([at(page.body, 'assignment'), itemsOf(page.body, 'stackingDocuments')], [null, []]);
  });

  it('RS-1 assignedOfficer: only whose customer it is changes the records', async () => {
    const { db } = house.deps;
    const plan = await addPlan(db, people, { at: instant });
    const ids = { ...plan, stackingDocumentId: plan.documentId };
    const mine = { ifMatch: 2, body: { segment: 'S', issue: 'I' } };
    const note = { body: { subject: 'S', text: 'T' } };
    const document = { ifMatch: 2, body: { type: 'Other', stackingDocumentId: plan.documentId } };
    const by = elsewhere.officer;
    for (const [route, options] of [
      ['POST /customers/{customerId}/stacking-documents', {}],
      ['POST /stacking-documents/{stackingDocumentId}/notes', note],
      ['PUT /customers/{customerId}/plan/trigger', mine],
      ['PUT /customers/{customerId}/plan/core-issue', document],
      ['POST /customers/{customerId}/plan/submissions', {}],
      ['POST /customers/{customerId}/transfer-referrals', {}],
    ] as const)
      assert.equal((await refused('notTheAssignee', by, route, ids, options)).status, 403);
    assert.equal(await db.planEdit.count({ where: { planId: plan.planId } }), 2);
    assert.equal(await db.stackingDocument.count({ where: { customerId: plan.customerId } }), 1);
  });

  it('RS-1 PS-12 managerConcerned, assignedOfficer of processes: whom it waits for, whose customer it is, and no author', async () => {
    const { db } = house.deps;
    const { officer, manager } = people;
    const to = { body: { managerId: people.next.id } };
    const why = { body: { reason: 'Not yet' } };
    const decide = 'POST /plan-submissions/{submissionId}';
    const plan = await aSubmittedPlan(db, people, { at: instant });
    await begun();
    await refused('notTheManager', elsewhere.manager, `${decide}/accept`, plan);
    await refused('notTheManager', elsewhere.manager, `${decide}/return`, plan, why);
    await refused('notTheManager', elsewhere.manager, `${decide}/hand-over`, plan, to);
    await refused('notTheManager', elsewhere.operator, `${decide}/hand-over`, plan, to); // it does wait for somebody
    await refused('notTheAssignee', elsewhere.officer, `${decide}/withdraw`, plan);
    await refused('forbidden', officer, `${decide}/accept`, plan);

    // PS-14: the delegate of a manager on leave decides, but not what they wrote themselves
    const delegate = await addPerson(db, ['serviceManager']);
    const written = await aSubmittedPlan(db, people, { at: instant, editors: [delegate.id] });
    await begun();
    const leave = { firstDay: new Date('2027-07-01'), lastDay: new Date('2027-07-31') };
    const { id: leaveId } = await db.leave.create({
      data: { ...leave, personId: manager.id, delegateId: delegate.id },
    });
    for (const route of [`${decide}/accept`, `${decide}/return`])
      assert.equal((await refused('fourEyes', delegate, route, written, why)).status, 403);
    await db.leave.delete({ where: { id: leaveId } });

    await done(manager, `${decide}/accept`, plan);
    const refer = await done(officer, 'POST /customers/{customerId}/transfer-referrals', plan);
    const ids = { referralId: String(at(refer.body, 'id')) };
    const act = 'POST /transfer-referrals/{referralId}';
    await refused('notTheManager', elsewhere.manager, `${act}/accept-monitoring`, ids);
    await refused('notTheManager', elsewhere.manager, `${act}/decline-monitoring`, ids, why);
    await refused('notTheManager', elsewhere.manager, `${act}/hand-over`, ids, to);
    await done(manager, `${act}/accept-monitoring`, ids);
    await refused('notTheAssignee', elsewhere.officer, `${act}/action-transfer`, ids);
    await refused('notTheAssignee', elsewhere.officer, `${act}/withdraw`, ids);
    await done(officer, `${act}/action-transfer`, ids);
    await refused('notTheManager', elsewhere.manager, `${act}/accept-transfer`, ids);
    await refused('notTheManager', elsewhere.manager, `${act}/reject-transfer`, ids, why);
    await refused('notTheManager', elsewhere.operator, `${act}/hand-over`, ids, to);

    const { processId } = await aRestrictedCustomer(house.deps, ['manager']);
    const reassignment = { reassignmentId: processId.replace('restricted-reassignment/', '') };
    const racManager = await addPerson(db, ['serviceManager', 'racOfficer']);
    const pass = 'POST /restricted-reassignments/{reassignmentId}/hand-over';
    await refused('notTheManager', racManager, pass, reassignment, to);
  });

  it('RS-1 EM-8 asker, notTheAsker, consultantOrSuccessor: nobody answers themselves, withdraws or passes on what is somebody else’s', async () => {
    const { db } = house.deps;
    const [leader, other] = [await addPerson(db, ['teamLeader']), await addPerson(db, ['sso'])];
    const to = { body: { toId: (await addPerson(db, ['sso'])).id } };
    const ids = { customerId: await addRecipient(db) };
    const body = { verdict: 'unsure', question: 'Would it?', consultantId: other.id };
    const asked = await done(leader, 'POST /customers/{customerId}/fdv-reviews', ids, { body });
    const consultation = { consultationId: String(at(asked.body, 'consultationId')) };
    const act = 'POST /fdv-consultations/{consultationId}';
    const why = { body: { reason: 'No' } };
    await begun();
    assert.equal((await refused('fourEyes', leader, `${act}/appropriate`, consultation)).status, 403);
    await refused('fourEyes', leader, `${act}/not-appropriate`, consultation, why);
    await refused('notTheAsker', other, `${act}/withdraw`, consultation);
    await refused('notTheManager', elsewhere.manager, `${act}/hand-over`, consultation, to);
    await done(other, `${act}/not-appropriate`, consultation, why);
  });

  it('RS-1 oneself, ownItem: lists hold one’s own, and nobody closes or takes back what is somebody else’s', async () => {
    const { db } = house.deps;
    const { officer, manager } = people;
    for (const [route, own, by] of [
      ['GET /officer-actions', officer, await addPerson(db, ['psServiceOfficer'])],
      ['GET /manager-actions', manager, elsewhere.manager],
    ] as const) {
      assert.notEqual(at((await done(own, route, {})).body, 'total'), 0, route);
      assert.equal(at((await done(by, route, {})).body, 'total'), 0, route);
    }
    const { processId, customerId } = await aSubmittedPlan(db, people, { at: instant });
    const item = { kind: 'messageBounced', customerId, processId, openedAt: now };
    const items = await Promise.all(
      [officer.id, null].map((assigneeId, i) =>
        db.workItem.create({ data: { ...item, assigneeId, stepKey: `1/${i}` }, select: { id: true } }),
      ),
    );
    const [mine = '', operators = ''] = items.map(({ id }) => id);
    assert.equal(at((await done(officer, 'GET /work-items', {})).body, 'total'), 1);
    assert.equal(at((await done(elsewhere.officer, 'GET /work-items', {})).body, 'total'), 0);
    const close = 'POST /work-items/{workItemId}/done';
    await refused('notTheAssignee', elsewhere.officer, close, { workItemId: mine });
    await refused('notTheAssignee', officer, close, { workItemId: operators });
    await refused('notFound', elsewhere.operator, close, { workItemId: mine }); // a customer's, whom they see nothing of
    const [off, until] = [{ body: { on: null } }, { body: { until: null } }];
    for (const workItemId of [mine, operators]) {
      await refused(
        'notTheAssignee',
        workItemId === mine ? elsewhere.officer : officer,
        'PUT /work-items/{workItemId}/follow-up',
        { workItemId },
        off,
      );
      await refused(
        'notTheAssignee',
        workItemId === mine ? elsewhere.officer : officer,
        'PUT /work-items/{workItemId}/hold',
        { workItemId },
        until,
      );
    }
    await refused(
      'notFound',
      elsewhere.operator,
      'POST /work-items/{workItemId}/claim',
      { workItemId: mine },
      { body: {} },
    );
    await refused('notFound', elsewhere.operator, 'POST /work-items/{workItemId}/release', { workItemId: mine });
    const csid = (await db.customer.findUniqueOrThrow({ where: { id: customerId } })).csid;
    const sought = { body: { text: csid } };
    assert.equal(at((await done(officer, 'POST /work-items/search', {}, sought)).body, 'total'), 1);
    assert.equal(at((await done(elsewhere.officer, 'POST /work-items/search', {}, sought)).body, 'total'), 0);

    const kept = { list: 'workItems', name: 'Late', filter: { due: 'overdue' } };
    const savedFilterId = String(at((await done(officer, 'POST /saved-filters', {}, { body: kept })).body, 'id'));
    const theirs = await house.as(elsewhere.officer);
    assert.deepEqual(itemsOf((await theirs('GET', '/saved-filters?list=workItems')).body), []);
    tried.add('GET /saved-filters');
    const other = { body: { name: 'Other', filter: {} } };
    await refused('notFound', elsewhere.officer, 'PUT /saved-filters/{savedFilterId}', { savedFilterId }, other);
    await refused('notFound', elsewhere.officer, 'DELETE /saved-filters/{savedFilterId}', { savedFilterId });
    assert.equal(await db.workItem.count({ where: { id: { in: [mine, operators] }, state: 'open' } }), 2);

    const days = { firstDay: '2027-09-01', lastDay: '2027-09-02', delegateId: null };
    const taken = await done(manager, 'POST /leave', {}, { body: { ...days, personId: elsewhere.manager.id } });
    const leaveId = String(at(taken.body, 'id'));
    assert.deepEqual(
      (await db.leave.findMany()).map(({ personId }) => personId),
      [manager.id],
    );
    assert.deepEqual(itemsOf((await done(elsewhere.manager, 'GET /leave', {})).body), []);
    await refused('notFound', elsewhere.manager, 'DELETE /leave/{leaveId}', { leaveId });
    assert.equal(await db.leave.count(), 1);
  });

  it('RS-1 notOneself: nobody changes their own rights, not even who administers', async () => {
    const { db } = house.deps;
    const [one, other] = [await addPerson(db, ['administrator']), await addPerson(db, ['administrator'])];
    const record = { name: 'A', state: 'NSW', teamId: null, managerId: null, pluto: true, cuba: true, active: true };
    const change = { ifMatch: 0, body: { ...record, roles: ['administrator', 'serviceManager'] } };
    const own = { personId: one.id, leaveId: randomUUID() };
    const days = { body: { firstDay: '2027-09-01', lastDay: '2027-09-02', delegateId: null } };
    assert.equal((await refused('ownRights', one, 'PUT /users/{personId}', own, change)).status, 403);
    await refused('ownRights', one, 'POST /users/{personId}/leave', own, days);
    await refused('ownRights', one, 'DELETE /users/{personId}/leave/{leaveId}', own);
    const { roles, pluto } = await db.person.findUniqueOrThrow({ where: { id: one.id } });
    assert.deepEqual([roles, pluto], [['administrator'], false]);
    await done(other, 'PUT /users/{personId}', own, change);
    const { active: _, ...added } = { ...record, roles: [] };
    const user = { body: { ...added, userId: 'newcomer', kind: 'staff' } };
    assert.equal((await done(one, 'POST /users', {}, user)).status, 201); // somebody else, always
  });

  it('RS-1 EM-7 plutoAndCuba: who lacks one of them is told so before anything is written, and sends nothing', async () => {
    const { db } = house.deps;
    const template = await addTemplate(db);
    const ids = { customerId: await addRecipient(db) };
    const composed = { templateVersionId: template.versionId, values: {} };
    const pressed = { ...composed, previewed: { text: template.text, to: '+61491570006' } };
    const onlyPluto = await addSender(db);
    const typed = {
      group: '',
      type: '',
      contactTime: '',
      byDate: '',
      receiptNumber: '',
      agencyPhone: '',
      paymentType: '',
    };
    const emptyDraft = { ...typed, priorActions: [], areaAcknowledged: null };
    await db.person.update({ where: { id: onlyPluto.id }, data: { cuba: false } });
    for (const [by, codes] of [
      [elsewhere.noAccess, ['noPluto', 'noCuba']],
      [onlyPluto, ['noCuba']],
    ] as const) {
      const barsOf = (body: unknown) => itemsOf(body, 'bars').map((bar) => at(bar, 'code'));
      assert.deepEqual(barsOf((await done(by, 'GET /customers/{customerId}/message-form', ids)).body), codes);
      const preview = 'POST /customers/{customerId}/message-previews';
      assert.deepEqual(barsOf((await done(by, preview, ids, { body: composed })).body), codes); // all may be looked at
      // a draft is kept all the same: access may come later
      const draft = '/customers/{customerId}/message-draft';
      await done(by, `PUT ${draft}`, ids, { body: { content: emptyDraft } });
      await done(by, `GET ${draft}`, ids);
      await done(by, `DELETE ${draft}`, ids);
      const sent = await refused('barred', by, 'POST /customers/{customerId}/messages', ids, { body: pressed });
      assert.deepEqual([sent.status, barsOf(sent.body)], [422, codes]);
    }
    assert.equal(await db.message.count(), 0);
  });

  it('RS-1 EM-33 ownIncident: another officer neither goes on with an interview nor does what SAS told somebody to do', async () => {
    const { db } = house.deps;
    const { officer } = people;
    const at = new Date('2027-07-14T00:00:00.000Z');
    const begun = { cause: 'reported', officerId: officer.id, createdAt: at, interview: emptyInterview };
    const { id: incidentId } = await db.incident.create({ data: { ...begun, state: 'draft' } });
    const report = { kind: 'report', assigneeId: officer.id, openedAt: at, dueAt: at };
    await db.incidentTask.create({ data: { incidentId, ...report } });
    const body = { ...noAnswers, done: [] };
    const calledAt = at.toISOString();
    for (const [route, options] of [
      ['PUT /incidents/{incidentId}', { body, ifMatch: 0 }],
      ['POST /incidents/{incidentId}/finish', { ifMatch: 0 }],
      ['POST /incidents/{incidentId}/discard', { ifMatch: 0 }],
      ['POST /incidents/{incidentId}/correct-number', { body: { phoneId: randomUUID(), number: '0491 570 157' } }],
      ['POST /incidents/{incidentId}/call', { body: { calledAt } }],
      ['POST /incidents/{incidentId}/report', { body: { reference: 'INC 1' } }],
      ['POST /incidents/{incidentId}/remove-number', {}],
    ] as const)
      await refused('notFound', elsewhere.officer, route, { incidentId }, options);
    assert.deepEqual((await db.incident.findUniqueOrThrow({ where: { id: incidentId } })).interview, emptyInterview);
    await done(officer, 'POST /incidents/{incidentId}/report', { incidentId }, { body: { reference: 'INC 1' } });
  });

  it('RS-1 EM-32 toldOrLed: SAS gives no call to another officer, a team leader nothing that SAS told somebody to do', async () => {
    const { db } = house.deps;
    const { officer } = people;
    const [sas, teamLeader] = [await addPerson(db, ['sas']), await addPerson(db, ['teamLeader'])];
    const customerId = await addRecipient(db);
    const at = new Date('2027-07-14T00:00:00.000Z');
    const begun = { officerId: officer.id, customerId, createdAt: at, interview: emptyInterview };
    const task = { assigneeId: officer.id, openedAt: at, dueAt: at };
    const call = await db.incident.create({
      data: {
        ...begun,
        cause: 'sentToWrongCustomer',
        state: 'toDo',
        mobile: '+61491570006',
        tasks: { create: { ...task, kind: 'call' } },
      },
    });
    const told = await db.incident.create({
      data: {
        ...begun,
        cause: 'reported',
        state: 'toDo',
        mobile: '+61491570006',
        escalatedAt: at,
        dueAt: at,
        finding: 'notFound',
        foundById: officer.id,
        foundAt: at,
        tasks: { create: { ...task, kind: 'report' } },
      },
    });
    const give = 'POST /incidents/{incidentId}/give';
    const toId = elsewhere.officer.id;
    await refused('notFound', sas, give, { incidentId: call.id }, { body: { kind: 'call', toId } });
    await refused('notFound', teamLeader, give, { incidentId: told.id }, { body: { kind: 'report', toId } });
    await done(teamLeader, give, { incidentId: call.id }, { body: { kind: 'call', toId } });
    await done(sas, give, { incidentId: told.id }, { body: { kind: 'report', toId } });
    await refused('notNow', teamLeader, give, { incidentId: call.id }, { body: { kind: 'report', toId } });
  });

  it('RS-1 EM-40 ownItem: nobody calls, closes or hands over what is on somebody else’s list', async () => {
    const { db } = house.deps;
    const sender = await addSender(db);
    const { versionId, text } = await addTemplate(db);
    const to = '+61491570156';
    const customerId = await addRecipient(db, { mobile: to });
    const message = {
      customerId,
      personId: sender.id,
      templateVersionId: versionId,
      values: {},
      previewed: { text, to },
    };
    const sent = await db.$transaction((tx) =>
      sendMessage(tx, { ...message, confirmedAfterId: null, eventId: randomUUID(), at: instant }),
    );
    assert.ok('messageId' in sent);
    await aWaitingCall(db, sent.messageId, instant);
    const ids = { messageId: sent.messageId };
    await begun();
    const act = 'POST /pre-call-follow-ups/{messageId}';
    for (const what of ['called', 'tried', 'not-reached', 'cannot-call'])
      await refused('notYourItem', elsewhere.officer, `${act}/${what}`, ids);
    await refused('callNotTried', sender, `${act}/not-reached`, ids);
    await done(sender, `${act}/tried`, ids);
    await done(sender, `${act}/called`, ids);
  });

  it('RS-1 every route whose action has a condition was tried here', () => {
    const conditional = routes.filter(({ permission }) => conditionOf(permission) !== null);
    assert.deepEqual(
      conditional.map(nameOf).filter((name) => !tried.has(name)),
      [],
    );
    const conditions = new Set(conditional.map(({ permission }: { permission: Permission }) => permission));
    console.log(`      ${conditional.length} routes of ${conditions.size} actions with a condition`);
  });
});
