/** Every kind of process, by the name that stands in its row and in Temporal. */
import { bounceBackDecisions, bounceBackIsOver, bounceBackStateVersion } from './electronic-messaging/bounce-back.ts';
import { bounceBackWords } from './electronic-messaging/bounce-back-words.ts';
import {
  fdvConsultationDecisions,
  fdvConsultationIsOver,
  fdvConsultationStateVersion,
} from './electronic-messaging/fdv-consultation.ts';
import { fdvConsultationWords } from './electronic-messaging/fdv-consultation-words.ts';
import {
  preCallFollowUpDecisions,
  preCallFollowUpIsOver,
  preCallFollowUpStateVersion,
} from './electronic-messaging/pre-call-follow-up.ts';
import { preCallFollowUpWords } from './electronic-messaging/pre-call-follow-up-words.ts';
import {
  smsDeliveryDecisions,
  smsDeliveryIsOver,
  smsDeliveryStateVersion,
} from './electronic-messaging/sms-delivery.ts';
import { smsDeliveryWords } from './electronic-messaging/sms-delivery-words.ts';
import { channelResetWords } from './online-accounts/channel-reset-words.ts';
import {
  channelResetDecisions,
  channelResetFacts,
  channelResetIsOver,
  channelResetStateVersion,
} from './online-accounts/channel-reset.ts';
import { letterIssueWords } from './online-accounts/letter-issue-words.ts';
import { letterIssueDecisions, letterIssueIsOver, letterIssueStateVersion } from './online-accounts/letter-issue.ts';
import { cubaCopyDecisions, cubaCopyIsOver, cubaCopyStateVersion } from './personalised-services/cuba-copy.ts';
import { cubaCopyWords } from './personalised-services/cuba-copy-words.ts';
import {
  planApprovalDecisions,
  planApprovalIsOver,
  planApprovalStateVersion,
} from './personalised-services/plan-approval.ts';
import { planApprovalWords } from './personalised-services/plan-approval-words.ts';
import {
  restrictedReassignmentDecisions,
  restrictedReassignmentFacts,
  restrictedReassignmentIsOver,
  restrictedReassignmentStateVersion,
} from './personalised-services/restricted-reassignment.ts';
import { restrictedReassignmentWords } from './personalised-services/restricted-reassignment-words.ts';
import {
  transferReferralDecisions,
  transferReferralIsOver,
  transferReferralStateVersion,
} from './personalised-services/transfer-referral.ts';
import { transferReferralWords } from './personalised-services/transfer-referral-words.ts';
import type { AnyProcessWords, Refusal } from './process.ts';

/** What happens to a customer and concerns the processes about them. */
export type CustomerFact =
  | 'customerDeceased'
  | 'assignmentClosed'
  | 'reassigned'
  | 'restrictionLifted'
  | 'preferencesSet'
  | 'accountDeactivated';

type Kind = {
  words: AnyProcessWords;
  stateVersion: number;
  /** Why nothing changes any more, by the outcome. */
  isOver(outcome: string): Refusal;
  /** Actions of which only one can be taken, once: who comes second is told of the first (PS-15). */
  decisions: readonly (readonly string[])[];
  /** What happens to the customer that it is told. */
  facts: readonly CustomerFact[];
};

export const processKinds = {
  planApproval: {
    words: planApprovalWords,
    stateVersion: planApprovalStateVersion,
    isOver: planApprovalIsOver,
    decisions: planApprovalDecisions,
    facts: ['customerDeceased', 'assignmentClosed'],
  },
  transferReferral: {
    words: transferReferralWords,
    stateVersion: transferReferralStateVersion,
    isOver: transferReferralIsOver,
    decisions: transferReferralDecisions,
    facts: ['customerDeceased', 'assignmentClosed'],
  },
  smsDelivery: {
    words: smsDeliveryWords,
    stateVersion: smsDeliveryStateVersion,
    isOver: smsDeliveryIsOver,
    decisions: smsDeliveryDecisions,
    facts: ['customerDeceased'],
  },
  bounceBack: {
    words: bounceBackWords,
    stateVersion: bounceBackStateVersion,
    isOver: bounceBackIsOver,
    decisions: bounceBackDecisions,
    facts: [], // it is shown whatever happens to the customer
  },
  fdvConsultation: {
    words: fdvConsultationWords,
    stateVersion: fdvConsultationStateVersion,
    isOver: fdvConsultationIsOver,
    decisions: fdvConsultationDecisions,
    facts: ['customerDeceased'],
  },
  preCallFollowUp: {
    words: preCallFollowUpWords,
    stateVersion: preCallFollowUpStateVersion,
    isOver: preCallFollowUpIsOver,
    decisions: preCallFollowUpDecisions,
    facts: ['customerDeceased'],
  },
  cubaCopy: {
    words: cubaCopyWords,
    stateVersion: cubaCopyStateVersion,
    isOver: cubaCopyIsOver,
    decisions: cubaCopyDecisions,
    facts: [], // it is copied whatever happens to the customer
  },
  restrictedReassignment: {
    words: restrictedReassignmentWords,
    stateVersion: restrictedReassignmentStateVersion,
    isOver: restrictedReassignmentIsOver,
    decisions: restrictedReassignmentDecisions,
    facts: restrictedReassignmentFacts,
  },
  letterIssue: {
    words: letterIssueWords,
    stateVersion: letterIssueStateVersion,
    isOver: letterIssueIsOver,
    decisions: letterIssueDecisions,
    facts: [], // it is printed whatever happens to the customer
  },
  channelReset: {
    words: channelResetWords,
    stateVersion: channelResetStateVersion,
    isOver: channelResetIsOver,
    decisions: channelResetDecisions,
    facts: channelResetFacts,
  },
} satisfies Record<string, Kind>;

export type ProcessKind = keyof typeof processKinds;
export const isProcessKind = (word: string): word is ProcessKind => Object.hasOwn(processKinds, word);
