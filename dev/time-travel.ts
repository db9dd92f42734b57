/**
 * Time travel for development and tests: moves the shared clock and every open process, each in its own time, to the same instant.
 * `npm run time-travel -- 60d` (also `12h`, `30m`, or an instant such as `2027-02-01T09:00+11:00`), while `npm start` runs.
 */
import { existsSync, readFileSync } from 'node:fs';
import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import { z } from 'zod';
import { connect, type Database } from '../prisma/client.ts';
import { settableClock, type SettableClock } from '../prisma/clock.ts';
import { runningFile, runningSchema } from './running-house.ts';
import { fastForward, virtualNow } from './time-skipping.ts';

const atOnce = 10;
/** Nearer than this is there already: a skip has the server's precision. */
const nearEnoughMs = 1000;

/** `left`: open by their rows, but no workflow of theirs runs (terminated, never started): a matter of `npm run reconcile`. */
export type Travelled = { now: Date; moved: number; ended: number; left: number };

/** Moves everything to `to`, the processes first: what falls due on the way has happened when the clock gets there. Never back. */
export async function travel(
  { client, db, clock }: { client: Client; db: Database; clock: SettableClock },
  to: Date,
): Promise<Travelled> {
  const by = to.getTime() - clock.now().getTime();
  if (by < 0) throw new Error('Time goes forward only: what a process has done can’t be undone.');
  const open = await db.process.findMany({ where: { outcome: null }, select: { id: true }, orderBy: { id: 'asc' } });
  const queue = open.map(({ id }) => id);
  const count = { there: 0, ended: 0, left: 0 };
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let id = queue.shift(); id; id = queue.shift()) count[await moveTo(client, id, to)] += 1;
    }),
  );
  const { ended, left } = count;
  await db.$executeRaw`UPDATE session SET last_seen_at = last_seen_at + make_interval(secs => ${by / 1000}),
    expires_at = expires_at + make_interval(secs => ${by / 1000})`; // nobody is signed out by it
  await clock.set(to);
  return { now: clock.now(), moved: open.length - left, ended, left };
}

/** One that does not run must not keep all others from going: it stays where it is. */
async function moveTo(client: Client, workflowId: string, to: Date): Promise<'there' | 'ended' | 'left'> {
  if (!(await isRunning(client, workflowId))) return 'left';
  const ahead = to.getTime() - (await virtualNow(client, workflowId)).getTime();
  return ahead > nearEnoughMs && (await fastForward(client, workflowId, ahead)).ended ? 'ended' : 'there';
}

async function isRunning(client: Client, workflowId: string): Promise<boolean> {
  try {
    return (await client.workflow.getHandle(workflowId).describe()).status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

/** What somebody typed, as an instant. Throws a sentence. */
export function destination(typed: string, now: Date): Date {
  const duration = /^(\d{1,4})(d|h|m)$/.exec(typed);
  const ms = { d: 86_400_000, h: 3_600_000, m: 60_000 };
  if (duration) {
    const unit = z.enum(['d', 'h', 'm']).parse(duration[2]);
    return new Date(now.getTime() + Number(duration[1]) * ms[unit]);
  }
  const instant = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(typed) ? new Date(typed) : new Date(Number.NaN);
  if (Number.isNaN(instant.getTime()))
    throw new Error('Say how far or to when: 60d, 12h, 30m, or an instant such as 2027-02-01T09:00+11:00.');
  return instant;
}

if (import.meta.main) {
  try {
    if (!existsSync(runningFile())) throw new Error('Casewright does not run here: begin it with npm start.');
    const running = runningSchema.parse(JSON.parse(readFileSync(runningFile(), 'utf8')));
    if (running.clock !== 'settable')
      throw new Error('This Casewright goes by the system clock: it runs on a real database or a real Temporal.');
    const connection = await Connection.connect({ address: running.temporalAddress });
    const client = new Client({ connection, namespace: running.namespace });
    const db = connect(running.databaseUrl, { name: 'casewright-time-travel' });
    const clock = await settableClock(db);
    const to = destination(process.argv[2] ?? '', clock.now());
    const { now, moved, ended, left } = await travel({ client, db, clock }, to);
    console.log(`It is ${now.toISOString()} now. ${moved} processes moved, ${ended} of them ended on the way.`);
    if (left) console.log(`${left} open processes have no running workflow and stayed behind: npm run reconcile`);
    clock.close();
    await db.$disconnect();
    await connection.close();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
