import { z } from 'zod';
import { addPhone as insertPhone } from '../../../prisma/repositories/change-details.ts';
import { noticeSharedMobile } from '../../../prisma/repositories/shared-mobile.ts';
import { editDetails, phonesField } from '../../edit-details.ts';
import { route } from '../../route.ts';
import { created, nothing } from '../../schemas.ts';
import { kind, number, params } from './details.schema.ts';
import { numberOf } from './phone-of.ts';

export const addPhone = route({
  method: 'post',
  path: '/customers/{customerId}/phones',
  permission: 'customers.edit',
  summary: 'Another phone number, valid until somebody ticks `Invalid` (EM-1)',
  params,
  query: nothing,
  body: z.object({ kind, number }),
  answer: created,
  status: 201,
  async handle({ deps, actor, params: { customerId }, body, idempotencyKey }) {
    const asked = { customerId, ifMatch: null, add: body };
    const made = await editDetails({ deps, actor, idempotencyKey }, asked, async (tx, { phones }) => {
      const phone = { kind: body.kind, number: numberOf(body, phones, null), valid: true };
      const at = deps.clock.now();
      const id = await insertPhone(tx, customerId, phone, at);
      if (phone.kind === 'mobile') await noticeSharedMobile(tx, { customerId, number: phone.number, at });
      return { changed: [phonesField], result: { id } };
    });
    return { status: 201, body: made };
  },
});
