import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { savePart } from './save-part.ts';
import { answer, body, params } from './trigger.schema.ts';

export const trigger = route({
  method: 'put',
  path: '/customers/{customerId}/plan/trigger',
  permission: 'plans.edit',
  summary: 'Saves the Trigger of the plan; If-Match "0" where there is no plan yet (PS-8, PS-9)',
  params,
  query: nothing,
  body,
  answer,
  revisioned: true,
  async handle({ deps, actor, params: { customerId }, body: { segment, issue }, idempotencyKey, ifMatch }) {
    const saved = { part: 'trigger', segment, issue } as const;
    const caller = { deps, actor, idempotencyKey, ifMatch };
    return { status: 200, body: await savePart(caller, customerId, saved, async () => {}) };
  },
});
