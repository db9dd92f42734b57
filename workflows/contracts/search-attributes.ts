/** What the Temporal UI lists and filters processes by: words, ids of teams and instants, nothing about customers. */
import { SearchAttributeType, defineSearchAttributeKey } from '@temporalio/common';

export const caseProcess = defineSearchAttributeKey('CaseProcess', SearchAttributeType.KEYWORD);
export const caseStep = defineSearchAttributeKey('CaseStep', SearchAttributeType.KEYWORD);
export const caseOutcome = defineSearchAttributeKey('CaseOutcome', SearchAttributeType.KEYWORD);
export const caseNeeds = defineSearchAttributeKey('CaseNeeds', SearchAttributeType.KEYWORD);
export const caseTeam = defineSearchAttributeKey('CaseTeam', SearchAttributeType.KEYWORD);
export const caseDue = defineSearchAttributeKey('CaseDue', SearchAttributeType.DATETIME);

export const searchAttributes = [caseProcess, caseStep, caseOutcome, caseNeeds, caseTeam, caseDue];
