/** What administrators may change. A changed setting applies to processes started after it. */
import type { CaseProcessKind } from './customers/case-process.ts';

/** PS-13, in working days of the officer's state. */
export type DecisionDays = { remindAfter: number; escalateAfter: number; remindAgainEvery: number };

/** PS-17, PS-19, in calendar days from the accepted monitoring on. */
export type MonitoringDays = { firstReminder: number; secondReminder: number; end: number };

/** What a message runs by (EM-22 to EM-31). */
export type MessagingSettings = {
  /** "In the next hour": how many minutes after Send the message may still leave (EM-49). */
  nextHourMinutes: number;
  /** How long the gateway may keep a message in its queue, at most. */
  validityMinutes: number;
  /** For how many hours a message that the gateway certainly did not take is tried again (EM-25). */
  retryForHours: number;
  /** After how many minutes without a final receipt the gateway is asked, and for how many hours. */
  askAfterMinutes: number;
  receiptForHours: number;
  /** A lost answer is settled so many minutes after the gateway must have dropped the message; without proof that its list is fresh after so many hours. */
  settleMinutes: number;
  settleWithoutProofHours: number;
  /** After how many minutes a message that was handed over stands in the letters list (EM-30). */
  listedAfterMinutes: number;
};

/** FDV before a message (EM-8, EM-9). Days are working days of the asking officer's state. */
export type FdvSettings = {
  /** In which processes under way the concerns of who began them count (EM-9). */
  processes: CaseProcessKind[];
  /** When a consultation reminds, goes to the next SSO or team leader, and reminds again where nobody is left. */
  consultationDays: DecisionDays;
};

/** OA-8. */
export type OnlineAccountSettings = {
  /** For how many whole days after the one on which it was issued a temporary password can be used. */
  passwordDays: number;
};

export type Settings = {
  decisionDays: DecisionDays;
  monitoringDays: MonitoringDays;
  messaging: MessagingSettings;
  fdv: FdvSettings;
  onlineAccounts: OnlineAccountSettings;
  /** The agency's own zone: dates on documents, whole days of leave, and times shown without a zone. */
  agencyTimeZone: string;
};

export const defaultSettings: Settings = {
  decisionDays: { remindAfter: 2, escalateAfter: 5, remindAgainEvery: 5 },
  monitoringDays: { firstReminder: 60, secondReminder: 80, end: 90 },
  messaging: {
    nextHourMinutes: 15,
    validityMinutes: 15,
    retryForHours: 24,
    askAfterMinutes: 60,
    receiptForHours: 72,
    settleMinutes: 15,
    settleWithoutProofHours: 4,
    listedAfterMinutes: 5,
  },
  fdv: {
    processes: ['newRegistration', 'objection', 'changeOfAssessment', 'changeOfCare'],
    consultationDays: { remindAfter: 1, escalateAfter: 2, remindAgainEvery: 2 },
  },
  onlineAccounts: { passwordDays: 14 },
  agencyTimeZone: 'Australia/Sydney',
};

type Bounds = { from: number; to: number };
/** What administrators may set, in the unit of the name. */
export const messagingBounds: Readonly<Record<keyof MessagingSettings, Bounds>> = {
  nextHourMinutes: { from: 1, to: 45 },
  validityMinutes: { from: 1, to: 600 }, // the gateway's own bounds
  retryForHours: { from: 1, to: 72 },
  askAfterMinutes: { from: 1, to: 1440 },
  receiptForHours: { from: 1, to: 168 },
  settleMinutes: { from: 15, to: 240 }, // shorter ones have been seen to find nothing where there was a message
  settleWithoutProofHours: { from: 1, to: 48 },
  listedAfterMinutes: { from: 1, to: 60 },
};
export const dayBounds: Bounds = { from: 1, to: 60 };

const names = Object.keys(messagingBounds).filter((name): name is keyof MessagingSettings => name in messagingBounds);
export const messagingNames: readonly (keyof MessagingSettings)[] = names;

type SettingProblem<Field extends string> = { field: Field; sentence: string };

/** What is wrong, field by field; empty where it may be saved. */
export function messagingProblems(s: MessagingSettings): SettingProblem<keyof MessagingSettings>[] {
  const problems: SettingProblem<keyof MessagingSettings>[] = names.flatMap((field) =>
    outside(s[field], messagingBounds[field]).map((sentence) => ({ field, sentence })),
  );
  if (problems.length > 0) return problems;
  if (s.nextHourMinutes + s.validityMinutes > 60)
    problems.push({
      field: 'nextHourMinutes',
      sentence:
        'A message that says “In the next hour” could come after it: this and the time in the gateway’s queue may be 60 minutes together.',
    });
  if (s.askAfterMinutes >= s.receiptForHours * 60)
    problems.push({ field: 'askAfterMinutes', sentence: 'This must be sooner than the end of waiting for a receipt.' });
  if (s.settleWithoutProofHours * 60 < s.validityMinutes + s.settleMinutes)
    problems.push({
      field: 'settleWithoutProofHours',
      sentence: 'This must not be sooner than with proof: the time in the gateway’s queue and the minutes after it.',
    });
  return problems;
}

/** The same of the FDV settings. Days are named as `consultationDays.remindAfter`. */
export function fdvProblems({ processes, consultationDays }: FdvSettings): SettingProblem<string>[] {
  const problems: SettingProblem<string>[] = [
    ...(processes.length === 0 ? [{ field: 'processes', sentence: 'Choose at least one kind of process.' }] : []),
    ...daysProblems(consultationDays).map(({ field, sentence }) => ({ field: `consultationDays.${field}`, sentence })),
  ];
  return problems;
}

/** Of reminders and escalations: the reminder comes first. */
export function daysProblems(days: DecisionDays): SettingProblem<keyof DecisionDays>[] {
  const fields = ['remindAfter', 'escalateAfter', 'remindAgainEvery'] as const;
  const problems: SettingProblem<keyof DecisionDays>[] = fields.flatMap((field) =>
    outside(days[field], dayBounds).map((sentence) => ({ field, sentence })),
  );
  if (problems.length === 0 && days.escalateAfter <= days.remindAfter)
    problems.push({ field: 'escalateAfter', sentence: 'This must be later than the reminder.' });
  return problems;
}

const outside = (value: number, { from, to }: Bounds): string[] =>
  Number.isInteger(value) && value >= from && value <= to ? [] : [`Enter a whole number from ${from} to ${to}.`];
