import { isDocumentOf } from '../../../prisma/repositories/plans.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, body, params } from './core-issue.schema.ts';
import { savePart } from './save-part.ts';

export const coreIssue = route({
  method: 'put',
  path: '/customers/{customerId}/plan/core-issue',
  permission: 'plans.edit',
  summary: 'Saves the Core Issue of the plan; If-Match "0" where there is no plan yet (PS-8, PS-9)',
  params,
  query: nothing,
  body,
  answer,
  revisioned: true,
  async handle({ deps, actor, params: { customerId }, body: { type, stackingDocumentId }, idempotencyKey, ifMatch }) {
    const saved = { part: 'coreIssue', type, stackingDocumentId } as const;
    const result = await savePart({ deps, actor, idempotencyKey, ifMatch }, customerId, saved, async (tx) => {
      if (await isDocumentOf(tx, customerId, stackingDocumentId)) return;
      const message = 'Choose an existing stacking document of this customer.';
      throw new Problem('badInput', undefined, { errors: [{ field: 'stackingDocumentId', message }] });
    });
    return { status: 200, body: result };
  },
});
