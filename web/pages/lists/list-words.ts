/** What each list is called, and what its fields hold. */
import { isNameFixed, lists, longestInList, type EntryField, type List } from '../../../domain/lists.ts';

export type FieldWords = { label: string; hint?: string };
export type ListWords = {
  title: string;
  /** "phone number" */
  one: string;
  intro: string;
  fields: Partial<Record<EntryField, FieldWords>>;
  /** Of what was retired: what stays. */
  retired: string;
};

export const listWords: Record<List, ListWords> = {
  agencyPhone: {
    title: 'Agency phone numbers',
    one: 'phone number',
    intro: 'The only numbers that a message may name. Officers pick one, and type none.',
    fields: {
      name: { label: 'What it is for', hint: 'As officers choose it' },
      text: { label: 'Number', hint: 'As it is to stand in a message, such as 131 272' },
    },
    retired: 'Messages that are held keep the number that they name.',
  },
  paymentType: {
    title: 'Payment types',
    one: 'payment type',
    intro: 'What a message may name as the payment. Officers pick one, and type none.',
    fields: { name: { label: 'Payment type', hint: 'As it is to stand in a message' } },
    retired: 'Messages that are held keep the payment type that they name.',
  },
  specialisedArea: {
    title: 'Specialised areas',
    one: 'specialised area',
    intro: 'Before the message form of a customer whom an area serves, officers read its advice and acknowledge it.',
    fields: {
      name: { label: 'Name', hint: 'As customers’ records name it; it can’t be changed later' },
      text: { label: 'Contact advice', hint: 'Links may stand here; nobody’s data' },
    },
    retired:
      'Customers who are served by it keep it, and officers still read its advice before they send; no other customer can be given it.',
  },
  contactProtocol: {
    title: 'Contact protocols',
    one: 'contact protocol',
    intro: 'What officers read before a message, by the customer’s circumstance and the business purpose.',
    fields: {
      name: { label: 'Circumstance' },
      purpose: { label: 'Business purpose' },
      text: { label: 'Protocol', hint: 'Links may stand here; nobody’s data' },
    },
    retired: 'Officers no longer see it.',
  },
};

export const isList = (word: string | undefined): word is List => lists.some((list) => list === word);
/** Those that the list has, in the order of the form. */
export const fieldsOf = (list: List): EntryField[] =>
  (['name', 'purpose', 'text'] as const).filter((field) => longestInList[list][field] > 0);
/** Long texts have several lines. */
export const isLong = (list: List, field: EntryField): boolean => longestInList[list][field] > 200;
export const isFixed = (list: List, field: EntryField): boolean => field === 'name' && isNameFixed(list);
