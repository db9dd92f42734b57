import { countEntries, readEntries } from '../../../prisma/repositories/audit-trail.ts';
import { auditReading } from '../../audit-search.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, body } from './search.schema.ts';

export const search = route({
  method: 'post',
  path: '/audit/search',
  permission: 'audit.view',
  summary: 'The audit trail by person, customer, action, kind and time, newest first (RS-2)',
  params: nothing,
  query: nothing,
  body,
  answer,
  reads: true,
  async handle({ deps, actor, body: { limit, cursor, ...asked } }) {
    const sought = await auditReading(deps, actor, 'audit.view', asked);
    const counted = sought ? await countEntries(deps.db, actor, sought) : { total: 0, more: false };
    const before = cursor === undefined ? null : BigInt(cursor);
    const found = sought ? await readEntries(deps.db, actor, sought, { limit: limit + 1, before }) : [];
    const items = found.slice(0, limit);
    const nextCursor = found.length > limit ? (items.at(-1)?.id ?? null) : null;
    return { status: 200, body: { items, ...counted, nextCursor } };
  },
});
