/** What befalls the programs while messages are on their way: workers killed and stopped at points of the protocol, PostgreSQL killed, callbacks out. */
import type { FaultGiven, Mix } from '../../dev/sms-gateway/fault-table.ts';
import type { Part } from './drill-part.ts';
import type { Held } from './held-recording.ts';
import { many } from './many.ts';
import { shuffled } from './seeded.ts';
import { bringTo, points, type Point } from './sms-drill-points.ts';
import type { Message, SmsDrill } from './sms-drill.ts';
import { until } from './until.ts';

export type Accidents = {
  drill: SmsDrill;
  seed: number;
  random: () => number;
  /** How often each fault of the gateway comes to a message that nobody holds anywhere. */
  mix: Mix;
  /** Takes what was sent, and what it met. */
  sent(message: Message, ...met: string[]): void;
};

/** They wait at the gateway or for a row: all at once. Of the others one at a time. */
const together: readonly Point[] = ['reconciling', 'accepted', 'acceptedAndTold', 'beforeRecord'];
const alone = points.filter((point) => !together.includes(point));
/** Nothing of these may be written however late their worker wakes up: it does when the message is settled. */
const pastSettlement: readonly Point[] = ['arm', 'armed', 'beforeWrite'];

const hows = ['kills', 'stops'] as const;
export const rounds = alone.length * hows.length;
const words = { kills: 'worker killed', stops: 'worker stood still' } as const;

/** A worker killed and one that stands still, at every point by turns, with a crowd of messages on their way. One line each. */
export async function workerAccidents(
  accidents: Accidents,
  crowd: number,
  tell: (line: string) => void,
): Promise<void> {
  const { drill, random } = accidents;
  let workers: [Part, Part] = [drill.house.worker, drill.house.secondWorker];
  const all = shuffled(
    alone.flatMap((point) => hows.map((how) => ({ how, point }))),
    random,
  );
  for (const { how, point } of all) {
    workers = await workerAccident(accidents, workers, how, point, crowd);
    tell(`${words[how]} at ${point}`);
  }
}

async function workerAccident(
  { drill, seed, random, mix, sent }: Accidents,
  [worker, other]: [Part, Part],
  how: (typeof hows)[number],
  alonePoint: Point,
  crowd: number,
): Promise<[Part, Part]> {
  const { house } = drill;
  const { sms, db } = house;
  sms.mix(seed, mix);
  const first = await many(Math.ceil(crowd * 0.7), () => drill.send());
  for (const message of first) sent(message);
  const second = await many(crowd - first.length, () => drill.send({ begin: false }));
  for (const message of second) sent(message, `begun as the ${words[how]}`);
  await until(
    'most of them are on their way',
    async () => first.filter(({ to }) => sms.posts(to).length > 0).length >= first.length * 0.8,
    60_000,
  );
  sms.mix(seed, {});
  const held: Held[] = [];
  let last: Message | undefined;
  for (const point of [...together, alonePoint]) {
    const standing = await bringTo(drill, point);
    sent(standing.message, `${words[how]} at ${point}`);
    held.push(standing.held);
    last = standing.message;
  }
  const begun = many(second.length, async (i) => second[i] && drill.begin(second[i])); // caught anywhere
  worker.signal(how === 'kills' ? 'SIGKILL' : 'SIGSTOP');
  if (worker === house.worker && how === 'stops') house.cutWorker();
  const cut = random() < 0.5 && how === 'kills';
  await Promise.all(held.map((each) => (cut ? each.cutOff() : each.release())));
  await begun;
  sms.mix(seed, mix);
  await other.start();
  if (how === 'kills') await worker.ended();
  else {
    const ids = [...first, ...second].map(({ messageId }) => messageId);
    const open = { messageId: { in: ids }, state: { in: ['intended', 'posting'] } };
    await until('the other one has gone on', async () => (await db.smsAttempt.count({ where: open })) === 0, 200_000);
    if (last && pastSettlement.includes(alonePoint)) await drill.untilOver([last]);
    worker.signal('SIGCONT');
    await worker.stop();
  }
  sms.release();
  return [other, worker];
}

/** PostgreSQL killed with messages armed and not yet written, then with messages that the gateway took and nobody could record. */
export async function databaseAccidents({ drill, seed, mix, sent }: Accidents, crowd: number): Promise<void> {
  const { sms, smsFront, postgres, db } = drill.house;
  for (const at of ['armed', 'accepted'] as const) {
    sms.mix(seed, mix);
    for (const message of await many(crowd, () => drill.send())) sent(message, 'on its way as PostgreSQL was killed');
    sms.mix(seed, {});
    const handshake = at === 'armed' ? smsFront.hold() : null;
    const hanging = sms.hanging();
    const faults: FaultGiven[] = at === 'armed' ? [] : ['acceptThenHang'];
    const held = await many(5, () => drill.send({ faults }));
    const ids = held.map(({ messageId }) => messageId);
    const armed = { messageId: { in: ids }, state: 'posting' };
    if (at === 'armed') await until('one is armed', () => db.smsAttempt.findFirst({ where: armed }));
    else await until('the gateway has them', async () => sms.hanging() >= hanging + held.length);
    await postgres.kill();
    await handshake?.release();
    sms.release();
    for (const message of held)
      sent(message, at === 'armed' ? 'PostgreSQL killed between arm and post' : 'PostgreSQL killed after the 201');
    await postgres.start();
    await until('the database answers', () => db.process.count().catch(() => null));
  }
}

/** For an hour no callback comes, answers are lost and lists lag beyond settlement; and two customers have one number and one text. */
export async function gatewayAccidents({ drill, sent }: Accidents, each: number): Promise<void> {
  const { sms } = drill.house;
  sms.clearFaults();
  const lost: FaultGiven[] = ['acceptThenCut', 'callbacksLost'];
  const twins: [FaultGiven[], FaultGiven[]][] = [
    [[], []],
    [lost, lost],
    [lost, []],
    [['error500'], lost],
  ];
  for (const [first, second] of twins)
    for (let i = 0; i < Math.ceil(each / 4); i++) {
      const one = await drill.send({ faults: first, begin: false });
      const other = await drill.send({ faults: second, begin: false, like: one });
      for (const message of [one, other]) sent(message, 'two customers, one number, one text');
      await Promise.all([one, other].map((message) => drill.begin(message)));
    }
  for (const message of await many(each, () => drill.send({ faults: [...lost, 'listLagLong'] })))
    sent(message, 'list lag beyond settlement');
  await until('they are on their way', async () => sms.posts().length > 0);
  sms.fault(null, 'callbacksOut');
  for (const faults of [[], ['acceptThenCut'], ['cutBody', 'listLag']] satisfies FaultGiven[][])
    for (const message of await many(each, () => drill.send({ faults }))) sent(message, 'callbacks out for an hour');
}
