/** What administrators may change. A changed setting applies to processes started after it. */

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

export type Settings = {
  decisionDays: DecisionDays;
  monitoringDays: MonitoringDays;
  messaging: MessagingSettings;
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
  agencyTimeZone: 'Australia/Sydney',
};
