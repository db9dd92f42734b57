/** Preferred Product Channel List: by which channel a customer gets each product and service (OA-12). */
import { z } from 'zod';
import {
  choiceProblems,
  preferenceChannels,
  productKinds,
} from '../../../domain/online-accounts/channel-preferences.ts';
import { lockCustomer } from '../../../prisma/repositories/customers.ts';
import {
  channelsRevision,
  choosePreferences,
  offeredProducts,
  readChannelPreferences,
} from '../../../prisma/repositories/channel-preferences.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { deliverNow } from '../../outbox.ts';
import { route } from '../../route.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { id, instant, nothing, personShort } from '../../schemas.ts';

const channel = z.enum(preferenceChannels);
const preferences = z
  .object({
    revision: z.number().int(),
    customer: customerShort,
    toSetAgain: z.boolean().meta({ description: 'Something needs to be set again with the customer (OA-11)' }),
    products: z.array(
      z.object({
        id,
        kind: z.enum(productKinds),
        name: z.string(),
        channels: z.array(channel).meta({ description: 'That it allows' }),
        channel,
        isDefault: z.boolean().meta({ description: 'The customer never chose one' }),
        offered: z.boolean().meta({ description: 'False: not any more, and what was chosen stays as it is' }),
        toSetAgain: z.boolean(),
      }),
    ),
    lastChange: z.object({ by: personShort, at: instant }).nullable(),
  })
  .meta({ id: 'ChannelPreferences' });

const path = '/customers/{customerId}/channel-preferences';
const params = z.object({ customerId: id });

export const read = route({
  method: 'get',
  path,
  permission: 'channelPreferences.view',
  summary: 'Preferred Product Channel List: the channel of each product and service (OA-12)',
  params,
  query: nothing,
  body: nothing,
  answer: preferences,
  revisioned: true,
  async handle({ deps, actor, params: { customerId } }) {
    const found = await readChannelPreferences(deps.db, actor, customerId);
    if (!found) throw new Problem('notFound');
    return { status: 200, body: found };
  },
});

export const change = route({
  method: 'put',
  path,
  permission: 'channelPreferences.edit',
  summary: 'Chooses channels, several at once; what was to be set again is, where it is chosen again (OA-11, OA-12)',
  params,
  query: nothing,
  body: z.object({
    privacyConfirmed: z
      .literal(true, 'Confirm that the customer’s personal details are safe.')
      .meta({ description: 'OA-1' }),
    changes: z
      .array(z.object({ productId: id, channel }))
      .min(1, 'Choose a channel.')
      .max(200),
  }),
  answer: preferences,
  revisioned: true,
  async handle({ deps, actor, params: { customerId }, body: { changes }, ifMatch, idempotencyKey }) {
    const command = {
      action: 'channelPreferences.edit' as const,
      subject: { customerId, ifMatch, changes: JSON.stringify(changes) },
      customerId,
      subjectId: customerId,
      detail: { privacyConfirmed: true, changed: changes.map(({ productId }) => productId) },
    };
    let told: string[] = [];
    await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      if (!(await lockCustomer(tx, actor, customerId))) throw new Problem('notFound');
      if ((await channelsRevision(tx, customerId)) !== ifMatch) throw new Problem('preconditionFailed');
      const offered = await offeredProducts(
        tx,
        changes.map(({ productId }) => productId),
      );
      const errors = choiceProblems(changes, offered).map(({ field, sentence }) => ({ field, message: sentence }));
      if (errors.length) throw new Problem('badInput', undefined, { errors });
      const chosen = { customerId, chosen: changes, officerId: actor.personId, at: deps.clock.now() };
      told = await choosePreferences(tx, chosen);
      return {};
    });
    for (const processId of told) await deliverNow(deps, processId);
    const found = await readChannelPreferences(deps.db, actor, customerId);
    if (!found) throw new Problem('notFound');
    return { status: 200, body: found };
  },
});
