/**
 * PS-28: a PS customer became restricted, and the officer may not see them any more. Everything about them goes on; a manager who may see
 * them gives them to another officer, reminded and escalated as every decision that waits for a manager (PS-13, PS-14).
 */
import type { Command, Deadline, Draft, Effect, Fact, Next, Refusal, State } from '../process.ts';
import type { DecisionDays } from '../settings.ts';
import {
  askedOfManager,
  changed,
  decisionDeadline,
  handOver,
  isDecisionDeadline,
  type DecisionDeadline,
} from './manager-decision.ts';

export const restrictedReassignmentStateVersion = 1;
export const restrictedReassignmentSteps = ['awaitingReassignment', 'over'] as const;
export const restrictedReassignmentOutcomes = ['reassigned', 'restrictionLifted', 'ended'] as const;
export const restrictedReassignmentActions = ['handOver'] as const;
export const restrictedReassignmentFacts = [
  'reassigned',
  'restrictionLifted',
  'customerDeceased',
  'assignmentClosed',
] as const;

export type RestrictedReassignmentStep = (typeof restrictedReassignmentSteps)[number];
export type RestrictedReassignmentOutcome = (typeof restrictedReassignmentOutcomes)[number];
export type RestrictedReassignmentAction = (typeof restrictedReassignmentActions)[number];
export type RestrictedReassignmentFact = (typeof restrictedReassignmentFacts)[number];
export type RestrictedReassignment = State<
  RestrictedReassignmentStep,
  RestrictedReassignmentOutcome,
  DecisionDeadline
> & {
  version: typeof restrictedReassignmentStateVersion;
  /** Nobody wrote anything: whoever may see the customer may reassign them. */
  authors: string[];
  days: DecisionDays;
};
export type RestrictedReassignmentEvent =
  Command<RestrictedReassignmentAction> | Fact<RestrictedReassignmentFact> | Deadline<DecisionDeadline>;

/** The manager's work item. */
export const reassignItem = 'reassignRestricted';

export const becameRestricted = (manager: string | null, days: DecisionDays): Draft<RestrictedReassignment> => ({
  version: restrictedReassignmentStateVersion,
  step: 'awaitingReassignment',
  outcome: null,
  needs: manager ? 'manager' : 'operator',
  due: manager ? askedOfManager(days) : [],
  manager,
  authors: [],
  days,
});

export function restrictedReassignment(
  state: RestrictedReassignment,
  event: RestrictedReassignmentEvent,
): Next<RestrictedReassignment> {
  if (state.outcome) return { refuse: restrictedReassignmentIsOver(state.outcome) };
  switch (event.kind) {
    case 'fact':
      return ended(state, event.fact);
    case 'deadline':
      return isDecisionDeadline(event.name)
        ? changed<RestrictedReassignment>(decisionDeadline(state, event.name, reassignItem), (change) => ({
            ...state,
            ...change,
          }))
        : { refuse: 'badInput' };
    case 'command':
      return event.action === 'handOver'
        ? changed<RestrictedReassignment>(handOver(state, event.to, reassignItem), (change) => ({
            ...state,
            ...change,
          }))
        : { refuse: 'badInput' };
  }
}

function ended(state: RestrictedReassignment, fact: RestrictedReassignmentFact): Next<RestrictedReassignment> {
  const outcome = fact === 'reassigned' || fact === 'restrictionLifted' ? fact : 'ended';
  const effects: Effect[] = [{ do: 'closeItems', as: outcome === 'reassigned' ? 'done' : 'cancelled' }];
  return { next: { ...state, step: 'over', outcome, needs: 'nobody', due: [] }, effects };
}

export const restrictedReassignmentDecisions: readonly (readonly string[])[] = [];
export const restrictedReassignmentIsOver = (_outcome: string): Refusal => 'ended';
