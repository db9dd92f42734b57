/** Every recorded life, by the name of its recording: the folder of its kind and the scenario. */
import { restrictedReassignmentScenarios } from './restricted-reassignment-scenarios.ts';
import { cubaCopyScenarios } from './cuba-copy-scenarios.ts';
import { bounceBackScenarios } from './bounce-back-scenarios.ts';
import { planApprovalScenarios } from './plan-approval-scenarios.ts';
import { fdvConsultationScenarios } from './fdv-consultation-scenarios.ts';
import { preCallFollowUpScenarios } from './pre-call-follow-up-scenarios.ts';
import { transferReferralScenarios } from './transfer-referral-scenarios.ts';
import { smsDeliveryScenarios } from './sms-delivery-scenarios.ts';
import { channelResetScenarios } from './channel-reset-scenarios.ts';
import { letterIssueScenarios } from './letter-issue-scenarios.ts';
import type { Scenario } from './scenario.ts';

const named = (folder: string, scenarios: Record<string, Scenario>) =>
  Object.entries(scenarios).map(([name, scenario]) => [`${folder}/${name}`, scenario] as const);

export const scenarios: Record<string, Scenario> = Object.fromEntries([
  ...named('plan-approval', planApprovalScenarios),
  ...named('transfer-referral', transferReferralScenarios),
  ...named('fdv-consultation', fdvConsultationScenarios),
  ...named('pre-call-follow-up', preCallFollowUpScenarios),
  ...named('sms-delivery', smsDeliveryScenarios),
  ...named('bounce-back', bounceBackScenarios),
  ...named('cuba-copy', cubaCopyScenarios),
  ...named('restricted-reassignment', restrictedReassignmentScenarios),
  ...named('letter-issue', letterIssueScenarios),
  ...named('channel-reset', channelResetScenarios),
]);
