/** The products and services that administrators keep, with the channels that each allows (OA-12). */
import { z } from 'zod';
import {
  preferenceChannels,
  productKinds,
  productProblems,
  type ChannelProduct,
} from '../../../domain/online-accounts/channel-preferences.ts';
import { addProduct, changeProduct, channelProducts } from '../../../prisma/repositories/channel-preferences.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { created, id, nothing } from '../../schemas.ts';

const channel = z.enum(preferenceChannels);
const kept = {
  kind: z.enum(productKinds),
  name: z.string().trim(),
  channels: z.array(channel).max(preferenceChannels.length),
  defaultChannel: channel.meta({ description: 'Of who never chose one' }),
};
const product = z
  .object({ id, ...kept, active: z.boolean(), revision: z.number().int() })
  .meta({ id: 'ChannelProduct' });

export const list = route({
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

export const add = route({
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

export const edit = route({
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
