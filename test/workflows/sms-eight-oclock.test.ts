/** What happens where more messages are to leave than may leave at once: who goes first, and the stop switch. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Problem } from '../../api/errors.ts';
import { sweep } from '../../api/outbox.ts';
import { cancelHeld, stopSending } from '../../prisma/repositories/sending-stops.ts';
import { addSender } from '../support/message-fixture.ts';
import { openMessageHouse, type MessageHouse, type SentMessage } from '../support/message-house.ts';
import { until } from '../support/until.ts';

/** One message in a quarter of an hour: what is due waits for its turn. */
const trickle = { smsPerSecond: 1 / 900 };

describe('many messages at eight o’clock', function () {
  this.timeout(120_000);
  let house: MessageHouse;
  before(async () => {
    house = await openMessageHouse();
  });
  after(() => house.stop());
  afterEach(() => house.stopWorker());

  async function pending({ processId }: SentMessage) {
    const { raw } = await house.client.workflow.getHandle(processId).describe();
    return raw.pendingActivities ?? [];
  }
  /** Its attempt waits in the queue. */
  const queued = (m: SentMessage) =>
    until('its attempt waits', async () =>
      (await pending(m)).some(({ activityType }) => activityType?.name === 'attempt'),
    );

  /** Held until 8:00, and 8:00 has come: the first one may have left already. */
  async function due(count: number): Promise<SentMessage[]> {
    house.newDay(21);
    const held = await Promise.all(Array.from({ length: count }, () => house.send()));
    for (const m of held) {
      const [opens] = (await house.reaches(m, 'held')).due;
      await house.goTo(m, opens?.at ?? '');
      await until('its hold is over', async () => (await house.timeline(m)).includes('attempt'));
    }
    return held;
  }
  /** In the order in which the gateway was asked for them. */
  const posted = (messages: SentMessage[]) =>
    messages
      .flatMap((m) => house.gateway.posts(m.to).map(({ at }) => ({ m, at })))
      .toSorted((a, b) => a.at.localeCompare(b.at))
      .map(({ m }) => m);

  it('EM-22 a pre-call alert goes first, then what officers send, and held messages after them, however long they wait', async () => {
    await house.startWorker(trickle);
    const held = await due(3);
    const single = await house.send();
    const alert = await house.send({ use: 'preCallAdvice', values: { contactTime: 'today' } });
    const waiting = [...held.filter(({ to }) => house.gateway.posts(to).length === 0), single, alert];
    await Promise.all(waiting.map(queued));
    await house.stopWorker();
    await house.startWorker({ smsPerSecond: 4 });
    for (const m of waiting) await house.reaches(m, 'handedOver');
    const order = posted(waiting);
    assert.deepEqual([order.indexOf(alert), order.indexOf(single), order.length], [0, 1, waiting.length]);
  });

  it('EM-24 cancelled in the moment in which their hold ends: each is cancelled or leaves, and its officer is told which', async () => {
    await house.startWorker();
    house.newDay(21);
    const held = await Promise.all(Array.from({ length: 4 }, () => house.send()));
    const opens = (await house.reaches(held[0] ?? assert.fail(), 'held')).due[0]?.at ?? '';
    for (const m of held) await house.reaches(m, 'held');
    house.setClock(new Date(opens));
    const ends = await Promise.all(
      held.map(async (m) => {
        const going = house.goTo(m, opens);
        const told = await house.cancel(m).then(
          ({ outcome }) => outcome,
          (error: unknown) => (error instanceof Problem ? error.code : Promise.reject(error)),
        );
        await going;
        const { outcome } = await house.reaches(m, 'cancelled', 'handedOver');
        return { told, is: outcome ?? 'handedOver', posts: house.gateway.posts(m.to).length };
      }),
    );
    for (const { told, is, posts } of ends)
      assert.deepEqual(
        { told, posts },
        is === 'cancelled' ? { told: 'cancelled', posts: 0 } : { told: 'notNow', posts: 1 },
      );
  });

  it('EM-24 EM-26 the stop switch cancels those too whose hold is over and that wait for their turn, and no other', async () => {
    await house.startWorker(trickle);
    const [left, ...held] = await due(3);
    assert.ok(left);
    const single = await house.send();
    const waiting = held.filter(({ to }) => house.gateway.posts(to).length === 0);
    assert.ok(waiting.length >= 1);
    await Promise.all([...waiting, single].map(queued));

    const { id: personId, accountId } = await addSender(house.deps.db, ['operator']);
    const from = { requestId: randomUUID(), address: '192.0.2.1', client: 'test', why: null };
    const at = house.deps.clock.now();
    const told = await house.deps.db.$transaction(async (tx) => {
      const stopId = await stopSending(tx, { templateId: null, reason: 'The text is wrong', personId, at });
      assert.ok(stopId);
      const stop = { stopId, templateId: null, reason: 'The text is wrong' };
      return cancelHeld(tx, { accountId, personId, ...from, ...stop });
    });
    const posts = [left, ...held].filter(({ to }) => house.gateway.posts(to).length > 0);
    assert.equal(told, 3 - posts.length);
    await until('they are told', async () => (await sweep(house.deps)) === 0);
    for (const m of waiting) await until('it is cancelled', async () => (await house.record(m)).state === 'cancelled');

    await house.stopWorker();
    await house.startWorker();
    for (const m of waiting) await house.isOver(m, 'cancelled');
    await until('the other was stopped', async () => (await house.timeline(single)).includes('stopped'));
    const { needs } = await house.reaches(single, 'sending');
    assert.deepEqual([needs, posted([...waiting, single])], ['operator', []]);
  });
});
