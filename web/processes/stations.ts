/** The stations of a process, with their dates, as its picture shows them. */
import { wayStates, type WayState } from '../../domain/process-way.ts';
import type { AnyProcessWords } from '../../domain/process.ts';
import type { TimelineStep } from '../client/model.ts';

export type StationState = WayState | 'lapsed';
export type Station = { word: string; state: StationState; at: string | null };
type Present = { process: { step: string; outcome: string | null }; timeline: TimelineStep[] };

/**
 * The stations with the end as the last one. `dates`: when each station was done; present and stopped ones have their own.
 * `endWord`: what the end is called once there is an outcome.
 */
export function stationsOfWay(
  way: NonNullable<AnyProcessWords['way']>,
  { process, timeline }: Present,
  dates: readonly (string | null | undefined)[],
  endWord: string,
): Station[] {
  const over = process.outcome !== null;
  const endedAt = over ? (timeline.at(-1)?.at ?? null) : null;
  const states = wayStates(
    way,
    process,
    timeline.map(({ step }) => step),
  );
  const words = [...way.stations.map(({ word }) => word), over ? endWord : way.end];
  return words.map((word, index) => {
    const state = states[index] ?? 'later';
    const done = index === way.stations.length ? endedAt : (dates[index] ?? null);
    const at = { done, now: sinceWhen({ process, timeline }), stopped: endedAt, later: null, notReached: null }[state];
    return { word, state, at };
  });
}

/** Since when it stands in its present step, reminders and escalations within it not counted. */
export function sinceWhen({ timeline, process }: Present): string | null {
  const before = timeline.findLastIndex(({ step }) => step !== process.step);
  return timeline[before + 1]?.at ?? null;
}
