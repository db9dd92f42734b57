import { readPersonalisedServices } from '../../../prisma/repositories/personalised-services.ts';
import { readable } from '../../assigned-officer.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, params } from './personalised-services.schema.ts';

export const personalisedServices = route({
  method: 'get',
  path: '/customers/{customerId}/personalised-services',
  permission: 'personalisedServices.view',
  summary: 'Assignment, stacking documents, plan and its submissions, and what may be done now (PS-4 to PS-9)',
  params,
  query: nothing,
  body: nothing,
  answer,
  refusals: ['notTheAssignee'],
  async handle({ deps, actor, params }) {
    return { status: 200, body: readable(await readPersonalisedServices(deps.db, actor, params.customerId)) };
  },
});
