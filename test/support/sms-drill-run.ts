/** Many messages through every fault by chance, while workers are killed and stopped at points of the protocol: what `npm run drill:sms` runs. */
import type { Mix } from '../../dev/sms-gateway/fault-table.ts';
import { drillHouse } from './drill-house.ts';
import type { Part } from './drill-part.ts';
import { fatesOf, wrongWith, type Fate } from './sms-drill-oracle.ts';
import { bringTo, installSmsPoints, points, type Point } from './sms-drill-points.ts';
import { openSmsDrill, type Message } from './sms-drill.ts';
import { until } from './until.ts';

/** How often each fault comes to a message that nobody holds anywhere. */
const mix: Mix = {
  cutBefore: 0.02,
  hangBefore: 0.02,
  acceptThenCut: 0.06,
  acceptThenHang: 0.03,
  error500: 0.02,
  error500Accepted: 0.04,
  error503Html: 0.02,
  error503HtmlAccepted: 0.02,
  tooMany: 0.05,
  proxy403: 0.03,
  refused: 0.02,
  cutBody: 0.03,
  unreadableBody: 0.03,
  failed: 0.05,
  undelivered: 0.05,
  noReceipt: 0.03,
  slowQueue: 0.03,
  callbacksEarly: 0.1,
  callbacksDoubled: 0.1,
  callbacksShuffled: 0.1,
  callbacksLate: 0.05,
  callbacksLost: 0.15,
  callbacksForged: 0.05,
  callbacksUnsigned: 0.05,
  callbacksContradict: 0.05,
  listLag: 0.1,
  listLagLong: 0.03,
  readCut: 0.05,
  readHang: 0.02,
  read503: 0.05,
  readTooMany: 0.05,
};
const inOneRun = 25;

export type Summary = {
  runs: number;
  messages: number;
  kills: Partial<Record<Point, number>>;
  stops: Partial<Record<Point, number>>;
  outcomes: Record<string, number>;
  /** What handsets got that nobody sent. */
  strays: number;
  wrong: (Fate & { problem: string })[];
};

/** Runs of some 25 messages, one of them held at a point by the seed, until all are over. `tell`: a line per run. */
export async function runSmsDrill(
  { messages: count, seed }: { messages: number; seed: number },
  tell: (line: string) => void,
): Promise<Summary> {
  const house = await drillHouse();
  const { db, sms } = house;
  await installSmsPoints(house.superuserUrl);
  await house.allUp();
  const drill = await openSmsDrill(house);
  const random = randomBy(seed);
  const summary: Summary = { runs: 0, messages: 0, kills: {}, stops: {}, outcomes: {}, strays: 0, wrong: [] };
  const all: Message[] = [];
  let [worker, other]: [Part, Part] = [house.worker, house.secondWorker];

  // each point is killed at and stopped at once before any comes again
  let accidents: { how: 'kills' | 'stops'; point: Point }[] = [];
  while (all.length < count) {
    if (!accidents.length)
      accidents = shuffled(
        points.flatMap((point) => (['kills', 'stops'] as const).map((how) => ({ how, point }))),
        random,
      );
    const { how, point } = accidents.pop() ?? { how: 'kills', point: 'arm' };
    const crowd = async (n: number) => {
      sms.mix(seed, mix);
      const sent = await Promise.all(Array.from({ length: n }, () => drill.send()));
      all.push(...sent);
      return sent;
    };
    const room = Math.min(inOneRun, count - all.length) - 1;
    const first = await crowd(Math.ceil(room * 0.7));
    await until('most of them are on their way', async () => {
      const asked = first.filter(({ to }) => sms.posts(to).length > 0);
      return asked.length >= first.length * 0.8;
    });
    sms.mix(seed, {});
    const { message, held } = await bringTo(drill, point);
    all.push(message);
    const second = await crowd(room - first.length); // caught anywhere
    worker.signal(how === 'kills' ? 'SIGKILL' : 'SIGSTOP');
    if (worker === house.worker && how === 'stops') house.cutWorker();
    await (random() < 0.5 && how === 'kills' ? held.cutOff() : held.release());
    await other.start();
    if (how === 'stops') {
      await until('the other one has gone on', () => goneOn([...first, ...second, message]), 200_000);
      worker.signal('SIGCONT');
      await worker.stop();
    } else await worker.ended();
    sms.release();
    [worker, other] = [other, worker];
    summary.runs += 1;
    summary[how][point] = (summary[how][point] ?? 0) + 1;
    tell(
      `run ${summary.runs}: ${how === 'kills' ? 'killed' : 'stood still'} at ${point}, ${all.length} messages so far`,
    );
  }
  all.push(await drill.send()); // a list that shows it is fresh
  summary.messages = all.length;
  tell('until every process is over …');
  await drill.untilOver(all);

  const fates = await fatesOf(db, sms, all);
  for (const fate of fates) {
    const problem = wrongWith(fate);
    if (problem) summary.wrong.push({ problem, ...fate });
    const word =
      fate.state === 'undetermined' ? `undetermined, ${fate.got ? 'on the handset' : 'nowhere'}` : fate.state;
    summary.outcomes[word] = (summary.outcomes[word] ?? 0) + 1;
  }
  summary.strays = sms.ledger().length - fates.reduce((sum, { got }) => sum + got, 0);
  return summary;

  /** Nothing of the run is in the hands of the worker that stands still, as far as Temporal knows. */
  async function goneOn(messages: Message[]): Promise<boolean> {
    const ids = messages.map(({ messageId }) => messageId);
    return (
      (await db.smsAttempt.count({ where: { messageId: { in: ids }, state: { in: ['intended', 'posting'] } } })) === 0
    );
  }
}

/** mulberry32: 0 up to 1, the same for the same seed. */
function randomBy(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((item) => ({ item, by: random() }))
    .toSorted((a, b) => a.by - b.by)
    .map(({ item }) => item);
}
