/**
 * An hour of bad weather, everything together: the gateway down, refusing and losing answers, the database slow and its connections cut,
 * workers restarted, while officers go on sending and look at what becomes of it. Every message ends right, none arrives outside its window.
 */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { answer as overview } from '../../api/routes/operations/overview.schema.ts';
import type { Mix } from '../../dev/sms-gateway/fault-table.ts';
import { localNow } from '../../domain/time/zone.ts';
import { textAt } from '../api/support/reading.ts';
import { signIn } from './drill-acts.ts';
import type { DrillHouse } from './drill-house.ts';
import type { Part } from './drill-part.ts';
import { many } from './many.ts';
import { addPerson } from './plan-fixture.ts';
import { randomBy, shuffled } from './seeded.ts';
import { fatesOf, wrongWith } from './sms-drill-oracle.ts';
import type { Judged } from './sms-drill-table.ts';
import { zoneAboutToClose, zoneWhereItIs, type Message, type SmsDrill } from './sms-drill.ts';
import { until } from './until.ts';

/** What the gateway is like, by turns; `down`: it can't be reached. */
const gateways: readonly (Mix | 'down')[] = [
  'down',
  { tooMany: 0.95 },
  { error503Html: 0.3, error503HtmlAccepted: 0.2, acceptThenCut: 0.2, read503: 0.6 },
  { tooMany: 0.4, hangBefore: 0.05, acceptThenHang: 0.05, cutBody: 0.2, readTooMany: 0.5, listLag: 0.3 },
  { callbacksLost: 0.5, callbacksDoubled: 0.3, callbacksShuffled: 0.3, listLag: 0.3 },
];

export type Weather = {
  /** How many messages, a fifth of them held till the morning. */
  messages: number;
  seed: number;
  /** So many changes of the weather, `changeMs` each: while it lasts, nothing that is asserted depends on how far anything gets. */
  changes: number;
  changeMs: number;
  /** A quarter of the messages is sent in the last minutes of their window; the storm lasts until that is over. */
  atTheEdge: boolean;
  /** Steps of ten minutes in which it goes on. */
  steps: number;
};

export type AfterWeather = {
  judged: Judged[];
  /** How often the handsets got something, by the local hour. */
  hours: Record<number, number>;
  /** What officers and operators were shown meanwhile, and how often: words and statuses. */
  seen: Record<string, number>;
};

/** Needs everything up. Everything is over when it returns. `tell`: a line now and then. */
export async function badWeather(drill: SmsDrill, w: Weather, tell: (line: string) => void): Promise<AfterWeather> {
  const { house } = drill;
  const { sms, smsFront } = house;
  const random = randomBy(w.seed);
  const zones = new Map<Message, string>();
  const met = new Map<Message, string>();
  let workers: [Part, Part] = [house.worker, house.secondWorker];
  const eyes = await openEyes(drill);
  const database = await slowDatabase(house);

  const plan = shuffled(
    Array.from({ length: w.messages }, (_, i) =>
      i % 5 === 0
        ? 'held till the morning'
        : w.atTheEdge && i % 4 === 1
          ? 'in the last minutes'
          : 'in the middle of the day',
    ),
    random,
  );
  const edge = w.atTheEdge ? await anEdge() : '';
  const began = Date.now();
  const closes = began + 120_000 + 3000; // two minutes before the window closes, at most
  const edges: Message[] = [];
  for (let change = 0; change < w.changes || (w.atTheEdge && Date.now() < closes); change++) {
    await blow(change);
    const due = plan.splice(0, Math.ceil(w.messages / w.changes));
    const shown = Promise.all(Array.from({ length: 3 }, () => eyes.look([...zones.keys()], random)));
    await many(due.length, (i) => send(due[i] ?? ''));
    await shown;
    await pause(w.changeMs);
    tell(`${change + 1}: ${zones.size} messages accepted`);
  }
  for (const kind of plan.splice(0)) await send(kind);
  await database.calm();
  const messages = [...zones.keys()];
  await until('who was to leave by 8:00 pm has left, or is held', () => drill.rest(edges), 200_000);
  for (let step = 0; step < w.steps; step++) {
    await blow(step, false);
    await drill.forward(messages, 10);
    await eyes.look(messages, random);
    tell(`ten minutes more, ${await onTheirWay()} on their way`);
  }
  smsFront.up();
  sms.clearFaults();
  sms.release();
  await Promise.all(workers.map((part) => part.start()));
  // who could leave today does, before it is evening there too
  for (let i = 0; i < 12 && (await onTheirWay(messages.filter((m) => met.get(m) === 'in the middle of the day'))); i++)
    await drill.forward(messages, 15);
  // 8:13 where it was two minutes to 8:00 pm, and past 9 where it was past 9 pm
  const passed = Math.round(drill.aheadMs() / 60_000 + (Date.now() - began) / 60_000);
  await until('nothing is under way', () => drill.rest(messages), 100_000);
  await drill.forward(messages, 12 * 60 + 15 - passed);
  await until('all have left', async () => (await onTheirWay()) === 0, 100_000);
  await drill.untilOver(messages);
  await database.close();

  const fates = await fatesOf(house.db, sms, messages);
  const hours: AfterWeather['hours'] = {};
  const judged = fates.map((fate, i): Judged => {
    const message = messages[i];
    assert.ok(message);
    const arrived = sms.ledger(message.to).map(({ at }) => localNow(zones.get(message) ?? '', new Date(at)).hour);
    for (const hour of arrived) hours[hour] = (hours[hour] ?? 0) + 1;
    const outside = arrived.some((hour) => hour < 8 || hour >= 20) ? 'outside the window' : null;
    return { ...fate, problem: wrongWith(fate) ?? outside, met: [met.get(message) ?? ''] };
  });
  return { judged, hours, seen: eyes.seen };

  /** People live in zones of whole, half and quarter hours: somewhere a window closes at every full hour. */
  async function anEdge(): Promise<string> {
    for (let first = true; ; first = false) {
      const zone = zoneAboutToClose(new Date());
      if (zone) return zone;
      if (first) tell('waits until somewhere a window is about to close, an hour at most');
      await pause(5000);
    }
  }

  async function send(kind: string): Promise<void> {
    // an officer whose Send fails presses it again: only what was accepted counts
    const zone = kind === 'in the last minutes' ? edge : zoneWhereItIs(kind.startsWith('held') ? 21 : 10);
    const message = await until('it is accepted', () => drill.send({ zone, begin: false }).catch(() => null), 300_000);
    zones.set(message, zone);
    met.set(message, kind);
    if (kind === 'in the last minutes') edges.push(message);
    await drill.begin(message); // where Temporal does not take it now, the sweeper comes back to it
  }

  /** Another weather; with accidents of our own programs, unless time is being moved. */
  async function blow(change: number, accidents = true): Promise<void> {
    const weather = gateways[(change + w.seed) % gateways.length] ?? 'down';
    sms.release();
    if (weather === 'down') smsFront.down();
    else {
      smsFront.up();
      sms.mix(w.seed + change, weather);
    }
    if (!accidents) return;
    await (change % 2 ? database.slow() : database.calm());
    if (change % 3 === 0) await database.cut();
    const [running, other] = workers;
    if (change % 2) {
      if (random() < 0.5) running.signal('SIGKILL');
      else void running.stop();
      await other.start();
      await running.ended();
      workers = [other, running];
    }
  }

  async function onTheirWay(among = [...zones.keys()]): Promise<number> {
    const ids = among.map(({ messageId }) => messageId);
    return house.db.message.count({ where: { id: { in: ids }, state: { in: ['held', 'sending', 'outcomeUnknown'] } } });
  }
}

