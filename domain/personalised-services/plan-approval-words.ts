/** The words of the approval of a Customer Management Plan. */
import type { ProcessWords } from '../process.ts';
import { decisionAhead, decisionMoves } from './decision-words.ts';
import type {
  PlanApprovalAction,
  PlanApprovalDeadline,
  PlanApprovalFact,
  PlanApprovalOutcome,
  PlanApprovalStep,
} from './plan-approval.ts';

export const planApprovalWords: ProcessWords<
  PlanApprovalStep,
  PlanApprovalOutcome,
  'submit' | PlanApprovalAction | PlanApprovalFact | PlanApprovalDeadline
> = {
  name: 'CMP Approval',
  about:
    'An officer submitted a Customer Management Plan; a manager who did not write it accepts it or returns it with a reason. ' +
    'After 2 working days the manager is reminded, after 5 it goes to the next manager (PS-10 to PS-15).',
  steps: { awaitingDecision: 'Waiting for the manager’s decision', decided: 'Decided' },
  outcomes: {
    accepted: 'Accepted',
    returned: 'Returned',
    withdrawn: 'Withdrawn',
    ended: 'Ended without a decision',
  },
  events: {
    submit: 'Submitted',
    accept: 'Accepted',
    return: 'Returned',
    withdraw: 'Withdrawn',
    handOver: 'Handed over',
    customerDeceased: 'Customer recorded as deceased',
    assignmentClosed: 'PS assignment closed',
    remind: 'Manager reminded',
    escalate: 'Escalated to the next manager',
    remindAgain: 'Last manager in line reminded again',
  },
  ahead: decisionAhead,
  moves: {
    awaitingDecision: [
      { who: 'manager', event: 'accept', act: 'Accept', leadsTo: 'the plan counts' },
      { who: 'manager', event: 'return', act: 'Return', leadsTo: 'the officer edits it and may submit it again' },
      ...decisionMoves,
      { who: 'officer', event: 'withdraw', act: 'Withdraw', leadsTo: 'the officer edits it and may submit it again' },
    ],
  },
  way: {
    stations: [
      { word: 'Submitted', waitsIn: [] },
      { word: 'CMP Approval', waitsIn: ['awaitingDecision'] },
    ],
    end: 'Decided',
    arrivesBy: ['accepted'],
  },
};
