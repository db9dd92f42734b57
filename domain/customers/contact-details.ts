/** Individual Customer Details: what is recorded of how and where to reach a customer, and the words for it. */
import type { Possible } from '../possible.ts';
import { impossible, possible } from '../possible.ts';

export const phoneKinds = ['mobile', 'home', 'work'] as const;
export type PhoneKind = (typeof phoneKinds)[number];
export const phoneKindWords: Readonly<Record<PhoneKind, string>> = { mobile: 'Mobile', home: 'Home', work: 'Work' };

export type ContactDetails = {
  email: string | null;
  /** Not ticked `Invalid` (EM-1, EM-2). */
  emailValid: boolean;
  /** Street or PO box, a line each; where letters go. */
  addressLines: string;
  country: string;
  state: string | null;
  locality: string | null;
  postcode: string | null;
  /** As recorded; null: by the address (EM-23). */
  timeZone: string | null;
  /** The name of the area (EM-11). */
  specialisedArea: string | null;
};
export type DetailField = keyof ContactDetails;
export const detailWords: Readonly<Record<DetailField, string>> = {
  email: 'Email',
  emailValid: 'Email Invalid',
  addressLines: 'Postal address',
  country: 'Country',
  state: 'State or territory',
  locality: 'Suburb or town',
  postcode: 'Postcode',
  timeZone: 'Time zone',
  specialisedArea: 'Specialised area',
};
export const detailFields = Object.keys(detailWords).filter((word): word is DetailField => word in detailWords);

/** The fields in which two differ. */
export const changedDetails = (before: ContactDetails, after: ContactDetails): DetailField[] =>
  detailFields.filter((field) => before[field] !== after[field]);

/** Of the address: what is checked against each other when one of them changes. */
export const placeFields: readonly DetailField[] = ['country', 'state', 'postcode', 'timeZone'];

/** What a number is good for (EM-6): `overseas` is a number like any other, and no SMS goes there. */
export const smsReaches = ['possible', 'overseas', 'noMobile', 'invalid'] as const;
export type SmsReach = (typeof smsReaches)[number];

/** Whether a phone of this kind may have this number. `isMobile`: in Australia; null: abroad, where nobody can tell. */
export const mayBeOfKind = (kind: PhoneKind, isMobile: boolean | null): Possible =>
  kind === 'mobile' && isMobile === false
    ? impossible('This is no mobile number. Choose Home or Work, or correct it.')
    : possible;