/** What an officer reads of messages, and an operator of everything, while it lasts. */
async function openEyes({ house, officer }: SmsDrill) {
  const [asOfficer, asOperator] = [
    await signIn(house, officer),
    await signIn(house, await addPerson(house.db, ['operator'])),
  ];
  const seen: Record<string, number> = {};
  const saw = (what: string) => (seen[what] = (seen[what] ?? 0) + 1);
  return {
    seen,
    async look(messages: readonly Message[], random: () => number): Promise<void> {
      const message = messages[Math.floor(random() * messages.length)];
      const [view, operations] = await Promise.all([
        message ? asOfficer('GET', `/messages/${message.messageId}`) : null,
        asOperator('GET', '/operations'),
      ]);

      if (view?.status === 200) {
        const process = `${textAt(view.body, 'process', 'step')}, ${textAt(view.body, 'process', 'needs')}`;
        saw(`officer: ${textAt(view.body, 'status', 'pluto')} (${process})`);
      } else if (view) saw(`officer: HTTP ${view.status} ${textAt(view.body, 'code')}`);
      if (operations.status !== 200)
        return void saw(`operator: HTTP ${operations.status} ${textAt(operations.body, 'code')}`);
      const { pending, stuck, outcomesUnknown } = overview.parse(operations.body);
      for (const failure of new Set(pending.map((each) => each.failure))) saw(`operator: tried again, ${failure}`);
      for (const found of new Set(stuck.map((each) => each.found))) saw(`operator: ${found}`);
      if (outcomesUnknown.length) saw('operator: outcomes not known');
    },
  };
}

/** Every step and attempt takes up to a third of a second longer, some longer than a statement may take. */
async function slowDatabase({ superuserUrl }: DrillHouse) {
  const client = new pg.Client({ connectionString: superuserUrl, application_name: 'drill weather' });
  client.on('error', () => {});
  await client.connect();
  await client.query(`
    CREATE OR REPLACE FUNCTION drill_slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      PERFORM pg_sleep(CASE WHEN random() < 0.02 THEN 3.5 ELSE random() / 3 END);
      RETURN NEW;
    END $$`);
  const tables = ['process_step', 'sms_attempt', 'sms_receipt'];
  const calm = async () => {
    for (const table of tables) await client.query(`DROP TRIGGER IF EXISTS drill_slow ON ${table}`);
  };
  return {
    async slow() {
      for (const table of tables)
        await client.query(
          `CREATE OR REPLACE TRIGGER drill_slow BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION drill_slow()`,
        );
    },
    calm,
    /** Every connection of our programs is cut, as where it fails over. */
    cut: () =>
      client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'casewright%'"),
    async close() {
      await calm();
      await client.end();
    },
  };
}
