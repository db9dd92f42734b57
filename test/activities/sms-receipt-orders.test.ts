/** EM-27: every order of a message's callbacks, doubled, lost, made up, before the gateway's answer and after the end: stored and recorded for real, compared with a reading of the rule in a few lines. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { GatewayStatus } from '../../domain/electronic-messaging/receipt.ts';
import type { SmsResult } from '../../domain/electronic-messaging/sms-delivery.ts';
import { textAt } from '../api/support/reading.ts';
import { many } from '../support/many.ts';
import { randomBy, shuffled } from '../support/seeded.ts';
import { noon, openMessageBench, type MessageBench } from './message-bench.ts';

const rank: Record<string, number> = {
  queued: 1,
  sending: 2,
  sent: 3,
  delivered: 4,
  undelivered: 4,
  failed: 4,
  canceled: 4,
};
const tells: Record<string, string> = {
  sent: 'receiptSent',
  delivered: 'receiptDelivered',
  undelivered: 'receiptUndelivered',
  failed: 'receiptFailed',
  canceled: 'receiptCanceled',
};
/** `answer`: the gateway's answer to our request is recorded; the rest are callbacks. */
type Arrival = GatewayStatus | 'answer' | 'madeUp' | 'nobodys';

/** What the rule says of a sequence: the status that holds at last, what the process is told, what contradicts, where the message stands. */
function byTheRule(arrivals: readonly Arrival[]) {
  let status: string | null = null;
  const facts: string[] = [];
  const contradicting: string[] = [];
  const seen = new Set<string>();
  let state = 'sending';
  let left = false;
  let doubted = false;
  const over = () => state === 'delivered';
  for (const each of arrivals) {
    if (each === 'answer' && state === 'sending') state = 'handedOver';
    if (!(each in rank) || seen.has(each)) continue;
    seen.add(each);
    const [now, before] = [rank[each] ?? 0, status === null ? 0 : (rank[status] ?? 0)];
    const contradicts = now === 4 && before === 4;
    if (contradicts) {
      contradicting.push(each);
      if (each !== 'delivered' && status !== 'delivered') continue; // either way it did not arrive
      if (over()) doubted = true;
      else facts.push('receiptsContradict'); // the gateway is asked which of the two is true
      continue;
    }
    if (now <= before) continue;
    status = each;
    const fact = tells[each];
    if (!fact || over()) continue;
    facts.push(fact);
    if (each === 'sent') [state, left] = ['deemedSent', true];
    else if (each === 'delivered') state = 'delivered';
    else if (each === 'undelivered') [state, left] = ['bouncing', true];
    else state = left ? 'bouncing' : 'handedOver'; // never left: the gateway is asked before anything else
  }
  return { status, facts, contradicting: contradicting.toSorted(), state, doubted };
}

const accepted: SmsResult = { kind: 'result', id: '', at: noon, result: 'accepted', attemptId: null };

describe('the callbacks of a message in every order', function () {
  this.timeout(120_000);
  let bench: MessageBench;
  before(async () => {
    bench = await openMessageBench();
  });
  after(() => bench.close());

  /** Lets it all arrive; each fact is recorded as its process would. */
  async function whatComesOf(arrivals: readonly Arrival[]) {
    const { db } = bench;
    const m = await bench.send();
    const { result, sid = '' } = await bench.attempt(m);
    assert.equal(result, 'accepted');
    const attemptId = (await bench.standing(m)).message.attempts[0]?.id ?? '';
    for (const each of arrivals) {
      if (each === 'answer') {
        const answer: SmsResult = { ...accepted, id: randomUUID(), attemptId, sid };
        await bench.tell(m, answer);
      } else if (each === 'nobodys')
        await bench.receive({ sid: `SM${randomUUID()}`, status: 'failed', attemptId: randomUUID() });
      else await bench.receive({ sid, status: each === 'madeUp' ? 'teleported' : each, attemptId });
      const waiting = await db.fact.findMany({ where: { processId: m.processId, handledAt: null } });
      for (const { id, fact } of waiting) await bench.tell(m, { kind: 'fact', id, fact });
    }
    const { message } = await bench.standing(m);
    const told = await db.outbox.findMany({
      where: { workflowId: m.processId, name: 'factArrived' },
      orderBy: { id: 'asc' },
    });
    const stored = await db.smsReceipt.findMany({ where: { sid } });
    assert.equal(
      stored.length,
      new Set(arrivals.filter((each) => each !== 'answer' && each !== 'nobodys')).size,
      'each once',
    );
    const doubted = await db.workItem.count({ where: { processId: m.processId, kind: 'messageContradicted' } });
    return {
      status: message.attempts[0]?.status ?? null,
      facts: told.map(({ payload }) => textAt(payload, 'fact')),
      contradicting: stored.flatMap(({ status, contradicts }) => (contradicts ? [status] : [])).toSorted(),
      state: message.state,
      doubted: doubted > 0,
      attempts: message.attempts.map(({ state, sid: its }) => [state, its === sid]),
    };
  }
  async function follows(sequences: readonly (readonly Arrival[])[]): Promise<void> {
    await many(sequences.length, async (i) => {
      const arrivals = sequences[i] ?? [];
      const expected = { ...byTheRule(arrivals), attempts: [['accepted', true]] };
      assert.deepEqual(await whatComesOf(arrivals), expected, arrivals.join(', '));
    });
  }

  const orders = <T>(list: readonly T[]): T[][] =>
    list.length < 2
      ? [[...list]]
      : list.flatMap((one, i) => orders(list.filter((_, other) => other !== i)).map((rest) => [one, ...rest]));

  it('EM-27 all 24 orders of answer, sent, delivered and an older word: delivered, once', () =>
    follows(orders<Arrival>(['answer', 'sending', 'sent', 'delivered'])));

  it('EM-27 two final words, one of them delivered: the gateway is asked which is true; where it was over, the operators are', () =>
    follows(
      (['undelivered', 'failed', 'canceled'] as const).flatMap((other): Arrival[][] => [
        ['answer', other, 'delivered'],
        ['answer', 'sent', other, 'delivered'],
        ['answer', 'sent', 'delivered', other],
        [other, 'delivered', 'answer'],
      ]),
    ));

  it('EM-27 EM-28 40 of all others by seed: any final word or two, doubled, lost, with words of nobody between', async () => {
    const random = randomBy(27);
    const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] ?? assert.fail();
    const finals = ['delivered', 'undelivered', 'failed', 'canceled'] as const;
    const sequences = Array.from({ length: 40 }, () => {
      const callbacks: Arrival[] = ['queued', 'sending', 'sent', one(finals), one(finals), 'madeUp', 'nobodys'];
      const arrived = callbacks.filter(() => random() < 0.7);
      return shuffled<Arrival>(['answer', ...arrived, ...arrived.filter(() => random() < 0.4)], random);
    });
    await follows(sequences);
  });
});
