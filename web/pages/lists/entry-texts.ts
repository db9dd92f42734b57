/** An entry as the texts of its form, and what is wrong with it: the same rules as the API's. */
import { entryProblems, type EntryField, type List } from '../../../domain/lists.ts';
import type { ListEntry } from '../../client/model.ts';

export type EntryTexts = Record<EntryField, string>;

export const noEntry: EntryTexts = { name: '', purpose: '', text: '' };
export const textsOf = ({ name, purpose, text }: ListEntry): EntryTexts => ({ name, purpose, text });
export const trimmed = ({ name, purpose, text }: EntryTexts): EntryTexts => ({
  name: name.trim(),
  purpose: purpose.trim(),
  text: text.trim(),
});

/** The first sentence of each field. */
export function checkEntry(list: List, texts: EntryTexts): Partial<EntryTexts> {
  const found: Partial<EntryTexts> = {};
  for (const { field, sentence } of entryProblems(list, texts)) found[field] ??= sentence;
  return found;
}
