/** What must reach Temporal: written with the row it tells of, delivered right after commit, or by the sweeper. */
import { WorkflowNotFoundError } from '@temporalio/client';
import { z } from 'zod';
import { isProcessKind, processKinds } from '../domain/process-kinds.ts';
import {
  claimOutboxLines,
  finishOutboxLine,
  postponeOutboxLine,
  type OutboxLine,
} from '../prisma/repositories/outbox.ts';
import { endCommand, expireForgottenCommands } from '../prisma/repositories/commands.ts';
import { handleFact } from '../prisma/repositories/facts.ts';
import { endSessionsByTime } from '../prisma/repositories/sessions.ts';
import { applyLetterFactAfterEnd } from '../prisma/repositories/letters.ts';
import { applyFactAfterEnd } from '../prisma/repositories/sms-receipts.ts';
import type { Database } from '../prisma/client.ts';
import type { Deps } from './deps.ts';
import { priorityOf } from '../workflows/contracts/priorities.ts';
import { repeat } from './repeat.ts';
import type { Temporal } from './temporal.ts';

const commandSchema = z.object({
  commandId: z.string(),
  action: z.string(),
  by: z.string(),
  to: z.string().exactOptional(),
});
const factSchema = z.object({ factId: z.string(), fact: z.string() });

/** Delivers what is due, of one process or of all; the lines of one process in their order. Returns how many it took. */
export async function sweep({ db, temporal }: Pick<Deps, 'db' | 'temporal'>, processId?: string): Promise<number> {
  const lines = await claimOutboxLines(db, processId);
  // At once: no two are of one process, and one after the other they would outlast their lease while Temporal is away.
  await Promise.all(
    lines.map(async (line) => {
      try {
        await deliver(db, temporal, line);
        await finishOutboxLine(db, line.id);
      } catch {
        // Temporal away, or the process missing: again later, in growing pauses; the Operations side sees the line's age
        await postponeOutboxLine(db, line);
      }
    }),
  );
  return lines.length;
}

/** Right after commit, best effort: what fails here is the sweeper's. */
export async function deliverNow(deps: Pick<Deps, 'db' | 'temporal'>, processId: string): Promise<void> {
  try {
    while ((await sweep(deps, processId)) > 0);
  } catch {
    // the database went away between: the sweeper's
  }
}

const standing = z.looseObject({ step: z.string(), urgent: z.boolean().exactOptional() });
/** Its priority; a state that nobody can read is the workflow's to complain about. */
function beginsWith({ kind, state }: { kind: string; state: unknown }): number | undefined {
  const { data } = standing.safeParse(state);
  return data && priorityOf(kind, data);
}

async function deliver(db: Database, temporal: Temporal, line: OutboxLine): Promise<void> {
  const { workflowId } = line;
  const process = await db.process.findUnique({
    where: { id: workflowId },
    select: { kind: true, outcome: true, state: true },
  });
  if (!process || !isProcessKind(process.kind)) throw new Error('an outbox line without a process');
  try {
    if (line.name === 'start') await temporal.start(workflowId, process.kind, beginsWith(process));
    else if (line.name === 'commandReceived')
      await temporal.signalCommand(workflowId, commandSchema.parse(line.payload));
    else if (line.name === 'factArrived') await temporal.signalFact(workflowId, factSchema.parse(line.payload));
    else throw new Error('an outbox line of an unknown name');
  } catch (error) {
    const { eventId, name } = line;
    if (!(error instanceof WorkflowNotFoundError) || !process.outcome || !eventId) throw error;
    // The process is over: the command is told so, of the facts a receipt and a printer's answer alone still say something.
    const refusal = processKinds[process.kind].isOver(process.outcome);
    if (name === 'commandReceived')
      await db.$transaction((tx) => endCommand(tx, eventId, { state: 'refused', refusal }));
    else
      await db.$transaction(async (tx) => {
        await handleFact(tx, eventId);
        if (process.kind === 'smsDelivery') await applyFactAfterEnd(tx, eventId);
        if (process.kind === 'letterIssue') await applyLetterFactAfterEnd(tx, eventId);
      });
  }
}

/** Sweeps again and again until stopped; one per API process, side by side with others. */
export const startSweeper = (deps: Deps, everyMs = 1000) =>
  repeat(
    async () => {
      const took = await sweep(deps);
      if (took > 0) return true;
      await expireForgottenCommands(deps.db);
      await endSessionsByTime(deps.db, deps.clock.now(), deps.env.SESSION_IDLE_MINUTES * 60_000);
      return false;
    },
    everyMs,
    () => deps.log.warn({ part: 'outbox' }, 'the outbox could not be swept'),
  );
