import { createStackingDocument } from '../../../prisma/repositories/stacking-documents.ts';
import { agencyDate } from '../../../prisma/repositories/settings.ts';
import { lockForAssignedOfficer } from '../../assigned-officer.ts';
import { applyCommand } from '../../commands.ts';
import { route } from '../../route.ts';
import { created, nothing } from '../../schemas.ts';
import { params } from './create.schema.ts';

export const create = route({
  method: 'post',
  path: '/customers/{customerId}/stacking-documents',
  permission: 'stackingDocuments.create',
  summary: 'Creates a stacking document with its communication record (PS-5)',
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
      return {
        id: await createStackingDocument(tx, { customerId: customer.id, createdById: actor.personId, at, date }),
      };
    });
    return { status: 201, body: result };
  },
});
