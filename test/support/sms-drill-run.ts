/** Many messages through every fault by chance and every accident of the protocol: what `npm run drill:sms` runs. */
import { faultNames, type Mix } from '../../dev/sms-gateway/fault-table.ts';
import { drillHouse } from './drill-house.ts';
import { randomBy } from './seeded.ts';
import { databaseAccidents, gatewayAccidents, rounds, workerAccidents } from './sms-drill-accidents.ts';
import { fatesOf, wrongWith } from './sms-drill-oracle.ts';
import { installSmsPoints } from './sms-drill-points.ts';
import { restoreDrill, type PutBack } from './sms-drill-restores.ts';
import type { Judged } from './sms-drill-table.ts';
import { badWeather } from './sms-drill-weather.ts';
import { openSmsDrill, type Message } from './sms-drill.ts';

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
const putBacks: readonly PutBack[] = ['postgresql', 'temporal', 'both'];
/** Kinds of messages in one restore, and those written after its copy. */
const perRestore = 7;
const heldInARound = 5;

export type Summary = {
  judged: Judged[];
  /** What handsets got that nobody of these sent. */
  strays: number;
};

/** `tell`: a line for each accident. */
export async function runSmsDrill(
  { messages: count, seed }: { messages: number; seed: number },
  tell: (line: string) => void,
): Promise<Summary> {
  const house = await drillHouse();
  const { db, sms } = house;
  await installSmsPoints(house.superuserUrl);
  await house.allUp();
  const drill = await openSmsDrill(house);
  const met = new Map<Message, string[]>();
  const sent = (message: Message, ...what: string[]) => void met.set(message, what);
  const accidents = { drill, seed, random: randomBy(seed), mix, sent };
  const told = (line: string) => tell(`${line}: ${met.size} messages so far`);

  // a fifth for what needs a part of its own, the rest in the crowds
  const inRestores = Math.max(1, Math.round(count / 15 / (putBacks.length * perRestore)));
  const ofEach = Math.max(1, Math.round(count / 100));
  // of a restore all but those written after its copy, which it may forget
  const special = putBacks.length * (perRestore - 1) * inRestores + 6 * ofEach + 2 * (ofEach + 5);
  const crowd = Math.max(1, Math.ceil((count - special) / rounds) - heldInARound);
  await workerAccidents(accidents, crowd, told);
  await databaseAccidents(accidents, ofEach);
  told('PostgreSQL killed between arm and post, and after the 201');
  await gatewayAccidents(accidents, ofEach);
  told('callbacks out for an hour, list lag, one number and text for two');
  sent(await drill.send()); // a list that shows it is fresh
  await drill.untilOver([...met.keys()]);
  told('all over');

  const forgotten: Message[] = [];
  for (const putBack of putBacks) {
    const restored = await restoreDrill(drill, putBack, inRestores);
    for (const message of restored.messages) sent(message, `put back: ${putBack}`);
    forgotten.push(...restored.forgotten);
    told(`put back: ${putBack}`);
  }

  const all = [...met.keys()];
  const fates = await fatesOf(db, sms, all);
  const judged = fates.map((fate, i) => {
    const message = all[i];
    if (!message) throw new Error('a fate without a message');
    return { ...fate, problem: wrongWith(fate), met: [...(met.get(message) ?? []), ...faultsMet(message)] };
  });
  const known = forgotten.filter(({ to }) => sms.ledger(to).length === 1).length;
  const strays = sms.ledger().length - fates.reduce((sum, { got }) => sum + got, 0) - known;
  return { judged, strays };

  /** What the gateway did to it, by the names of its faults. */
  function faultsMet({ to }: Message): string[] {
    const answered = sms.posts(to).map(({ outcome }) => (/^\d+$/.test(outcome) ? 'refused' : outcome));
    const kept = sms.messages(to).flatMap(({ faults }) => faults.map(({ name }) => name));
    return [...new Set<string>([...answered, ...kept])].filter((name) => faultNames.some((known) => known === name));
  }
}

/** `npm run drill:sms -- --weather`. */
export async function runWeather(
  { messages, seed }: { messages: number; seed: number },
  tell: (line: string) => void,
): Promise<Summary> {
  const house = await drillHouse();
  await house.allUp();
  const drill = await openSmsDrill(house);
  const weather = { messages, seed, changes: 12, changeMs: 5000, atTheEdge: true, steps: 6 };
  const { judged, hours, seen } = await badWeather(drill, weather, tell);
  tell(`on handsets by the local hour: ${JSON.stringify(hours)}`);
  for (const [what, times] of Object.entries(seen).toSorted(([a], [b]) => a.localeCompare(b)))
    console.log(`  ${String(times).padStart(4)}  ${what}`);
  return { judged, strays: house.sms.ledger().length - judged.reduce((sum, { got }) => sum + got, 0) };
}
