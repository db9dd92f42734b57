import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sweep } from '../../api/outbox.ts';
import { sendMessage } from '../../prisma/repositories/send-message.ts';
import { preCallFollowUpId } from '../../workflows/contracts/pre-call-follow-up.ts';
import { addRecipient, addSender, addTemplate } from '../support/message-fixture.ts';
import { addPerson, planted } from '../support/plan-fixture.ts';
import { aWaitingCall } from '../support/waiting-call.ts';
import type { Caller } from './support/house.ts';
import { at, itemsOf, textAt } from './support/reading.ts';
import { openTwoApis, type TwoApis } from './support/two-apis.ts';

/** Thursday, 15 July 2027, noon in Sydney. */
const noon = '2027-07-15T02:00:00.000Z';
const inAnHour = '2027-07-15T03:00:00.000Z';
const mobile = '+61491570156';

describe('The call after a pre-call message, over the API', function () {
  this.timeout(60_000);
  let house: TwoApis;
  let sender: Awaited<ReturnType<typeof addSender>>;
  let officer: Caller;
  let other: Caller;
  let leader: Caller;
  let leaderId: string;
  let otherId: string;
  before(async () => {
    house = await openTwoApis(new Date(noon));
    const { db } = house.deps;
    await house.startWorker();
    sender = await addSender(db);
    const [someone, leading] = [await addPerson(db, ['serviceOfficer']), await addPerson(db, ['teamLeader'])];
    [otherId, leaderId] = [someone.id, leading.id];
    [officer, other, leader] = [await house.as(sender), await house.as(someone), await house.as(leading)];
  });
  after(() => house.stop());

  /** It has left at noon, and says nothing of the time but “in the next hour”. */
  async function aCall(contactTime: 'nextHour' | 'today' = 'nextHour') {
    const { db } = house.deps;
    const template = await addTemplate(db, {
      use: 'preCallAdvice',
      text: `We will call you. {contactTime}. ${planted}`,
    });
    const customerId = await addRecipient(db, { mobile });
    const words = contactTime === 'today' ? 'Today' : 'In the next hour';
    const sent = await db.$transaction((tx) =>
      sendMessage(tx, {
        customerId,
        personId: sender.id,
        templateVersionId: template.versionId,
        values: { contactTime },
        previewed: { text: `We will call you. ${words}. ${planted}`, to: mobile },
        confirmedAfterId: null,
        eventId: randomUUID(),
        at: noon,
      }),
    );
    assert.ok('messageId' in sent, JSON.stringify(sent));
    await aWaitingCall(db, sent.messageId, noon);
    await db.outbox.updateMany({ where: { workflowId: sent.processId }, data: { doneAt: new Date(noon) } }); // its own delivery is told here
    while ((await sweep(house.deps)) > 0);
    return { customerId, messageId: sent.messageId, path: `/pre-call-follow-ups/${sent.messageId}` };
  }
  const possible = (body: unknown) => {
    const may = at(body, 'may');
    return ['call', 'close', 'handOver', 'take', 'give'].filter((move) => at(may, move, 'possible') === true);
  };

  it('EM-40 the second officer and the team leader see what the message said, when, to which number, the aim and the due time', async () => {
    const { path, messageId } = await aCall();
    for (const by of [officer, other, leader]) {
      const { status, body } = await by('GET', path);
      assert.equal(status, 200);
      assert.deepEqual(
        [textAt(body, 'text'), textAt(body, 'to'), textAt(body, 'sentAt'), textAt(body, 'callBy')],
        [`We will call you. In the next hour. ${planted}`, '0491 570 156', noon, inAnHour],
      );
      assert.deepEqual(at(body, 'aim'), { from: '2027-07-15T02:10:00.000Z', to: '2027-07-15T02:25:00.000Z' });
      assert.deepEqual([textAt(body, 'holder', 'id'), textAt(body, 'messageId')], [sender.id, messageId]);
    }
    assert.deepEqual(possible((await officer('GET', path)).body), ['call', 'handOver']);
    assert.deepEqual(possible((await other('GET', path)).body), []);
    assert.deepEqual(possible((await leader('GET', path)).body), ['take', 'give']);
    const item = itemsOf((await officer('GET', '/work-items')).body).find(
      (one) => textAt(one, 'subjectId') === messageId,
    );
    assert.deepEqual([textAt(item, 'kind'), textAt(item, 'dueAt')], ['preCallToCall', inAnHour]);
  });

  it('EM-40 one action hands it over; a team leader gives it; the same key is answered with the first answer', async () => {
    const { path, customerId } = await aCall();
    const handed = await officer('POST', `${path}/cannot-call`, { body: { reason: 'In a meeting.' } });
    assert.deepEqual([handed.status, textAt(handed.body, 'step')], [200, 'withTeamLeader']);
    const given = await leader('POST', `${path}/give`, { body: { toId: otherId } });
    assert.deepEqual([given.status, textAt(given.body, 'step')], [200, 'toCall']);
    const key = randomUUID();
    const calls = [1, 2].map(() => other('POST', `${path}/called`, { body: { reason: 'Spoke.' }, key }));
    for (const { status, body } of await Promise.all(calls))
      assert.deepEqual([status, textAt(body, 'outcome')], [200, 'called']);
    const contacts = await house.deps.db.contact.findMany({ where: { customerId, kind: 'phoneAttempt' } });
    assert.deepEqual(
      contacts.map(({ number, reached, recordedById, text }) => [number, reached, recordedById, text]),
      [[mobile, true, otherId, 'Spoke.']],
    );
    const { body } = await officer('GET', path);
    assert.deepEqual(possible(body), []);
    assert.deepEqual(
      itemsOf(body, 'timeline').map((step) => [textAt(step, 'what'), at(step, 'to', 'id') ?? null]),
      [
        ['sent', sender.id],
        ['cannotCall', leaderId],
        ['give', otherId],
        ['called', null],
      ],
    );
  });

  it('RS-1 EM-40 of a restricted customer nobody else learns that there is a call; a team leader without the right is given nothing', async () => {
    const { path, customerId } = await aCall();
    await house.deps.db.customer.update({ where: { id: customerId }, data: { restricted: true } });
    const unknown = `/pre-call-follow-ups/${randomUUID()}`;
    for (const [method, rest, options] of [
      ['GET', '', {}],
      ['POST', '/called', { body: {} }],
      ['POST', '/cannot-call', { body: {} }],
      ['POST', '/take', { body: {} }],
      ['POST', '/give', { body: { toId: otherId } }],
    ] as const)
      for (const by of [officer, leader]) {
        const reply = await by(method, `${path}${rest}`, options);
        const nobodys = await by(method, `${unknown}${rest}`, options);
        assert.equal(reply.status, nobodys.status);
        assert.equal(textAt(reply.body, 'code'), textAt(nobodys.body, 'code'));
      }
  });

  it('EM-40 only officers who may see the customer are given a call, and only team leaders give', async () => {
    const { path } = await aCall();
    const administrator = await addPerson(house.deps.db, ['administrator']);
    const refused = await leader('POST', `${path}/give`, { body: { toId: administrator.id } });
    assert.deepEqual([refused.status, textAt(refused.body, 'code')], [422, 'badInput']);
    for (const what of ['give', 'take']) {
      const reply = await other('POST', `${path}/${what}`, { body: what === 'give' ? { toId: otherId } : {} });
      assert.deepEqual([reply.status, textAt(reply.body, 'code')], [403, 'forbidden']);
    }
  });

  it('EM-40 the report counts messages followed by a call in time, late, not yet and not owed, for who may see them, by day', async () => {
    const { db } = house.deps;
    const read = async (by: Caller, from = '2027-07-15', to = '2027-07-15') =>
      (await by('GET', `/reports/pre-call-messages?from=${from}&to=${to}`)).body;
    const before = at(await read(leader), 'total');
    const figure = (of: unknown, name: string) => Number(at(of, name));
    const late = await aCall();
    const tried = await aCall();
    await aCall();
    await officer('POST', `${tried.path}/tried`, { body: {} });
    await officer('POST', `${late.path}/called`, { body: {} });
    const fromHistory = await aCall(); // tried by the case history, then closed
    const attempt = {
      customerId: fromHistory.customerId,
      kind: 'phoneAttempt',
      reached: false,
      text: 'Nobody answered.',
    };
    await db.contact.create({
      data: {
        ...attempt,
        number: '+61491570006',
        occurredAt: new Date(noon),
        recordedAt: new Date(noon),
        recordedById: sender.id,
      },
    });
    await officer('POST', `${fromHistory.path}/not-reached`, { body: {} });
    await db.workItem.updateMany({
      where: { processId: preCallFollowUpId(late.messageId) },
      data: { dueAt: new Date(Date.parse(noon) - 1) },
    });
    const hidden = await aCall();
    await db.customer.update({ where: { id: hidden.customerId }, data: { restricted: true } });
    const report = await read(leader);
    const grown = ['sent', 'inTime', 'late', 'stillToCall', 'notOwed'].map(
      (name) => figure(at(report, 'total'), name) - figure(before, name),
    );
    assert.deepEqual(grown, [4, 2, 1, 1, 0]);
    assert.deepEqual(
      itemsOf(report, 'days').map((day) => textAt(day, 'day')),
      ['2027-07-15'],
    );
    assert.deepEqual(itemsOf(await read(leader, '2027-07-16', '2027-07-20'), 'days'), []);
    const backwards = await leader('GET', '/reports/pre-call-messages?from=2027-07-16&to=2027-07-15');
    assert.deepEqual([backwards.status, textAt(backwards.body, 'code')], [422, 'badInput']);
    assert.equal((await officer('GET', '/reports/pre-call-messages?from=2027-07-15&to=2027-07-15')).status, 403);
  });
});
