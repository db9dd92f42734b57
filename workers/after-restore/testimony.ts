/** What Temporal's histories tell of one message, over all its runs: which attempt was posted last, and how it ended there. */
import type { Client } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';
import { defaultPayloadConverter as payloadConverter } from '@temporalio/common';
import type { Testimony } from '../../activities/after-restore/match.ts';

type Event = temporal.api.history.v1.IHistoryEvent;
type Payloads = temporal.api.common.v1.IPayloads | null | undefined;

/** Null: Temporal has nothing of it. Throws where it does not answer. */
export async function testimonyOf(client: Client, processId: string): Promise<Testimony | null> {
  const runs: { runId: string; startTime: Date }[] = [];
  for await (const run of client.workflow.list({ query: `WorkflowId = '${processId}'` })) runs.push(run);
  if (!runs.length) return null;
  const told: Testimony = { posted: null, outcome: null };
  for (const { runId } of runs.toSorted((a, b) => a.startTime.getTime() - b.startTime.getTime())) {
    const { events } = await client.workflow.getHandle(processId, runId).fetchHistory();
    const { posted, outcome } = readHistory(events ?? []);
    told.posted = posted ?? told.posted;
    told.outcome = outcome;
  }
  return told;
}

/** What an attempt can come to that was certainly not posted. */
const notPosted = [
  'notPosted',
  'refusedForNow',
  'refusedOurs',
  'refusedForGood',
  'outsideWindow',
  'notAllowed',
  'stopped',
  'elsewhere',
];
/** Temporal's own number of it. */
const scheduleToStart = 2;

type Attempted = { attemptId: string; sid: string | null; at: Date; certainlyNot: boolean };

export function readHistory(events: readonly Event[]): Testimony {
  const attempts = new Map<string, Attempted>();
  const scheduled = new Map<string, { type: string; attempted: Attempted | null }>();
  let outcome: string | null = null;
  for (const event of events) {
    const began = event.activityTaskScheduledEventAttributes;
    if (began) {
      const type = began.activityType?.name ?? '';
      const attemptId = textOf(first(began.input), 'attemptId');
      let attempted: Attempted | null = null;
      if (type === 'attempt' && attemptId) {
        attempted = { attemptId, sid: null, at: dateOf(event), certainlyNot: false };
        attempts.set(attemptId, attempted);
      }
      scheduled.set(String(event.eventId), { type, attempted });
    }
    const done = event.activityTaskCompletedEventAttributes;
    if (done) {
      const { type, attempted } = scheduled.get(String(done.scheduledEventId)) ?? { type: '', attempted: null };
      const answer = first(done.result);
      const result = textOf(answer, 'result') ?? '';
      if (attempted) {
        attempted.sid = textOf(answer, 'sid');
        const other = textOf(answer, 'attemptId'); // it found another under way, and posted nothing itself
        attempted.certainlyNot = notPosted.includes(result) || (other !== null && other !== attempted.attemptId);
      }
      // what was lost was found, or was never posted
      const searched = type === 'search' ? attempts.get(textOf(answer, 'attemptId') ?? '') : undefined;
      if (searched) {
        searched.sid ??= textOf(answer, 'sid');
        searched.certainlyNot ||= result === 'notPosted';
      }
    }
    const late = event.activityTaskTimedOutEventAttributes;
    const waited = late && scheduled.get(String(late.scheduledEventId))?.attempted;
    if (waited) waited.certainlyNot = late.failure?.timeoutFailureInfo?.timeoutType === scheduleToStart;
    const ended = event.workflowExecutionCompletedEventAttributes;
    if (ended) {
      const word = first(ended.result);
      outcome = typeof word === 'string' ? word : null;
    }
  }
  const last = [...attempts.values()].findLast(({ certainlyNot }) => !certainlyNot);
  return { posted: last ? { attemptId: last.attemptId, sid: last.sid, at: last.at } : null, outcome };
}

const dateOf = ({ eventTime }: Event): Date =>
  new Date(Number(String(eventTime?.seconds ?? 0)) * 1000 + Math.floor((eventTime?.nanos ?? 0) / 1e6));

function first(payloads: Payloads): unknown {
  const [payload] = payloads?.payloads ?? [];
  return payload ? payloadConverter.fromPayload<unknown>(payload) : undefined;
}

function textOf(value: unknown, name: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' ? found : null;
}
