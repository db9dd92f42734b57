/** EM-8: an officer who is unsure whether a message is appropriate asks an SSO or team leader. */
import type { Command, Deadline, Draft, DueInWorkingDays, Effect, Fact, Next, Refusal, State } from '../process.ts';
import type { DecisionDays } from '../settings.ts';
import {
  askedOfManager,
  decisionDeadlines,
  isDecisionDeadline,
  type DecisionDeadline,
} from '../personalised-services/manager-decision.ts';

export const fdvConsultationStateVersion = 1;

export const fdvConsultationSteps = ['awaitingAnswer', 'over'] as const;
export const fdvConsultationOutcomes = ['appropriate', 'notAppropriate', 'withdrawn', 'ended'] as const;
export const fdvConsultationActions = ['appropriate', 'notAppropriate', 'withdraw', 'handOver'] as const;
export const fdvConsultationFacts = ['customerDeceased'] as const;
/** As of a decision that waits for a manager (PS-13), with the days of the FDV settings. */
export const fdvConsultationDeadlines = decisionDeadlines;

export type FdvConsultationStep = (typeof fdvConsultationSteps)[number];
export type FdvConsultationOutcome = (typeof fdvConsultationOutcomes)[number];
export type FdvConsultationAction = (typeof fdvConsultationActions)[number];
export type FdvConsultationFact = (typeof fdvConsultationFacts)[number];
export type FdvConsultationDeadline = DecisionDeadline;

/** `manager` is the SSO or team leader who is asked. */
export type FdvConsultation = State<FdvConsultationStep, FdvConsultationOutcome, FdvConsultationDeadline> & {
  version: typeof fdvConsultationStateVersion;
  /** The officer who asks, alone: nobody answers themselves (four eyes). */
  authors: string[];
  /** Who was asked before: it escalates to nobody twice. */
  asked: string[];
  /** The settings this run goes by, whatever they are changed to meanwhile. */
  days: DecisionDays;
};
export type FdvConsultationEvent =
  Command<FdvConsultationAction> | Fact<FdvConsultationFact> | Deadline<FdvConsultationDeadline>;

/** The kind of the consultant's work item. */
export const consultationItem = 'fdvConsultation';

/** How it begins: the officer has picked whom they ask. */
export const asked = (officer: string, consultant: string, days: DecisionDays): Draft<FdvConsultation> => ({
  version: fdvConsultationStateVersion,
  step: 'awaitingAnswer',
  outcome: null,
  needs: 'consultant',
  due: askedOfManager(days),
  manager: consultant,
  authors: [officer],
  asked: [],
  days,
});

/** What follows from an event: the next state with what is written along with it, or why nothing changes. */
export function fdvConsultation(state: FdvConsultation, event: FdvConsultationEvent): Next<FdvConsultation> {
  if (state.outcome) return { refuse: fdvConsultationIsOver(state.outcome) };
  switch (event.kind) {
    case 'fact':
      return ends(state, 'ended', [
        { do: 'decide', state: 'ended' },
        { do: 'closeItems', as: 'cancelled' },
      ]);
    case 'deadline':
      return isDecisionDeadline(event.name) ? deadline(state, event.name) : { refuse: 'badInput' };
    case 'command':
      return command(state, event);
  }
}

function command(state: FdvConsultation, { action, by, to }: Command<FdvConsultationAction>): Next<FdvConsultation> {
  switch (action) {
    case 'appropriate':
    case 'notAppropriate': // any SSO or team leader but the asker, whoever is asked
      if (state.authors.includes(by)) return { refuse: 'fourEyes' };
      return ends(state, action, [
        { do: 'check', that: 'fourEyes' },
        { do: 'decide', state: action },
        { do: 'closeItems', as: 'done' },
        { do: 'openItem', item: 'fdvAnswered', for: 'author' },
      ]);
    case 'withdraw':
      if (!state.authors.includes(by)) return { refuse: 'notTheAsker' };
      return ends(state, 'withdrawn', [
        { do: 'check', that: 'asker' },
        { do: 'decide', state: 'withdrawn' },
        { do: 'closeItems', as: 'cancelled' },
      ]);
    case 'handOver':
      if (!to || to === state.manager) return { refuse: 'badInput' };
      if (state.authors.includes(to)) return { refuse: 'fourEyes' };
      return {
        next: { ...state, manager: to, asked: withPresent(state) }, // the instants stay: the officer waits no longer for it
        effects: [
          { do: 'check', that: 'consultantOrSuccessor' },
          { do: 'check', that: 'consultantMayAnswer' },
          { do: 'closeItems', as: 'done' },
          { do: 'openItem', item: consultationItem },
        ],
      };
    default: // a word this version does not know, from a newer or a careless caller
      return { refuse: 'badInput' };
  }
}

/** Reminded; escalated to who was not asked yet; and where nobody is left, reminded again and again. */
function deadline(state: FdvConsultation, name: DecisionDeadline): Next<FdvConsultation> {
  switch (name) {
    case 'remind':
      return { next: { ...state, due: state.due.filter((due) => due.name !== name) }, effects: [{ do: 'remind' }] };
    case 'remindAgain':
      return { next: { ...state, due: nobodyLeft(state) }, effects: [{ do: 'remind' }] };
    case 'escalate': {
      const before = withPresent(state);
      return {
        next: {
          ...state,
          manager: { consultantBut: [...state.authors, ...before] },
          asked: before,
          due: askedOfManager(state.days),
        },
        effects: [
          { do: 'closeItems', as: 'cancelled' },
          { do: 'openItem', item: consultationItem },
        ],
        ifNobody: { next: { ...state, due: nobodyLeft(state) }, effects: [{ do: 'remind' }] },
      };
    }
  }
}

const nobodyLeft = ({ days }: FdvConsultation): DueInWorkingDays<DecisionDeadline>[] => [
  { name: 'remindAgain', workingDays: days.remindAgainEvery },
];

const withPresent = ({ asked: before, manager }: FdvConsultation): string[] =>
  manager === null ? before : [...new Set([...before, manager])];

function ends(state: FdvConsultation, outcome: FdvConsultationOutcome, effects: Effect[]): Next<FdvConsultation> {
  return { next: { ...state, step: 'over', outcome, needs: 'nobody', due: [] }, effects };
}

/** PS-15 in spirit: of these, one is taken, once. */
export const fdvConsultationDecisions: readonly (readonly FdvConsultationAction[])[] = [
  ['appropriate', 'notAppropriate'],
  ['withdraw'],
];

/** Who comes second is told of the first answer. */
export const fdvConsultationIsOver = (outcome: string): Refusal =>
  outcome === 'appropriate' || outcome === 'notAppropriate' ? 'alreadyDecided' : 'ended';
