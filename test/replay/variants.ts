/** Workflows that are not the product's: what a release could be changed into. Bundled by the replay tests only. */
import { proxyActivities, sleep, upsertSearchAttributes } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import { bounceBack } from '../../domain/electronic-messaging/bounce-back.ts';
import { bounceBackWords } from '../../domain/electronic-messaging/bounce-back-words.ts';
import { cubaCopy } from '../../domain/personalised-services/cuba-copy.ts';
import { cubaCopyWords } from '../../domain/personalised-services/cuba-copy-words.ts';
import { channelReset } from '../../domain/online-accounts/channel-reset.ts';
import { channelResetWords } from '../../domain/online-accounts/channel-reset-words.ts';
import { planApproval } from '../../domain/personalised-services/plan-approval.ts';
import { planApprovalWords } from '../../domain/personalised-services/plan-approval-words.ts';
import { fdvConsultation } from '../../domain/electronic-messaging/fdv-consultation.ts';
import { fdvConsultationWords } from '../../domain/electronic-messaging/fdv-consultation-words.ts';
import { preCallFollowUp } from '../../domain/electronic-messaging/pre-call-follow-up.ts';
import { preCallFollowUpWords } from '../../domain/electronic-messaging/pre-call-follow-up-words.ts';
import { restrictedReassignment } from '../../domain/personalised-services/restricted-reassignment.ts';
import { restrictedReassignmentWords } from '../../domain/personalised-services/restricted-reassignment-words.ts';
import { transferReferral } from '../../domain/personalised-services/transfer-referral.ts';
import { transferReferralWords } from '../../domain/personalised-services/transfer-referral-words.ts';
import type { ProcessEvent, State, Transition } from '../../domain/process.ts';
import { bounceBackId, bounceBackKind } from '../../workflows/contracts/bounce-back.ts';
import { channelResetId, channelResetKind } from '../../workflows/contracts/channel-reset.ts';
import { letterIssueId } from '../../workflows/contracts/letter-issue.ts';
import { cubaCopyId, cubaCopyKind } from '../../workflows/contracts/cuba-copy.ts';
import { fdvConsultationId, fdvConsultationKind } from '../../workflows/contracts/fdv-consultation.ts';
import { planApprovalKind } from '../../workflows/contracts/plan-approval.ts';
import { preCallFollowUpId, preCallFollowUpKind } from '../../workflows/contracts/pre-call-follow-up.ts';
import type { ProcessInput } from '../../workflows/contracts/process.ts';
import {
  restrictedReassignmentId,
  restrictedReassignmentKind,
} from '../../workflows/contracts/restricted-reassignment.ts';
import { caseProcess } from '../../workflows/contracts/search-attributes.ts';
import { smsDeliveryId } from '../../workflows/contracts/sms-delivery.ts';
import { transferReferralId, transferReferralKind } from '../../workflows/contracts/transfer-referral.ts';
import { recording } from '../../workflows/kit/activity-profiles.ts';
import { runProcess, type ProcessRules } from '../../workflows/kit/run-process.ts';
import { letterRules } from '../../workflows/letter-issue.ts';
import { smsRules } from '../../workflows/sms-delivery.ts';

type Rules = ProcessRules<State, ProcessEvent>;
const plan = { kind: planApprovalKind, words: planApprovalWords, transition: planApproval };
const referral = {
  kind: transferReferralKind,
  words: transferReferralWords,
  transition: transferReferral,
  sparing: true as const,
};
const consultation = { kind: fdvConsultationKind, words: fdvConsultationWords, transition: fdvConsultation };
const call = { kind: preCallFollowUpKind, words: preCallFollowUpWords, transition: preCallFollowUp };
const copy = { kind: cubaCopyKind, words: cubaCopyWords, transition: cubaCopy };
const reassignment = {
  kind: restrictedReassignmentKind,
  words: restrictedReassignmentWords,
  transition: restrictedReassignment,
};
const reset = { kind: channelResetKind, words: channelResetWords, transition: channelReset };
const bounce = { kind: bounceBackKind, words: bounceBackWords, transition: bounceBack };
const ofItsKind = (input: ProcessInput) => {
  const { processId } = input;
  if (processId.startsWith(fdvConsultationId(''))) return consultation;
  if (processId.startsWith(preCallFollowUpId(''))) return call;
  if (processId.startsWith(cubaCopyId(''))) return copy;
  if (processId.startsWith(restrictedReassignmentId(''))) return reassignment;
  if (processId.startsWith(channelResetId(''))) return reset;
  if (processId.startsWith(letterIssueId(''))) return letterRules(input);
  if (processId.startsWith(bounceBackId(''))) return bounce;
  if (processId.startsWith(smsDeliveryId(''))) return smsRules(input);
  return processId.startsWith(transferReferralId('')) ? referral : plan;
};
/** Those of its kind, as of any: they are given only what was recorded of that kind. */
const rulesOf = (input: ProcessInput): Rules => ofItsKind(input) as unknown as Rules;
const { readProcess } = proxyActivities<Activities>(recording);

/** Rules that answer every event otherwise: what was allowed is refused, what was refused ends the process. Replays. */
export async function withOtherRules(input: ProcessInput): Promise<string> {
  const { transition, ...rules } = rulesOf(input);
  const otherwise: Transition<State> = (state, event) =>
    'refuse' in transition(state, event)
      ? { next: { ...state, step: 'decided', outcome: 'ended', needs: 'nobody', due: [] }, effects: [] }
      : { refuse: 'rule' };
  return runProcess(input, {
    ...rules,
    transition: otherwise,
    words: { ...rules.words, steps: {}, outcomes: {}, events: {} },
  });
}

/** One activity more, at the beginning. Must not replay. */
export async function withAnActivityMore(input: ProcessInput): Promise<string> {
  await readProcess(input.processId);
  return runProcess(input, rulesOf(input));
}

/** One activity more with every event. Must not replay. */
export async function withAnActivityMoreInTheLoop(input: ProcessInput): Promise<string> {
  const { transition, ...rules } = rulesOf(input);
  const andReads: Transition<State> = (state, event) => {
    void readProcess(input.processId);
    return transition(state, event);
  };
  return runProcess(input, { ...rules, transition: andReads });
}

/** The same things in another order: the search attributes before the row is read. Must not replay. */
export async function inAnotherOrder(input: ProcessInput): Promise<string> {
  const rules = rulesOf(input);
  upsertSearchAttributes([{ key: caseProcess, value: rules.kind }]);
  return runProcess(input, rules);
}

/** A timer after the outcome: seen only by recordings that reach the end. Must not replay. */
export async function withAWaitAtItsEnd(input: ProcessInput): Promise<string> {
  const outcome = await runProcess(input, rulesOf(input));
  await sleep('1 hour');
  return outcome;
}

/** Timers cancelled and set anew with whatever happens. Must not replay where a timer was kept. */
export async function withoutKeptTimers(input: ProcessInput): Promise<string> {
  const { keepsTimers: _kept, ...rules } = rulesOf(input);
  return runProcess(input, rules);
}

/** Every search attribute written anew with every step. Must not replay where a step changed none. */
export async function withoutSparing(input: ProcessInput): Promise<string> {
  const { sparing: _spared, ...rules } = rulesOf(input);
  return runProcess(input, rules);
}
