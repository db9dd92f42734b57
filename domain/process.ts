/** The words that every process shares. Pure: no library, no clock, no I/O. */

/** UTC, ISO 8601 with milliseconds. */
export type Instant = string;

/** Whose move it is; shown on pages, in lists and as the search attribute `CaseNeeds`. */
export const needs = ['officer', 'manager', 'consultant', 'gateway', 'time', 'operator', 'nobody'] as const;
export type Needs = (typeof needs)[number];

/** Something that will happen by itself. The nearest one comes first. */
export type Due<D extends string = string> = { name: D; at: Instant };

/** A deadline as the rules see it: the recording activity turns it into an instant, in the officer's calendar (PS-13). */
export type DueInWorkingDays<D extends string = string> = { name: D; workingDays: number };
/** The same in calendar days of the agency's zone (PS-17). */
export type DueInDays<D extends string = string> = { name: D; days: number };
/** In seconds from now, for what a program waits for. `spread`: up to a fifth longer, so that what failed together does not come again together. */
export type DueInSeconds<D extends string = string> = { name: D; seconds: number; spread?: true };
/** At 00:00 of the recipient's next local date (EM-28). */
export type DueNextLocalDay<D extends string = string> = { name: D; nextLocalDay: true };

/** At the end of the time that the message states (EM-40). */
export type DueAsTheTextSays<D extends string = string> = { name: D; callBy: true };

/** What somebody asked for. `by` and `to` are persons' ids, never account names (PS-12). */
export type Command<A extends string = string> = { kind: 'command'; id: string; action: A; by: string; to?: string };
/** What happened elsewhere and was stored before the process was told. */
export type Fact<F extends string = string> = { kind: 'fact'; id: string; fact: F };
/** A `due` of the state whose instant has come. */
export type Deadline<D extends string = string> = { kind: 'deadline'; id: string; name: D };
/** What came of something that the process itself did outside, when a `due` that is an act had come. */
export type Result<R extends string = string> = { kind: 'result'; id: string; result: R };
export type ProcessEvent = Command | Fact | Deadline | Result;

/** The word by which an event stands in timelines and audit entries. */
export function nameOf(event: ProcessEvent): string {
  switch (event.kind) {
    case 'command':
      return event.action;
    case 'fact':
      return event.fact;
    case 'deadline':
      return event.name;
    case 'result':
      return event.result;
  }
}

/** Why an event changes nothing. Each has one HTTP status and one sentence (api/errors.ts). */
export const refusals = [
  'alreadyDecided', // somebody decided first (PS-15)
  'badInput',
  'callNotTried', // EM-40
  'ended', // the process is over
  'expired', // the caller's deadline passed before it was applied
  'fourEyes', // PS-12
  'noAcceptedPlan', // PS-18
  'needsOperator', // parked until an operator repairs it
  'notAllowed', // the role, or who may see the customer
  'notNow', // not in this step
  'notTheAssignee', // somebody else's customer
  'notTheAsker', // somebody else's question (EM-8)
  'notYourItem', // somebody else's work item (EM-40)
  'notTheManager', // waits for somebody else
  'rule', // a rule that the database holds
  'unknownEvent', // no such command or fact was stored
] as const;
export type Refusal = (typeof refusals)[number];

/**
 * What a process stands at, as it is kept in its row: JSON, versioned, ids and instants only.
 * `outcome` is set once, at the end.
 */
export type State<S extends string = string, O extends string = string, D extends string = string> = {
  version: number;
  step: S;
  outcome: O | null;
  needs: Needs;
  due: Due<D>[];
  /** With whom it waits: the manager; of an FDV consultation the SSO or team leader who is asked (EM-8); of a call who is to call, or the team leader (EM-40). Null where nobody is concerned, or nobody is left. */
  manager: string | null;
};

/**
 * The state as a transition gives it: deadlines may still be counts of working days, the manager may be
 * "the first in line who may decide". The recording activity fills in instants and ids, and the workflow goes on with what was recorded.
 */
export type Draft<S extends State> = Omit<S, 'due' | 'manager'> & {
  due: (
    | S['due'][number]
    | DueInWorkingDays<S['due'][number]['name']>
    | DueInDays<S['due'][number]['name']>
    | DueInSeconds<S['due'][number]['name']>
    | DueNextLocalDay<S['due'][number]['name']>
    | DueAsTheTextSays<S['due'][number]['name']>
  )[];
  /** `inLine`: the first in the officer's line who may decide (PS-12). `stillOrAbove`: this one or, where they may decide no more, the first above. `consultantBut`: the nearest SSO or team leader who is none of these (EM-8). `teamLeaderBut`: the same of team leaders alone; `teamLeaderStill`: this one or, where they may see to it no more, the nearest other (EM-40). */
  manager:
    | string
    | null
    | { above: string }
    | { stillOrAbove: string }
    | { inLine: 'officer' }
    | { consultantBut: string[] }
    | { teamLeaderBut: string | null }
    | { teamLeaderStill: string };
};

