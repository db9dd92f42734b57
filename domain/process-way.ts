/** The way of a process as a line of stations: as pages draw it, and as the Temporal UI writes it (PS-24). */
import type { AnyProcessWords, Move } from './process.ts';

export type WayState = 'done' | 'now' | 'later' | 'stopped' | 'notReached';

/**
 * How each station of the way stands; the last is the end. `steps`: after which step or outcome each part of the timeline stood,
 * the oldest first. Where it ended before the end of its way, the station that it had reached is `stopped`, and so is the end.
 */
export function wayStates(
  { stations, arrivesBy }: NonNullable<AnyProcessWords['way']>,
  { step, outcome }: { step: string; outcome: string | null },
  steps: readonly string[],
): WayState[] {
  const stationOf = (name: string) => stations.findIndex(({ waitsIn }) => waitsIn.includes(name));
  const arrived = outcome !== null && arrivesBy.includes(outcome);
  const standing = outcome === null ? step : (steps.findLast((before) => stationOf(before) >= 0) ?? '');
  const reached = Math.max(stationOf(standing), 0);
  const line = stations.map((_, station): WayState => {
    if (arrived || station < reached) return 'done';
    if (station === reached) return outcome === null ? 'now' : 'stopped';
    return outcome === null ? 'later' : 'notReached';
  });
  return [...line, arrived ? 'done' : outcome === null ? 'later' : 'stopped'];
}

/** What people may do now. Where nobody in line may decide, the operators give it to a manager, and nothing else is the manager's (PS-12). */
export function movesNow({ moves }: AnyProcessWords, { step, needs }: { step: string; needs: string }): Move[] {
  return (moves?.[step] ?? []).flatMap((move): Move[] => {
    if (needs !== 'operator' || move.who !== 'manager') return [move];
    return move.event === 'handOver' ? [{ ...move, who: 'operator', leadsTo: 'that manager decides' }] : [];
  });
}
