/** Lists kept by administrators, from which officers pick: what an entry holds, and what is wrong with one. */
import { guidanceProblems, textProblems, valueProblems } from './electronic-messaging/template-text.ts';
import { tooLong, type FieldProblem } from './electronic-messaging/template-record.ts';

export const lists = [
  'agencyPhone', // `text`: the number as it stands in a message (EM-4)
  'paymentType', // `name`: as it stands in a message (EM-4, EM-41)
  'specialisedArea', // `name`: as customers' records name it; `text`: the area's contact advice (EM-11)
  'contactProtocol', // `name`: the circumstance; `purpose`: the business purpose; `text`: the protocol (EM-48)
] as const;
export type List = (typeof lists)[number];

/** An entry stays for good; one that is not active is no longer offered. */
export type ListEntry = { name: string; purpose: string; text: string; active: boolean };
export type EntryField = keyof Omit<ListEntry, 'active'>;

/** In characters; 0: this list has no such field. */
export const longestInList: Readonly<Record<List, Readonly<Record<EntryField, number>>>> = {
  agencyPhone: { name: 100, purpose: 0, text: 20 },
  paymentType: { name: 60, purpose: 0, text: 0 },
  specialisedArea: { name: 100, purpose: 0, text: 2000 },
  contactProtocol: { name: 100, purpose: 100, text: 4000 },
};

/** Customers' records name an area by its name: another name would cut them off from its advice. */
export const isNameFixed = (list: List): boolean => list === 'specialisedArea';

const missing: Readonly<Record<List, Partial<Record<EntryField, string>>>> = {
  agencyPhone: { name: 'Enter what the number is for.', text: 'Enter the number as it is to stand in a message.' },
  paymentType: { name: 'Enter the payment type as it is to stand in a message.' },
  specialisedArea: { name: 'Enter the name of the area.', text: 'Enter the contact advice.' },
  contactProtocol: {
    name: 'Enter the circumstance.',
    purpose: 'Enter the business purpose.',
    text: 'Enter the contact protocol.',
  },
};

/** What is wrong with an entry, field by field; empty where it may be saved. Advice and protocols may hold links, nobody's data. */
export function entryProblems(list: List, entry: Pick<ListEntry, EntryField>): FieldProblem<EntryField>[] {
  return (['name', 'purpose', 'text'] as const).flatMap((field) =>
    fieldFaults(list, field, entry[field].trim()).map((sentence) => ({ field, sentence })),
  );
}

function fieldFaults(list: List, field: EntryField, value: string): string[] {
  const longest = longestInList[list][field];
  if (longest === 0) return value ? ['This list has no such field.'] : [];
  const required = missing[list][field];
  if (!value) return required ? [required] : [];
  return [...tooLong(value, longest), ...holds(list, field, value)];
}

const nobody = { names: [], csid: '', phones: [], email: null };

/** What stands in messages must be fit to stand there. */
function holds(list: List, field: EntryField, value: string): string[] {
  const problems =
    list === 'agencyPhone' && field === 'text'
      ? valueProblems({ agencyPhone: value }, nobody)
      : list === 'paymentType'
        ? [...textProblems(value), ...(value.includes('{') ? [] : valueProblems({ paymentType: value }, nobody))].slice(
            0,
            1,
          )
        : guidanceProblems(value);
  return problems.map(({ sentence }) => sentence);
}
