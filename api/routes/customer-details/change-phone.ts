import { z } from 'zod';
import { changePhone as updatePhone, closeBounced } from '../../../prisma/repositories/change-details.ts';
import { readCustomerDetails } from '../../../prisma/repositories/customer-details.ts';
import { removalDone } from '../../../prisma/repositories/incident-tasks.ts';
import { noticeSharedMobile } from '../../../prisma/repositories/shared-mobile.ts';
import { editDetails, phonesField } from '../../edit-details.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { details, kind, number, phoneParams } from './details.schema.ts';
import { numberOf } from './phone-of.ts';

export const changePhone = route({
  method: 'put',
  path: '/customers/{customerId}/phones/{phoneId}',
  permission: 'customers.edit',
  summary:
    'A phone number, and whether it is valid: `Invalid` stops EM, and what asked to check the number is done (EM-2, EM-29)',
  params: phoneParams,
  query: nothing,
  body: z.object({ kind, number, valid: z.boolean().meta({ description: 'False: `Invalid` is ticked' }) }),
  answer: details,
  revisioned: true,
  async handle({ deps, actor, params: { customerId, phoneId }, body, ifMatch, idempotencyKey }) {
    const asked = { customerId, ifMatch, phoneId, ...body };
    await editDetails({ deps, actor, idempotencyKey }, asked, async (tx, { phones }) => {
      const before = phones.find(({ id }) => id === phoneId);
      if (!before) throw new Problem('notFound');
      const number = numberOf(body, phones, before);
      const { kind, valid } = body;
      const isNews = number !== before.number || kind !== before.kind || valid !== before.valid;
      const at = deps.clock.now();
      if (isNews) await updatePhone(tx, phoneId, { kind, number, valid }, at);
      if (isNews && valid && kind === 'mobile') await noticeSharedMobile(tx, { customerId, number, at });
      const isBad = before.valid && (!valid || number !== before.number); // checked, and corrected or ticked
      const closedItems = isBad ? await closeBounced(tx, customerId, before.number, at) : [];
      if (isBad) await removalDone(tx, { customerId, number: before.number, byId: actor.personId, at });
      return { changed: isNews ? [phonesField] : [], closedItems, result: {} };
    });
    const found = await readCustomerDetails(deps.db, actor, customerId);
    if (!found) throw new Problem('notFound');
    return { status: 200, body: found };
  },
});
