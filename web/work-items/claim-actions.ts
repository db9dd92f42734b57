/** Taking on what several people share, and giving it back; each item its own command. */
import { api } from '../client/client.ts';
import type { BulkAction } from '../lists/bulk-types.ts';

type Claimed = { workItemId: string; claimedBy: { id: string; name: string } | null };

export const sendClaim = (workItemId: string, takeOver: boolean, key: string) =>
  api.POST('/work-items/{workItemId}/claim', {
    params: { path: { workItemId }, header: { 'Idempotency-Key': key } },
    body: takeOver ? { takeOver } : {},
  });
export const sendRelease = (workItemId: string, key: string) =>
  api.POST('/work-items/{workItemId}/release', {
    params: { path: { workItemId }, header: { 'Idempotency-Key': key } },
    body: {},
  });

/** Claim and release; `me`: whose console it is. */
export const claimActions = <Row extends Claimed>(me: string): BulkAction<Row>[] => [
  {
    label: 'Claim',
    shortcut: 'c',
    bar: ({ claimedBy }) =>
      claimedBy === null
        ? null
        : claimedBy.id === me
          ? 'It is yours already.'
          : `${claimedBy.name} has it: Take over in its row.`,
    plan: { send: ({ workItemId }, key) => sendClaim(workItemId, false, key), done: 'yours now' },
  },
  {
    label: 'Release',
    shortcut: 'r',
    bar: ({ claimedBy }) => (claimedBy?.id === me ? null : 'It is not yours.'),
    plan: { send: ({ workItemId }, key) => sendRelease(workItemId, key), done: 'free for others' },
  },
];
