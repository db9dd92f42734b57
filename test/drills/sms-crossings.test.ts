import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { asSuperuser } from '../../dev/postgres.ts';
import { drillHouse, type DrillHouse } from '../support/drill-house.ts';
import { untilAllWait } from '../support/held-recording.ts';
import { assertSound, fatesOf } from '../support/sms-drill-oracle.ts';
import { holdPoint, installSmsPoints } from '../support/sms-drill-points.ts';
import { openSmsDrill, type Message, type SmsDrill } from '../support/sms-drill.ts';
import { until } from '../support/until.ts';

describe('what crosses the sending of a message', function () {
  this.timeout(180_000);
  let house: DrillHouse;
  let drill: SmsDrill;
  before(async () => {
    house = await drillHouse();
    await house.allUp();
    await installSmsPoints(house.superuserUrl);
    drill = await openSmsDrill(house);
  });
  beforeEach(() => house.allUp());

  const soundInTheEnd = async (messages: Message[]) => {
    await drill.untilOver(messages);
    return assertSound(house.db, house.sms, messages);
  };
  /** Somebody waits for a row that somebody else has locked. */
  const aRowIsWaitedFor = () =>
    asSuperuser(house.superuserUrl, async (client) => {
      const { rowCount } = await client.query("SELECT FROM pg_locks WHERE NOT granted AND locktype <> 'advisory'");
      return (rowCount ?? 0) > 0;
    });

  it('EM-24 a held message cancelled at the very moment it leaves: it is cancelled or sent, never both, and the answer says which', async () => {
    const messages = await Promise.all(Array.from({ length: 14 }, () => drill.send({ localHour: 21 })));
    await until('they are held', async () =>
      (await Promise.all(messages.map(({ processId }) => drill.waits(processId)))).every(Boolean),
    );
    const answers: string[] = [];
    const moved: Promise<void>[] = [];
    let whole = 0; // how long the first takes, which nobody cancels on its way
    for (const [i, message] of messages.entries()) {
      const began = performance.now();
      moved.push(drill.forwardOne(message, 11 * 60));
      // not for anything to be done by then: the others are cancelled somewhere on the way, and any order will do
      if (i > 0) await pause((whole * i) / messages.length);
      else await until('it is sent', async () => house.sms.posts(message.to).length > 0);
      whole ||= performance.now() - began;
      answers[i] = await drill.cancel(message);
    }
    await Promise.all(moved);
    const fates = await soundInTheEnd(messages);
    assert.equal(fates[0]?.state, 'delivered');
    for (const [i, { state, got, taken }] of fates.entries()) {
      const said = answers[i];
      if (said === 'applied') assert.deepEqual({ state, got, taken }, { state: 'cancelled', got: 0, taken: 0 });
      else
        assert.deepEqual(
          { said, state, got },
          { said: said === 'ended' ? 'ended' : 'notNow', state: 'delivered', got: 1 },
        );
    }
  });

  it('EM-24 cancelled between the check and the record, while the attempt goes on: not sent', async () => {
    const message = await drill.send({ begin: false });
    const { messageId, to } = message;
    const [intend, cancelled] = [
      await holdPoint(house.superuserUrl, 'intend', messageId),
      await holdPoint(house.superuserUrl, 'cancelled', messageId),
    ];
    await drill.begin(message);
    await untilAllWait([intend]);
    const cancelling = drill.cancel(message);
    await until(
      'the cancel is checked, or waits for the attempt',
      async () => (await cancelled.reached()) || aRowIsWaitedFor(),
    );
    await intend.release();
    await until('the attempt is through, or waits for the cancel', async () => {
      const attempt = await house.db.smsAttempt.findFirst({ where: { messageId, state: { not: 'intended' } } });
      return house.sms.posts(to).length > 0 || attempt || ((await cancelled.reached()) && aRowIsWaitedFor());
    });
    await cancelled.release();
    const said = await cancelling;
    const [fate] = await soundInTheEnd([message]);
    assert.equal(fate?.state, said === 'applied' ? 'cancelled' : 'delivered');
  });

  it('EM-26 armed more than two seconds before its connection stands: nothing is written, and the next attempt sends', async () => {
    const handshake = house.smsFront.hold();
    const message = await drill.send();
    const { messageId } = message;
    await until('it waits for its handshake', handshake.reached);
    await until('two seconds are over since it was armed', async () => {
      const armed = await house.db.smsAttempt.findFirst({ where: { messageId, state: 'posting' } });
      return armed?.postedAt && Date.now() - armed.postedAt.getTime() > 2000;
    });
    await handshake.release();
    const [fate] = await soundInTheEnd([message]);
    assert.ok(fate);
    const { state, got, posts, attempts } = fate;
    assert.deepEqual(
      { state, got, posts, last: attempts.at(-1) },
      { state: 'delivered', got: 1, posts: 1, last: 'accepted' },
    );
    assert.equal(attempts.length, 2);
  });

  it('EM-26 PostgreSQL stopped between arm and record: sent once, and recorded when it is back; what it never committed is armed anew', async () => {
    const { sms, postgres, superuserUrl } = house;
    const arming = await drill.send({ begin: false });
    const armed = await holdPoint(superuserUrl, 'armed', arming.messageId);
    const accepted = await drill.send({ faults: ['acceptThenHang', 'callbacksLost'] });
    await until('the gateway has one', async () => sms.posts(accepted.to).length === 1);
    await drill.begin(arming);
    await untilAllWait([armed]);
    await postgres.kill(); // as a power cut
    sms.release();
    await until('the record waits for it', async () => {
      const { raw } = await house.client.workflow.getHandle(accepted.processId).describe();
      return raw.pendingActivities?.some(
        ({ lastFailure }) => lastFailure?.applicationFailureInfo?.type === 'Database.unavailable',
      );
    });
    await armed.release();
    await postgres.start();
    const fates = await soundInTheEnd([accepted, arming]);
    assert.deepEqual(
      fates.map(({ state, got, posts }) => ({ state, got, posts })),
      Array.from({ length: 2 }, () => ({ state: 'delivered', got: 1, posts: 1 })),
    );
  });

  it('EM-26 sent while Temporal is stopped: it is taken, and leaves once when it is back', async () => {
    await house.temporal.kill();
    const message = await drill.send();
    const [waiting] = await fatesOf(house.db, house.sms, [message]);
    assert.deepEqual({ state: waiting?.state, posts: waiting?.posts }, { state: 'sending', posts: 0 });
    await house.temporal.start();
    const [fate] = await soundInTheEnd([message]);
    assert.deepEqual(
      { state: fate?.state, got: fate?.got, posts: fate?.posts },
      { state: 'delivered', got: 1, posts: 1 },
    );
  });
});
