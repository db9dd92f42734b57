/** EM-38: which system a message to a customer is sent in, and why. */
import type { CentrelinkType } from './centrelink-messages.ts';
import type { MessageSystem } from './template.ts';

export const initiatingWorkItems = ['sctDisagreedReferralIntray', 'centrelinkType', 'other'] as const;
export type InitiatingWorkItem = (typeof initiatingWorkItems)[number];
export const initiatingWorkItemWords: Readonly<Record<InitiatingWorkItem, string>> = {
  sctDisagreedReferralIntray: 'SCT Disagreed Referral Intray',
  centrelinkType: 'A Centrelink type',
  other: 'Another work item, or none',
};

export const mainIssues = ['claimProgression', 'smeWork', 'other'] as const;
export type MainIssue = (typeof mainIssues)[number];
export const mainIssueWords: Readonly<Record<MainIssue, string>> = {
  claimProgression: 'Claim progression (for example an urgent escalation from Centrelink)',
  smeWork: 'The contact progresses SME work',
  other: 'Something else',
};

export const systemNames: Readonly<Record<MessageSystem, string>> = {
  pluto: 'Pluto',
  customerFirst: 'Customer First',
};

/** What the officer answers, and what the customer's record says. A mutual customer is a customer of both. */
export type SystemFacts = {
  workItem: InitiatingWorkItem;
  mainIssue: MainIssue;
  centrelinkCustomer: boolean;
  childSupportCustomer: boolean;
};

export const systemConditions = [
  'notCentrelinkCustomer', // Pluto, always
  'sctDisagreedReferralIntray', // Pluto
  'centrelinkType', // the others: Customer First
  'notMutual',
  'claimProgression',
  'smeWork',
] as const;
export type SystemCondition = (typeof systemConditions)[number];

const speaksFor: Readonly<Record<SystemCondition, MessageSystem>> = {
  notCentrelinkCustomer: 'pluto',
  sctDisagreedReferralIntray: 'pluto',
  centrelinkType: 'customerFirst',
  notMutual: 'customerFirst',
  claimProgression: 'customerFirst',
  smeWork: 'customerFirst',
};

const sentences: Readonly<Record<SystemCondition | 'nothing', string>> = {
  notCentrelinkCustomer: 'The customer isn’t a current Centrelink customer.',
  sctDisagreedReferralIntray: 'The initiating work item is a SCT Disagreed Referral Intray.',
  centrelinkType: 'The initiating work item is a Centrelink type.',
  notMutual: 'The customer isn’t a Child Support mutual customer.',
  claimProgression: 'The main issue is claim progression.',
  smeWork: 'The contact progresses SME work.',
  nothing: 'Nothing of it concerns Centrelink.',
};

export type Recommendation = {
  system: MessageSystem;
  /** The condition that decides; null: none holds. */
  because: SystemCondition | null;
  /** The same as a sentence. */
  sentence: string;
  /** What speaks for the other system and is overruled, as sentences. */
  despite: string[];
  /** The message for SME work; null: the officer chooses. */
  type: CentrelinkType | null;
};

/**
 * Where both systems match: not a current Centrelink customer means Pluto always; else the initiating work item decides; then the rest,
 * which all speaks for Customer First. Where nothing matches the message is Child Support's own: Pluto.
 */
export function whichSystem(facts: SystemFacts): Recommendation {
  const { workItem, mainIssue, centrelinkCustomer, childSupportCustomer } = facts;
  const holds: Record<SystemCondition, boolean> = {
    notCentrelinkCustomer: !centrelinkCustomer,
    sctDisagreedReferralIntray: workItem === 'sctDisagreedReferralIntray',
    centrelinkType: workItem === 'centrelinkType',
    notMutual: !(centrelinkCustomer && childSupportCustomer),
    claimProgression: mainIssue === 'claimProgression',
    smeWork: mainIssue === 'smeWork',
  };
  const matching = systemConditions.filter((condition) => holds[condition]);
  const [because = null] = matching; // in the order of precedence
  const system = because ? speaksFor[because] : 'pluto';
  return {
    system,
    because,
    sentence: sentences[because ?? 'nothing'],
    despite: matching.filter((condition) => speaksFor[condition] !== system).map((condition) => sentences[condition]),
    type: mainIssue === 'smeWork' ? 'CLK pre call notification - ARO/SME only' : null,
  };
}

/** EM-38: the officer may choose the other system, with a reason. */
export const needsReason = (recommended: MessageSystem, chosen: MessageSystem): boolean => recommended !== chosen;
export const longestChoiceReason = 500;
