import assert from 'node:assert/strict';
import { drillHouse, type DrillHouse } from '../support/drill-house.ts';
import type { Held } from '../support/held-recording.ts';
import { assertSound, type Fate } from '../support/sms-drill-oracle.ts';
import { bringTo, installSmsPoints, type Point } from '../support/sms-drill-points.ts';
import { openSmsDrill, type Message, type SmsDrill } from '../support/sms-drill.ts';
import { until } from '../support/until.ts';

const atGateway = ['reconciling', 'accepted', 'acceptedAndTold'] as const;
const inPostgres = ['intend', 'intended', 'arm', 'armed'] as const;

type Expected = Pick<Fate, 'state' | 'got' | 'posts' | 'attempts'>;
const sentOnce: Expected = { state: 'delivered', got: 1, posts: 1, attempts: ['accepted'] };
const sentByTheNext: Expected = { ...sentOnce, attempts: ['voided', 'accepted'] };
/** Armed, and nothing can be found: nobody can tell this from a message that the gateway has. */
const nobodyKnows: Expected = { state: 'undetermined', got: 0, posts: 0, attempts: ['lost'] };

describe('a worker killed, and one that stands still for half a minute, at each point of the protocol of sending', function () {
  this.timeout(300_000);
  let house: DrillHouse;
  let drill: SmsDrill;
  const stopped = new Map<Point, Message>();
  const killed = new Map<Point, Message>();
  const all: Message[] = [];
  const fates = new Map<string, Fate>();
  /** The messages whose first attempt was armed: PostgreSQL cancels what waits for three seconds, and a slow machine may take those. */
  const armed = new Set<string>();

  // both accidents first, then one wait for Temporal to notice them
  before(async () => {
    house = await drillHouse();
    const { worker, secondWorker, sms, db } = house;
    await installSmsPoints(house.superuserUrl);
    await house.allUp();
    drill = await openSmsDrill(house);

    const still = await bringThere(stopped);
    worker.signal('SIGSTOP');
    house.cutWorker();
    await Promise.all([...still.values()].map((held) => held.release())); // PostgreSQL does not look who is listening
    await secondWorker.start();

    const dead = await bringThere(killed);
    await secondWorker.kill();
    await dead.get('arm')?.cutOff();
    await Promise.all([...dead.values()].map((held) => held.release()));
    await secondWorker.start();

    all.push(await drill.send()); // a list that shows it is fresh
    await until('Temporal gave the one that stands still up, and the other went on', goneOn, 100_000);
    worker.signal('SIGCONT');
    await worker.stop(); // when it has done what it was about
    sms.release();
    await drill.untilOver(all);
    for (const fate of await assertSound(db, sms, all)) fates.set(fate.messageId, fate);
    const firsts = await db.smsAttempt.findMany({
      where: { number: 1, postedAt: { not: null } },
      select: { messageId: true },
    });
    for (const { messageId } of firsts) armed.add(messageId);
  });
  after(() => house.allUp());

  /** A message at each point, all at once; where the machine was too slow for that, once more with others. */
  async function bringThere(messages: Map<Point, Message>, tries = 4): Promise<Map<Point, Held>> {
    const before = house.sms.hanging();
    const there = new Map<Point, Held>();
    const bring = async (point: Point) => {
      const { message, held } = await bringTo(drill, point);
      messages.set(point, message);
      all.push(message);
      there.set(point, held);
    };
    for (const point of [...atGateway, 'beforeRecord', 'beforeWrite'] as const) await bring(point);
    await Promise.all(inPostgres.map(bring));
    const sql = inPostgres.flatMap((point) => there.get(point) ?? []);
    const still = (await Promise.all(sql.map((held) => held.reached()))).every(Boolean);
    if (still && house.sms.hanging() === before + atGateway.length) return there;
    if (tries === 1) throw new Error('they never stood still together');
    await Promise.all([...there.values()].map((held) => held.release()));
    return bringThere(messages, tries - 1);
  }

  /** The activities of the worker that stands still are over for Temporal, and what followed is recorded. */
  async function goneOn(): Promise<boolean> {
    const ids = [...stopped].filter(([point]) => point !== 'reconciling').map(([, { processId }]) => processId);
    const attempts = await house.db.smsAttempt.count({
      where: {
        message: { id: { in: ids.map((id) => id.slice('sms/'.length)) } },
        state: { in: ['intended', 'posting'] },
      },
    });
    const unmoved = await house.db.process.count({ where: { id: { in: ids }, seq: 0 } });
    return attempts + unmoved === 0;
  }

  const byWhetherArmed = 'by whether it was armed';
  const proves = (of: Map<Point, Message>, point: Point, expected: Expected | typeof byWhetherArmed) => {
    const fate = fates.get(of.get(point)?.messageId ?? '');
    assert.ok(fate);
    const { messageId, state, got, posts, attempts } = fate;
    const whatHolds = armed.has(messageId) ? nobodyKnows : sentByTheNext;
    assert.deepEqual({ state, got, posts, attempts }, expected === byWhetherArmed ? whatHolds : expected);
  };
  const each: [Point, Expected | typeof byWhetherArmed, title: string][] = [
    ['intend', sentByTheNext, 'before the attempt is written: another one is, and sends'],
    ['intended', sentByTheNext, 'in its commit: it is voided, and another one sends'],
    [
      'arm',
      byWhetherArmed,
      'while it is armed: where that was committed nobody posts any more, else the next one does',
    ],
    [
      'armed',
      byWhetherArmed,
      'in the commit of arming: nobody posts any more, and the officer is told, else the next one does',
    ],
    ['beforeWrite', nobodyKnows, 'armed and connected, nothing written: neither it nor another writes'],
    ['accepted', sentOnce, 'after the gateway took it: found in its list'],
    ['acceptedAndTold', sentOnce, 'after the gateway took it and its receipt came'],
    ['beforeRecord', sentOnce, 'before the record: recorded by the next one'],
    ['reconciling', sentOnce, 'while the list is searched: searched again'],
  ];
  for (const [point, expected, title] of each)
    it(`EM-26 ${title}`, () => {
      proves(stopped, point, expected);
      proves(killed, point, expected);
    });
});
