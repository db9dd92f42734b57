/** The words of a reassignment because the customer became restricted (PS-28). */
import type { ProcessWords } from '../process.ts';
import { decisionAhead, decisionMoves } from './decision-words.ts';
import type { DecisionDeadline } from './manager-decision.ts';
import type {
  RestrictedReassignmentAction,
  RestrictedReassignmentFact,
  RestrictedReassignmentOutcome,
  RestrictedReassignmentStep,
} from './restricted-reassignment.ts';

export const restrictedReassignmentWords: ProcessWords<
  RestrictedReassignmentStep,
  RestrictedReassignmentOutcome,
  'becameRestricted' | RestrictedReassignmentAction | RestrictedReassignmentFact | DecisionDeadline
> = {
  name: 'Reassignment',
  about:
    'A PS customer is with an officer who may not see them any more; a manager gives them to another officer. Everything else about them goes on (PS-28).',
  steps: { awaitingReassignment: 'Waiting to be given to another officer', over: 'Over' },
  outcomes: {
    reassigned: 'Given to another officer',
    restrictionLifted: 'The officer may see the customer again',
    ended: 'Ended without a reassignment',
  },
  events: {
    becameRestricted: 'The officer may not see the customer any more',
    handOver: 'Handed over',
    reassigned: 'Given to another officer',
    restrictionLifted: 'The officer may see the customer again',
    customerDeceased: 'Customer recorded as deceased',
    assignmentClosed: 'PS assignment closed',
    remind: 'Manager reminded',
    escalate: 'Escalated to the next manager',
    remindAgain: 'Last manager in line reminded again',
  },
  ahead: decisionAhead,
  moves: { awaitingReassignment: decisionMoves },
};
