/**
 * The interview with somebody who reports a message that isn't theirs (EM-33 to EM-35): each answer opens the next question. What is
 * asked next, what to say, and whether it can be finished follow from the answers alone.
 */
import type { Instant } from '../process.ts';

/** EM-33. `cannotOpen`: they say they are, but no record opens for the officer; whether there is one, nobody says. */
export const callerAnswers = ['customer', 'notCustomer', 'cannotOpen'] as const;
/** EM-35. Any other relationship, such as an employer's, is treated as none. */
export const relations = ['representative', 'none', 'other'] as const;
/** EM-34: is the mobile number on their record right? */
export const numberAnswers = ['right', 'corrected'] as const;
/** EM-34, one or more; the last one goes to SAS. */
export const customerOutcomes = ['notRelevant', 'optedOut', 'otherMessageMeant', 'notIntended'] as const;
export type CustomerOutcome = (typeof customerOutcomes)[number];

export type Interview = {
  /** EM-33. */
  content: string;
  /** As it was typed, until it is finished. */
  mobile: string;
  receivedAt: Instant | null;
  caller: (typeof callerAnswers)[number] | null;
  /** EM-34. */
  customerId: string | null;
  number: (typeof numberAnswers)[number] | null;
  /** What stood on the record before it was corrected, and after; E.164. */
  numberBefore: string | null;
  numberAfter: string | null;
  outcomes: CustomerOutcome[];
  /** What the correct reason for the contact was (EM-34). */
  correctReason: string;
  /** EM-35. */
  name: string;
  contactDetails: string;
  relation: (typeof relations)[number] | null;
  /** The caller hung up or was cut off, and could not be reached again. */
  callerGone: boolean;
  /** What was said and done so far, each with the time at which it was ticked. */
  done: Partial<Record<Said, Instant>>;
};

export const emptyInterview: Interview = {
  content: '',
  mobile: '',
  receivedAt: null,
  caller: null,
  customerId: null,
  number: null,
  numberBefore: null,
  numberAfter: null,
  outcomes: [],
  correctReason: '',
  name: '',
  contactDetails: '',
  relation: null,
  callerGone: false,
  done: {},
};

/** In characters. */
export const longestInInterview = {
  content: 2000,
  mobile: 40,
  correctReason: 2000,
  name: 200,
  contactDetails: 500,
} as const;

/** What the officer says or does, ticked as it goes. */
export const saidKinds = [
  'apologisedForInconvenience',
  'recordedOptOut',
  'apologisedAndExplained',
  'toldSasLooks',
  'explainedPurpose',
  'advisedOfInvestigation',
] as const;
export type Said = (typeof saidKinds)[number];

/** What to say is written out, in the rules' words. */
export const saidWords: Readonly<Record<Said, { say: string; tick: string }>> = {
  apologisedForInconvenience: {
    say: '“I apologise for the inconvenience.”',
    tick: 'I apologised for the inconvenience',
  },
  recordedOptOut: {
    say: '“I am recording that you don’t want these messages any more.” Record the opt out above.',
    tick: 'The opt out is recorded',
  },
  apologisedAndExplained: {
    say: '“I apologise. A different message was meant for you.” Explain the correct reason for the contact.',
    tick: 'I apologised and explained the correct reason for the contact',
  },
  toldSasLooks: {
    say: '“I apologise. This message was clearly not intended for you: our specialists will look into it.”',
    tick: 'I apologised and said that it will be looked into',
  },
  explainedPurpose: {
    say: 'Explain the purpose of the message to the customer’s representative. Say nothing of the customer that they need not know.',
    tick: 'I explained the purpose of the message',
  },
  advisedOfInvestigation: {
    say: '“I apologise. Services Australia will investigate to have your number removed from a customer’s record.”',
    tick: 'I apologised and advised that Services Australia will investigate',
  },
};

export const customerOutcomeWords: Readonly<Record<CustomerOutcome, { choose: string; said: Said }>> = {
  notRelevant: {
    choose: 'Not subscribed, or the message is not relevant to them',
    said: 'apologisedForInconvenience',
  },
  optedOut: { choose: 'They want to unsubscribe', said: 'recordedOptOut' },
  otherMessageMeant: {
    choose: 'Subscribed, but the case notes show that a different message was meant',
    said: 'apologisedAndExplained',
  },
  notIntended: {
    choose: 'The number is theirs, but the message was clearly not intended for them: to SAS',
    said: 'toldSasLooks',
  },
};

/** What came of the interview, as it is kept and counted. */
export const incidentOutcomes = [...customerOutcomes, 'purposeExplained', 'escalated', 'callerGone'] as const;
export type IncidentOutcome = (typeof incidentOutcomes)[number];
export const incidentOutcomeWords: Readonly<Record<IncidentOutcome, string>> = {
  notRelevant: 'Not subscribed or not relevant',
  optedOut: 'Unsubscribed',
  otherMessageMeant: 'A different message was meant',
  notIntended: 'Not intended for them',
  purposeExplained: 'Purpose explained to a representative',
  escalated: 'Escalated to SAS',
  callerGone: 'The caller was gone',
};

