/**
 * Thousands of held messages at eight o'clock (EM-22, EM-24): `node bench/eight-oclock.ts --messages 3000 --rate 10`, on Node 24.
 * Starts Casewright as it is run: PostgreSQL, Temporal, a worker, two APIs, a simulated gateway. The hold of all messages ends at one
 * instant; meanwhile officers press Send, also of pre-call alerts, and cancel what is held until later. With `--stop-after 60` an operator
 * stops all sending so many seconds after that instant. Not a test: figures depend on the machine, ratios much less. Exit code 1 where a
 * handset got anything twice, or a message has another end than the figures say.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { fillTemplate } from '../domain/electronic-messaging/template.ts';
import { sendMessage } from '../prisma/repositories/send-message.ts';
import { signIn } from '../test/support/drill-acts.ts';
import { many } from '../test/support/many.ts';
import { addRecipient, addSender, addTemplate, type Template } from '../test/support/message-fixture.ts';
import { closeAll } from '../test/support/root-hooks.ts';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '3000' },
    rate: { type: 'string', default: '10' },
    'stop-after': { type: 'string' },
    'ready-in': { type: 'string' },
  },
});
const [count, rate] = [Number(values.messages), Number(values.rate)];
const stopAfter = values['stop-after'] === undefined ? null : Number(values['stop-after']);
const readyIn = Number(values['ready-in'] ?? 45 + count * 0.07);

process.env['SMS_PER_SECOND'] = String(rate);
const { drillHouse } = await import('../test/support/drill-house.ts');
const house = await drillHouse();
await house.allUp();
await house.api.second.start();
const { db, sms } = house;

const hour = 3_600_000;
/** Where it is about noon now. */
const zone = (() => {
  const east = 12 - new Date().getUTCHours();
  return east === 0 ? 'Etc/GMT' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
})();
const [writer, operates] = [await addSender(db), await addSender(db, ['operator'])];
const [officer, operator] = [await signIn(house, writer), await signIn(house, operates)];
const bulk = await addTemplate(db, { text: 'Please lodge your form. Do not reply by SMS.' });
const single = await addTemplate(db, { text: 'Please call us. Do not reply by SMS.' });
const preCall = await addTemplate(db, {
  use: 'preCallAdvice',
  text: 'We will call you {contactTime}. Do not reply by SMS.',
});

let numbers = 0;
const recipient = async () => {
  const to = `+6149${String(1_000_000 + ++numbers).padStart(7, '0')}`; // only the simulator ever sees it
  return { to, customerId: await addRecipient(db, { mobile: to, timeZone: zone }) };
};

/** Written this morning before 8:00; what its hold ends at is `until` instead of the 8:00 that is over. */
async function hold(until: Date): Promise<{ messageId: string; processId: string; to: string }> {
  const { to, customerId } = await recipient();
  const at = new Date(Date.now() - 6 * hour).toISOString();
  return db.$transaction(async (tx) => {
    const sent = await sendMessage(tx, {
      customerId,
      personId: writer.id,
      templateVersionId: bulk.versionId,
      values: {},
      previewed: { text: bulk.text, to },
      confirmedAfterId: null,
      eventId: randomUUID(),
      at,
    });
    if ('refused' in sent || !sent.heldUntil) throw new Error(`not held: ${JSON.stringify(sent)}`);
    await tx.message.update({ where: { id: sent.messageId }, data: { heldUntil: until } });
    await tx.$executeRaw`
      UPDATE process SET due_at = ${until}, state = jsonb_set(state, '{due,0,at}', to_jsonb(${until.toISOString()}::text))
      WHERE id = ${sent.processId}`;
    return { ...sent, to };
  });
}

/** An officer presses Send now. Returns how long it took until the gateway was asked, in ms; null: never. */
async function press(template: Template, to: string, customerId: string): Promise<number | null> {
  const said = template === preCall ? { contactTime: 'today' as const } : {};
  const filled = fillTemplate(template.text, said);
  if ('missing' in filled) throw new Error('a value is missing');
  const from = Date.now();
  const body = {
    templateVersionId: template.versionId,
    values: said,
    previewed: { text: filled.text, to },
    confirmedAfterId: null,
  };
  const { status, body: told } = await officer('POST', `/customers/${customerId}/messages`, { body });
  if (status !== 201) throw new Error(`Send was answered ${status}: ${JSON.stringify(told)}`);
  for (const end = from + 120_000; Date.now() < end; await pause(20)) {
    const [post] = sms.posts(to);
    if (post) return Date.parse(post.at) - from;
  }
  return null;
}

const percentile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const spread = (times: readonly number[]) =>
  `p50 ${seconds(percentile(times, 0.5))}, p95 ${seconds(percentile(times, 0.95))}, max ${seconds(Math.max(...times))}, ${times.length} of them`;
const began = Date.now();
const say = (line: string) => console.log(`${line} (${Math.round((Date.now() - began) / 1000)} s)`);

const eight = new Date(Date.now() + readyIn * 1000);
const made = await many(count, () => hold(eight));
const later = await many(40, () => hold(new Date(Date.now() + 5 * hour)));
const [singles, alerts] = [await many(60, recipient), await many(60, recipient)];
say(`${count} messages are held until ${eight.toISOString()}`);
const waiting = () => db.outbox.count({ where: { doneAt: null } });
while (Date.now() < eight.getTime() && (await waiting()) > 0) await pause(500);
say(`the sweepers have told Temporal; ${await waiting()} lines left`);

