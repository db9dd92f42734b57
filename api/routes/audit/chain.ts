import { readChain } from '../../../prisma/repositories/audit-seals.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer } from './chain.schema.ts';

export const chain = route({
  method: 'get',
  path: '/audit/chain',
  permission: 'audit.view',
  summary: 'How far the audit trail is sealed, and since when the oldest entry waits for it (RS-2)',
  params: nothing,
  query: nothing,
  body: nothing,
  answer,
  handle: async ({ deps }) => ({ status: 200, body: await readChain(deps.db) }),
});
