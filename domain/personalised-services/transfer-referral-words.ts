/** The words of the referral for transfer out of Personalised Services. */
import type { Move, ProcessWords } from '../process.ts';
import { decisionAhead, decisionMoves } from './decision-words.ts';
import type {
  TransferReferralAction,
  TransferReferralDeadline,
  TransferReferralFact,
  TransferReferralOutcome,
  TransferReferralStep,
} from './transfer-referral.ts';

const withdraw: Move<'withdraw'> = {
  who: 'officer',
  event: 'withdraw',
  act: 'Withdraw',
  leadsTo: 'the referral is closed, and the customer stays in PS',
};
const actionTransfer: Move<'actionTransfer'> = {
  who: 'officer',
  event: 'actionTransfer',
  act: 'Transfer out of PS',
  leadsTo: 'it goes to the manager for Transfer Approval; needs an accepted plan',
};

export const transferReferralWords: ProcessWords<
  TransferReferralStep,
  TransferReferralOutcome,
  'refer' | TransferReferralAction | TransferReferralFact | TransferReferralDeadline
> = {
  name: 'Transfer out of PS',
  about:
    'An officer referred a PS customer for transfer out; a manager accepts monitoring up to 90 days; the officer actions ' +
    'Transfer out of PS; a manager decides the transfer (PS-16 to PS-23).',
  steps: {
    awaitingMonitorApproval: 'Waiting for Monitor Approval',
    monitoring: 'Monitoring up to 90 days',
    lapsed: 'The 90 days are over: waiting for Transfer out of PS',
    awaitingTransferApproval: 'Waiting for Transfer Approval',
    over: 'Over',
  },
  outcomes: {
    monitoringDeclined: 'Monitoring declined',
    transferred: 'Transferred out of PS',
    transferRejected: 'Transfer rejected',
    withdrawn: 'Withdrawn',
    ended: 'Ended without a decision',
  },
  events: {
    refer: 'Referred for transfer out of PS',
    acceptMonitoring: 'Monitoring up to 90 Days accepted',
    declineMonitoring: 'Monitoring declined',
    actionTransfer: 'Transfer out of PS actioned',
    acceptTransfer: 'Transfer accepted',
    rejectTransfer: 'Transfer rejected',
    withdraw: 'Withdrawn',
    handOver: 'Handed over',
    customerDeceased: 'Customer recorded as deceased',
    assignmentClosed: 'PS assignment closed',
    remind: 'Manager reminded',
    escalate: 'Escalated to the next manager',
    remindAgain: 'Last manager in line reminded again',
    day60: 'Officer reminded at day 60',
    day80: 'Officer reminded at day 80',
    lapse: 'The 90 days are over',
  },
  ahead: {
    ...decisionAhead,
    day60: 'The officer is reminded (day 60)',
    day80: 'The officer is reminded again (day 80)',
    lapse: 'Monitoring ends by itself',
  },
  moves: {
    awaitingMonitorApproval: [
      {
        who: 'manager',
        event: 'acceptMonitoring',
        act: 'Accept Monitoring up to 90 Days',
        leadsTo: 'monitoring begins',
      },
      { who: 'manager', event: 'declineMonitoring', act: 'Decline', leadsTo: 'the referral is closed' },
      ...decisionMoves,
      withdraw,
    ],
    monitoring: [actionTransfer, withdraw],
    lapsed: [actionTransfer, withdraw],
    awaitingTransferApproval: [
      { who: 'manager', event: 'acceptTransfer', act: 'Accept', leadsTo: 'the customer leaves PS' },
      { who: 'manager', event: 'rejectTransfer', act: 'Reject', leadsTo: 'the customer stays in PS with the officer' },
      ...decisionMoves,
      withdraw,
    ],
  },
  way: {
    stations: [
      { word: 'Referred', waitsIn: [] },
      { word: 'Monitor Approval', waitsIn: ['awaitingMonitorApproval'] },
      { word: 'Monitoring up to 90 Days', waitsIn: ['monitoring'] },
      { word: 'Transfer out of PS', waitsIn: ['lapsed'] },
      { word: 'Transfer Approval', waitsIn: ['awaitingTransferApproval'] },
    ],
    end: 'Transferred',
    arrivesBy: ['transferred'],
  },
};
