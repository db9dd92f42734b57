/** EM-8 to EM-10 as officers and consultants meet them: what is recorded bars a message or lets it go, on the form and at Send alike. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { CaseProcessKind } from '../../domain/customers/case-process.ts';
import { readRecipient } from '../../prisma/repositories/recipient.ts';
import { addConsultants, type Consultants } from '../support/fdv-acts.ts';
import { addRecipient, addSender, addTemplate, mobile, type Template } from '../support/message-fixture.ts';
import { until } from '../support/until.ts';
import type { Caller, Reply } from './support/house.ts';
import { at, itemsOf, statusesOf, textAt } from './support/reading.ts';
import { openTwoApis, type TwoApis } from './support/two-apis.ts';

/** Thursday, 15 July 2027, 9 pm in Sydney: what is sent now is held. */
const evening = new Date('2027-07-15T11:00:00.000Z');

describe('FDV concerns before a message', function () {
  this.timeout(60_000);
  let house: TwoApis;
  let people: Consultants;
  let template: Template;
  const callers = new Map<string, Caller>();
  before(async () => {
    house = await openTwoApis(evening);
    people = await addConsultants(house.deps.db);
    template = await addTemplate(house.deps.db);
    await house.startWorker();
  });
  after(() => house.stop());

  type Somebody = { id: string; accountId: string };
  async function call(by: Somebody, ...request: Parameters<Caller>): Promise<Reply> {
    const caller = callers.get(by.id) ?? (await house.as(by));
    callers.set(by.id, caller);
    return caller(...request);
  }
  async function get(by: Somebody, path: string): Promise<unknown> {
    const { status, body, text } = await call(by, 'GET', path);
    assert.equal(status, 200, text);
    return body;
  }
  const post = (by: Somebody, path: string, body: unknown = {}) => call(by, 'POST', path, { body });
  async function done(work: Promise<Reply>): Promise<unknown> {
    const { status, body, text } = await work;
    assert.ok(status < 300, text);
    return body;
  }
  async function refused(status: number, code: string, work: Promise<Reply>): Promise<Reply> {
    const reply = await work;
    assert.deepEqual([reply.status, at(reply.body, 'code')], [status, code], reply.text);
    return reply;
  }

  const concerning = async () => {
    const customerId = await addRecipient(house.deps.db);
    await house.deps.db.customer.update({ where: { id: customerId }, data: { fdvIndicator: true } });
    return customerId;
  };
  const review = (by: Somebody, customerId: string, body: unknown) =>
    post(by, `/customers/${customerId}/fdv-reviews`, body);
  const appropriate = { verdict: 'appropriate' };
  const notAppropriate = { verdict: 'notAppropriate' };
  const ask = async (customerId: string, by: Somebody = people.officer) => {
    const unsure = { verdict: 'unsure', question: 'Would a reminder put her at risk?', consultantId: people.sso.id };
    return textAt(await done(review(by, customerId, unsure)), 'consultationId');
  };
  const notepad = (customerId: string, raisedBy: 'thisCustomer' | 'otherParty' | null = null) =>
    done(post(people.officer, `/customers/${customerId}/notepads`, { kind: 'FDV', raisedBy, text: 'Concerns.' }));
  const form = (by: Somebody, customerId: string) => get(by, `/customers/${customerId}/message-form`);
  /** What bars the form; Send refuses with the same, or sends where nothing does. */
  async function bars(customerId: string, by: Somebody = people.officer): Promise<string[]> {
    const shown = itemsOf(await form(by, customerId), 'bars').map((bar) => textAt(bar, 'code'));
    if (shown.length === 0) return shown;
    const sent = await refused(422, 'barred', send(customerId, by));
    assert.deepEqual(
      itemsOf(sent.body, 'bars').map((bar) => at(bar, 'code')),
      shown,
    );
    return shown;
  }
  const send = (customerId: string, by: Somebody = people.officer) =>
    post(by, `/customers/${customerId}/messages`, {
      templateVersionId: template.versionId,
      values: {},
      previewed: { text: template.text, to: mobile },
    });
  const items = async (by: Somebody) =>
    itemsOf(await get(by, '/work-items')).map((item) => [at(item, 'kind'), at(item, 'customer', 'id')]);

  it('EM-8 without a review nothing is sent; appropriate lets one message go, the next asks for a review again', async () => {
    const customerId = await concerning();
    assert.deepEqual(await bars(customerId), ['fdvReview']);
    const { reviewId, consultationId } = (await done(review(people.officer, customerId, appropriate))) as Record<
      string,
      unknown
    >;
    assert.equal(consultationId, null);
    assert.deepEqual(await bars(customerId), []);
    assert.deepEqual(await bars(customerId, people.sso), ['fdvReview'], 'another officer reviews it themselves');
    const messageId = textAt(await done(send(customerId)), 'messageId');
    const { fdvReviewId } = await house.deps.db.message.findUniqueOrThrow({ where: { id: messageId } });
    assert.equal(fdvReviewId, reviewId);
    assert.deepEqual(await bars(customerId), ['fdvReview']);
  });

  it('EM-8 not appropriate: nothing is sent; said later by anybody it bars who reviewed before, until they review again', async () => {
    const customerId = await concerning();
    await done(review(people.officer, customerId, notAppropriate));
    assert.deepEqual(await bars(customerId), ['fdvNotAppropriate']);
    await done(review(people.officer, customerId, appropriate));
    assert.deepEqual(await bars(customerId), []);
    await done(review(people.manager, customerId, notAppropriate));
    assert.deepEqual(await bars(customerId), ['fdvNotAppropriate']);
    const [last] = itemsOf(await get(people.officer, `/customers/${customerId}/fdv-reviews`));
    assert.deepEqual(
      [at(last, 'verdict'), at(last, 'officer', 'id'), at(last, 'consultation')],
      ['notAppropriate', people.manager.id, null],
    );
    await done(review(people.officer, customerId, appropriate));
    assert.deepEqual(await bars(customerId), []);
  });

  it('EM-8 not appropriate is a concern by itself: nobody else sends past it, and what is held already does not leave', async () => {
    const customerId = await addRecipient(house.deps.db);
    assert.deepEqual(await bars(customerId, people.sso), []);
    const messageId = textAt(await done(send(customerId, people.sso)), 'messageId');
    await done(review(people.officer, customerId, notAppropriate));
    assert.deepEqual(await bars(customerId), ['fdvNotAppropriate']);
    assert.deepEqual(await bars(customerId, people.sso), ['fdvReview']);
    const held = await readRecipient(house.deps.db, { customerId, personId: people.sso.id, messageId }, evening);
    assert.deepEqual(held?.facts.fdv, { concerns: true, review: 'none' });
  });

  it('EM-8 evidence that an officer records is a concern, and outdates a review made before it', async () => {
    const customerId = await addRecipient(house.deps.db);
    assert.deepEqual(await bars(customerId), []);
    await notepad(customerId);
    assert.deepEqual(await bars(customerId), ['fdvReview']);
    await done(review(people.officer, customerId, appropriate));
    assert.deepEqual(await bars(customerId), []);
    await notepad(customerId);
    assert.deepEqual(await bars(customerId), ['fdvReview']);
  });

  it('EM-8 unsure: who can be asked are others of the team first; until the answer nothing is sent and nothing else recorded', async () => {
    const { officer, sso, leader, nearLeader, nearSso } = people;
    const consultants = itemsOf(await get(officer, '/fdv-consultants')).map((one) => at(one, 'id'));
    assert.deepEqual(consultants.slice(0, 4), [leader.id, sso.id, nearLeader.id, nearSso.id]);
    assert.ok(!itemsOf(await get(sso, '/fdv-consultants')).some((one) => at(one, 'id') === sso.id));
    const customerId = await concerning();
    for (const consultantId of [officer.id, people.manager.id, randomUUID()])
      await refused(409, 'conflict', review(officer, customerId, { verdict: 'unsure', question: 'Q?', consultantId }));
    await refused(422, 'badInput', review(officer, customerId, { verdict: 'unsure', consultantId: sso.id }));

    const consultationId = await ask(customerId);
    assert.deepEqual(await bars(customerId), ['fdvConsultation']);
    const again = await refused(409, 'conflict', review(officer, customerId, appropriate));
    assert.match(textAt(again.body, 'detail'), /Withdraw that question first/);
    const shown = await get(sso, `/fdv-consultations/${consultationId}`);
    assert.deepEqual(
      [at(shown, 'officer', 'id'), at(shown, 'state'), at(shown, 'process', 'waitingFor', 'id'), at(shown, 'may')],
      [
        officer.id,
        'open',
        sso.id,
        {
          answer: { possible: true },
          withdraw: { possible: false, why: 'Only the officer who asked can withdraw it.' },
          handOver: { possible: true },
        },
      ],
    );
    assert.ok((await items(sso)).some(([kind, id]) => kind === 'fdvConsultation' && id === customerId));

    await done(post(sso, `/fdv-consultations/${consultationId}/appropriate`));
    assert.deepEqual(await bars(customerId), []);
    assert.ok(!(await items(sso)).some(([, id]) => id === customerId));
    const told = itemsOf(await get(officer, '/work-items')).find((item) => at(item, 'customer', 'id') === customerId);
    assert.deepEqual([at(told, 'kind'), at(told, 'subjectId')], ['fdvAnswered', consultationId]);
    await done(post(officer, `/work-items/${textAt(told, 'id')}/done`));
    await done(send(customerId));
    assert.deepEqual(await bars(customerId), ['fdvReview'], 'the answer was about that message');
  });

  it('EM-8 the answer “not appropriate” has a reason and bars; a question withdrawn leaves the review to be made', async () => {
    const customerId = await concerning();
    const consultationId = await ask(customerId);
    const answer = `/fdv-consultations/${consultationId}/not-appropriate`;
    await refused(422, 'badInput', post(people.leader, answer, {}));
    await done(post(people.leader, answer, { reason: 'She asked not to be sent anything.' })); // who was not asked
    assert.deepEqual(await bars(customerId), ['fdvNotAppropriate']);
    const [line] = itemsOf(await get(people.officer, `/customers/${customerId}/fdv-reviews`));
    assert.deepEqual(
      [at(line, 'consultation', 'answeredBy', 'id'), at(line, 'consultation', 'reason')],
      [people.leader.id, 'She asked not to be sent anything.'],
    );
    const second = await ask(customerId);
    await refused(403, 'notTheAsker', post(people.sso, `/fdv-consultations/${second}/withdraw`));
    await done(post(people.officer, `/fdv-consultations/${second}/withdraw`));
    assert.deepEqual(await bars(customerId), ['fdvReview']);
  });

  it('EM-8 two consultants answer at the same moment: one answer is recorded, and the other is told whose', async () => {
    const consultationId = await ask(await concerning());
    const path = `/fdv-consultations/${consultationId}`;
    const replies = await Promise.all([
      post(people.sso, `${path}/appropriate`),
      post(people.leader, `${path}/not-appropriate`, { reason: 'No.' }),
    ]);
    assert.deepEqual(statusesOf(replies), [200, 409]);
    const late = replies.find(({ status }) => status === 409);
    const { state, answeredById } = await house.deps.db.fdvConsultation.findUniqueOrThrow({
      where: { id: consultationId },
    });
    assert.deepEqual(
      [at(late?.body, 'code'), at(late?.body, 'first', 'by', 'id'), at(late?.body, 'first', 'what')],
      ['alreadyDecided', answeredById, state],
    );
    assert.equal(answeredById, state === 'appropriate' ? people.sso.id : people.leader.id);
  });

  it('EM-8 four eyes: a team leader who asked cannot answer, by no role and no path', async () => {
    const customerId = await concerning();
    const consultationId = await ask(customerId, people.leader);
    const path = `/fdv-consultations/${consultationId}`;
    assert.deepEqual(at(await get(people.leader, path), 'may', 'answer'), {
      possible: false,
      why: 'You asked this: somebody else must answer it.',
    });
    await refused(403, 'fourEyes', post(people.leader, `${path}/appropriate`));
    await refused(403, 'fourEyes', post(people.leader, `${path}/not-appropriate`, { reason: 'No.' }));
    await refused(403, 'fourEyes', post(people.sso, `${path}/hand-over`, { toId: people.leader.id }));
    await refused(403, 'forbidden', post(people.officer, `${path}/appropriate`));
    const open = await house.deps.db.fdvConsultation.findUniqueOrThrow({ where: { id: consultationId } });
    assert.deepEqual([open.state, open.answeredById], ['open', null]);
  });

  it('PS-4 EM-8 what waits for somebody who has left is handed over with their other work, by the rules of the consultation', async () => {
    const { db } = house.deps;
    const gone = await addSender(db, ['sso']);
    const customerId = await concerning();
    const asked = { verdict: 'unsure', question: 'Q?', consultantId: gone.id };
    const consultationId = textAt(await done(review(people.officer, customerId, asked)), 'consultationId');
    await db.person.update({ where: { id: gone.id }, data: { active: false } });
    const { items: theirs } = (await get(people.manager, `/people/${gone.id}/belongings`)) as { items: unknown[] };
    assert.deepEqual(
      theirs.map((item) => [at(item, 'kind'), at(item, 'what')]),
      [['decision', 'fdvConsultation']],
    );
    const handOver = async (toId: string) => {
      const given = [{ kind: 'decision', id: at(theirs, 0, 'id') }];
      const body = await done(post(people.manager, `/people/${gone.id}/hand-over`, { toId, items: given }));
      return at(itemsOf(body, 'results'), 0, 'done');
    };
    assert.equal(await handOver(people.manager.id), false, 'a service manager answers no consultations');
    assert.equal(await handOver(people.leader.id), true);
    const { process } = (await get(people.leader, `/fdv-consultations/${consultationId}`)) as { process: unknown };
    assert.equal(at(process, 'waitingFor', 'id'), people.leader.id);
    await until('the item is theirs', async () => (await items(people.leader)).some(([, id]) => id === customerId));
  });

  describe('of a process under way', () => {
    let count = 0;
    /** The two parties of a case; the first began the process. */
    async function parties(kind: CaseProcessKind = 'objection', ended = false) {
      const { db } = house.deps;
      const [initiator, other] = [await addRecipient(db), await addRecipient(db)];
      const { id: caseId } = await db.childSupportCase.create({
        data: { number: `5550${++count}`, payingParentId: initiator, receivingParentId: other },
      });
      const began = { caseId, kind, initiatingPartyId: initiator, startedOn: new Date('2027-07-01') };
      const { id: caseProcessId } = await db.caseProcess.create({
        data: { ...began, ...(ended ? { endedOn: new Date('2027-07-10') } : {}) },
      });
      return { initiator, other, caseProcessId };
    }
    const indicate = (id: string) => house.deps.db.customer.update({ where: { id }, data: { fdvIndicator: true } });
    const discuss = (customerId: string, caseProcessId: string, by: Somebody = people.officer) =>
      post(by, `/customers/${customerId}/case-processes/${caseProcessId}/fdv-discussions`, { note: 'Spoke with her.' });

    it('EM-9 concerns of who began it: nothing to the other party until they were discussed, and again after newer ones', async () => {
      const { initiator, other, caseProcessId } = await parties();
      await notepad(initiator, 'thisCustomer');
      assert.deepEqual(await bars(other), ['fdvNotDiscussed']);
      assert.deepEqual(await bars(initiator), ['fdvReview'], 'of their own EM-8 asks');
      assert.deepEqual(at(await form(people.officer, other), 'fdv', 'undiscussed', 0, 'caseProcessId'), caseProcessId);
      await refused(404, 'notFound', discuss(await addRecipient(house.deps.db), caseProcessId));
      await done(discuss(other, caseProcessId));
      assert.deepEqual(await bars(other), []);
      await notepad(initiator, 'thisCustomer');
      assert.deepEqual(await bars(other), ['fdvNotDiscussed']);
      await done(discuss(initiator, caseProcessId)); // recorded on the page of either party
      assert.deepEqual(await bars(other), []);
    });

    it('EM-9 RS-1 who began it is restricted: it bars, and an officer neither hears of their concerns nor records them discussed', async () => {
      const { db } = house.deps;
      const { initiator, other, caseProcessId } = await parties();
      await indicate(initiator);
      await db.customer.update({ where: { id: initiator }, data: { restricted: true } });
      assert.deepEqual(await bars(other), ['fdvNotDiscussed']);
      assert.deepEqual(at(await form(people.officer, other), 'fdv', 'undiscussed'), []);
      await refused(404, 'notFound', discuss(other, caseProcessId));
      const rac = await addSender(db, ['serviceOfficer', 'racOfficer']);
      assert.equal(at(await form(rac, other), 'fdv', 'undiscussed', 0, 'caseProcessId'), caseProcessId);
      await done(discuss(other, caseProcessId, rac));
      assert.deepEqual(await bars(other), []);
    });

    it('EM-9 the indicator of who began it counts too; what is over, or not in the list of the setting, does not', async () => {
      const { db } = house.deps;
      const under = await parties('changeOfCare');
      await indicate(under.initiator);
      assert.deepEqual(await bars(under.other), ['fdvNotDiscussed']);
      const over = await parties('objection', true);
      await indicate(over.initiator);
      assert.deepEqual(await bars(over.other), []);
      await refused(409, 'conflict', discuss(over.other, over.caseProcessId));
      const value = {
        processes: ['objection'],
        consultationDays: { remindAfter: 1, escalateAfter: 2, remindAgainEvery: 2 },
      };
      await db.setting.create({ data: { key: 'fdv', value } });
      assert.deepEqual(await bars(under.other), []);
      await db.setting.deleteMany();
    });

    it('EM-10 where who began it is not the party that raised the concerns, both may be sent to; EM-8 still asks', async () => {
      const raisedByOther = await parties();
      await indicate(raisedByOther.initiator);
      assert.deepEqual(await bars(raisedByOther.other), ['fdvNotDiscussed']);
      await notepad(raisedByOther.other, 'thisCustomer'); // the recipient raised them
      for (const customerId of [raisedByOther.initiator, raisedByOther.other]) {
        assert.deepEqual(await bars(customerId), ['fdvReview']);
        await done(review(people.officer, customerId, appropriate));
        assert.deepEqual(await bars(customerId), []);
      }

      const raisedByInitiator = await parties(); // the notepad of the recipient says: the other party raised them
      await notepad(raisedByInitiator.other, 'otherParty');
      assert.deepEqual((await bars(raisedByInitiator.other)).toSorted(), ['fdvNotDiscussed', 'fdvReview']);
      await done(discuss(raisedByInitiator.other, raisedByInitiator.caseProcessId));
      await done(review(people.officer, raisedByInitiator.other, appropriate));
      assert.deepEqual(await bars(raisedByInitiator.other), []);
    });
  });

  it('RS-1 RS-2 what is recorded is somebody’s, with ids and words only in the audit trail; the same key records it once', async () => {
    const { db } = house.deps;
    const customerId = await concerning();
    const key = randomUUID();
    const body = { verdict: 'unsure', question: 'Would it put her at risk?', consultantId: people.sso.id };
    const path = `/customers/${customerId}/fdv-reviews`;
    const [first, second] = [
      await call(people.officer, 'POST', path, { body, key }),
      await call(people.officer, 'POST', path, { body, key }),
    ];
    assert.deepEqual([first.status, second.status, second.body], [201, 201, first.body]);
    assert.equal(await db.fdvConsultation.count({ where: { customerId } }), 1);
    await refused(422, 'keyReused', call(people.officer, 'POST', path, { body: appropriate, key }));
    const entries = await db.auditEntry.findMany({ where: { customerId, action: 'fdv.review' } });
    assert.deepEqual(
      entries.map(({ personId, result, detail }) => [personId, result, detail]),
      [[people.officer.id, 'done', { verdict: 'unsure' }]],
    );
    await db.customer.update({ where: { id: customerId }, data: { restricted: true } });
    const consultation = `/fdv-consultations/${textAt(first.body, 'consultationId')}`;
    for (const request of [
      review(people.officer, customerId, appropriate),
      call(people.sso, 'GET', consultation),
      call(people.sso, 'GET', path),
      post(people.sso, `${consultation}/appropriate`),
    ])
      await refused(404, 'notFound', request);
  });
});
