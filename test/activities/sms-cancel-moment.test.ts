/** EM-24: Cancel at the very moment at which a message leaves. Exactly one of the two happens, and whoever cancels is told which. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { insertCommand } from '../../prisma/repositories/commands.ts';
import { randomBy } from '../support/seeded.ts';
import { openMessageBench, type MessageBench } from './message-bench.ts';

describe('Cancel and the gateway at once', function () {
  let bench: MessageBench;
  before(async () => {
    bench = await openMessageBench();
  });
  after(() => bench.close());

  type Sent = Awaited<ReturnType<MessageBench['send']>>;
  /** Presses Cancel. What the recording answered, and what the command's row says. */
  async function cancel(m: Sent) {
    const id = randomUUID();
    const { sender } = bench;
    await bench.db.$transaction((tx) =>
      insertCommand(tx, {
        id,
        key: id,
        fingerprint: id,
        requestId: id,
        accountId: sender.accountId,
        personId: sender.id,
        action: 'smsDelivery.cancel',
        processId: m.processId,
        toId: null,
        reason: null,
        why: null,
        address: '192.0.2.1',
        client: 'test',
        expiresInMs: null,
      }),
    );
    const { answer } = await bench.tell(m, { kind: 'command', id, action: 'cancel', by: sender.id });
    const { state, refusal } = await bench.db.command.findUniqueOrThrow({ where: { id } });
    return { answer, told: refusal ?? state };
  }
  /** What happened, having compared everything that says so. */
  async function oneOfTwo(m: Sent, attempt: Promise<{ result: string }>, cancelling: ReturnType<typeof cancel>) {
    const [{ result }, { answer, told }] = await Promise.all([attempt, cancelling]);
    const { message } = await bench.standing(m);
    const posts = bench.gateway.posts(m.to).length;
    const said = { result, answer, told, posts, state: message.state, place: message.place };
    const cancelled = {
      result: 'notPosted',
      answer: 'recorded',
      told: 'applied',
      posts: 0,
      state: 'cancelled',
      place: null,
    };
    const left = { result: 'accepted', answer: 'refused', told: 'notNow', posts: 1, state: 'sending', place: 1 };
    assert.deepEqual(said, posts ? left : cancelled);
    return posts ? 'left' : 'cancelled';
  }

  it('EM-24 EM-26 exactly one of the two happens, in any of 36 crossings, and each is told what did', async () => {
    const random = randomBy(24);
    const first = await Promise.all(Array.from({ length: 6 }, () => bench.send()));
    const from = performance.now();
    await Promise.all(first.map((m) => bench.attempt(m)));
    const took = performance.now() - from; // so long an attempt takes here: a cancel may come at any moment of it
    const ends: string[] = [];
    for (let round = 0; round < 6; round++) {
      const messages = await Promise.all(Array.from({ length: 6 }, () => bench.send()));
      const crossings = messages.map((m) => {
        const cancelled = pause(random() * 0.5 * took).then(() => cancel(m));
        return oneOfTwo(m, bench.attempt(m), cancelled);
      });
      ends.push(...(await Promise.all(crossings)));
    }
    assert.equal(ends.length, 36);
  });

  it('EM-24 whoever comes clearly first has it', async () => {
    const [early, late] = [await bench.send(), await bench.send()];
    const cancelled = await cancel(early);
    assert.equal(await oneOfTwo(early, bench.attempt(early), Promise.resolve(cancelled)), 'cancelled');
    const attempted = await bench.attempt(late);
    assert.equal(await oneOfTwo(late, Promise.resolve(attempted), cancel(late)), 'left');
  });
});