/** Does it wait for one person, whom `manager` names? */
export const isForOnePerson = (who: string): boolean => who === 'manager' || who === 'consultant';

/** Facts that only the recording transaction can see, under its locks; one that does not hold refuses the event. */
export type Check =
  | 'openAssignment' // the stay that the process is about is open still
  | 'assignedOfficer' // `by` is the officer of the customer's open assignment
  | 'acceptedPlan' // a plan was accepted in the present assignment (PS-18)
  | 'managerConcerned' // `by` is the manager with whom it waits, or their delegate while they are on leave (PS-14)
  | 'nothingUnderWay' // no attempt of the message is with the gateway, or may be; one that was only intended is voided
  | 'asker' // `by` is the officer who asked (EM-8)
  | 'consultantOrSuccessor' // `by` may answer consultations, or is an operator; a service manager where whoever is asked may no more
  | 'consultantMayAnswer' // `to` is an SSO or team leader who may see the customer, and not the asker
  | 'itemHolder' // the open work item is `by`'s (EM-40)
  | 'caller' // the open work item is `by`'s, or they were to call before: they may have been talking (EM-40)
  | 'callTried' // a call to the customer was tried since the message left (EM-40)
  | 'mayCall' // `to`, or else `by`, is an officer who may call and see the customer (EM-40)
  | 'managerMayDecide' // `to` is a manager who may see the customer and not one of the authors (PS-12)
  | 'fourEyes'; // `by` is not one of the authors, as the business row names them (PS-12)

/** What is written together with the step, in the same transaction. */
export type Effect =
  | { do: 'check'; that: Check }
  | { do: 'decide'; state: string; why?: string } // the business row: accepted, returned …; `why` where no person gave a reason
  | { do: 'openItem'; item: string; for?: 'officer' | 'author' | 'followUp' | 'operators' } // the stay's officer, who wrote the message, who follows up what was sent elsewhere; without it the manager, or the operators where none is left
  | ({ do: 'attempt'; id: string } & AttemptEnd) // what became of an attempt to send
  | { do: 'optOut' } // the carrier says that the number has opted out (EM-25)
  | { do: 'closeAssignment' } // PS-21
  | { do: 'remind'; item?: string } // marks the open item; where somebody else is to decide by now, they get one of this kind in its place
  | { do: 'closeItems'; as: 'done' | 'cancelled' };

/** What became of an attempt; `voided` and `lost`: it never began, or nobody found it. */
export type AttemptEnd =
  | { becomes: 'accepted'; sid: string }
  | { becomes: 'refused' | 'failed'; code: number | null }
  | { becomes: 'unknown' | 'voided' | 'lost' };

/**
 * `ifNobody`: what follows where nobody in line may decide; without it the process becomes the operators'.
 * `ifUnderWay`: what follows where `nothingUnderWay` does not hold; without it the event is refused.
 */
export type Step<S extends State> = {
  next: Draft<S>;
  effects: Effect[];
  ifNobody?: { next: Draft<S>; effects: Effect[] };
  ifUnderWay?: { next: Draft<S>; effects: Effect[] };
};
export type Next<S extends State> = Step<S> | { refuse: Refusal };
export type Transition<S extends State, E extends ProcessEvent = ProcessEvent> = (state: S, event: E) => Next<S>;

/** How people read a process: on pages, in the timeline, and in the Temporal UI. */
export type ProcessWords<S extends string, O extends string, Ev extends string> = {
  name: string;
  /** What the process is there for; stands in the Temporal UI from its start. */
  about: string;
  steps: Record<S, string>;
  outcomes: Record<O, string>;
  /** Actions, facts and deadlines, as what happened. */
  events: Record<Ev, string>;
  /** Deadlines, as what will happen by itself. */
  ahead?: Partial<Record<Ev, string>>;
  /** What people may do in each step, and what it leads to. */
  moves?: Partial<Record<S, readonly Move<Ev>[]>>;
  /** Its stations in their order, each with the steps that wait there; the end, which has no step, has a word of its own until an outcome is known. */
  way?: { stations: readonly { word: string; waitsIn: readonly S[] }[]; end: string; arrivesBy: readonly O[] };
};
/** `act` is said as on a button, `leadsTo` as what follows. */
export type Move<Ev extends string = string> = { who: Needs; event: Ev; act: string; leadsTo: string };
export type AnyProcessWords = ProcessWords<string, string, string>;

export const needsWords: Record<Needs, string> = {
  officer: 'Officer',
  manager: 'Manager',
  consultant: 'SSO or team leader',
  gateway: 'SMS gateway',
  time: 'Nobody: it goes on by itself',
  operator: 'Operator',
  nobody: 'Nobody: it is over',
};
