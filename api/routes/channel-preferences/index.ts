/** Preferred Product Channel List (OA-12), and the products and services that administrators keep. */
import { z } from 'zod';
import {
  preferenceChannels,
  productKinds,
  productProblems,
  type ChannelProduct,
} from '../../../domain/online-accounts/channel-preferences.ts';
import { lockCustomer } from '../../../prisma/repositories/customers.ts';
import {
  addProduct,
  changeProduct,
  channelProducts,
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
import { created, id, instant, nothing, personShort } from '../../schemas.ts';

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

const read = route({
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

const change = route({
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
      const errors = changes.flatMap(({ productId, channel: wanted }, place) => {
        const product = offered.get(productId);
        const twice = changes.findIndex((each) => each.productId === productId) !== place;
        const message = !product?.active
          ? 'This product or service is not offered any more.'
          : twice
            ? 'Each product or service stands here once.'
            : product.channels.includes(wanted)
              ? null
              : `${product.name} can’t be had by ${wanted}.`;
        return message ? [{ field: `changes.${place}.channel`, message }] : [];
      });
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

const kept = {
  kind: z.enum(productKinds),
  name: z.string().trim(),
  channels: z.array(channel).max(preferenceChannels.length),
  defaultChannel: channel.meta({ description: 'Of who never chose one' }),
};
const product = z
  .object({ id, ...kept, active: z.boolean(), revision: z.number().int() })
  .meta({ id: 'ChannelProduct' });

const list = route({
  method: 'get',
  path: '/channel-products',
  permission: 'channelProducts.view',
  summary: 'Products and services with the channels that they allow; those no longer offered last (OA-12)',
  params: nothing,
  query: nothing,
  body: nothing,
  answer: z.object({ items: z.array(product) }),
  async handle({ deps }) {
    const items = (await channelProducts(deps.db)).map((each) => ({ ...each, channels: [...each.channels] }));
    return { status: 200, body: { items } };
  },
});

const add = route({
  method: 'post',
  path: '/channel-products',
  permission: 'channelProducts.edit',
  summary: 'Another product or service (OA-12)',
  params: nothing,
  query: nothing,
  body: z.object(kept),
  answer: created,
  status: 201,
  async handle({ deps, actor, body, idempotencyKey }) {
    const wanted = { ...checked(body), active: true };
    const command = {
      action: 'channelProducts.edit' as const,
      subject: { add: JSON.stringify(wanted) },
      detail: { added: true },
    };
    const made = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const productId = await addProduct(tx, wanted);
      if (!productId) throw nameTaken();
      return { id: productId };
    });
    return { status: 201, body: made };
  },
});

const edit = route({
  method: 'put',
  path: '/channel-products/{productId}',
  permission: 'channelProducts.edit',
  summary: 'Changes a product or service, or offers it no longer; what customers chose stays (OA-12)',
  params: z.object({ productId: id }),
  query: nothing,
  body: z.object({ ...kept, active: z.boolean() }),
  answer: product,
  revisioned: true,
  async handle({ deps, actor, params: { productId }, body, ifMatch, idempotencyKey }) {
    const wanted = { ...checked(body), active: body.active };
    const command = {
      action: 'channelProducts.edit' as const,
      subject: { productId, ifMatch, product: JSON.stringify(wanted) },
      subjectId: productId,
      detail: { active: wanted.active },
    };
    await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const done = await changeProduct(tx, productId, ifMatch, wanted);
      if (done === 'missing') throw new Problem('notFound');
      if (done === 'nameTaken') throw nameTaken();
      if (done === 'stale') throw new Problem('preconditionFailed');
      return {};
    });
    const found = (await channelProducts(deps.db)).find((each) => each.id === productId);
    if (!found) throw new Problem('notFound');
    return { status: 200, body: { ...found, channels: [...found.channels] } };
  },
});

/** Each channel once. Throws badInput. */
function checked<P extends Pick<ChannelProduct, 'name' | 'channels' | 'defaultChannel'>>(given: P): P {
  const errors = productProblems(given).map(({ field, sentence }) => ({ field, message: sentence }));
  if (errors.length) throw new Problem('badInput', undefined, { errors });
  return { ...given, channels: preferenceChannels.filter((word) => given.channels.includes(word)) };
}
const nameTaken = () =>
  new Problem('badInput', undefined, { errors: [{ field: 'name', message: 'There is one of this name already.' }] });

export const channelPreferenceRoutes = [read, change, list, add, edit];
