/** Contacts and complaints as other systems tell of them (EM-48). */
import { importComplaint } from '../../../prisma/repositories/complaints.ts';
import { importContact } from '../../../prisma/repositories/contacts.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { happenedAt } from '../../schemas/record.ts';
import { created, nothing } from '../../schemas.ts';
import { customerOf } from './customer-of.ts';
import { complaint, contact } from './records.schema.ts';

const action = 'records.import';

export const contacts = route({
  method: 'post',
  path: '/facts/contacts',
  permission: action,
  summary: 'Another system says that a customer made contact, or was rung; told twice, it counts once (EM-12, EM-13)',
  params: nothing,
  query: nothing,
  body: contact,
  answer: created,
  status: 201,
  refusals: ['conflict'],
  async handle({ deps, actor, body: told, idempotencyKey }) {
    const { csid, externalId, kind, channel = null, number = null, reached = null, text } = told;
    const customerId = await customerOf(deps.db, csid);
    const recordedAt = deps.clock.now();
    const occurredAt = happenedAt('occurredAt', told.occurredAt, recordedAt);
    const detail = { record: 'contact', kind };
    const command = { action, subject: { record: 'contact', ...told }, customerId, detail } as const;
    const result = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const row = { customerId, externalId, kind, channel, number, reached, text, occurredAt, recordedAt };
      const id = await importContact(tx, row);
      if (id === null) throw new Problem('conflict', 'Another contact was handed in under this external id.');
      return { id };
    });
    return { status: 201, body: result };
  },
});

export const complaints = route({
  method: 'post',
  path: '/facts/complaints',
  permission: action,
  summary:
    'Another system says that a customer complained, or that a complaint was closed; told twice, it counts once (EM-13)',
  params: nothing,
  query: nothing,
  body: complaint,
  answer: created,
  status: 201,
  refusals: ['conflict'],
  async handle({ deps, actor, body: told, idempotencyKey }) {
    const { csid, externalId, text } = told;
    const customerId = await customerOf(deps.db, csid);
    const recordedAt = deps.clock.now();
    const receivedAt = happenedAt('receivedAt', told.receivedAt, recordedAt);
    const closedAt = told.closedAt === null ? null : happenedAt('closedAt', told.closedAt, recordedAt);
    const detail = { record: 'complaint' };
    const command = { action, subject: { record: 'complaint', ...told }, customerId, detail } as const;
    const result = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const id = await importComplaint(tx, { customerId, externalId, text, receivedAt, closedAt, recordedAt });
      if (id === null)
        throw new Problem('conflict', 'Another customer’s complaint was handed in under this external id.');
      return { id };
    });
    return { status: 201, body: result };
  },
});
