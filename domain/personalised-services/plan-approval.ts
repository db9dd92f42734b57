/** PS-10 to PS-15: a submitted Customer Management Plan waits for a manager's decision. */
import type { Command, Deadline, Draft, Effect, Fact, Next, Refusal, State } from '../process.ts';
import type { DecisionDays } from '../settings.ts';
import {
  askedOfManager,
  changed,
  decisionDeadline,
  decisionDeadlines,
  handOver,
  isDecisionDeadline,
  type DecisionDeadline,
} from './manager-decision.ts';

export const planApprovalStateVersion = 1;

export const planApprovalSteps = ['awaitingDecision', 'decided'] as const;
export const planApprovalOutcomes = ['accepted', 'returned', 'withdrawn', 'ended'] as const;
export const planApprovalActions = ['accept', 'return', 'withdraw', 'handOver'] as const;
export const planApprovalFacts = ['customerDeceased', 'assignmentClosed'] as const;

export const planApprovalDeadlines = decisionDeadlines;

export type PlanApprovalStep = (typeof planApprovalSteps)[number];
export type PlanApprovalOutcome = (typeof planApprovalOutcomes)[number];
export type PlanApprovalAction = (typeof planApprovalActions)[number];
export type PlanApprovalFact = (typeof planApprovalFacts)[number];
export type PlanApprovalDeadline = DecisionDeadline;

export type PlanApproval = State<PlanApprovalStep, PlanApprovalOutcome, PlanApprovalDeadline> & {
  version: typeof planApprovalStateVersion;
  /** Persons who submitted this version or edited the plan: none of them may decide it (PS-12). */
  authors: string[];
  /** The settings this run goes by, whatever they are changed to meanwhile. */
  days: DecisionDays;
};
export type PlanApprovalEvent = Command<PlanApprovalAction> | Fact<PlanApprovalFact> | Deadline<PlanApprovalDeadline>;

/**
 * How a submission begins. The manager is the officer's, unless that is one of the authors:
 * then the first one upward who may decide; nobody left is the operators' matter (PS-12).
 */
export function submitted(authors: string[], manager: string | null, days: DecisionDays): Draft<PlanApproval> {
  return {
    version: planApprovalStateVersion,
    step: 'awaitingDecision',
    outcome: null,
    needs: manager ? 'manager' : 'operator',
    due: manager ? askedOfManager(days) : [],
    manager,
    authors,
    days,
  };
}

/** What follows from an event: the next state with what is written along with it, or why nothing changes. */
export function planApproval(state: PlanApproval, event: PlanApprovalEvent): Next<PlanApproval> {
  if (state.outcome) return { refuse: planApprovalIsOver(state.outcome) };
  switch (event.kind) {
    case 'fact': // PS-23 in spirit: nobody decides about a customer who is gone
      return ends(state, 'ended', [
        { do: 'decide', state: 'ended' },
        { do: 'closeItems', as: 'cancelled' },
      ]);
    case 'deadline':
      return isDecisionDeadline(event.name)
        ? changed<PlanApproval>(decisionDeadline(state, event.name, 'planDecision'), (change) => ({
            ...state,
            ...change,
          }))
        : { refuse: 'badInput' };
    case 'command':
      return command(state, event);
  }
}

function command(state: PlanApproval, { action, by, to }: Command<PlanApprovalAction>): Next<PlanApproval> {
  switch (action) {
    case 'accept':
    case 'return': {
      if (state.authors.includes(by)) return { refuse: 'fourEyes' };
      if (!state.manager) return { refuse: 'notTheManager' }; // an operator gives it to one first (PS-12)
      const outcome = action === 'accept' ? 'accepted' : 'returned';
      return ends(state, outcome, [
        { do: 'check', that: 'managerConcerned' },
        { do: 'check', that: 'fourEyes' },
        { do: 'decide', state: outcome },
        { do: 'closeItems', as: 'done' },
      ]);
    }
    case 'withdraw':
      return ends(state, 'withdrawn', [
        { do: 'check', that: 'assignedOfficer' },
        { do: 'decide', state: 'withdrawn' },
        { do: 'closeItems', as: 'cancelled' },
      ]);
    case 'handOver':
      return changed<PlanApproval>(handOver(state, to, 'planDecision'), (change) => ({ ...state, ...change }));
    default: // a word this version does not know, from a newer or a careless caller
      return { refuse: 'badInput' };
  }
}

function ends(state: PlanApproval, outcome: PlanApprovalOutcome, effects: Effect[]): Next<PlanApproval> {
  return { next: { ...state, step: 'decided', outcome, needs: 'nobody', due: [] }, effects };
}

/** PS-15: of these, one is taken, once. */
export const planApprovalDecisions: readonly (readonly PlanApprovalAction[])[] = [['accept', 'return'], ['withdraw']];

/** PS-15: who comes second is told of the first decision. */
export function planApprovalIsOver(outcome: string): Refusal {
  return outcome === 'accepted' || outcome === 'returned' ? 'alreadyDecided' : 'ended';
}
