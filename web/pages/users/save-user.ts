import { api } from '../../client/client.ts';
import type { UserRecord } from './user-fields.ts';

export type UserChange = { record: UserRecord & { active: boolean }; revision: number };

/** Replaces the record that was read at `revision`, and nothing newer: else the API refuses with `preconditionFailed`. */
export const saveUser = (personId: string, { record, revision }: UserChange, key: string) =>
  api.PUT('/users/{personId}', {
    params: { path: { personId }, header: { 'Idempotency-Key': key, 'If-Match': `"${revision}"` } },
    body: record,
  });
