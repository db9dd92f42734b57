/** Settings as the texts of their forms, and back. What is no whole number is none at all, and told as such. */
import { caseProcessKinds, type CaseProcessKind } from '../../../domain/customers/case-process.ts';
import {
  daysProblems,
  fdvProblems,
  messagingNames,
  messagingProblems,
  type DecisionDays,
  type FdvSettings,
  type MessagingSettings,
} from '../../../domain/settings.ts';

export type DaysTexts = Record<keyof DecisionDays, string>;
export type MessagingTexts = Record<keyof MessagingSettings, string>;
export type FdvTexts = DaysTexts & { processes: string };

const whole = (text: string): number => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN);

export const daysTexts = ({ remindAfter, escalateAfter, remindAgainEvery }: DecisionDays): DaysTexts => ({
  remindAfter: String(remindAfter),
  escalateAfter: String(escalateAfter),
  remindAgainEvery: String(remindAgainEvery),
});
export const daysIn = ({ remindAfter, escalateAfter, remindAgainEvery }: DaysTexts): DecisionDays => ({
  remindAfter: whole(remindAfter),
  escalateAfter: whole(escalateAfter),
  remindAgainEvery: whole(remindAgainEvery),
});

const each = <T>(valueOf: (name: keyof MessagingSettings) => T): Record<keyof MessagingSettings, T> => ({
  nextHourMinutes: valueOf('nextHourMinutes'),
  validityMinutes: valueOf('validityMinutes'),
  retryForHours: valueOf('retryForHours'),
  askAfterMinutes: valueOf('askAfterMinutes'),
  receiptForHours: valueOf('receiptForHours'),
  settleMinutes: valueOf('settleMinutes'),
  settleWithoutProofHours: valueOf('settleWithoutProofHours'),
  listedAfterMinutes: valueOf('listedAfterMinutes'),
});
export const messagingTexts = (settings: MessagingSettings): MessagingTexts => each((name) => String(settings[name]));
export const messagingIn = (texts: MessagingTexts): MessagingSettings => each((name) => whole(texts[name]));

export const processesIn = (text: string): CaseProcessKind[] => {
  const chosen = text.split(',');
  return caseProcessKinds.filter((kind) => chosen.includes(kind));
};
export const withProcess = (text: string, kind: CaseProcessKind, chosen: boolean): string =>
  caseProcessKinds.filter((each) => (each === kind ? chosen : processesIn(text).includes(each))).join(',');
export const fdvTexts = ({ processes, consultationDays }: FdvSettings): FdvTexts => ({
  processes: caseProcessKinds.filter((kind) => processes.includes(kind)).join(','),
  ...daysTexts(consultationDays),
});
export const fdvIn = ({ processes, ...days }: FdvTexts): FdvSettings => ({
  processes: processesIn(processes),
  consultationDays: daysIn(days),
});

/** The first sentence of each field. */
function byField<Field extends string>(
  problems: readonly { field: string; sentence: string }[],
  names: readonly Field[],
) {
  const found: Partial<Record<Field, string>> = {};
  for (const name of names) {
    const problem = problems.find(({ field }) => field === name || field.endsWith(`.${name}`));
    if (problem) found[name] = problem.sentence;
  }
  return found;
}
const dayNames = ['remindAfter', 'escalateAfter', 'remindAgainEvery'] as const;
export const checkDays = (texts: DaysTexts) => byField(daysProblems(daysIn(texts)), dayNames);
export const checkMessaging = (texts: MessagingTexts) => byField(messagingProblems(messagingIn(texts)), messagingNames);
export const checkFdv = (texts: FdvTexts) => byField(fdvProblems(fdvIn(texts)), ['processes', ...dayNames] as const);
