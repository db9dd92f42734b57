/** OA-11: channel preferences that an officer is to set again with the customer, as the product leaves them when an account was reactivated. */
import { randomUUID } from 'node:crypto';
import type { Deps } from '../../api/deps.ts';
import { deliverNow } from '../../api/outbox.ts';
import { beginChannelReset } from '../../prisma/repositories/channel-resets.ts';
import { anUnsentLetter } from './letter-acts.ts';

/** The customer's preferences are to be set again by this officer; the process has begun. */
export async function aChannelReset(deps: Pick<Deps, 'db' | 'temporal' | 'clock' | 'env'>) {
  const letter = await anUnsentLetter(deps);
  const { customerId, accountId, people } = letter;
  const products = [
    { id: randomUUID(), kind: 'product', name: `Assessment ${customerId}`, channels: ['Online', 'Letter'] },
    { id: randomUUID(), kind: 'service', name: `Newsletter ${customerId}`, channels: ['Email', 'Letter'] },
  ].map((product) => ({ ...product, defaultChannel: 'Letter' }));
  await deps.db.channelProduct.createMany({ data: products });
  const chosen = products.map(({ id: productId }) => ({ customerId, productId, channel: 'Letter' }));
  await deps.db.channelPreference.createMany({ data: chosen });
  const at = deps.clock.now();
  const reactivated = { accountId, what: 'reactivated', status: 'active', byId: people.officer.id, at };
  const { id: changeId } = await deps.db.accountChange.create({ data: reactivated });
  const reset = { customerId, changeId, officerId: people.officer.id, at: at.toISOString() };
  const processId = (await deps.db.$transaction((tx) => beginChannelReset(tx, reset))) ?? '';
  await deliverNow(deps, processId);
  return { people, customerId, accountId, changeId, processId, productIds: products.map(({ id }) => id) };
}
