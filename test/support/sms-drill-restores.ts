/**
 * A store put back to an earlier copy with messages on their way, as an operator does it: `after-restore`, `reconcile --repair`, and only
 * then the stop is lifted. What has left since the copy must not leave again.
 */
import assert from 'node:assert/strict';
import { runProgram } from '../../dev/run-program.ts';
import type { FaultGiven } from '../../dev/sms-gateway/fault-table.ts';
import { copyStores, putStoresBack, type Store } from './drill-copies.ts';
import { many } from './many.ts';
import type { Message, SmsDrill } from './sms-drill.ts';
import { until } from './until.ts';

export type PutBack = Store | 'both';

/** Where a message stands when the copy is made. */
const before: Record<string, { faults?: FaultGiven[]; localHour?: number }> = {
  held: { localHour: 21 },
  cancelled: { localHour: 21 },
  'in a pause': { faults: [{ name: 'tooMany', seconds: 600 }] },
  'looked for': { faults: ['acceptThenCut', 'callbacksLost', { name: 'listLag', seconds: 600 }] },
  'handed over': { faults: ['callbacksLost'] },
};

export type Restored = {
  messages: Message[];
  /** Written after the copy: where the database was put back nobody knows of them any more, but their handsets. */
  forgotten: Message[];
  /** What the first `after-restore` printed. */
  report: string;
};

/** `each`: how many messages of every kind. Everything is over when it returns. */
export async function restoreDrill(drill: SmsDrill, putBack: PutBack, each: number): Promise<Restored> {
  const { house } = drill;
  const { db, sms, worker } = house;
  const stores: Store[] = putBack === 'both' ? ['postgresql', 'temporal'] : [putBack];
  const some = <T>(make: () => Promise<T>) => many(each, make);
  await house.allUp();
  drill.backToNow();
  sms.clearFaults();

  const kinds = new Map<string, Message[]>();
  for (const [kind, how] of Object.entries(before)) kinds.set(kind, await some(() => drill.send(how)));
  const first = [...kinds.values()].flat();
  await until('they are where they wait', () => drill.rest(first), 60_000);
  await worker.stop();
  kinds.set('just begun', await some(() => drill.send())); // Temporal knows of them, and nobody has begun
  const messages = [...kinds.values()].flat();
  const since = new Date();
  await copyStores(house, stores);

  await house.allUp();
  await drill.forward(messages, 15);
  await Promise.all((kinds.get('cancelled') ?? []).map((message) => drill.cancel(message)));
  await drill.forward(messages, 11 * 60);
  await until('they have left', () => drill.rest(messages), 60_000);
  const written = await some(() => drill.send());
  await until('those written later have left', async () => written.every(({ to }) => sms.ledger(to).length > 0));

  const posts = () => sms.posts().length;
  await putStoresBack(house, stores);
  const left = posts();
  const forgotten = putBack === 'temporal' ? [] : written;
  // the business has gone on since the copy, and so has its clock
  await db.setting.upsert({
    where: { key: 'clockOffset' },
    create: { key: 'clockOffset', value: drill.aheadMs() },
    update: { value: drill.aheadMs() },
  });
  const env = { ...house.env, CLOCK: 'settable' };
  const afterRestore = () =>
    runProgram(['workers/after-restore/main.ts', '--since', since.toISOString(), '--put-back', putBack], { env });
  const matched = await afterRestore();
  assert.ok([0, 1].includes(matched.code), matched.output);
  await house.allUp();
  const repaired = await runProgram(['api/reconcile/main.ts', '--repair'], { env });
  for (const [, id = ''] of repaired.output.matchAll(/^ {2}(sms\/\S+) .*rowMissing/gm))
    await runProgram(['api/reconcile/main.ts', '--abandon', id, '--reason', 'written after the copy'], { env });
  // what its history knows as cancelled the operator cancels again
  for (const [, id] of matched.output.matchAll(/^ {2}(sms\/\S+) .*history: cancelled/gm)) {
    const message = messages.find(({ processId }) => processId === id);
    assert.ok(message);
    await until('it is cancelled again', async () => ['applied', 'ended'].includes(await drill.cancel(message)));
  }
  const again = await afterRestore();
  assert.equal(again.code, 0, again.output);
  await drill.forward(messages, 30);
  await until('nothing is under way', () => drill.rest(messages), 60_000);
  assert.equal(posts(), left, 'something was posted while sending was stopped');
  const by = await db.person.findFirstOrThrow({ select: { id: true } });
  await db.sendingStop.updateMany({ where: { liftedAt: null }, data: { liftedAt: new Date(), liftedById: by.id } });
  await db.setting.deleteMany({ where: { key: 'clockOffset' } });
  if (putBack === 'temporal') messages.push(...written);
  await drill.untilOver(messages);
  return { messages, forgotten, report: matched.output };
}