/** What people do while nothing else happens, and while the messages leave. */
async function people(until: () => boolean, everyMs: number) {
  const took = { single: [] as number[], alert: [] as number[], cancel: [] as number[], never: 0 };
  const running: Promise<void>[] = [];
  const note = (list: number[], ms: number | null) => void (ms === null ? took.never++ : list.push(ms));
  while (!until()) {
    const [one, alert, held] = [singles.pop(), alerts.pop(), later.pop()];
    if (!one || !alert) break;
    running.push(press(single, one.to, one.customerId).then((ms) => note(took.single, ms)));
    running.push(press(preCall, alert.to, alert.customerId).then((ms) => note(took.alert, ms)));
    if (held) {
      const from = Date.now();
      running.push(
        officer('POST', `/messages/${held.messageId}/cancel`).then(({ status }) =>
          note(took.cancel, status === 200 ? Date.now() - from : null),
        ),
      );
    }
    await pause(everyMs);
  }
  await Promise.all(running);
  return took;
}
let rounds = 0;
const quiet = await people(() => rounds++ >= 8 || Date.now() > eight.getTime() - 5000, 1500);
say('quiet figures taken');
await pause(Math.max(0, eight.getTime() - Date.now()));

const isDone = async () =>
  (await db.message.count({
    where: { templateVersionId: bulk.versionId, id: { in: ids }, state: { in: ['held', 'sending', 'outcomeUnknown'] } },
  })) === 0;
const ids = made.map(({ messageId }) => messageId);
let done = false;
const stormy = people(() => done, 6000);
let stopped: { at: number; answered: number; cancelled: number } | null = null;
for (let looks = 0; !(done = await isDone()); looks++) {
  if (stopAfter !== null && !stopped && Date.now() > eight.getTime() + stopAfter * 1000) {
    const from = Date.now();
    const { status, body } = await operator('POST', '/sending/stops', {
      body: { templateId: bulk.templateId, reason: 'The text is wrong' },
    });
    if (status !== 201) throw new Error(`the stop was answered ${status}`);
    stopped = { at: Date.now(), answered: Date.now() - from, cancelled: Number(body['cancelled']) };
    say('stopped');
  }
  if (looks % 15 === 0) {
    const states = await db.message.groupBy({ by: ['state'], where: { id: { in: ids } }, _count: true });
    say(`  ${states.map(({ state, _count }) => `${state} ${_count}`).join(', ')}; ${sms.posts().length} posted`);
  }
  if (Date.now() > eight.getTime() + 30 * 60_000) throw new Error('not over within half an hour');
  await pause(1000);
}
const overAt = Date.now();
const storm = await stormy;

const of = new Set(made.map(({ to }) => to));
const posts = sms
  .posts()
  .filter(({ to }) => of.has(to))
  .map(({ at }) => Date.parse(at) - eight.getTime());
const all = sms
  .posts()
  .map(({ at }) => Date.parse(at) - eight.getTime())
  .filter((ms) => ms >= 0);
const last = Math.max(...posts);
const perSecond = Array.from(
  { length: Math.ceil(last / 1000) },
  (_, i) => all.filter((ms) => Math.floor(ms / 1000) === i).length,
);
const onHandset = Map.groupBy(sms.ledger(), ({ number }) => number);
const twice = [...onHandset.values()].filter((got) => got.length > 1).length;
const states = await db.message.groupBy({ by: ['state'], where: { id: { in: ids } }, _count: true });
const steps = await db.processStep.groupBy({
  by: ['what'],
  where: { processId: { in: made.map(({ processId }) => processId) } },
  _count: true,
});
const stepsOf = (what: string) => steps.find((each) => each.what === what)?._count ?? 0;

console.log(`\n${count} held messages, ${rate} a second set`);
console.log(
  `  the first left ${seconds(Math.min(...posts))} after 8:00, the last ${seconds(last)}; before 8:00: ${posts.filter((ms) => ms < 0).length}`,
);
console.log(
  `  ${posts.length} left, ${all.length} with what officers sent meanwhile: ${(all.filter((ms) => ms <= last).length / (last / 1000)).toFixed(2)} a second, ${((all.filter((ms) => ms <= last).length / (last / 1000) / rate) * 100).toFixed(0)} % of the rate; in one second at most ${Math.max(...perSecond)}`,
);
console.log(
  `  their ends: ${states.map(({ state, _count }) => `${state} ${_count}`).join(', ')}; over ${seconds(overAt - eight.getTime())} after 8:00`,
);
console.log(
  `  attempts that came to nothing: ${stepsOf('notPosted')}; steps recorded: ${steps.reduce((sum, { _count }) => sum + _count, 0)}`,
);
console.log(`  from Send to the gateway, quiet: ${spread(quiet.single)}; at 8:00: ${spread(storm.single)}`);
console.log(`  pre-call alerts, quiet: ${spread(quiet.alert)}; at 8:00: ${spread(storm.alert)}`);
console.log(
  `  a command of a person, quiet: ${spread(quiet.cancel)}; at 8:00: ${spread(storm.cancel)}; without an answer or never posted: ${quiet.never + storm.never}`,
);
if (stopped) {
  const { at, answered, cancelled } = stopped;
  const after = posts.filter((ms) => ms + eight.getTime() > at);
  console.log(
    `  stopped after ${seconds(at - eight.getTime())}, answered in ${seconds(answered)}: ${cancelled} told to cancel; ${after.length} posted after the answer, the last ${after.length ? seconds(Math.max(...after) + eight.getTime() - at) : '–'} later; all over ${seconds(overAt - at)} later`,
  );
}
console.log(`  on a handset twice: ${twice}`);
const left = new Set(sms.posts().map(({ to }) => to));
const cancelled = states.find(({ state }) => state === 'cancelled')?._count ?? 0;
const whole = made.filter(({ to }) => left.has(to)).length + cancelled === count;
if (twice || !whole) process.exitCode = 1;
console.log(`  each left once or is cancelled: ${whole ? 'yes' : 'NO'}`);
await closeAll();
