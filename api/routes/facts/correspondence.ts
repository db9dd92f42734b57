/** What other systems send to customers, and what became of it (EM-28, EM-30). Casewright itself sends no email. */
import type { Reader } from '../../../prisma/client.ts';
import {
  customerOfEmail,
  storeEmail,
  storeEmailFailure,
  storeLetter,
} from '../../../prisma/repositories/told-correspondence.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { deliverNow } from '../../outbox.ts';
import { route } from '../../route.ts';
import { happenedAt } from '../../schemas/record.ts';
import { created, nothing } from '../../schemas.ts';
import { customerOf } from './customer-of.ts';
import { email, emailFailure, letter } from './correspondence.schema.ts';

const action = 'correspondence.import';

export const emails = route({
  method: 'post',
  path: '/facts/emails',
  permission: action,
  summary: 'Another system says that it sent a customer an email; told twice, it counts once (EM-30)',
  params: nothing,
  query: nothing,
  body: email,
  answer: created,
  status: 201,
  refusals: ['conflict'],
  async handle({ deps, actor, body, idempotencyKey }) {
    const { csid, officerUserId, externalId, type, text, address } = body;
    const customerId = await customerOf(deps.db, csid);
    const sentAt = happenedAt('sentAt', body.sentAt, deps.clock.now()).toISOString();
    const detail = { record: 'email' };
    const command = { action, subject: { record: 'email', ...body }, customerId, detail } as const;
    const result = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const authorId = await officerOf(tx, officerUserId);
      return orConflict(await storeEmail(tx, { customerId, externalId, type, text, address, authorId, sentAt }));
    });
    return { status: 201, body: result };
  },
});

export const letters = route({
  method: 'post',
  path: '/facts/letters',
  permission: action,
  summary: 'Another system says where a letter to a customer stands; told twice, it counts once (EM-30)',
  params: nothing,
  query: nothing,
  body: letter,
  answer: created,
  status: 201,
  refusals: ['conflict'],
  async handle({ deps, actor, body, idempotencyKey }) {
    const { csid, officerUserId, externalId, type, text, address, status, reason = null } = body;
    const customerId = await customerOf(deps.db, csid);
    const at = happenedAt('at', body.at, deps.clock.now()).toISOString();
    const detail = { record: 'letter', status };
    const command = { action, subject: { record: 'letter', ...body }, customerId, detail } as const;
    const result = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const authorId = await officerOf(tx, officerUserId);
      return orConflict(
        await storeLetter(tx, { customerId, externalId, type, text, address, authorId, status, at, reason }),
      );
    });
    return { status: 201, body: result };
  },
});

/** Told before the email itself it is refused, and nothing is written: the sender tells it again, as for anything not answered with 201. */
export const emailFailures = route({
  method: 'post',
  path: '/facts/email-failures',
  permission: action,
  summary:
    'The Email Exchange says that an email could not be delivered: a bounce-back on the recipient’s next day (EM-28)',
  params: nothing,
  query: nothing,
  body: emailFailure,
  answer: created,
  status: 201,
  async handle({ deps, actor, body, idempotencyKey }) {
    const { externalId, reason } = body;
    const customerId = await customerOfEmail(deps.db, externalId);
    if (!customerId) throw new Problem('notFound', 'This email is not known yet: tell of it first, then this again.');
    const at = deps.clock.now();
    const failedAt = happenedAt('failedAt', body.failedAt, at).toISOString();
    const detail = { record: 'emailFailure' };
    const command = { action, subject: { record: 'emailFailure', ...body }, customerId, detail } as const;
    const { id, processId } = await applyCommand({ deps, actor, idempotencyKey }, command, (tx) =>
      storeEmailFailure(tx, { externalId, reason, failedAt, at: at.toISOString() }),
    );
    if (processId) await deliverNow(deps, processId);
    return { status: 201, body: { id } };
  },
});

/** Whoever has left since is named all the same: they sent it. */
async function officerOf(reader: Reader, userId: string | undefined): Promise<string | null> {
  if (userId === undefined) return null;
  const person = await reader.person.findUnique({ where: { userId }, select: { id: true, kind: true } });
  return person?.kind === 'staff' ? person.id : null;
}

function orConflict(stored: { id: string } | 'otherCustomer'): { id: string } {
  if (stored === 'otherCustomer')
    throw new Problem('conflict', 'Something to another customer was handed in under this external id.');
  return stored;
}
