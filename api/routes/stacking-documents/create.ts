import { createStackingDocument } from '../../../prisma/repositories/stacking-documents.ts';
import { agencyDate } from '../../../prisma/repositories/settings.ts';
import { lockForAssignedOfficer } from '../../assigned-officer.ts';
import { applyCommand } from '../../commands.ts';
import { deliverNow } from '../../outbox.ts';
import { route } from '../../route.ts';
import { created, nothing } from '../../schemas.ts';
import { params } from './create.schema.ts';

export const create = route({
  method: 'post',
  path: '/customers/{customerId}/stacking-documents',
  permission: 'stackingDocuments.create',
  summary:
    'Creates a stacking document with its communication record; for an international customer in Pluto, copied to Cuba (PS-5, PS-7)',
  params,
  query: nothing,
  body: nothing,
  answer: created,
  status: 201,
  async handle({ deps, actor, params: { customerId }, idempotencyKey }) {
    const action = 'stackingDocuments.create';
    const command = { action, subject: { customerId }, customerId } as const;
    const result = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const { customer } = await lockForAssignedOfficer(tx, actor, customerId, action);
      const at = deps.clock.now();
      const date = await agencyDate(tx, at);
      return createStackingDocument(tx, { customerId: customer.id, createdById: actor.personId, at, date });
    });
    if (result.processId) await deliverNow(deps, result.processId);
    return { status: 201, body: { id: result.id } };
  },
});
