/**
 * `npm run reconcile`: compares every open process with its workflow, prints what diverges, and exits 1 where something does, 2 where it
 * could not be found out. `-- --repair` repairs it; `-- --abandon <process> --reason "…"` ends a workflow that has no row.
 */
import { parseArgs } from 'node:util';
import { isRepairable } from '../../domain/divergence.ts';
import { connect } from '../../prisma/client.ts';
import { openClock } from '../../prisma/clock.ts';
import { backlog } from '../../prisma/repositories/operations.ts';
import { openRepairLock, repairsAtOnce } from '../../prisma/repair-lock.ts';
import { connectTemporal } from '../temporal.ts';
import { compare, type Comparison } from './compare.ts';
import { readEnv } from './env.ts';
import { abandon, commandLine, repair, type Repairing } from './repair.ts';
import { report } from './report.ts';

type Asked = { repair: boolean; abandon?: string | undefined; reason?: string | undefined };

try {
  const asked = readArguments(process.argv.slice(2));
  const env = readEnv(process.env);
  const db = connect(env.DATABASE_URL, { name: 'casewright reconcile' });
  const clock = await openClock(env.CLOCK, db, env.NODE_ENV);
  const temporal = connectTemporal(clock.offset, env.TEMPORAL_API_KEY);
  const lock = openRepairLock(env.DATABASE_URL);
  try {
    process.exitCode = await run({ db, temporal, lock }, asked);
  } finally {
    clock.close();
    await lock.close();
    await temporal.close();
    await db.$disconnect();
  }
} catch (error) {
  // messages of drivers quote values: what it is, not what it says
  console.error(
    error instanceof Error && error.constructor === Error ? error.message : `It broke off: ${nameOf(error)}.`,
  );
  process.exitCode = 2;
}

function readArguments(args: string[]): Asked {
  const usage = 'It knows: --repair, or --abandon <process> --reason "…".';
  try {
    const options = {
      repair: { type: 'boolean', default: false },
      abandon: { type: 'string' },
      reason: { type: 'string' },
    } as const;
    const { values } = parseArgs({ args, options });
    if (values.abandon === undefined ? values.reason !== undefined : values.repair || !values.reason?.trim())
      throw new Error(usage);
    return values;
  } catch {
    throw new Error(usage);
  }
}

async function run(deps: Repairing, asked: Asked): Promise<number> {
  if (asked.abandon !== undefined) {
    const { found, abandoned } = await abandon(deps, asked.abandon, commandLine, asked.reason ?? '');
    console.log(
      abandoned
        ? `${asked.abandon} is abandoned.`
        : `${asked.abandon} is left alone: ${found ? `it is ${found}, and has its row` : 'nothing is wrong with it, or it does not run'}.`,
    );
    return abandoned ? 0 : 1;
  }
  const comparison = await compare(deps);
  const did = asked.repair ? await repairAll(deps, comparison) : new Map<string, string>();
  console.log(report(comparison, did));
  const { waiting, oldestSeconds } = await backlog(deps.db);
  if (waiting) console.log(`\n${waiting} messages to processes wait in the outbox, the oldest for ${oldestSeconds} s.`);
  const left = comparison.findings.filter(({ processId }) => !did.get(processId)?.startsWith('repaired'));
  return left.length ? 1 : comparison.incomplete ? 2 : 0;
}

async function repairAll(deps: Repairing, { findings }: Comparison): Promise<Map<string, string>> {
  const did = new Map<string, string>();
  const queue = findings.filter(({ found }) => found && isRepairable(found));
  const worker = async () => {
    for (let look = queue.shift(); look; look = queue.shift()) {
      const { processId } = look;
      try {
        const { repaired, found } = await repair(deps, processId, commandLine, { secondLookMs: 0 }); // it was looked at twice
        did.set(processId, repaired ? 'repaired' : found ? `left alone: ${found}` : 'repaired meanwhile, or by itself');
      } catch (error) {
        did.set(processId, `not repaired: ${nameOf(error)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: repairsAtOnce }, worker));
  return did;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'an unknown error';
}
