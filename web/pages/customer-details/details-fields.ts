/** Contact details as the form's texts: how it begins, how it is sent, and what is wrong in them. */
import { placeFaults, zoneInWords, type RecordedPlace } from '../../../domain/customers/place-faults.ts';
import { detailWords, placeFields, type DetailField } from '../../../domain/customers/contact-details.ts';
import { countryName } from '../../../domain/customers/location.ts';
import { isAustralianState } from '../../../domain/time/zone.ts';
import type { CustomerDetails } from '../../client/model.ts';

export type DetailTexts = Record<DetailField, string>;
/** A ticked box. */
export const yes = 'yes';

export const textsOf = (details: CustomerDetails): DetailTexts => ({
  email: details.email ?? '',
  emailValid: details.emailValid ? yes : '',
  addressLines: details.addressLines,
  country: details.country,
  state: details.state ?? '',
  locality: details.locality ?? '',
  postcode: details.postcode ?? '',
  timeZone: details.timeZone ?? '',
  specialisedArea: details.specialisedArea ?? '',
});

export const bodyOf = (texts: DetailTexts) => {
  const { country, state } = texts;
  return {
    email: orNull(texts.email),
    emailValid: texts.emailValid === yes,
    addressLines: texts.addressLines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .join('\n'),
    country,
    state: isAustralianState(state) ? state : null,
    locality: orNull(texts.locality),
    postcode: orNull(texts.postcode),
    timeZone: orNull(texts.timeZone),
    specialisedArea: orNull(texts.specialisedArea),
  };
};
const orNull = (text: string) => text.trim() || null;

export const placeOf = ({ country, state, postcode, timeZone }: DetailTexts): RecordedPlace => ({
  country,
  state: orNull(state),
  postcode: orNull(postcode),
  timeZone: orNull(timeZone),
});

/** The place only where it was changed: what another system recorded must not keep an email from being corrected. */
export function checkDetails(texts: DetailTexts, base: DetailTexts): Partial<Record<DetailField, string>> {
  const email = texts.email.trim();
  const moved = placeFields.some((field) => texts[field] !== base[field]);
  const faults = moved ? placeFaults(placeOf(texts)) : [];
  return {
    ...Object.fromEntries(faults.map(({ field, message }) => [field, message])),
    ...(texts.addressLines.trim().split('\n').length > 3
      ? { addressLines: 'A postal address has at most three lines above suburb and postcode.' }
      : {}),
    ...(email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
      ? { email: 'Write the email address as name@example.com.' }
      : {}),
  };
}

/** A field’s value as people read it. */
export function inWords(field: DetailField, texts: DetailTexts): string {
  const text = texts[field];
  if (field === 'emailValid') return text === yes ? 'not ticked' : 'ticked';
  if (field === 'country') return countryName(text);
  return field === 'timeZone' && text ? zoneInWords(text) : text;
}

export const fieldsInWords = (fields: readonly DetailField[]): string =>
  fields.map((field) => detailWords[field]).join(', ');
