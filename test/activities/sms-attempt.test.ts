/** EM-26 in PostgreSQL: whoever comes, and however often, one execution posts. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { SmsResult } from '../../domain/electronic-messaging/sms-delivery.ts';
import { intendAttempt } from '../../prisma/repositories/intend-attempt.ts';
import { stopSending } from '../../prisma/repositories/sending-stops.ts';
import { armAttempt, voidWhatIsIntended } from '../../prisma/repositories/sms-attempts.ts';
import { until } from '../support/until.ts';
import { noon, openMessageBench, type MessageBench } from './message-bench.ts';

describe('an attempt to hand a message over', () => {
  let bench: MessageBench;
  before(async () => {
    bench = await openMessageBench();
  });
  after(() => bench.close());
  beforeEach(() => bench.setNow(noon));

  type Sent = Awaited<ReturnType<MessageBench['send']>>;
  const result = (word: SmsResult['result'], said: Partial<SmsResult>): SmsResult => ({
    kind: 'result',
    id: randomUUID(),
    at: noon,
    attemptId: null,
    ...said,
    result: word,
  });
  const intend = (m: Sent, attemptId: string) =>
    bench.db.$transaction((tx) =>
      intendAttempt(tx, { messageId: m.messageId, attemptId, validityMinutes: 15, now: new Date(noon) }),
    );
  const arm = (id: string, at = noon) => armAttempt(bench.db, id, randomUUID(), new Date(at));
  const states = async (m: Sent) => (await bench.standing(m)).message.attempts.map(({ state }) => state);
  const somebodyWaits = () =>
    until('somebody waits for a lock', async () => {
      const [row] = await bench.db.$queryRaw<{ n: bigint }[]>`
        SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      return (row?.n ?? 0n) > 0n;
    });

  it('EM-26 of twenty at once for the same message one posts, and all others know of it', async () => {
    const m = await bench.send();
    const answers = await Promise.all(Array.from({ length: 20 }, () => bench.attempt(m)));
    assert.equal(bench.gateway.posts(m.to).length, 1);
    assert.equal(answers.filter((answer) => answer.result === 'accepted').length, 1);
    const posted = (await bench.standing(m)).message.attempts.find(({ state }) => state === 'posting')?.id;
    for (const answer of answers)
      if (answer.result === 'unknown') assert.equal(answer.attemptId, posted);
      else assert.ok(['accepted', 'notPosted'].includes(answer.result), answer.result);
  });

  it('EM-26 the same execution that comes again posts nothing', async () => {
    const m = await bench.send();
    const id = randomUUID();
    assert.equal((await bench.attempt(m, id)).result, 'accepted');
    assert.deepEqual(await bench.attempt(m, id), { result: 'unknown', attemptId: id });
    assert.equal(bench.gateway.posts(m.to).length, 1);
  });

  it('EM-26 an attempt is armed once, and one found intended is replaced', async () => {
    const m = await bench.send();
    const [first, second] = [randomUUID(), randomUUID()];
    await intend(m, first);
    await intend(m, second);
    assert.equal(await arm(first), null);
    assert.equal(await arm(second), 900);
    assert.equal(await arm(second), null);
    assert.deepEqual(await states(m), ['voided', 'posting']);
  });

  it('EM-24 what would arm while a cancel is being written waits for it, and then does not', async () => {
    const m = await bench.send();
    const id = randomUUID();
    await intend(m, id);
    const armed = await bench.db.$transaction(async (tx) => {
      assert.ok(await voidWhatIsIntended(tx, m.messageId));
      const arming = arm(id);
      await somebodyWaits();
      await tx.message.update({
        where: { id: m.messageId },
        data: { state: 'cancelled', place: null, placeDate: null, endedAt: new Date(noon) },
      });
      return { arming };
    });
    assert.equal(await armed.arming, null);
    assert.deepEqual(await states(m), ['voided']);
  });

  it('EM-24 no attempt is even intended while a cancel is being written', async () => {
    const m = await bench.send();
    const { attempting } = await bench.db.$transaction(async (tx) => {
      assert.ok(await voidWhatIsIntended(tx, m.messageId));
      const trying = bench.attempt(m);
      await somebodyWaits();
      await tx.message.update({
        where: { id: m.messageId },
        data: { state: 'cancelled', place: null, placeDate: null, endedAt: new Date(noon) },
      });
      return { attempting: trying };
    });
    assert.deepEqual(await attempting, { result: 'notPosted' });
    assert.deepEqual([await states(m), bench.gateway.posts(m.to)], [[], []]);
  });

  it('EM-24 a cancel that comes while it is being armed is refused', async () => {
    const m = await bench.send();
    const id = randomUUID();
    await intend(m, id);
    const { free } = await bench.db.$transaction(async (tx) => {
      // as arming does, before it commits
      await tx.$queryRaw`SELECT id FROM message WHERE id = ${m.messageId}::uuid FOR SHARE`;
      await tx.smsAttempt.update({
        where: { id },
        data: { state: 'posting', postedAt: new Date(noon), token: randomUUID() },
      });
      const cancelling = bench.db.$transaction((other) => voidWhatIsIntended(other, m.messageId));
      await somebodyWaits();
      return { free: cancelling };
    });
    assert.equal(await free, false);
    assert.deepEqual(await states(m), ['posting']);
  });

  it('EM-22 with fewer than six seconds left nothing is armed, and the gateway keeps it to the end of the window at most', async () => {
    const at = (time: string) => `2026-03-03T${time}Z`; // Sydney closes at 09:00 UTC
    bench.setNow(at('08:59:00.000'));
    const m = await bench.send();
    const id = randomUUID();
    await bench.db.$transaction((tx) =>
      intendAttempt(tx, {
        messageId: m.messageId,
        attemptId: id,
        validityMinutes: 15,
        now: new Date(at('08:59:00.000')),
      }),
    );
    assert.equal(await arm(id, at('08:59:54.001')), null);
    // two seconds it may take until it is written
    assert.equal(await arm(id, at('08:59:53.500')), 4);
    bench.setNow(at('08:59:54.001'));
    const late = await bench.send();
    assert.equal(late.heldUntil, '2026-03-03T21:00:00.000Z');
    bench.setNow(at('08:59:54.000'));
    const inTime = await bench.send();
    bench.setNow(at('08:59:54.500'));
    assert.deepEqual(await bench.attempt(inTime), { result: 'outsideWindow', until: '2026-03-03T21:00:00.000Z' });
  });

  it('EM-26 a stop keeps what is intended from being armed, and waits for what is being armed: after it nothing is', async () => {
    const [stopped, armed] = [await bench.send(), await bench.send()];
    const [id, other] = [randomUUID(), randomUUID()];
    await intend(stopped, id);
    await intend(armed, other);
    const at = new Date(noon);
    const stop = () =>
      bench.db.$transaction((tx) => stopSending(tx, { templateId: null, reason: 'x', personId: null, at }));
    const { stopping } = await bench.db.$transaction(async (tx) => {
      // somebody is arming, and has not committed
      await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended('sms/arm', 0))`;
      const begun = stop();
      await somebodyWaits();
      return { stopping: begun };
    });
    assert.ok(await stopping);
    assert.equal(await arm(id), null);
    assert.deepEqual(await states(stopped), ['intended']);
    await bench.db.sendingStop.updateMany({ data: { liftedById: bench.sender.id, liftedAt: at } });
    const [stopSecond, arming] = await bench.db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('sms/arm', 0))`;
      await tx.sendingStop.create({ data: { id: randomUUID(), reason: 'x', stoppedAt: at } });
      const waits = arm(other);
      await somebodyWaits();
      return [true, { waits }] as const;
    });
    assert.ok(stopSecond);
    assert.equal(await arming.waits, null, 'what waited for the stop sees it');
    await bench.db.sendingStop.updateMany({
      where: { liftedAt: null },
      data: { liftedById: bench.sender.id, liftedAt: at },
    });
    assert.equal(await arm(other), 900);
  });

  it('EM-49 EM-26 a deadline that meets an attempt which a receipt revived: it is looked for, and found', async () => {
    const m = await bench.send();
    const id = randomUUID();
    bench.gateway.fault(m.to, { name: 'refused', code: 20429 });
    await bench.tell(m, result((await bench.attempt(m, id)).result, { attemptId: id, code: 20429 }));
    assert.deepEqual(await states(m), ['refused']);
    const sid = `SM${'0'.repeat(31)}1`;
    await bench.receive({ sid, status: 'queued', attemptId: id }); // it was taken after all; of this word the process is not told
    assert.deepEqual(await states(m), ['accepted']);
    const last = { kind: 'deadline' as const, id: `${m.processId}/lastMoment/x`, name: 'lastMoment' };
    const answer = await bench.tell(m, last);
    assert.equal(answer.answer, 'recorded', JSON.stringify(answer));
    const { message, process } = await bench.standing(m);
    assert.deepEqual([message.state, process.outcome], ['outcomeUnknown', null]);
    const found = await bench.activities.search({
      messageId: m.messageId,
      attemptId: null,
      at: noon,
      settleMinutes: 15,
      settleWithoutProofHours: 4,
    });
    assert.deepEqual(found, { result: 'found', attemptId: id, sid });
    await bench.tell(m, result('found', found));
    assert.equal((await bench.standing(m)).message.state, 'handedOver');
  });

  it('EM-26 a process that knows more than its row: the database was put back, and all sending is stopped', async () => {
    const m = await bench.send();
    const event = result('notPosted', { attemptId: randomUUID() });
    const ahead = { processId: m.processId, seq: 3, at: noon, event, result: { refuse: 'notNow' as const } };
    assert.equal((await bench.activities.record(ahead)).answer, 'diverged');
    assert.equal((await bench.activities.record({ ...ahead, seq: 4 })).answer, 'diverged');
    const stops = await bench.db.sendingStop.findMany({ where: { liftedAt: null } });
    assert.deepEqual(
      stops.map(({ templateId, stoppedById }) => [templateId, stoppedById]),
      [[null, null]],
    );
    const stopped = { action: 'sending.stop', processId: m.processId };
    assert.equal(await bench.db.auditEntry.count({ where: stopped }), 1);
    assert.deepEqual(await bench.attempt(m), { result: 'stopped' });
    await bench.db.sendingStop.updateMany({
      where: { liftedAt: null },
      data: { liftedById: bench.sender.id, liftedAt: new Date(noon) },
    });
  });

  it('EM-26 looking for one that was never armed closes the way for an execution that wakes up later', async () => {
    const m = await bench.send();
    const [unborn, intended] = [randomUUID(), randomUUID()];
    const search = (attemptId: string) =>
      bench.activities.search({
        messageId: m.messageId,
        attemptId,
        at: noon,
        settleMinutes: 15,
        settleWithoutProofHours: 4,
      });
    assert.equal((await search(unborn)).result, 'notPosted');
    assert.deepEqual(await bench.attempt(m, unborn), { result: 'notPosted' });
    await intend(m, intended);
    assert.equal((await search(intended)).result, 'notPosted');
    assert.equal(await arm(intended), null);
    assert.deepEqual([await states(m), bench.gateway.posts(m.to)], [['voided', 'voided'], []]);
  });

  it('EM-14 its place moves with the date on which it leaves', async () => {
    const m = await bench.send();
    const { placeDate, place } = (await bench.standing(m)).message;
    assert.deepEqual([placeDate?.toISOString().slice(0, 10), place], ['2026-03-03', 1]);
    bench.setNow('2026-03-03T10:00:00.000Z');
    assert.equal((await bench.attempt(m)).result, 'outsideWindow');
    const moved = (await bench.standing(m)).message;
    assert.deepEqual([moved.placeDate?.toISOString().slice(0, 10), moved.place], ['2026-03-04', 1]);
  });

  it('EM-27 receipts and the answer that are recorded at the same moment wait for each other, and none is lost', async () => {
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        const m = await bench.send({ to: `+614915${String(Math.trunc(Math.random() * 10_000)).padStart(5, '0')}` });
        const id = randomUUID();
        const answer = await bench.attempt(m, id);
        assert.ok(answer.sid);
        const { sid } = answer;
        await Promise.all([
          bench.tell(m, result('accepted', { attemptId: id, sid })),
          bench.receive({ sid, status: 'sent', attemptId: id }),
          bench.receive({ sid, status: 'delivered', attemptId: id }),
          bench.receive({ sid, status: 'sent', attemptId: id }),
        ]);
        const { message } = await bench.standing(m);
        assert.deepEqual(
          message.attempts.map((a) => [a.state, a.status, a.sid]),
          [['accepted', 'delivered', sid]],
        );
        const facts = await bench.db.fact.findMany({ where: { processId: m.processId }, orderBy: { fact: 'asc' } });
        const told = facts.map(({ fact }) => fact);
        assert.ok(told.includes('receiptDelivered') && new Set(told).size === told.length, told.join());
      }),
    );
  });

  it('EM-27 a receipt that was told as the process ended counts all the same', async () => {
    const m = await bench.send();
    const id = randomUUID();
    const { sid } = await bench.attempt(m, id);
    assert.ok(sid);
    await bench.tell(m, result('accepted', { attemptId: id, sid }));
    await bench.receive({ sid, status: 'delivered', attemptId: id });
    // the 72 hours were over a moment earlier
    await bench.tell(m, { kind: 'deadline', id: `${m.processId}/noReceipt/x`, name: 'noReceipt' });
    assert.equal((await bench.standing(m)).message.state, 'noReceipt');
    const fact = await bench.db.fact.findFirstOrThrow({ where: { processId: m.processId } });
    assert.deepEqual(await bench.tell(m, { kind: 'fact', id: fact.id, fact: fact.fact }), {
      answer: 'refused',
      reason: 'ended',
    });
    assert.equal((await bench.standing(m)).message.state, 'delivered');
  });

  it('EM-26 a result that comes twice is recorded once, and one that would come for ever parks the process', async () => {
    const m = await bench.send();
    const { process } = await bench.standing(m);
    const { due } = process.state as { due: { name: string; at: string }[] };
    const event = { ...result('notPosted', { attemptId: randomUUID() }), id: `${m.processId}/attempt/${due[0]?.at}` };
    const row = { processId: m.processId, seq: 0, at: noon, event };
    const { tell, activities } = bench;
    const first = await tell(m, event);
    assert.equal(first.answer, 'recorded');
    const next = { next: first.state, effects: [] };
    assert.deepEqual(await activities.record({ ...row, result: next }), first, 'its answer was lost');
    const refused = await activities.record({
      ...row,
      seq: 1,
      event: { ...event, id: `${m.processId}/attempt/${first.state.due[0]?.at}` },
      result: { refuse: 'notNow' },
    });
    assert.equal(refused.answer, 'diverged');
  });

  it('EM-15 EM-27 a message made up by hand moves nothing', async () => {
    const m = await bench.send();
    const before = await bench.standing(m);
    const made: Parameters<MessageBench['tell']>[1][] = [
      { kind: 'command', id: randomUUID(), action: 'cancel', by: bench.sender.id },
      { kind: 'command', id: 'cancel-please', action: 'cancel', by: bench.sender.id },
      { kind: 'fact', id: randomUUID(), fact: 'receiptDelivered' },
      { kind: 'fact', id: 'delivered', fact: 'receiptDelivered' },
      { kind: 'fact', id: randomUUID(), fact: 'customerDeceased' },
    ];
    for (const event of made)
      assert.deepEqual(await bench.tell(m, event), { answer: 'refused', reason: 'unknownEvent' });
    assert.deepEqual(await bench.standing(m), before);
  });
});
