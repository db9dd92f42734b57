import { closeBounced, removePhone as deletePhone } from '../../../prisma/repositories/change-details.ts';
import { removalDone } from '../../../prisma/repositories/incident-tasks.ts';
import { editDetails, phonesField } from '../../edit-details.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { phoneParams } from './details.schema.ts';

export const removePhone = route({
  method: 'delete',
  path: '/customers/{customerId}/phones/{phoneId}',
  permission: 'customers.edit',
  summary: 'A number that is not the customer’s any more is removed; EM stops where it was the last (EM-2)',
  params: phoneParams,
  query: nothing,
  body: nothing,
  answer: nothing,
  status: 204,
  revisioned: true,
  async handle({ deps, actor, params: { customerId, phoneId }, ifMatch, idempotencyKey }) {
    const asked = { customerId, ifMatch, removePhone: phoneId };
    await editDetails({ deps, actor, idempotencyKey }, asked, async (tx, { phones }) => {
      const phone = phones.find(({ id }) => id === phoneId);
      if (!phone) throw new Problem('notFound');
      await deletePhone(tx, phoneId);
      const at = deps.clock.now();
      const closedItems = await closeBounced(tx, customerId, phone.number, at);
      await removalDone(tx, { customerId, number: phone.number, byId: actor.personId, at });
      return { changed: [phonesField], closedItems, result: {} };
    });
    return { status: 204, body: {} };
  },
});
