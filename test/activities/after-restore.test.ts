/** EM-26 after a store was put back: what the gateway has is found, what it may have is looked for, and nothing of it is posted again. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { matchAfterRestore, type Restored, type Testimony } from '../../activities/after-restore/match.ts';
import { isWhole, report } from '../../workers/after-restore/report.ts';
import { readHistory } from '../../workers/after-restore/testimony.ts';
import { noon, openMessageBench, type MessageBench } from './message-bench.ts';

describe('matching messages with the gateway after a restore', () => {
  let bench: MessageBench;
  before(async () => {
    bench = await openMessageBench();
  });
  after(() => bench.close());
  beforeEach(() => bench.setNow(noon));
  afterEach(async () => {
    // what a test has left is over for the next one
    const over = { state: 'undetermined', endedAt: new Date(noon), heldUntil: null };
    await bench.db.message.updateMany({ where: { state: { in: ['held', 'sending', 'outcomeUnknown'] } }, data: over });
    const lifted = { liftedAt: new Date(noon), liftedById: bench.sender.id };
    await bench.db.sendingStop.updateMany({ where: { liftedAt: null }, data: lifted });
  });

  type Sent = Awaited<ReturnType<MessageBench['send']>>;
  const since = new Date('2026-03-03T00:00:00.000Z');
  const match = (putBack: Restored['putBack'], told: Record<string, Testimony | null> = {}) =>
    matchAfterRestore(bench, { since, putBack, testimony: async (id) => told[id] ?? null });
  const attemptsOf = async (m: Sent) =>
    (await bench.standing(m)).message.attempts.map(({ id, state, sid }) => ({ id, state, sid }));
  const isOf = ({ matched }: Awaited<ReturnType<typeof match>>, m: Sent) => {
    const it = matched.find(({ messageId }) => messageId === m.messageId);
    return it && [it.is, it.by];
  };
  /** It leaves, and the database knows nothing of that: it was put back to before. */
  async function left(m: Sent, attemptId = randomUUID()): Promise<string> {
    const { sender: from, text: body } = (await bench.standing(m)).message;
    const sent = await bench.sms.send({ attemptId, to: m.to, from, body, validitySeconds: 900 });
    assert.ok(sent.outcome === 'accepted');
    return sent.sid;
  }
  const posted = (attemptId: string, sid: string | null): Testimony => ({
    posted: { attemptId, sid, at: new Date(noon) },
    outcome: null,
  });
  const neverPosted: Testimony = { posted: null, outcome: null };
  /** Its process goes on, where the stop is lifted. */
  async function goesOn(m: Sent) {
    await bench.db.sendingStop.updateMany({
      where: { liftedAt: null },
      data: { liftedAt: new Date(noon), liftedById: bench.sender.id },
    });
    const answer = await bench.attempt(m);
    if (answer.result !== 'unknown') return answer;
    assert.ok(answer.attemptId);
    return bench.activities.search({
      messageId: m.messageId,
      attemptId: answer.attemptId,
      at: noon,
      settleMinutes: 15,
      settleWithoutProofHours: 4,
    });
  }

  it('EM-26 PostgreSQL put back: what Temporal’s history has with its SID is recorded, whatever lists show, and found by its process', async () => {
    const m = await bench.send();
    const attemptId = randomUUID();
    bench.gateway.fault(m.to, 'listLagUntilTold');
    const sid = await left(m, attemptId);
    const matching = await match('postgresql', { [m.processId]: posted(attemptId, sid) });
    assert.deepEqual(isOf(matching, m), ['withGateway', 'history']);
    assert.deepEqual(await attemptsOf(m), [{ id: attemptId, state: 'accepted', sid }]);
    assert.deepEqual(await goesOn(m), { result: 'found', attemptId, sid });
    assert.equal(bench.gateway.posts(m.to).length, 1);
    assert.ok(isWhole(matching));
    const again = await match('postgresql', { [m.processId]: posted(attemptId, sid) });
    assert.deepEqual(isOf(again, m), ['withGateway', null], 'it may be begun again');
    const { detail, processId } = await bench.db.auditEntry.findFirstOrThrow({
      where: { action: 'smsDelivery.afterRestore' },
    });
    assert.deepEqual([detail, processId], [{ found: 'withGateway.history' }, m.processId]);
  });

  it('EM-26 PostgreSQL put back: what the history says was posted, perhaps: found in the list, or looked for and never posted again', async () => {
    const [listed, nowhere] = [await bench.send(), await bench.send()];
    const [first, second] = [randomUUID(), randomUUID()];
    const sid = await left(listed, first);
    const matching = await match('postgresql', {
      [listed.processId]: posted(first, null),
      [nowhere.processId]: posted(second, null),
    });
    assert.deepEqual(
      [isOf(matching, listed), isOf(matching, nowhere)],
      [
        ['withGateway', 'list'],
        ['perhaps', null],
      ],
    );
    assert.deepEqual(await attemptsOf(listed), [{ id: first, state: 'accepted', sid }]);
    assert.deepEqual(await attemptsOf(nowhere), [{ id: second, state: 'unknown', sid: null }]);
    assert.deepEqual(await goesOn(nowhere), { result: 'notFound', attemptId: second });
    assert.equal(bench.gateway.posts(nowhere.to).length, 0);
    const late = await left(nowhere, second); // the list shows it at last
    assert.deepEqual(await goesOn(nowhere), { result: 'found', attemptId: second, sid: late });
  });

  it('EM-26 PostgreSQL put back: what the history says was never posted is left, and what it knows as over is told of', async () => {
    const [m, cancelled] = [await bench.send(), await bench.send()];
    const twin = await bench.send({ to: m.to });
    await left(twin); // of a message written after the copy: it is nobody's
    const told = { [m.processId]: neverPosted, [twin.processId]: neverPosted };
    const matching = await match('postgresql', {
      ...told,
      [cancelled.processId]: { posted: null, outcome: 'cancelled' },
    });
    assert.deepEqual(
      [isOf(matching, m), isOf(matching, cancelled)],
      [
        ['left', null],
        ['endedThere', null],
      ],
    );
    assert.equal(matching.strangers, 1);
    assert.ok(!isWhole(matching));
    assert.match(report(matching), new RegExp(`sms/${cancelled.messageId} {2}sending {2}history: cancelled`));
    assert.ok(!report(matching).includes(m.to));
    assert.equal((await goesOn(m)).result, 'accepted', 'lifted, it leaves as it would have');
  });

  it('EM-26 both put back: only the gateway can tell; what it does not show and may have left is looked for', async () => {
    const [sent, nowhere, known] = [await bench.send(), await bench.send(), await bench.send()];
    const attemptId = randomUUID();
    await bench.attempt(known, attemptId);
    await bench.db.smsAttempt.updateMany({ where: { id: attemptId }, data: { state: 'unknown' } });
    const sid = await left(sent);
    bench.setNow('2026-03-03T10:00:00.000Z'); // 21:00 in Sydney
    const held = await bench.send();
    const matching = await match('both');
    assert.deepEqual(
      [sent, nowhere, held, known].map((m) => isOf(matching, m)),
      [
        ['withGateway', 'list'],
        ['perhaps', null],
        ['left', null],
        ['withGateway', 'list'],
      ],
    );
    assert.equal((await attemptsOf(sent))[0]?.sid, sid);
    assert.equal((await attemptsOf(known))[0]?.id, attemptId);
    assert.equal((await bench.standing(held)).message.state, 'held', 'no hold is cancelled');
    bench.setNow(noon);
    assert.equal((await goesOn(nowhere)).result, 'notFound');
    assert.equal(bench.gateway.posts(nowhere.to).length, 0);
  });

  it('EM-26 two customers with one number and one text: each message of the gateway is one of theirs; the rest waits until it is known', async () => {
    const first = await bench.send();
    bench.setNow('2026-03-03T01:00:01.000Z');
    const others = [await bench.send({ to: first.to }), await bench.send({ to: first.to })];
    const sid = await left(first);
    const matching = await match('both');
    assert.deepEqual(isOf(matching, first), ['withGateway', 'list']);
    assert.equal((await attemptsOf(first))[0]?.sid, sid);
    assert.deepEqual(
      others.map((m) => String(isOf(matching, m)?.[0])).toSorted((a, b) => a.localeCompare(b)),
      ['perhaps', 'waits'],
    );
    assert.ok(!isWhole(matching));
  });

  it('EM-26 Temporal put back: our rows know what was posted', async () => {
    const [fresh, posting] = [await bench.send(), await bench.send()];
    const attemptId = randomUUID();
    bench.gateway.fault(posting.to, 'listLagUntilTold');
    await bench.attempt(posting, attemptId);
    const matching = await match('temporal');
    assert.deepEqual(
      [isOf(matching, fresh), isOf(matching, posting)],
      [
        ['left', null],
        ['lookedFor', null],
      ],
    );
    assert.ok(isWhole(matching));
  });

  it('EM-26 sending stays stopped, by nobody, and what was stopped before stays as it was', async () => {
    const { stop } = await match('temporal');
    assert.equal((await match('temporal')).stop.id, stop.id);
    const [standing] = await bench.db.sendingStop.findMany({ where: { liftedAt: null } });
    assert.deepEqual([standing?.id, standing?.stoppedById, standing?.templateId], [stop.id, null, null]);
  });
});