/** The questions that are open by what was answered, in their order. */
export const questions = ['message', 'caller', 'record', 'number', 'outcomes', 'who', 'relation', 'say'] as const;
export type Question = (typeof questions)[number];

export function openQuestions(i: Interview): Question[] {
  const asked: Question[] = ['message'];
  if (i.content.trim() === '' || i.mobile.trim() === '' || i.receivedAt === null) return asked;
  asked.push('caller');
  if (i.caller === null) return asked;
  if (i.caller === 'customer') {
    asked.push('record');
    if (i.customerId !== null) asked.push('number');
    if (i.customerId !== null && i.number !== null) asked.push('outcomes');
    if (asked.includes('outcomes') && i.outcomes.length > 0) asked.push('say');
    return asked;
  }
  asked.push('who');
  if (i.name.trim() === '' || i.contactDetails.trim() === '') return asked;
  if (i.caller === 'cannotOpen') return [...asked, 'say'];
  asked.push('relation');
  return i.relation === null ? asked : [...asked, 'say'];
}

/** What is to be said and done, by the answers. */
export function toSay(i: Interview): Said[] {
  if (!openQuestions(i).includes('say')) return [];
  if (i.caller === 'customer') return i.outcomes.map((outcome) => customerOutcomeWords[outcome].said);
  if (i.caller === 'notCustomer' && i.relation === 'representative') return ['explainedPurpose'];
  return ['advisedOfInvestigation'];
}

/** Does it go to SAS with number, content and time (EM-34, EM-35)? */
export const isEscalated = (i: Interview): boolean =>
  i.caller === 'customer' ? i.outcomes.includes('notIntended') : i.relation !== 'representative';

/** The outcomes of a finished interview. */
export function outcomesOf(i: Interview): IncidentOutcome[] {
  if (i.callerGone && !openQuestions(i).includes('say')) return ['callerGone'];
  const own: IncidentOutcome[] =
    i.caller === 'customer' ? i.outcomes : i.relation === 'representative' ? ['purposeExplained'] : [];
  return isEscalated(i) ? [...own, 'escalated'] : [...own];
}

export type InterviewFault = { field: keyof Interview; message: string };

/** What is missing before the interview can be finished; empty: nothing. Of a caller who is gone, everything may be. */
export function interviewFaults(i: Interview): InterviewFault[] {
  if (i.callerGone && !openQuestions(i).includes('say')) return [];
  const faults: InterviewFault[] = [];
  const missing = (field: keyof Interview, is: boolean, message: string) => {
    if (is) faults.push({ field, message });
  };
  missing('content', i.content.trim() === '', 'Record what the message says.');
  missing('mobile', i.mobile.trim() === '', 'Record the mobile number that it was received on.');
  missing('receivedAt', i.receivedAt === null, 'Record when it was received.');
  missing('caller', i.caller === null, 'Record whether the caller is a current Child Support customer.');
  if (i.caller === 'customer') {
    missing('customerId', i.customerId === null, 'Open the caller’s record.');
    missing('number', i.number === null, 'Check the mobile number on the record.');
    missing('outcomes', i.outcomes.length === 0, 'Choose what holds, one or more.');
    missing(
      'correctReason',
      i.outcomes.includes('otherMessageMeant') && i.correctReason.trim() === '',
      'Record the correct reason for the contact that you explained.',
    );
  } else if (i.caller !== null) {
    missing('name', i.name.trim() === '', 'Record the caller’s name.');
    missing('contactDetails', i.contactDetails.trim() === '', 'Record how the caller can be reached.');
    missing(
      'relation',
      i.caller === 'notCustomer' && i.relation === null,
      'Record the caller’s relationship to Child Support.',
    );
  }
  // a caller who was cut off could be told nothing more
  const unsaid = i.callerGone ? [] : toSay(i).filter((said) => i.done[said] === undefined);
  for (const said of unsaid) missing('done', true, `Tick when it is done: ${saidWords[said].tick}.`);
  return faults;
}

/** The same caller, changed: what belongs to another way through is not kept. */
export function ofThisWay(i: Interview): Interview {
  const asked = openQuestions(i);
  const customer = i.caller === 'customer';
  const own: Interview = {
    ...i,
    ...(customer
      ? { name: '', contactDetails: '', relation: null }
      : {
          customerId: null,
          number: null,
          numberBefore: null,
          numberAfter: null,
          outcomes: [],
          correctReason: '',
        }),
    ...(i.caller === 'cannotOpen' ? { relation: null } : {}),
  };
  const said = asked.includes('say') ? toSay(own) : [];
  return { ...own, done: Object.fromEntries(Object.entries(i.done).filter(([key]) => said.some((s) => s === key))) };
}
