/** EM-40: after a pre-call message somebody calls, in the time that the text states; where they can't or don't, a team leader sees to it. */
import type { Command, Deadline, Draft, Effect, Fact, Next, Refusal, State, Step } from '../process.ts';

export const preCallFollowUpStateVersion = 1;

export const preCallFollowUpSteps = [
  'toCall',
  'withTeamLeader',
  'awaitingMessage', // it did not leave after all, or failed: nobody is to call while it is not with the customer
  'over',
] as const;
/** `ended`: no call is owed any more. */
export const preCallFollowUpOutcomes = ['called', 'notReached', 'ended'] as const;
export const preCallFollowUpActions = ['called', 'tried', 'notReached', 'cannotCall', 'give', 'take'] as const;
/** What the message's delivery tells, and the customer's record. */
export const preCallFollowUpFacts = [
  'callerGone', // whoever is to call has left, or may not see the customer any more
  'customerDeceased',
  'messageBack',
  'messageLeft',
  'messageNotSent',
] as const;
export const preCallFollowUpDeadlines = ['overdue'] as const;

export type PreCallFollowUpStep = (typeof preCallFollowUpSteps)[number];
export type PreCallFollowUpOutcome = (typeof preCallFollowUpOutcomes)[number];
export type PreCallFollowUpAction = (typeof preCallFollowUpActions)[number];
export type PreCallFollowUpFact = (typeof preCallFollowUpFacts)[number];
export type PreCallFollowUpDeadline = (typeof preCallFollowUpDeadlines)[number];

/** `manager` is who is to call or, with the team leader, that team leader. When it was sent and is due stands with the message. */
export type PreCallFollowUp = State<PreCallFollowUpStep, PreCallFollowUpOutcome, PreCallFollowUpDeadline> & {
  version: typeof preCallFollowUpStateVersion;
};
export type PreCallFollowUpEvent =
  Command<PreCallFollowUpAction> | Fact<PreCallFollowUpFact> | Deadline<PreCallFollowUpDeadline>;

/** The kinds of the work items: of who is to call, and of the team leader. */
export const callItem = 'preCallToCall';
export const callToGiveItem = 'preCallToGive';

const dueByText: Draft<PreCallFollowUp>['due'] = [{ name: 'overdue', callBy: true }];

/** How it begins, when the message has left. `caller`: who wrote it or, where they are not there, who sees to it; null: nobody is left. */
export const preCallSent = (caller: string | null): Draft<PreCallFollowUp> => ({
  version: preCallFollowUpStateVersion,
  step: caller ? 'toCall' : 'withTeamLeader',
  outcome: null,
  needs: caller ? 'officer' : 'operator',
  due: dueByText,
  manager: caller,
});

/** What follows from an event: the next state with what is written along with it, or why nothing changes. */
export function preCallFollowUp(state: PreCallFollowUp, event: PreCallFollowUpEvent): Next<PreCallFollowUp> {
  if (state.outcome) return { refuse: preCallFollowUpIsOver(state.outcome) };
  switch (event.kind) {
    case 'fact':
      return fact(state, event.fact);
    case 'deadline':
      return overdue(state);
    case 'command':
      return state.step === 'awaitingMessage' ? { refuse: 'notNow' } : command(state, event);
  }
}

function fact(state: PreCallFollowUp, what: PreCallFollowUpFact): Next<PreCallFollowUp> {
  switch (what) {
    case 'callerGone':
      return state.step === 'awaitingMessage' ? { refuse: 'notNow' } : toTeamLeader(state, state.due);
    case 'customerDeceased':
    case 'messageNotSent':
      return ends(state, 'ended', [{ do: 'closeItems', as: 'cancelled' }]);
    case 'messageBack':
      if (state.step === 'awaitingMessage') return { refuse: 'notNow' };
      return {
        next: { ...state, step: 'awaitingMessage', needs: 'gateway', due: [] },
        effects: [{ do: 'closeItems', as: 'cancelled' }],
      };
    case 'messageLeft': // the time counts anew: the customer has it only now
      if (state.step !== 'awaitingMessage') return { refuse: 'notNow' };
      return { next: preCallSent(state.manager), effects: [{ do: 'openItem', item: callItem }] };
  }
}