describe('what Temporal’s history tells of a message', () => {
  const payloads = (...values: unknown[]) => ({
    payloads: values.map((value) => ({
      metadata: { encoding: Buffer.from('json/plain').toString('base64') },
      data: Buffer.from(JSON.stringify(value)).toString('base64'),
    })),
  });
  let count = 0;
  const began = (name: string, attemptId: string) => ({
    eventId: ++count,
    eventTime: '2026-03-03T01:00:00Z',
    activityTaskScheduledEventAttributes: { activityType: { name }, input: payloads({ messageId: 'm', attemptId }) },
  });
  const answered = (scheduledEventId: number, answer: unknown) => ({
    eventId: ++count,
    activityTaskCompletedEventAttributes: { scheduledEventId, result: payloads(answer) },
  });
  const timedOut = (scheduledEventId: number, timeoutType: number) => ({
    eventId: ++count,
    activityTaskTimedOutEventAttributes: { scheduledEventId, failure: { timeoutFailureInfo: { timeoutType } } },
  });
  const read = (...events: object[]) =>
    readHistory(historyFromJSON({ events: events.map((event) => ({ ...event, eventType: 0 })) }).events ?? []);
  const attempt = (attemptId: string) => began('attempt', attemptId);

  it('EM-26 the last attempt that was not certainly refused, with its SID where an answer or a search named it', () => {
    const [first, second, search] = [attempt('a1'), attempt('a2'), began('search', 'a2')];
    const accepted = read(first, answered(first.eventId, { result: 'accepted', sid: 'SM1' }));
    assert.deepEqual([accepted.posted?.attemptId, accepted.posted?.sid], ['a1', 'SM1']);
    const refused = answered(first.eventId, { result: 'refusedForNow', code: 20429 });
    assert.equal(read(first, refused).posted, null);
    assert.deepEqual(read(first, refused, second).posted?.attemptId, 'a2', 'nobody knows what came of it');
    const lost = answered(second.eventId, { result: 'unknown' });
    assert.deepEqual(read(first, refused, second, lost).posted?.sid, null);
    const found = answered(search.eventId, { result: 'found', attemptId: 'a2', sid: 'SM2' });
    assert.deepEqual(read(first, refused, second, lost, search, found).posted?.sid, 'SM2');
    const never = answered(search.eventId, { result: 'notPosted', attemptId: 'a2' });
    assert.equal(read(first, refused, second, lost, search, never).posted, null);
  });

  it('EM-26 one that no worker took in time was not posted, one whose worker died perhaps; one that found another posted nothing', () => {
    const [waited, died, other] = [attempt('a1'), attempt('a2'), attempt('a3')];
    assert.equal(read(waited, timedOut(waited.eventId, 2)).posted, null);
    assert.equal(read(died, timedOut(died.eventId, 1)).posted?.attemptId, 'a2');
    assert.equal(read(other, answered(other.eventId, { result: 'unknown', attemptId: 'a2' })).posted, null);
    const ended = { eventId: ++count, workflowExecutionCompletedEventAttributes: { result: payloads('cancelled') } };
    assert.deepEqual(read(ended), { posted: null, outcome: 'cancelled' });
  });
});
