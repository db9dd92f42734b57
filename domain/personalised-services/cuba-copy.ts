/**
 * PS-7: of an international customer the stacking document's record and its notes are made in Pluto; this copies one of them across to
 * Cuba. It is done at once, whatever becomes of the customer, and tried again for as long as anything fails.
 */
import type { Deadline, Instant, Next, Refusal, State } from '../process.ts';

export const cubaCopyStateVersion = 1;
export const cubaCopySteps = ['copyingRecord', 'copyingNote', 'over'] as const;
export const cubaCopyOutcomes = ['copied'] as const;
export const cubaCopyDeadlines = ['copy'] as const;

export type CubaCopyStep = (typeof cubaCopySteps)[number];
export type CubaCopyOutcome = (typeof cubaCopyOutcomes)[number];
export type CubaCopyDue = (typeof cubaCopyDeadlines)[number];
export type CubaCopy = State<CubaCopyStep, CubaCopyOutcome, CubaCopyDue> & { version: typeof cubaCopyStateVersion };
export type CubaCopyEvent = Deadline<CubaCopyDue>;
export type Copied = 'record' | 'note';

/** How it begins, `at` the making of the source. */
export const madeInPluto = (what: Copied, at: Instant): CubaCopy => ({
  version: cubaCopyStateVersion,
  step: what === 'record' ? 'copyingRecord' : 'copyingNote',
  outcome: null,
  needs: 'time',
  due: [{ name: 'copy', at }],
  manager: null,
});

export function cubaCopy(state: CubaCopy, _event: CubaCopyEvent): Next<CubaCopy> {
  if (state.outcome) return { refuse: cubaCopyIsOver(state.outcome) };
  return {
    next: { ...state, step: 'over', outcome: 'copied', needs: 'nobody', due: [] },
    effects: [{ do: 'decide', state: state.step }],
  };
}

export const cubaCopyDecisions: readonly (readonly string[])[] = [];
export const cubaCopyIsOver = (_outcome: string): Refusal => 'ended';
