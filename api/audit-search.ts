/** What an auditor asks of the trail, with the customer of a CSID looked up. Reading the trail stands in the trail (RS-2). */
import type { z } from 'zod';
import type { Permission } from '../domain/people/permissions.ts';
import { writeAuditEntry, type AuditDetail } from '../prisma/repositories/audit.ts';
import type { Sought } from '../prisma/repositories/audit-trail.ts';
import { auditedCustomer } from '../prisma/repositories/customers.ts';
import type { Actor } from './auth/actor.ts';
import type { Deps } from './deps.ts';
import type { sought } from './routes/audit/search.schema.ts';

/**
 * Writes who reads whose trail, and returns what is sought; null: the CSID is nobody's, or of nobody who exists for the auditor.
 * The entry is the customer's where there is one for the auditor, so that it is hidden with them.
 */
export async function auditReading(
  { db }: Deps,
  { accountId, personId, roles, from: origin }: Actor,
  action: Permission,
  { csid, customerId, from, until, ...rest }: z.output<typeof sought>,
): Promise<Sought | null> {
  const viewer = { personId, roles };
  const byId = csid === undefined && customerId !== undefined ? { id: customerId } : null;
  const asked = csid ? { csid } : byId;
  const found = asked && (await auditedCustomer(db, viewer, asked));
  const { personId: whose, action: done, what } = rest;
  const detail: AuditDetail = {
    ...(whose ? { personId: whose } : {}),
    ...(done ? { action: done } : {}),
    ...(what ? { what } : {}),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
  };
  const about = found ? { customerId: found } : customerId === undefined ? {} : { subjectId: customerId };
  const before = await writeAuditEntry(db, {
    accountId,
    personId,
    action,
    result: 'viewed',
    detail,
    ...about,
    ...origin,
  });

  const bounds = { before, from: from ? new Date(from) : undefined, until: until ? new Date(until) : undefined };
  if (csid === undefined) return { ...rest, customerId, ...bounds };
  if (!found || (customerId !== undefined && customerId !== found)) return null;
  return { ...rest, customerId: found, ...bounds };
}
