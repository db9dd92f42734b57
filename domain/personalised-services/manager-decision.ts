/** What every decision that waits for a manager shares: reminder, escalation, hand over (PS-13, PS-14). */
import type { Draft, Due, DueInWorkingDays, Effect, Needs, Next, Refusal, State } from '../process.ts';
import type { DecisionDays } from '../settings.ts';

export const decisionDeadlines = ['remind', 'escalate', 'remindAgain'] as const;
export type DecisionDeadline = (typeof decisionDeadlines)[number];
export const isDecisionDeadline = (name: string): name is DecisionDeadline =>
  decisionDeadlines.some((known) => known === name);

/** A state in which a manager has to decide. */
type Waiting<D extends string> = { manager: string | null; authors: string[]; days: DecisionDays; due: Due<D>[] };
/** What changes in it. */
type Change<D extends string> = {
  manager: string | null | { above: string } | { stillOrAbove: string };
  needs: Needs;
  due: (Due<D> | DueInWorkingDays<DecisionDeadline>)[];
};
type Changed<D extends string> = {
  change: Change<D>;
  effects: Effect[];
  ifNobody?: { change: Change<D>; effects: Effect[] };
};

/** What follows in a process of its own kind: `into` puts the change into its state. */
export function changed<S extends State>(
  result: Changed<S['due'][number]['name']> | { refuse: Refusal },
  into: (change: Change<S['due'][number]['name']>) => Draft<S>,
): Next<S> {
  if ('refuse' in result) return result;
  const { change, effects, ifNobody } = result;
  return {
    next: into(change),
    effects,
    ...(ifNobody ? { ifNobody: { next: into(ifNobody.change), effects: ifNobody.effects } } : {}),
  };
}

/** From the moment a manager is asked. */
export const askedOfManager = (days: DecisionDays): DueInWorkingDays<DecisionDeadline>[] => [
  { name: 'remind', workingDays: days.remindAfter },
  { name: 'escalate', workingDays: days.escalateAfter },
];
const lastInLine = (days: DecisionDays): DueInWorkingDays<DecisionDeadline>[] => [
  { name: 'remindAgain', workingDays: days.remindAgainEvery },
];

/** `item` is the kind of work item that the next manager gets. */
export function handOver<D extends string>(
  state: Waiting<D>,
  to: string | undefined,
  item: string,
): Changed<D> | { refuse: Refusal } {
  if (!to || to === state.manager) return { refuse: 'badInput' };
  if (state.authors.includes(to)) return { refuse: 'fourEyes' };
  return {
    // Nobody waits longer because of a hand over: the instants stay. Given by an operator, the line begins anew.
    change: { manager: to, needs: 'manager', due: state.manager ? state.due : askedOfManager(state.days) },
    effects: [
      { do: 'check', that: 'managerConcerned' },
      { do: 'check', that: 'managerMayDecide' },
      { do: 'closeItems', as: 'done' },
      { do: 'openItem', item },
    ],
  };
}

/** PS-13: reminded, escalated to the next manager, and the last in line reminded again and again. */
export function decisionDeadline<D extends string>(
  state: Waiting<D>,
  name: DecisionDeadline,
  item: string,
): Changed<D> | { refuse: Refusal } {
  const { manager, days } = state;
  if (!manager) return { refuse: 'notNow' };
  /** The manager may have left, or may not see the customer any more. */
  const stays = { manager: { stillOrAbove: manager }, needs: 'manager' as const };
  const remind: Effect[] = [{ do: 'remind', item }];
  /** PS-12: nobody left is the operators' matter. */
  const nobody = {
    change: { manager: null, needs: 'operator' as const, due: [] },
    effects: [
      { do: 'closeItems' as const, as: 'cancelled' as const },
      { do: 'openItem' as const, item },
    ],
  };
  switch (name) {
    case 'remind': {
      const due = state.due.filter((d) => d.name !== name);
      return { change: { ...stays, due }, effects: remind, ifNobody: nobody };
    }
    case 'remindAgain':
      return { change: { ...stays, due: lastInLine(days) }, effects: remind, ifNobody: nobody };
    case 'escalate':
      return {
        change: { manager: { above: manager }, needs: 'manager', due: askedOfManager(days) },
        effects: [
          { do: 'closeItems', as: 'cancelled' },
          { do: 'openItem', item },
        ],
        ifNobody: { change: { manager, needs: 'manager', due: lastInLine(days) }, effects: [{ do: 'remind' }] },
      };
  }
}
