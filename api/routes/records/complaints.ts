import {
  addComplaint,
  closeComplaint,
  complaintsOf,
  customerOfComplaint,
} from '../../../prisma/repositories/complaints.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { pageAsked, pageShown } from '../../page.ts';
import { route } from '../../route.ts';
import { happenedAt, ofCustomer } from '../../schemas/record.ts';
import { created, listQuery, nothing } from '../../schemas.ts';
import { answer, body, closeParams } from './complaints.schema.ts';
import { mustSee } from './visible-customer.ts';

export const listComplaints = route({
  method: 'get',
  path: '/customers/{customerId}/complaints',
  permission: 'records.view',
  summary: 'The complaints of a customer, the newest first (EM-48)',
  params: ofCustomer,
  query: listQuery,
  body: nothing,
  answer,
  async handle({ deps, actor, params: { customerId }, query }) {
    const page = await complaintsOf(deps.db, actor, customerId, pageAsked(query));
    if (!page) throw new Problem('notFound');
    return { status: 200, body: pageShown(page) };
  },
});

export const addToComplaints = route({
  method: 'post',
  path: '/customers/{customerId}/complaints',
  permission: 'records.add',
  summary: 'Records a complaint; it is a contact by the customer as well (EM-13)',
  params: ofCustomer,
  query: nothing,
  body,
  answer: created,
  status: 201,
  async handle({ deps, actor, params: { customerId }, body: { text, receivedAt }, idempotencyKey }) {
    await mustSee(deps.db, actor, customerId);
    const now = deps.clock.now();
    const command = {
      action: 'records.add',
      subject: { customerId, record: 'complaint', text, receivedAt },
      customerId,
      detail: { record: 'complaint' },
    } as const;
    const result = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      await mustSee(tx, actor, customerId); // restricted meanwhile
      const times = { receivedAt: happenedAt('receivedAt', receivedAt, now), recordedAt: now };
      return { id: await addComplaint(tx, { customerId, text, ...times, recordedById: actor.personId }) };
    });
    return { status: 201, body: result };
  },
});

export const close = route({
  method: 'post',
  path: '/complaints/{complaintId}/close',
  permission: 'records.add',
  summary: 'Closes a complaint (EM-48)',
  params: closeParams,
  query: nothing,
  body: nothing,
  answer: nothing,
  refusals: ['ended'],
  async handle({ deps, actor, params: { complaintId }, idempotencyKey }) {
    const customerId = await customerOfComplaint(deps.db, actor, complaintId);
    if (!customerId) throw new Problem('notFound');
    const command = {
      action: 'records.add',
      subject: { complaintId, closed: true },
      customerId,
      subjectId: complaintId,
      detail: { record: 'complaint', closed: true },
    } as const;
    await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      await mustSee(tx, actor, customerId); // restricted meanwhile
      if (!(await closeComplaint(tx, complaintId, deps.clock.now()))) throw new Problem('ended');
      return {};
    });
    return { status: 200, body: {} };
  },
});
