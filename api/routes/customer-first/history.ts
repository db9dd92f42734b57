import { centrelinkHistory } from '../../../prisma/repositories/centrelink-history.ts';
import { Problem } from '../../errors.ts';
import { pageAsked, pageShown } from '../../page.ts';
import { route } from '../../route.ts';
import { listQuery, nothing } from '../../schemas.ts';
import { answer } from './history.schema.ts';
import { params } from './shared.schema.ts';

export const history = route({
  method: 'get',
  path: '/customers/{customerId}/centrelink-messages',
  permission: 'centrelinkMessages.view',
  summary:
    'Centrelink’s messages to a customer, the newest first: Electronic Message Communication History and Communication History of Customer First (EM-46)',
  params,
  query: listQuery,
  body: nothing,
  answer,
  async handle({ deps, actor, params: { customerId }, query }) {
    const page = await centrelinkHistory(deps.db, actor, customerId, pageAsked(query));
    if (!page) throw new Problem('notFound');
    return { status: 200, body: pageShown(page) };
  },
});
