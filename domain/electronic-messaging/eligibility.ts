/** Who may be sent an SMS, and by whom (EM-6, EM-7, EM-23), and what is said at the sixth and within the hour (EM-14, EM-15). */

export const barCodes = [
  'restricted', // EM-6
  'employer',
  'deceased',
  'optOut',
  'overseasNumber',
  'noValidMobile',
  'placeUnknown', // EM-23
  'noPluto', // EM-7
  'noCuba',
  'outsideWindow', // EM-49, from last-moment.ts as the next two
  'byDatePast', // EM-18
  'byDateTooSoon',
] as const;
export type BarCode = (typeof barCodes)[number];

/** Why a message may not be sent: the sentence that is shown, what can be done about it, and the rule. */
export type Bar = { code: BarCode; sentence: string; wayOut: string | null; rule: string };

export type SendFacts = {
  /** `placeKnown`: `customerZones` finds at least one. */
  customer: { kind: 'person' | 'employer'; restricted: boolean; deceased: boolean; placeKnown: boolean };
  /** The best of the customer's mobile numbers that are not marked `Invalid`. */
  mobile: 'valid' | 'overseas' | 'none';
  /** For the chosen template's kind; before one is chosen, for both (EM-3). */
  optedOut: boolean;
  /** What the sender has access to; null at the end of a hold, where nobody is asked again. */
  sender: { pluto: boolean; cuba: boolean } | null;
};

const recordMobile = 'Record an Australian mobile number in Customer Summary.';

const bars = {
  restricted: ['EM-6', 'A Restricted Access Customer is not sent SMS.', null],
  employer: ['EM-6', 'An employer is not sent SMS.', null],
  deceased: ['EM-6', 'The customer is recorded as deceased.', null],
  optOut: ['EM-6', 'Customer has an SMS opt out recorded', 'Contact the customer another way.'],
  overseasNumber: ['EM-6', 'The customer’s mobile number is overseas.', recordMobile],
  noValidMobile: ['EM-6', 'The customer has no valid mobile number.', recordMobile],
  placeUnknown: [
    'EM-23',
    'Record where the customer lives',
    'A time zone, postcode or state in Customer Summary tells when the message may be sent.',
  ],
  noPluto: ['EM-7', 'You have no access to Pluto.', 'Ask for Pluto through mySupport.'],
  noCuba: ['EM-7', 'You have no access to Cuba.', 'Ask for Cuba through ESS.'],
} as const satisfies Partial<Record<BarCode, readonly [rule: string, sentence: string, wayOut: string | null]>>;

/**
 * Everything that bars an SMS to this customer by this sender, all of it and not the first only, in the order in which it is
 * shown; empty where it may be sent. Asked before composing, at Send, and at the end of a hold (EM-24).
 */
export function sendBars({ customer, mobile, optedOut, sender }: SendFacts): Bar[] {
  const holds: Record<keyof typeof bars, boolean> = {
    restricted: customer.restricted,
    employer: customer.kind === 'employer',
    deceased: customer.deceased,
    optOut: optedOut,
    overseasNumber: mobile === 'overseas',
    noValidMobile: mobile === 'none',
    placeUnknown: !customer.placeKnown,
    noPluto: sender !== null && !sender.pluto,
    noCuba: sender !== null && !sender.cuba,
  };
  return barCodes
    .filter((code): code is keyof typeof bars => code in bars)
    .filter((code) => holds[code])
    .map((code) => {
      const [rule, sentence, wayOut] = bars[code];
      return { code, sentence, wayOut, rule };
    });
}

/** EM-14: how many desktop messages a customer gets on one local date of sending. There is no way past it. */
export const messagesPerDay = 5;
export const sixthMessage = 'This customer has already received 5 desktop messages today';

/** EM-15: after pressing Send, held messages included; at exactly sixty minutes it is still asked. */
export const askAgainWithinMinutes = 60;
export const withinTheHour =
  'A desktop message has already been sent to this customer in the last hour. Are you sure you want to send another one?';
