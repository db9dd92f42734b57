import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { answer as operations } from '../../api/routes/operations/overview.schema.ts';
import { smsDeliveryId } from '../../workflows/contracts/sms-delivery.ts';
import { addRecipient, addSender, addTemplate, mobile } from '../support/message-fixture.ts';
import { planted } from '../support/plan-fixture.ts';
import type { Caller } from './support/house.ts';
import { at, itemsOf, textAt } from './support/reading.ts';
import { openTwoApis, type TwoApis } from './support/two-apis.ts';

/** Thursday, 15 July 2027, noon in Sydney. */
const noon = new Date('2027-07-15T02:00:00.000Z');

describe('What became of messages, for officers and operators', function () {
  this.timeout(60_000);
  let house: TwoApis;
  let officer: Caller;
  let person: { id: string; accountId: string };
  before(async () => {
    house = await openTwoApis(noon);
    house.standAt(noon);
    person = await addSender(house.deps.db);
    officer = await house.as(person);
  });
  after(() => house.stop());

  async function sent() {
    const template = await addTemplate(house.deps.db);
    const customerId = await addRecipient(house.deps.db);
    const { body, text } = await officer('POST', `/customers/${customerId}/messages`, {
      body: { templateVersionId: template.versionId, values: {}, previewed: { text: template.text, to: mobile } },
    });
    const messageId = textAt(body, 'messageId');
    assert.notEqual(messageId, 'undefined', text);
    return { customerId, messageId, processId: smsDeliveryId(messageId) };
  }
  async function item(kind: string, assigneeId: string | null = person.id) {
    const { customerId, messageId, processId } = await sent();
    const about = { customerId, processId, stepKey: `1/${kind}`, assigneeId, openedAt: noon };
    const { id } = await house.deps.db.workItem.create({ data: { kind, ...about } });
    return { id, messageId, customerId };
  }
  const done = (id: string, by = officer) => by('POST', `/work-items/${id}/done`);

  it('EM-24 EM-28 every officer has their work items, and closes those that tell what became of a message', async () => {
    for (const kind of [
      'messageNotSent',
      'messageUndetermined',
      'messageBounced',
      'messageFoundLater',
      'emailBounced',
    ]) {
      const { id, messageId } = await item(kind);
      const shown = itemsOf((await officer('GET', '/work-items')).body).find((one) => textAt(one, 'id') === id);
      assert.deepEqual([textAt(shown, 'kind'), textAt(shown, 'subjectId')], [kind, messageId]);
      assert.equal((await done(id)).status, 200);
      const row = await house.deps.db.workItem.findUniqueOrThrow({ where: { id } });
      assert.deepEqual([row.state, row.closedAt], ['done', noon]);
      const again = await done(id);
      assert.deepEqual([again.status, textAt(again.body, 'code')], [409, 'ended']);
      const [audit] = await house.deps.db.auditEntry.findMany({ where: { action: 'workItems.close', why: id } });
      assert.deepEqual([audit?.result, audit?.personId], ['done', person.id]);
    }
  });

  it('EM-26 an item of the operators’, of a message listed more often than it was posted, is closed by any of them and by nobody else', async () => {
    const operator = await house.as(await addSender(house.deps.db, ['operator']), 1);
    const { id } = await item('messageMoreThanOnce', null);
    const decision = await item('noManagerLeft', null);
    assert.deepEqual(textAt((await done(id)).body, 'code'), 'notTheAssignee');
    assert.deepEqual(textAt((await done(decision.id, operator)).body, 'code'), 'notNow');
    assert.equal((await done(id, operator)).status, 200);
    const row = await house.deps.db.workItem.findUniqueOrThrow({ where: { id } });
    assert.equal(row.state, 'done');
  });

  it('RS-1 nobody closes another’s item, one that waits for a decision, or one of a customer who may not be seen', async () => {
    const stranger = await addSender(house.deps.db);
    const theirs = await item('messageBounced', stranger.id);
    const decision = await item('planDecision');
    const nobodys = await item('messageBounced', null);
    const hidden = await item('messageBounced');
    await house.deps.db.customer.update({ where: { id: hidden.customerId }, data: { restricted: true } });
    const codes = [];
    for (const id of [theirs.id, nobodys.id, decision.id, hidden.id, randomUUID()]) {
      const { status, body } = await done(id);
      codes.push([status, textAt(body, 'code')]);
    }
    assert.deepEqual(codes, [
      [403, 'notTheAssignee'],
      [403, 'notTheAssignee'],
      [409, 'notNow'],
      [404, 'notFound'],
      [404, 'notFound'],
    ]);
    assert.equal(await house.deps.db.workItem.count({ where: { state: 'done', kind: 'planDecision' } }), 0);
  });

  it('EM-26 design 7: operators see what nobody knows of, since when and how often it was looked for, and no customer', async () => {
    const { messageId, processId, customerId } = await sent();
    const other = await sent();
    await house.deps.db.message.update({ where: { id: messageId }, data: { state: 'outcomeUnknown' } });
    await house.deps.db.smsAttempt.create({
      data: {
        id: randomUUID(),
        messageId,
        number: 1,
        to: mobile,
        from: 'Child Supp',
        bodyHash: randomUUID(),
        windowClosesAt: noon,
        validitySeconds: 900,
        intendedAt: noon,
        postedAt: noon,
        token: randomUUID(),
        state: 'unknown',
        emptySearches: 3,
      },
    });
    const since = new Date(noon.getTime() + 20_000);
    const step = { processId, seq: 1, eventId: 'x', what: 'unknown', step: 'outcomeUnknown', at: since };
    await house.deps.db.processStep.create({ data: step });
    const operator = await house.as(await addSender(house.deps.db, ['operator']));
    const { status, body, text } = await operator('GET', '/operations');
    assert.equal(status, 200, text);
    assert.deepEqual(operations.parse(body).outcomesUnknown, [
      { messageId, processId, since: since.toISOString(), postedAt: noon.toISOString(), searches: 3 },
    ]);
    for (const personal of [planted, customerId, mobile, other.messageId])
      assert.ok(!text.includes(personal), personal);
    const read = await officer('GET', `/messages/${messageId}`);
    assert.deepEqual(at(read.body, 'status'), { pluto: 'Outcome not known', cuba: null });
    assert.deepEqual(at(read.body, 'attempts', 0, 'state'), 'unknown');
    assert.equal(at(read.body, 'may', 'cancel', 'possible'), false);
  });
});
