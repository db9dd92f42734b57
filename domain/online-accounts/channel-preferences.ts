/** OA-12: the channel by which a customer gets each product and service, out of those it allows. */
import type { FieldProblem } from '../electronic-messaging/template-record.ts';

export const preferenceChannels = ['Online', 'Email', 'SMS', 'Letter'] as const;
export type PreferenceChannel = (typeof preferenceChannels)[number];

export const productKinds = ['product', 'service'] as const;
export type ProductKind = (typeof productKinds)[number];
export const productKindWords: Readonly<Record<ProductKind, string>> = { product: 'Product', service: 'Service' };

/** As administrators keep it. */
export type ChannelProduct = {
  kind: ProductKind;
  name: string;
  channels: readonly PreferenceChannel[];
  /** Of who never chose one. */
  defaultChannel: PreferenceChannel;
  active: boolean;
};

type Offered = { id: string; name: string; channels: readonly PreferenceChannel[] };

/** `Apply To All`: who gets the channel, and who was left because it does not allow it. */
export function applyToAll<P extends Offered>(
  products: readonly P[],
  channel: PreferenceChannel,
): { set: P[]; left: P[] } {
  const allows = (product: P) => product.channels.includes(channel);
  return { set: products.filter(allows), left: products.filter((product) => !allows(product)) };
}

/** What is wrong with the channels that an officer chose for a customer, out of the products and services of `known`; `field` as `changes.2.channel`. */
export function choiceProblems(
  chosen: readonly { productId: string; channel: PreferenceChannel }[],
  known: ReadonlyMap<string, Pick<ChannelProduct, 'name' | 'channels' | 'active'>>,
): FieldProblem<string>[] {
  const seen = new Set<string>();
  return chosen.flatMap(({ productId, channel }, place) => {
    const product = known.get(productId);
    const twice = seen.has(productId);
    seen.add(productId);
    const sentence = !product?.active
      ? 'This product or service is not offered any more.'
      : twice
        ? 'Each product or service stands here once.'
        : product.channels.includes(channel)
          ? null
          : `${product.name} can’t be had by ${channel}.`;
    return sentence ? [{ field: `changes.${place}.channel`, sentence }] : [];
  });
}

/** What is wrong with a product or service; empty where it may be saved. */
export function productProblems({
  name,
  channels,
  defaultChannel,
}: Pick<ChannelProduct, 'name' | 'channels' | 'defaultChannel'>): FieldProblem<
  'name' | 'channels' | 'defaultChannel'
>[] {
  const problems: FieldProblem<'name' | 'channels' | 'defaultChannel'>[] = [];
  if (!name.trim()) problems.push({ field: 'name', sentence: 'Enter the name.' });
  else if (name.trim().length > 100)
    problems.push({ field: 'name', sentence: 'This must have at most 100 characters.' });
  if (channels.length === 0) problems.push({ field: 'channels', sentence: 'Choose at least one channel.' });
  else if (!channels.includes(defaultChannel))
    problems.push({ field: 'defaultChannel', sentence: 'Choose one of its channels.' });
  return problems;
}
