/** EM-36: what was sent to a number around a time, and on whose records it stands; as SAS sees it. */
import { daysAround, likelihoodOf, type Likelihood } from '../../domain/incidents/likelihood.ts';
import type { Instant } from '../../domain/process.ts';
import type { Reader } from '../client.ts';
import { customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { personShort, personShortSelect, type PersonShort } from './person-short.ts';
import { customersForSas, type Viewer } from './viewer.ts';

export type CandidateMessage = {
  id: string;
  customer: CustomerShort;
  author: PersonShort;
  text: string;
  /** E.164. */
  to: string;
  type: string;
  sentAt: string;
  likelihood: Likelihood;
};
export type Holder = { customer: CustomerShort; valid: boolean };

/** Never left, or not yet. */
const unsent = ['held', 'sending', 'cancelled', 'notSent'];
const mostRead = 200;
const mostShown = 25;

/**
 * The messages to any of the numbers around the time, the likeliest first. `numbers`: the one that was said, then those that stood on the
 * caller's record before and after a correction. By the index on number and time.
 */
export async function candidateMessages(
  reader: Reader,
  viewer: Viewer,
  { content, receivedAt, numbers }: { content: string; receivedAt: Instant; numbers: readonly [string, ...string[]] },
): Promise<CandidateMessage[]> {
  const around = daysAround * 86_400_000;
  const time = Date.parse(receivedAt);
  const rows = await reader.message.findMany({
    where: {
      to: { in: [...numbers] },
      pressedAt: { gte: new Date(time - around), lte: new Date(time + around) },
      state: { notIn: unsent },
      customer: customersForSas(viewer),
    },
    select: {
      id: true,
      text: true,
      to: true,
      pressedAt: true,
      handedOverAt: true,
      customer: { select: customerShortSelect },
      author: { select: personShortSelect },
      templateVersion: { select: { template: { select: { type: true } } } },
    },
    orderBy: { pressedAt: 'desc' },
    take: mostRead,
  });
  const found = rows.map(({ id, text, to, pressedAt, handedOverAt, customer, author, templateVersion }) => {
    const sentAt = (handedOverAt ?? pressedAt).toISOString();
    return {
      id,
      customer: customerShort(customer),
      author: personShort(author),
      text,
      to,
      type: templateVersion.template.type,
      sentAt,
      likelihood: likelihoodOf({ content, receivedAt, number: numbers[0] }, { text, sentAt, to }),
    };
  });
  return found.toSorted((a, b) => b.likelihood.score - a.likelihood.score).slice(0, mostShown);
}

/** On whose records the number stands, or stood as one that is not valid. */
export async function holdersOf(reader: Reader, viewer: Viewer, number: string): Promise<Holder[]> {
  const rows = await reader.phone.findMany({
    where: { number, customer: customersForSas(viewer) },
    select: { valid: true, customer: { select: customerShortSelect } },
    orderBy: [{ valid: 'desc' }, { id: 'asc' }],
    take: mostShown,
  });
  return rows.map(({ valid, customer }) => ({ valid, customer: customerShort(customer) }));
}

/** A message to one of the numbers whose customer exists for SAS: whose record, and when it was sent. Null: it is none. */
export async function messageOfFinding(
  reader: Reader,
  viewer: Viewer,
  { messageId, numbers }: { messageId: string; numbers: readonly string[] },
): Promise<{ customerId: string } | null> {
  return reader.message.findFirst({
    where: { id: messageId, to: { in: [...numbers] }, state: { notIn: unsent }, customer: customersForSas(viewer) },
    select: { customerId: true },
  });
}

/** Does this customer exist for SAS? */
export const existsForSas = async (reader: Reader, viewer: Viewer, customerId: string): Promise<boolean> =>
  (await reader.customer.count({ where: { AND: [{ id: customerId }, customersForSas(viewer)] } })) === 1;
