/** Products and Services: the subscription of both kinds, and the opt outs behind it (EM-2, EM-3, EM-47). */
import { nationalForm } from '../../domain/customers/phone.ts';
import {
  mayRecordOptOut,
  mayRemoveOptOut,
  optOutWays,
  type OptOutCover,
  type OptOutWay,
  type WayOfAsking,
} from '../../domain/electronic-messaging/opt-out.ts';
import {
  centrelinkSubscription,
  subscription,
  type Subscribed,
  type SubscriptionFacts,
} from '../../domain/electronic-messaging/subscription.ts';
import { optOutKinds, type OptOutKind, type SubscriptionKind } from '../../domain/electronic-messaging/template.ts';
import type { Possible } from '../../domain/possible.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Reader, Tx } from '../client.ts';
import { customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { personsById, type PersonShort } from './person-short.ts';
import { readRecipient, type Recipient } from './recipient.ts';
import { visibleCustomers, visibleCustomersSql, type Viewer } from './viewer.ts';

export type SubscribedShown = { subscribed: boolean; why: string | null };
type OptOutShown = {
  id: string;
  of: 'customer' | 'number';
  /** In national form; null: of the customer. */
  number: string | null;
  subscription: OptOutCover;
  how: OptOutWay;
  recordedAt: string;
  recordedBy: PersonShort | null;
  removedAt: string | null;
  removedBy: PersonShort | null;
  removedHow: OptOutWay | null;
  removable: Possible;
};
export type ProductsAndServices = {
  customer: CustomerShort;
  subscription: Record<SubscriptionKind, SubscribedShown>;
  /** EM-50: null where it does not concern the customer. */
  centrelink: SubscribedShown | null;
  optOuts: OptOutShown[];
  may: { record: Record<'both' | OptOutKind, Possible> };
};

type Asked = Pick<Recipient, 'facts' | 'email'>;

/** The status of each kind, as everywhere (EM-3). */
export function subscriptionOf(recipient: Asked): Record<SubscriptionKind, SubscribedShown> {
  const { Reminder, General } = subscription(factsOf(recipient));
  return { Reminder: shown(Reminder), General: shown(General) };
}

/** The status of Centrelink's messages (EM-50). */
export const centrelinkSubscriptionOf = (recipient: Asked): SubscribedShown =>
  shown(centrelinkSubscription(factsOf(recipient)));

const factsOf = ({ facts, email }: Asked): SubscriptionFacts => ({
  validMobile: facts.mobile !== 'none',
  validEmail: email?.valid ?? false,
  deceased: facts.customer.deceased,
  optOuts: facts.optOuts,
});

const shown = (status: Subscribed): SubscribedShown =>
  status.subscribed ? { subscribed: true, why: null } : { subscribed: false, why: status.why };

/** Null: no such customer, or none that exists for the viewer. What stands first, then the newest. */
export async function readProductsAndServices(
  reader: Reader,
  viewer: Viewer,
  customerId: string,
  now: Date,
): Promise<ProductsAndServices | null> {
  const row = await reader.customer.findFirst({
    where: { AND: [{ id: customerId }, visibleCustomers(viewer)] },
    select: { ...customerShortSelect, phones: { where: { kind: 'mobile' }, select: { number: true } } },
  });
  const recipient = row && (await readRecipient(reader, { customerId, personId: viewer.personId }, now));
  if (!recipient) return null;
  const numbers = row.phones.map(({ number }) => number);
  const optOuts = await reader.smsOptOut.findMany({
    where: { OR: [{ customerId }, { number: { in: numbers } }] },
    orderBy: [{ removedAt: { sort: 'desc', nulls: 'first' } }, { recordedAt: 'desc' }, { id: 'desc' }],
  });
  const people = await personsById(
    reader,
    optOuts.flatMap(({ recordedById, removedById }) => [recordedById, removedById]),
  );
  const concernsCentrelink =
    recipient.programs.centrelink ||
    optOuts.some((o) => o.subscription === 'Centrelink') ||
    (await reader.message.count({ where: { customerId, system: 'customerFirst' } })) > 0;
  const standing = optOuts.filter((o) => o.customerId !== null && !o.removedAt).map((o) => kindOf(o.subscription));
  return {
    customer: customerShort(row),
    subscription: subscriptionOf(recipient),
    centrelink: concernsCentrelink ? centrelinkSubscriptionOf(recipient) : null,
    optOuts: optOuts.map((o) => {
      const of = o.customerId === null ? 'number' : 'customer';
      return {
        id: o.id,
        of,
        number: o.number === null ? null : nationalForm(o.number),
        subscription: of === 'number' ? 'all' : kindOf(o.subscription),
        how: wayOf(o.how) ?? 'carrier',
        recordedAt: o.recordedAt.toISOString(),
        recordedBy: people.find(o.recordedById),
        removedAt: o.removedAt?.toISOString() ?? null,
        removedBy: people.find(o.removedById),
        removedHow: wayOf(o.removedHow),
        removable: mayRemoveOptOut({ of, removed: o.removedAt !== null }),
      };
    }),
    may: {
      record: {
        both: mayRecordOptOut(standing, null),
        Reminder: mayRecordOptOut(standing, 'Reminder'),
        General: mayRecordOptOut(standing, 'General'),
        Centrelink: mayRecordOptOut(standing, 'Centrelink'),
      },
    },
  };
}

const kindOf = (kind: string | null): OptOutKind | null => optOutKinds.find((known) => known === kind) ?? null;
const wayOf = (way: string | null): OptOutWay | null => optOutWays.find((known) => known === way) ?? null;

/** Of the customer's own opt outs, what those that stand cover. The customer is locked. */
export async function standingOptOuts(tx: Tx, customerId: string): Promise<(OptOutKind | null)[]> {
  const rows = await tx.smsOptOut.findMany({ where: { customerId, removedAt: null }, select: { subscription: true } });
  return rows.map(({ subscription: kind }) => kindOf(kind));
}

type Recorded = {
  customerId: string;
  subscription: OptOutKind | null;
  how: WayOfAsking;
  recordedById: string;
  recordedAt: Date;
};

/** Returns its id. */
export async function recordOptOut(tx: Tx, optOut: Recorded): Promise<string> {
  const { id } = await tx.smsOptOut.create({ data: optOut, select: { id: true } });
  return id;
}

/** Whose it is, as far as the viewer may see; of a number, of anybody who has it. Null: none that exists for them. */
export async function findOptOut(
  reader: Reader,
  viewer: Viewer,
  id: string,
): Promise<{ customerId: string; of: 'customer' | 'number' } | null> {
  const [row] = await reader.$queryRaw<{ customer_id: string; of_number: boolean }[]>`
    SELECT c.id AS customer_id, false AS of_number FROM sms_opt_out o JOIN customer c ON c.id = o.customer_id
    WHERE o.id = ${id}::uuid AND ${visibleCustomersSql(viewer)}
    UNION ALL
    SELECT c.id, true FROM sms_opt_out o JOIN phone p ON p.number = o.number AND p.kind = 'mobile' JOIN customer c ON c.id = p.customer_id
    WHERE o.id = ${id}::uuid AND ${visibleCustomersSql(viewer)} LIMIT 1`;
  return row ? { customerId: row.customer_id, of: row.of_number ? 'number' : 'customer' } : null;
}

export async function isRemoved(tx: Tx, id: string): Promise<boolean> {
  const { removedAt } = await tx.smsOptOut.findUniqueOrThrow({ where: { id }, select: { removedAt: true } });
  return removedAt !== null;
}

type Removed = Required<Pick<Prisma.SmsOptOutUncheckedUpdateInput, 'removedById' | 'removedHow' | 'removedAt'>>;

export async function removeOptOut(tx: Tx, id: string, removed: Removed): Promise<void> {
  await tx.smsOptOut.update({ where: { id }, data: removed });
}