const holder: Effect = { do: 'check', that: 'itemHolder' };
/** Who was talking when it fell due, or when it was taken from them, says so afterwards: nobody calls twice. */
const caller: Effect = { do: 'check', that: 'caller' };

function command(state: PreCallFollowUp, { action, by, to }: Command<PreCallFollowUpAction>): Next<PreCallFollowUp> {
  switch (action) {
    case 'called':
      return ends(state, 'called', [caller, { do: 'decide', state: 'called' }, { do: 'closeItems', as: 'done' }]);
    case 'tried': // nobody answered: it is tried again until it is due
      return { next: state, effects: [caller, { do: 'decide', state: 'tried' }] };
    case 'notReached':
      return ends(state, 'notReached', [holder, { do: 'check', that: 'callTried' }, { do: 'closeItems', as: 'done' }]);
    case 'cannotCall':
      if (state.step !== 'toCall') return { refuse: 'notNow' };
      return toTeamLeader(state, state.due, [holder]);
    case 'take':
      return state.step === 'toCall' && by === state.manager ? { refuse: 'notNow' } : given(state, by);
    case 'give':
      if (!to || (state.step === 'toCall' && to === state.manager)) return { refuse: 'badInput' };
      return given(state, to);
    default: // a word this version does not know, from a newer or a careless caller
      return { refuse: 'badInput' };
  }
}

const halfAnHour = 1800;

/** What the text says stays: who calls now has no longer. Where that has passed, it comes back after half an hour. */
const given = (state: PreCallFollowUp, to: string): Step<PreCallFollowUp> => ({
  next: {
    ...state,
    step: 'toCall',
    needs: 'officer',
    manager: to,
    due: state.due.length > 0 ? state.due : [{ name: 'overdue', seconds: halfAnHour }],
  },
  effects: [{ do: 'check', that: 'mayCall' }, ...anotherItem(callItem)],
});

/** Undone: to a team leader by itself. One who has it already is reminded, or another asked; where nobody was left, somebody may be there by now. */
function overdue(state: PreCallFollowUp): Next<PreCallFollowUp> {
  if (state.step === 'awaitingMessage') return { refuse: 'badInput' };
  const handed = toTeamLeader(state, []);
  if (state.step !== 'withTeamLeader') return handed;
  if (!state.manager) return { ...handed, ifNobody: { next: { ...state, due: [] }, effects: [{ do: 'remind' }] } };
  return {
    ...handed,
    next: { ...handed.next, manager: { teamLeaderStill: state.manager } },
    effects: [{ do: 'remind', item: callToGiveItem }],
  };
}

/** To the nearest team leader but whose call it was; where none is left it is the operators'. */
function toTeamLeader(
  state: PreCallFollowUp,
  due: PreCallFollowUp['due'],
  checks: readonly Effect[] = [],
): Step<PreCallFollowUp> {
  const handed = { ...state, step: 'withTeamLeader' as const, due };
  const effects = [...checks, ...anotherItem(callToGiveItem)];
  return {
    next: { ...handed, needs: 'consultant', manager: { teamLeaderBut: state.manager } },
    effects,
    ifNobody: { next: { ...handed, needs: 'operator', manager: null }, effects },
  };
}

const anotherItem = (item: string): Effect[] => [
  { do: 'closeItems', as: 'cancelled' },
  { do: 'openItem', item },
];

function ends(state: PreCallFollowUp, outcome: PreCallFollowUpOutcome, effects: Effect[]): Next<PreCallFollowUp> {
  return { next: { ...state, step: 'over', outcome, needs: 'nobody', due: [] }, effects };
}

/** The same said twice is answered with the first. */
export const preCallFollowUpDecisions: readonly (readonly PreCallFollowUpAction[])[] = [['called', 'notReached']];

export const preCallFollowUpIsOver = (outcome: string): Refusal => (outcome === 'ended' ? 'ended' : 'alreadyDecided');
