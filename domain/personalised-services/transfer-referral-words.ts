/** The words of the referral for transfer out of Personalised Services. */
import type { ProcessWords } from '../process.ts';
import type {
  TransferReferralAction,
  TransferReferralDeadline,
  TransferReferralFact,
  TransferReferralOutcome,
  TransferReferralStep,
} from './transfer-referral.ts';

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
};
