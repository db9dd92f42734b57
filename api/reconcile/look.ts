/** One process: its row beside its workflow. The order of the questions makes what is merely under way look healthy. */
import {
  isGrpcServiceError,
  ServiceError,
  WorkflowNotFoundError,
  type WorkflowExecutionDescription,
} from '@temporalio/client';
import { tsToDate } from '@temporalio/common/lib/time.js';
import type { Divergence } from '../../domain/divergence.ts';
import { readComparedRow, type ComparedRow } from '../../prisma/repositories/operations.ts';
import { viewQuery, type View } from '../../workflows/contracts/process.ts';
import type { Deps } from '../deps.ts';

/** What is tried again and again, and why it fails: types only, no message of anybody's. */
export type PendingWork = { what: string; attempt: number; failure: string | null; since: Date | null };
export type Look = {
  processId: string;
  kind: string;
  /** Null: there is no row. */
  row: ComparedRow | null;
  found: Divergence | null;
  /** What a parked process says of itself: ids and words. */
  why: string | null;
  since: Date | null;
  /** Of a workflow that has ended: when. */
  endedAt: Date | null;
  pending: PendingWork[];
};
export type Looking = Pick<Deps, 'db' | 'temporal'>;

const describeMs = 5000;
const answerMs = 5000;
/** gRPC */
const deadlineExceeded = 4;
const unavailable = 14;

/** Takes the process's id, and until when (ms since 1970) it may take. Throws where Temporal or the database is away. */
export async function lookAt({ db, temporal }: Looking, processId: string, until = Infinity): Promise<Look> {
  const before = await readComparedRow(db, processId);
  const workflow = await describe(temporal, processId, until);
  const running = workflow?.status.name === 'RUNNING';
  const row = before ?? (workflow ? await readComparedRow(db, processId) : null); // begun while it was asked for
  const look: Look = {
    processId,
    kind: row?.kind ?? workflow?.type ?? '',
    row,
    found: null,
    why: null,
    since: row?.since ?? workflow?.startTime ?? null,
    endedAt: workflow?.closeTime ?? null,
    pending: running ? pendingOf(workflow) : [],
  };
  if (!row) return running ? { ...look, found: 'rowMissing' } : look;
  if (!running) {
    if (row.outcome || row.startWaits) return look; // over, or the sweeper's
    const now = await readComparedRow(db, processId);
    if (!now || now.outcome) return look; // ended while it was asked for
    return workflow ? { ...look, found: 'closed', since: look.endedAt } : { ...look, found: 'missing' };
  }
  if (workflow.raw.pendingActivities?.length) return look; // it is recording: row and workflow meet when that is done
  const view = await ask(temporal, processId, until);
  if (view === 'gone') return look; // ended while it was asked for
  if (view === 'silent') return { ...look, found: 'unanswered' };
  if (row.outcome)
    return view.seq < 0 || view.state?.outcome ? look : { ...look, found: 'openAfterEnd', why: view.needsOperator };
  if (view.needsOperator) return { ...look, found: 'parked', why: view.needsOperator };
  if (view.seq < 0) return look; // it is about to read its row
  if (view.seq < row.seq) return { ...look, found: 'behind', why: `row ${row.seq}, workflow ${view.seq}` };
  const now = await readComparedRow(db, processId); // it may have gone on since
  if (!now || view.seq > now.seq) return { ...look, found: 'ahead', why: `row ${now?.seq}, workflow ${view.seq}` };
  return row.unheard && now.unheard ? { ...look, found: 'unheard' } : look;
}

async function describe(
  { client }: Deps['temporal'],
  processId: string,
  until: number,
): Promise<WorkflowExecutionDescription | null> {
  const deadline = Math.min(Date.now() + describeMs, until);
  try {
    return await client.connection.withDeadline(deadline, () => client.workflow.getHandle(processId).describe());
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

async function ask({ client }: Deps['temporal'], processId: string, until: number): Promise<View | 'silent' | 'gone'> {
  const deadline = Math.min(Date.now() + answerMs, until);
  try {
    return await client.connection.withDeadline(deadline, () => client.workflow.getHandle(processId).query(viewQuery));
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'gone';
    if (codeOf(error) === unavailable) throw error;
    return 'silent'; // no worker, or one that cannot run it
  }
}

/** Is Temporal not to be had just now? */
export const temporalIsAway = (error: unknown): boolean =>
  [unavailable, deadlineExceeded].includes(codeOf(error) ?? -1);

/** The client wraps what gRPC says. */
function codeOf(error: unknown): number | undefined {
  const inner = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(inner) ? inner.code : undefined;
}

function pendingOf({ raw }: WorkflowExecutionDescription): PendingWork[] {
  const activities = (raw.pendingActivities ?? []).map(({ activityType, attempt, lastFailure, scheduledTime }) => ({
    what: activityType?.name ?? 'activity',
    attempt: attempt ?? 1,
    failure: lastFailure?.applicationFailureInfo
      ? plainWord(lastFailure.applicationFailureInfo.type)
      : lastFailure
        ? 'Timeout'
        : null,
    since: dateOf(scheduledTime),
  }));
  const { attempt = 1, originalScheduledTime: since } = raw.pendingWorkflowTask ?? {};
  const task = {
    what: 'workflow task',
    attempt: attempt ?? 1,
    failure: 'WorkflowTask',
    since: dateOf(since),
  };
  return [...activities, task].filter((work) => work.attempt > 1);
}

type Timestamp = NonNullable<WorkflowExecutionDescription['raw']['workflowExecutionInfo']>['startTime'];
const dateOf = (at: Timestamp): Date | null =>
  at?.seconds ? tsToDate({ seconds: at.seconds, nanos: at.nanos ?? 0 }) : null;

/** A type of ours; anything else could be somebody's sentence. */
const plainWord = (type: string | null | undefined): string =>
  type && /^[A-Za-z][\w.]{0,80}$/.test(type) ? type : 'Unexpected';
