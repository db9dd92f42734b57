/** A process as people read it: where it stands, since when, and its whole way (PS-24). */
import { z } from 'zod';
import type { ProcessKind } from '../../domain/process-kinds.ts';
import { isForOnePerson, type Needs } from '../../domain/process.ts';
import { whyItCame, type DaysOfProcess } from '../../domain/why-it-came.ts';
import type { Reader } from '../client.ts';
import { personsById, type People, type PersonShort } from './person-short.ts';
import { parseState } from './processes.ts';

export type TimelineStep = {
  seq: number;
  what: string;
  step: string;
  who: PersonShort | null;
  for: PersonShort | null;
  to: PersonShort | null;
  at: string;
  reason: string | null;
  /** Why it came, where nobody did it. */
  because: string | null;
};
export type ProcessView = {
  id: string;
  step: string;
  outcome: string | null;
  needs: Needs;
  waitingFor: PersonShort | null;
  /** Since when it waits for whom it waits. */
  since: string | null;
  due: { name: string; at: string }[];
  seq: number;
};

const count = z.number().int();
/** The days this run goes by, whatever the settings are now. */
const daysSchema = z.object({
  days: z.object({ remindAfter: count, escalateAfter: count, remindAgainEvery: count }).optional(),
  monitoringDays: z.object({ firstReminder: count, secondReminder: count, end: count }).optional(),
});

/** Also looks up whoever else is named: `people` knows them all. Three statements. The caller has asked whether the viewer may see it. */
export async function viewProcess(
  reader: Reader,
  kind: ProcessKind,
  subjectId: string,
  named: readonly (string | null | undefined)[],
): Promise<{ process: ProcessView; timeline: TimelineStep[]; people: People; days: DaysOfProcess }> {
  const row = await reader.process.findUniqueOrThrow({
    where: { kind_subjectId: { kind, subjectId } },
    include: {
      steps: { orderBy: { seq: 'asc' } },
      workItems: { where: { state: 'open' }, select: { openedAt: true }, orderBy: { openedAt: 'desc' }, take: 1 },
    },
  });
  const state = parseState(row.kind, row.stateVersion, row.state);
  const days = daysSchema.parse(state);
  const people = await personsById(reader, [
    ...named,
    state.manager,
    ...row.steps.flatMap((step) => [step.whoId, step.forId, step.toId]),
  ]);
  const process: ProcessView = {
    id: row.id,
    step: row.step,
    outcome: row.outcome,
    needs: state.needs,
    waitingFor: isForOnePerson(state.needs) ? people.find(state.manager) : null,
    since: row.workItems[0]?.openedAt.toISOString() ?? null,
    due: state.due,
    seq: row.seq,
  };
  const timeline = row.steps.map((step) => ({
    seq: step.seq,
    what: step.what,
    step: step.step,
    who: people.find(step.whoId),
    for: people.find(step.forId),
    to: people.find(step.toId),
    at: step.at.toISOString(),
    reason: step.reason,
    because: step.whoId === null ? whyItCame(step.what, days) : null,
  }));
  return { process, timeline, people, days };
}

/** When it ended; null: it is open. */
export function endOf({ outcome }: ProcessView, timeline: readonly TimelineStep[]): Date | null {
  const last = timeline.at(-1);
  return outcome !== null && last ? new Date(last.at) : null;
}

/** Why a stay was closed is kept with it, not with the processes that ended because of it. */
export const withCloseReason = (timeline: TimelineStep[], { closeReason }: { closeReason: string | null }) =>
  timeline.map((step) => (step.what === 'assignmentClosed' ? { ...step, reason: step.reason ?? closeReason } : step));
