import type { List } from '../../../domain/lists.ts';
import { api } from '../../client/client.ts';
import type { EntryTexts } from './entry-texts.ts';

export type EntryChange = EntryTexts & { active: boolean; revision: number };

/** Replaces the entry that was read at `revision`, and nothing newer: else the API refuses with `preconditionFailed`. */
export const saveEntry = (list: List, entryId: string, { revision, ...body }: EntryChange, key: string) =>
  api.PUT('/lists/{list}/entries/{entryId}', {
    params: { path: { list, entryId }, header: { 'Idempotency-Key': key, 'If-Match': `"${revision}"` } },
    body,
  });
