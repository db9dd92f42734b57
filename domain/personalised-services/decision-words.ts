/** What every decision that waits for a manager says of what comes next (PS-13, PS-14). */
import type { Move } from '../process.ts';
import type { DecisionDeadline } from './manager-decision.ts';

export const decisionAhead: Record<DecisionDeadline, string> = {
  remind: 'The manager is reminded',
  escalate: 'It goes to the next manager',
  remindAgain: 'The manager is reminded again',
};

export const decisionMoves: readonly Move<'handOver'>[] = [
  { who: 'manager', event: 'handOver', act: 'Hand over', leadsTo: 'another manager decides; the dates stay' },
];
