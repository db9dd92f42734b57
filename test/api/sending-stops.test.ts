import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sweep } from '../../api/outbox.ts';
import { smsDeliveryId } from '../../workflows/contracts/sms-delivery.ts';
import { addRecipient, addSender, addTemplate, mobile, type Template } from '../support/message-fixture.ts';
import { until } from '../support/until.ts';
import type { Caller } from './support/house.ts';
import { at, itemsOf, statusesOf, textAt } from './support/reading.ts';
import { openTwoApis, type TwoApis } from './support/two-apis.ts';

/** Thursday, 15 July 2027, 21:00 in Sydney: what is sent is held. */
const night = new Date('2027-07-15T11:00:00.000Z');
const noon = new Date('2027-07-15T02:00:00.000Z');

describe('The stop switch', function () {
  this.timeout(60_000);
  let house: TwoApis;
  let officer: Caller;
  let operator: Caller;
  let writes: { id: string; accountId: string };
  let operates: { id: string; accountId: string };
  let operatorId: string;
  let officerId: string;
  before(async () => {
    house = await openTwoApis(night);
    const { db } = house.deps;
    writes = await addSender(db);
    operates = await addSender(db, ['operator']);
    officerId = writes.id;
    operatorId = operates.id;
  });
  beforeEach(() => go(night));
  const go = async (now: Date) => {
    house.setClock(now);
    officer = await house.as(writes);
    operator = await house.as(operates, 1);
  };
  afterEach(async () => {
    await house.deps.db.sendingStop.updateMany({
      where: { liftedAt: null },
      data: { liftedAt: night, liftedById: operatorId },
    });
    await house.deps.db.message.updateMany({
      where: { state: 'held' },
      data: { state: 'cancelled', heldUntil: null, place: null, placeDate: null, endedAt: night },
    });
  });
  after(() => house.stop());

  const send = async (template: Template, customerId: string) =>
    officer('POST', `/customers/${customerId}/messages`, {
      body: { templateVersionId: template.versionId, values: {}, previewed: { text: template.text, to: mobile } },
    });
  const held = async (template: Template) => {
    const { body, text } = await send(template, await addRecipient(house.deps.db));
    assert.notEqual(at(body, 'heldUntil'), null, text);
    return textAt(body, 'messageId');
  };
  const stop = (templateId: string | null, key: string = randomUUID(), by = operator) =>
    by('POST', '/sending/stops', { body: { templateId, reason: 'The text is wrong' }, key });

  it('EM-26 stops one template: its held messages are cancelled with the reason, others stay, and none of it can be sent until it is lifted', async () => {
    const { db } = house.deps;
    await house.startWorker();
    try {
      const [wrong, right] = [await addTemplate(db), await addTemplate(db)];
      const [first, second, other] = [await held(wrong), await held(wrong), await held(right)];
      const key = randomUUID();
      const stopped = await stop(wrong.templateId, key);
      assert.deepEqual([stopped.status, at(stopped.body, 'cancelled')], [201, 2], stopped.text);
      const stopId = textAt(stopped.body, 'stopId');
      assert.deepEqual((await stop(wrong.templateId, key)).body, stopped.body, 'the same key');
      const stateOf = async (id: string) => (await db.message.findUniqueOrThrow({ where: { id } })).state;
      await until('both are cancelled', async () => {
        await sweep(house.deps);
        return (await stateOf(first)) === 'cancelled' && (await stateOf(second)) === 'cancelled';
      });
      assert.equal(await stateOf(other), 'held');
      const { body } = await officer('GET', `/messages/${first}`);
      const last = itemsOf(body, 'timeline').at(-1);
      assert.deepEqual(
        [textAt(last, 'what'), textAt(last, 'who', 'id'), textAt(last, 'reason')],
        ['cancel', operatorId, 'The text is wrong'],
      );

      const sending = await officer('GET', '/sending');
      const [shown, ...more] = itemsOf(sending.body, 'stops');
      assert.deepEqual(more, []);
      assert.deepEqual(
        [textAt(shown, 'id'), at(shown, 'template'), textAt(shown, 'reason'), textAt(shown, 'stoppedBy', 'id')],
        [stopId, { id: wrong.templateId, type: wrong.type }, 'The text is wrong', operatorId],
      );
      assert.equal(at(sending.body, 'held'), 1);

      const customerId = await addRecipient(db);
      const form = await officer('GET', `/customers/${customerId}/message-form`);
      const stops = itemsOf(form.body, 'templates').map((one) => [textAt(one, 'type'), at(one, 'stop', 'reason')]);
      assert.deepEqual(
        new Map(stops.map(([type, why]) => [type, why])),
        new Map([
          [wrong.type, 'The text is wrong'],
          [right.type, undefined],
        ]),
      );
      const refused = await send(wrong, customerId);
      assert.deepEqual([refused.status, textAt(refused.body, 'code')], [409, 'sendingStopped']);
      assert.equal((await send(right, customerId)).status, 201);

      assert.equal((await operator('POST', `/sending/stops/${stopId}/lift`)).status, 200);
      assert.deepEqual(itemsOf((await officer('GET', '/sending')).body, 'stops'), []);
      assert.equal((await send(wrong, await addRecipient(db))).status, 201);
      const again = await operator('POST', `/sending/stops/${stopId}/lift`);
      assert.deepEqual([again.status, textAt(again.body, 'code')], [409, 'ended']);
      assert.equal((await operator('POST', `/sending/stops/${randomUUID()}/lift`)).status, 404);
      const audit = await db.auditEntry.findMany({ where: { action: 'sending.stop' }, orderBy: { id: 'asc' } });
      assert.deepEqual(
        audit.map(({ personId, result }) => [personId, result]),
        [
          [operatorId, 'done'],
          [operatorId, 'done'],
          [operatorId, 'ended'],
          [operatorId, 'notFound'],
        ],
      );
    } finally {
      await house.stopWorker();
    }
  });

  it('EM-26 stops all sending, once however many press it at once; in the window nothing is sent either', async () => {
    const { db } = house.deps;
    const template = await addTemplate(db);
    const both = await Promise.all([stop(null), stop(null)]);
    assert.deepEqual(statusesOf(both), [201, 409]);
    await go(noon);
    const customerId = await addRecipient(db);
    const refused = await send(template, customerId);
    assert.deepEqual([refused.status, textAt(refused.body, 'code')], [409, 'sendingStopped']);
    const form = await officer('GET', `/customers/${customerId}/message-form`);
    assert.equal(at(form.body, 'stop', 'reason'), 'The text is wrong');
    const { body } = await operator('GET', '/operations');
    assert.equal(at(body, 'sendingStops', 0, 'template'), null);
    assert.equal(at(body, 'sendingStops', 0, 'reason'), 'The text is wrong');
  });

  it('EM-26 a send at the very moment of a stop is either cancelled by it or refused', async () => {
    const { db } = house.deps;
    for (let round = 0; round < 4; round++) {
      const template = await addTemplate(db);
      const customers = await Promise.all(Array.from({ length: 8 }, () => addRecipient(db)));
      const [stopped, ...sent] = await Promise.all([
        stop(template.templateId),
        ...customers.map((customerId) => send(template, customerId)),
      ]);
      assert.equal(stopped?.status, 201);
      const kept = await db.message.findMany({
        where: { templateVersionId: template.versionId },
        select: { id: true },
      });
      assert.equal(kept.length, sent.filter(({ status }) => status === 201).length);
      for (const { id } of kept) {
        const told = await db.command.count({ where: { processId: smsDeliveryId(id), action: 'smsDelivery.cancel' } });
        assert.equal(told, 1, 'held, and nobody cancels it');
      }
    }
  });

  it('EM-26 three thousand held messages are cancelled by one request, a command and an outbox line each', async () => {
    const { db } = house.deps;
    const template = await addTemplate(db);
    const other = await addTemplate(db);
    const customerId = await addRecipient(db);
    const add = (version: string, many: number, from: number) => db.$executeRaw`
      WITH made AS (
        INSERT INTO message (id, customer_id, template_version_id, text, "to", sender, author_id, pressed_at, time_zones, held_until, place_date, place, state)
        SELECT gen_random_uuid(), ${customerId}::uuid, ${version}::uuid, 'x', ${mobile}, 'Child Supp', ${officerId}::uuid, ${night},
          ARRAY['Australia/Sydney'], ${night}, DATE '2030-01-01' + (n / 5)::int, 1 + n % 5, 'held'
        FROM generate_series(${from}::int, ${from + many - 1}::int) n RETURNING id)
      INSERT INTO process (id, kind, customer_id, subject_id, state_version, state, step, needs, started_at)
      SELECT 'sms/' || id, 'smsDelivery', ${customerId}::uuid, id, 1, '{}', 'held', 'time', ${night} FROM made`;
    await add(template.versionId, 3000, 0);
    await add(other.versionId, 10, 3000);
    const { status, body } = await stop(template.templateId);
    assert.deepEqual([status, at(body, 'cancelled')], [201, 3000]);
    const covered = await db.process.findMany({ where: { customerId, kind: 'smsDelivery' }, select: { id: true } });
    const its = new Set(covered.map(({ id }) => id));
    const commands = await db.command.findMany({
      where: { action: 'smsDelivery.cancel', state: 'open', expiresAt: null },
      select: { id: true, processId: true, personId: true },
    });
    const mine = commands.filter(({ processId }) => processId !== null && its.has(processId));
    const lines = await db.outbox.findMany({ where: { name: 'commandReceived', doneAt: null } });
    const lineOf = new Map(lines.map((line) => [line.eventId, line]));
    assert.deepEqual([mine.length, new Set(mine.map(({ processId }) => processId)).size], [3000, 3000]);
    for (const { id, processId, personId } of mine) {
      const line = lineOf.get(id);
      assert.deepEqual(
        [line?.workflowId, line?.payload],
        [processId, { commandId: id, action: 'cancel', by: personId }],
      );
    }
    const sending = await officer('GET', '/sending');
    assert.equal(at(sending.body, 'held'), 3010, 'until each process has recorded it');
    await db.outbox.updateMany({ where: { doneAt: null }, data: { doneAt: night } });
  });

  it('RS-1 officers see the switch and may not press it; a reason is asked for', async () => {
    assert.equal((await officer('GET', '/sending')).status, 200);
    assert.equal((await stop(null, randomUUID(), officer)).status, 403);
    const { status, body } = await operator('POST', '/sending/stops', { body: { templateId: null, reason: ' ' } });
    assert.deepEqual([status, textAt(body, 'errors', 0, 'field')], [422, 'reason']);
    assert.equal((await stop(randomUUID())).status, 404);
  });
});
