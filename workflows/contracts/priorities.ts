/**
 * What goes first where more waits than workers can take: thousands of held messages at 8:00 must not stand before a person who waits for
 * an answer. A process's tasks and activities have its own; the lower number goes first.
 */
import type { State } from '../../domain/process.ts';

export const priorities = {
  /** Pre-call alerts: who is told of a call must hear of it before the call. */
  urgent: 1,
  /** An officer's message that leaves at once. */
  atOnce: 2,
  // 3: everything else, Temporal's own
  /** Messages whose hold ends, all at the same instant. */
  held: 4,
  /** Questions to the gateway: nobody waits for them. */
  asking: 5,
} as const;

/** The priority that a process begins with; undefined: Temporal's own. */
export function priorityOf(kind: string, state: Pick<State, 'step'> & { urgent?: boolean }): number | undefined {
  if (kind !== 'smsDelivery') return undefined;
  return state.urgent ? priorities.urgent : state.step === 'held' ? priorities.held : priorities.atOnce;
}
