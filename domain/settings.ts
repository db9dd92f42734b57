/** What administrators may change. A changed setting applies to processes started after it. */

/** PS-13, in working days of the officer's state. */
export type DecisionDays = { remindAfter: number; escalateAfter: number; remindAgainEvery: number };

/** PS-17, PS-19, in calendar days from the accepted monitoring on. */
export type MonitoringDays = { firstReminder: number; secondReminder: number; end: number };

export type Settings = {
  decisionDays: DecisionDays;
  monitoringDays: MonitoringDays;
  /** The agency's own zone: dates on documents, whole days of leave, and times shown without a zone. */
  agencyTimeZone: string;
};

export const defaultSettings: Settings = {
  decisionDays: { remindAfter: 2, escalateAfter: 5, remindAgainEvery: 5 },
  monitoringDays: { firstReminder: 60, secondReminder: 80, end: 90 },
  agencyTimeZone: 'Australia/Sydney',
};
