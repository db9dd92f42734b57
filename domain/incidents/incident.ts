/** Messages received in error (EM-32 to EM-36): what an incident is, from the call until everything is done. */
import type { Instant } from '../process.ts';

/** How it became known. */
export const incidentCauses = ['reported', 'sentToWrongCustomer', 'sharedMobile'] as const;
export type IncidentCause = (typeof incidentCauses)[number];
export const incidentCauseWords: Readonly<Record<IncidentCause, string>> = {
  reported: 'Somebody reported a message that isn’t theirs',
  sentToWrongCustomer: 'Sent to the wrong customer',
  sharedMobile: 'Found by the system: one mobile on several records',
};

export const incidentStates = ['draft', 'withSas', 'toDo', 'closed', 'discarded'] as const;
export type IncidentState = (typeof incidentStates)[number];
export const incidentStateWords: Readonly<Record<IncidentState, string>> = {
  draft: 'Interview not finished',
  withSas: 'With SAS',
  toDo: 'To be done by officers',
  closed: 'Closed',
  discarded: 'Discarded',
};

/** What SAS may find (EM-36). */
export const incidentFindings = ['otherRecord', 'ownRecord', 'notFound', 'noError'] as const;
export type IncidentFinding = (typeof incidentFindings)[number];
export const incidentFindingWords: Readonly<Record<IncidentFinding, string>> = {
  otherRecord: 'The number stands on another customer’s record',
  ownRecord: 'It was sent to the number’s own customer by mistake',
  notFound: 'Nobody can tell who it was meant for',
  noError: 'It was no error',
};

/** What officers must do before it is over; EM-32 asks for the call, EM-36 for the other two. */
export const incidentTaskKinds = ['call', 'report', 'removeNumber'] as const;
export type IncidentTaskKind = (typeof incidentTaskKinds)[number];
export const incidentTaskWords: Readonly<Record<IncidentTaskKind, { what: string; toDo: string; done: string }>> = {
  call: {
    what: 'Call the customer who got a message by mistake',
    toDo: 'Call them, tell them that the message was not meant for them, and apologise. Then record the time of the call.',
    done: 'The customer was called',
  },
  report: {
    what: 'Report the incident',
    toDo: 'Report the incident, and record the reference of the report.',
    done: 'The incident was reported',
  },
  removeNumber: {
    what: 'Remove the number from the customer’s record',
    toDo: 'Remove the number in Individual Customer Details, or tick Invalid there. Then choose Done here.',
    done: 'The number was removed from the other record',
  },
};

/** Since it was begun, in days of 24 hours: how long open incidents have been. */
export const incidentAges = ['today', 'days', 'week', 'older'] as const;
export type IncidentAge = (typeof incidentAges)[number];
/** Below so many days. */
export const incidentAgeDays: Readonly<Record<IncidentAge, number>> = { today: 1, days: 3, week: 8, older: Infinity };
export const incidentAgeWords: Readonly<Record<IncidentAge, string>> = {
  today: 'Less than a day',
  days: '1 or 2 days',
  week: '3 to 7 days',
  older: 'More than a week',
};

/** In working days: until when SAS should have found something, and officers done what they are told. */
export const sasWorkingDays = 2;
export const taskWorkingDays: Readonly<Record<IncidentTaskKind, number>> = { call: 1, report: 2, removeNumber: 2 };

/** Which tasks follow from what SAS found, the number standing on another record still or not. */
export function tasksAfter(finding: IncidentFinding, numberStands: boolean): IncidentTaskKind[] {
  switch (finding) {
    case 'otherRecord':
      return numberStands ? ['report', 'removeNumber'] : ['report'];
    case 'ownRecord':
    case 'notFound':
      return ['report'];
    case 'noError':
      return [];
  }
}

/** May SAS say this of an incident of that cause? A mobile on several records was sent nothing: it is on another record, or no error. */
export const mayFind = (cause: IncidentCause, finding: IncidentFinding): boolean =>
  cause === 'reported' || (cause === 'sharedMobile' && (finding === 'otherRecord' || finding === 'noError'));

/** Why a call can't have been at that time; null: it can. It tells of what was sent before it, and was made already. */
export function callTimeFault(calledAt: Instant, { sentAt, now }: { sentAt: Instant; now: Instant }): string | null {
  if (calledAt > now) return 'The call can’t be in the future.';
  return calledAt < sentAt ? 'The call can’t be before the message was sent.' : null;
}
