/** OA-12: by which channel a customer gets each product and service. Who never chose gets it by the product's default. */
import {
  preferenceChannels,
  productKinds,
  type ChannelProduct,
  type PreferenceChannel,
  type ProductKind,
} from '../../domain/online-accounts/channel-preferences.ts';
import type { Reader, Tx } from '../client.ts';
import { customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { storeFact } from './facts.ts';
import { personsById, type PersonShort } from './person-short.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export type PreferenceLine = {
  id: string;
  kind: ProductKind;
  name: string;
  channels: PreferenceChannel[];
  channel: PreferenceChannel;
  isDefault: boolean;
  /** False: not offered any more; it stands there because the customer has chosen it, and can't be changed. */
  offered: boolean;
  toSetAgain: boolean;
};
export type ChannelPreferences = {
  /** For `If-Match`. */
  revision: number;
  customer: CustomerShort;
  toSetAgain: boolean;
  products: PreferenceLine[];
  lastChange: { by: PersonShort; at: string } | null;
};

/** Null: no such customer, or none that exists for the viewer. Products that are not offered any more stand there while the customer has chosen for them. */
export async function readChannelPreferences(
  reader: Reader,
  viewer: Viewer,
  customerId: string,
): Promise<ChannelPreferences | null> {
  const row = await reader.customer.findFirst({
    where: { AND: [{ id: customerId }, visibleCustomers(viewer)] },
    select: {
      ...customerShortSelect,
      channelsRevision: true,
      channelPreferences: true,
      channelChanges: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 1, select: { officerId: true, at: true } },
    },
  });
  if (!row) return null;
  const chosen = new Map(row.channelPreferences.map((preference) => [preference.productId, preference]));
  const products = await reader.channelProduct.findMany({
    where: { OR: [{ active: true }, { id: { in: [...chosen.keys()] } }] },
    orderBy: [{ kind: 'asc' }, { name: 'asc' }],
  });
  const [last] = row.channelChanges;
  const people = await personsById(reader, [last?.officerId]);
  const lines = products.map((product) => {
    const preference = chosen.get(product.id);
    return {
      ...productOf(product),
      id: product.id,
      channel: channelOf(preference?.channel ?? product.defaultChannel),
      isDefault: preference === undefined,
      offered: product.active,
      toSetAgain: product.active && (preference?.toSetAgain ?? false),
    };
  });
  return {
    revision: row.channelsRevision,
    customer: customerShort(row),
    toSetAgain: lines.some(({ toSetAgain }) => toSetAgain),
    products: lines.map(({ id, kind, name, channels, channel, isDefault, offered, toSetAgain }) => ({
      id,
      kind,
      name,
      channels: [...channels],
      channel,
      isDefault,
      offered,
      toSetAgain,
    })),
    lastChange: last ? { by: people.get(last.officerId), at: last.at.toISOString() } : null,
  };
}

type Row = { kind: string; name: string; channels: string[]; defaultChannel: string; active: boolean };
export function productOf({ kind, name, channels, defaultChannel, active }: Row): ChannelProduct {
  const known = productKinds.find((word) => word === kind);
  if (!known) throw new Error(`no product is a ${kind}`);
  return { kind: known, name, channels: channels.map(channelOf), defaultChannel: channelOf(defaultChannel), active };
}
function channelOf(word: string): PreferenceChannel {
  const channel = preferenceChannels.find((known) => known === word);
  if (!channel) throw new Error(`there is no channel ${word}`);
  return channel;
}

type Chosen = { productId: string; channel: PreferenceChannel };

/** Of these products, by id, those that are offered. */
export async function offeredProducts(reader: Reader, ids: readonly string[]): Promise<Map<string, ChannelProduct>> {
  const rows = await reader.channelProduct.findMany({ where: { id: { in: [...ids] } } });
  return new Map(rows.map((row) => [row.id, productOf(row)]));
}

export const channelsRevision = async (tx: Tx, customerId: string): Promise<number> =>
  (await tx.customer.findUniqueOrThrow({ where: { id: customerId }, select: { channelsRevision: true } }))
    .channelsRevision;

/** Under the customer's lock. What was to be set again is, where it was chosen again (OA-11). Returns the processes that are told. */
export async function choosePreferences(
  tx: Tx,
  { customerId, chosen, officerId, at }: { customerId: string; chosen: readonly Chosen[]; officerId: string; at: Date },
): Promise<string[]> {
  for (const { productId, channel } of chosen) {
    await tx.channelPreference.upsert({
      where: { customerId_productId: { customerId, productId } },
      create: { customerId, productId, channel },
      update: { channel, toSetAgain: false },
    });
    const change = { customerId, productId, channel, officerId, at, privacyConfirmedAt: at };
    await tx.channelPreferenceChange.create({ data: change });
  }
  await tx.customer.update({ where: { id: customerId }, data: { channelsRevision: { increment: 1 } } });
  if (await tx.channelPreference.count({ where: { customerId, toSetAgain: true, product: { active: true } } }))
    return [];
  const sourceId = `${customerId}/${await channelsRevision(tx, customerId)}`;
  return storeFact(tx, { customerId, fact: 'preferencesSet', sourceId, occurredAt: at.toISOString() });
}

// ---------- as administrators keep them ----------

export type KeptProduct = ChannelProduct & { id: string; revision: number };

export async function channelProducts(reader: Reader): Promise<KeptProduct[]> {
  const rows = await reader.channelProduct.findMany({
    orderBy: [{ active: 'desc' }, { kind: 'asc' }, { name: 'asc' }],
  });
  return rows.map((row) => ({ ...productOf(row), id: row.id, revision: row.revision }));
}

const dataOf = ({ channels, ...rest }: ChannelProduct) => ({ ...rest, channels: [...channels] });

/** Returns its id; null: there is one of this name. */
export async function addProduct(tx: Tx, product: ChannelProduct): Promise<string | null> {
  const { name } = product;
  const made = await tx.channelProduct.createMany({ data: [dataOf(product)], skipDuplicates: true });
  if (made.count === 0) return null;
  return (await tx.channelProduct.findUniqueOrThrow({ where: { name }, select: { id: true } })).id;
}

/** `stale`: it was changed since the revision that was read; `nameTaken`: another one has this name. */
export async function changeProduct(
  tx: Tx,
  id: string,
  revision: number | null,
  product: ChannelProduct,
): Promise<'changed' | 'stale' | 'missing' | 'nameTaken'> {
  const present = await tx.channelProduct.findUnique({ where: { id }, select: { revision: true } });
  if (!present) return 'missing';
  if (await tx.channelProduct.count({ where: { name: product.name, NOT: { id } } })) return 'nameTaken';
  const { count } = await tx.channelProduct.updateMany({
    where: { id, revision: revision ?? -1 },
    data: { ...dataOf(product), revision: { increment: 1 } },
  });
  return count === 1 ? 'changed' : 'stale';
}
