/** The process row: where a workflow stands. Only `insertProcess`, `importProcess` and the recording transaction write here. */
import { z } from 'zod';
import { isProcessKind, processKinds, type ProcessKind } from '../../domain/process-kinds.ts';
import { needs, type Instant, type Refusal, type State } from '../../domain/process.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Reader, Tx } from '../client.ts';

const stateSchema = z.looseObject({
  version: z.number().int(),
  step: z.string(),
  outcome: z.string().nullable(),
  needs: z.enum(needs),
  due: z.array(z.object({ name: z.string(), at: z.string() })),
  manager: z.string().nullable(),
});

/** The state as it was recorded. Throws where the row holds none, or one of a version this program does not know. */
export function parseState(kind: string, version: number, json: unknown): State {
  if (!isProcessKind(kind) || version > processKinds[kind].stateVersion)
    throw new UnknownStateVersion(`${kind} version ${version}`);
  return stateSchema.parse(json);
}
export class UnknownStateVersion extends Error {}

export type LockedProcess = {
  id: string;
  kind: ProcessKind;
  customerId: string;
  subjectId: string;
  seq: number;
  state: State;
};
type LockedRow = {
  id: string;
  kind: string;
  customer_id: string;
  subject_id: string;
  seq: number;
  state: unknown;
  state_version: number;
};

/** Locks the row until the transaction ends. Null: no such process. */
export async function lockProcess(tx: Tx, id: string): Promise<LockedProcess | null> {
  const [row] = await tx.$queryRaw<LockedRow[]>`
    SELECT id, kind, customer_id, subject_id, seq, state, state_version FROM process WHERE id = ${id} FOR UPDATE`;
  if (!row) return null;
  const state = parseState(row.kind, row.state_version, row.state);
  if (!isProcessKind(row.kind)) throw new UnknownStateVersion(row.kind);
  return {
    id: row.id,
    kind: row.kind,
    customerId: row.customer_id,
    subjectId: row.subject_id,
    seq: row.seq,
    state,
  };
}

/** What follows from the state and stands beside it in columns, for lists. */
const columns = (state: State, at: Instant) => ({
  stateVersion: state.version,
  state: state satisfies Prisma.InputJsonObject,
  step: state.step,
  outcome: state.outcome,
  needs: state.needs,
  dueAt: escalation(state),
  endedAt: state.outcome ? new Date(at) : null,
});
/** When it is overdue: the last of its deadlines, the ones before are reminders. */
const escalation = (state: State) => {
  const last = state.due.at(-1);
  return last ? new Date(last.at) : null;
};

/** A process begins: its row with seq 0 and the outbox line that starts it. */
export async function insertProcess(
  tx: Tx,
  p: { id: string; kind: ProcessKind; customerId: string; subjectId: string; state: State; at: Instant },
): Promise<void> {
  const { id, kind, customerId, subjectId, state, at } = p;
  await tx.process.create({
    data: { id, kind, customerId, subjectId, startedAt: new Date(at), ...columns(state, at) },
  });
  await tx.outbox.create({ data: { workflowId: id, name: 'start', payload: {} } });
}

/** A step of a timeline that was gone elsewhere. */
export type ImportedStep = {
  eventId: string;
  what: string;
  step: string;
  whoId: string | null;
  forId: string | null;
  toId: string | null;
  at: Instant;
  reason: string | null;
};

/**
 * A process that is under way already, or over: its row as it stands after `steps` (the first is seq 0, how it began), its timeline and,
 * where it is open, the outbox line that starts it from there. What its state still has due must lie in the future.
 */
export async function importProcess(
  tx: Tx,
  p: {
    id: string;
    kind: ProcessKind;
    customerId: string;
    subjectId: string;
    state: State;
    steps: readonly ImportedStep[];
  },
): Promise<void> {
  const { id, kind, customerId, subjectId, state, steps } = p;
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) throw new Error('a process without a beginning');
  await tx.process.create({
    data: {
      id,
      kind,
      customerId,
      subjectId,
      seq: steps.length - 1,
      startedAt: new Date(first.at),
      ...columns(state, last.at),
    },
  });
  await tx.processStep.createMany({ data: steps.map((step, seq) => ({ processId: id, seq, ...step })) });
  if (!state.outcome) await tx.outbox.create({ data: { workflowId: id, name: 'start', payload: {} } });
}

/** From seq n to n+1, or not at all: the caller holds the lock and has compared. */
export async function moveProcess(tx: Tx, id: string, seq: number, state: State, at: Instant): Promise<void> {
  await tx.process.update({ where: { id, seq }, data: { seq: seq + 1, ...columns(state, at) } });
}

/** What the first activity reads. Null: no such row. */
export async function readProcess(reader: Reader, id: string) {
  const row = await reader.process.findUnique({
    where: { id },
    select: { id: true, kind: true, seq: true, state: true, stateVersion: true, subjectId: true, customerId: true },
  });
  return row && { ...row, state: parseState(row.kind, row.stateVersion, row.state) };
}

/** Why nothing changes any more; null while the process is open. */
export async function refusalWhenOver(reader: Reader, id: string): Promise<Refusal | null> {
  const row = await reader.process.findUnique({ where: { id }, select: { kind: true, outcome: true } });
  return row?.outcome && isProcessKind(row.kind) ? processKinds[row.kind].isOver(row.outcome) : null;
}

/** The latest steps of the way, the oldest first: what, when and where it led. */
export async function latestSteps(
  reader: Reader,
  processId: string,
  count: number,
): Promise<{ what: string; at: Instant; step: string }[]> {
  const rows = await reader.processStep.findMany({
    where: { processId },
    select: { what: true, at: true, step: true },
    orderBy: { seq: 'desc' },
    take: count,
  });
  return rows.toReversed().map(({ what, at, step }) => ({ what, at: at.toISOString(), step }));
}
