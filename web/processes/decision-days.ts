/** How far the wait for a manager's decision has come: from when it was asked to the last of its deadlines (PS-13). */
import type { TimelineStep } from '../client/model.ts';

type Present = {
  process: { step: string; outcome: string | null; needs: string; due: { name: string; at: string }[] };
  timeline: TimelineStep[];
};
export type DecisionTick = { name: string; at: string; happened: boolean };
export type DecisionWait = { from: string; until: string; ticks: DecisionTick[] };

/** The days begin anew with each of these: the step itself, the next manager, the next reminder of the last one. */
const beginsAnew = ['escalate', 'remindAgain'];

/** Null: it waits for no manager, or without a date. `ticks`: what happened since it was asked, and what is due, in their order. */
export function decisionWait({ process, timeline }: Present): DecisionWait | null {
  const { due, step, outcome, needs } = process;
  const last = due.at(-1);
  if (outcome !== null || needs !== 'manager' || !last) return null;
  const first = timeline.findLastIndex((each) => each.step !== step) + 1;
  const begin = timeline.findLastIndex(
    (each, index) =>
      index === first ||
      (index > first && (beginsAnew.includes(each.what) || (each.what === 'handOver' && !timeline[index - 1]?.to))),
  );
  const from = timeline[begin];
  if (!from) return null;
  const reminded = timeline
    .slice(begin + 1)
    .filter(({ what }) => what === 'remind')
    .map(({ what, at }) => ({ name: what, at, happened: true }));
  const ahead = due.map(({ name, at }) => ({ name, at, happened: false }));
  return { from: from.at, until: last.at, ticks: [...reminded, ...ahead] };
}

/** Where an instant stands between two, 0 to 1. */
export function shareOf(at: string, { from, until }: Pick<DecisionWait, 'from' | 'until'>): number {
  const [begin, end] = [Date.parse(from), Date.parse(until)];
  return end <= begin ? 1 : Math.min(Math.max((Date.parse(at) - begin) / (end - begin), 0), 1);
}
