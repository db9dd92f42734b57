import { readOnlineAccounts } from '../../../prisma/repositories/online-accounts.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { ofCustomer, onlineAccounts } from './online-accounts.schema.ts';

export const read = route({
  method: 'get',
  path: '/customers/{customerId}/online-accounts',
  permission: 'onlineAccounts.view',
  summary: 'Online Acc.: the customer’s accounts, and what may be done with the current one (OA-16)',
  params: ofCustomer,
  query: nothing,
  body: nothing,
  answer: onlineAccounts,
  revisioned: true,
  async handle({ deps: { db, clock, env }, actor, params: { customerId } }) {
    const found = await readOnlineAccounts(db, actor, customerId, { edition: env.ONLINE_ACCOUNTS, now: clock.now() });
    if (!found) throw new Problem('notFound');
    return { status: 200, body: found };
  },
});
