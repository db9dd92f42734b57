/** Emails and letters that other systems send and tell us of (EM-30), each by its id there: told twice it counts once. */
import type { EmailState } from '../../domain/electronic-messaging/correspondence.ts';
import { isLetterState, movesOn, type LetterState } from '../../domain/electronic-messaging/letter-status.ts';
import type { Instant } from '../../domain/process.ts';
import type { Reader, Tx } from '../client.ts';
import { beginEmailBounce } from './bounce-back.ts';
import { correspondenceFacts } from './correspondence-facts.ts';

/** Emails and letters come from different systems: an id there is an id among its own kind. */
const idAmong = (channel: 'Email' | 'Letter', externalId: string) => `${channel}/${externalId}`;

type Told = {
  customerId: string;
  externalId: string;
  type: string;
  text: string;
  address: string;
  authorId: string | null;
};
export type ToldEmail = Told & { sentAt: Instant };
export type ToldLetter = Told & { status: LetterState; at: Instant; reason: string | null };

/** `otherCustomer`: what has this id was sent to somebody else; nothing is written then. */
type Stored = { id: string } | 'otherCustomer';

/** As it was told first: what was sent does not change. */
export async function storeEmail(tx: Tx, { externalId, sentAt, ...email }: ToldEmail): Promise<Stored> {
  const status: EmailState = 'sent';
  const row = {
    ...email,
    externalId: idAmong('Email', externalId),
    channel: 'Email',
    status,
    sentAt: new Date(sentAt),
  };
  await tx.correspondence.createMany({ data: [row], skipDuplicates: true });
  return stored(tx, row);
}

/** The first telling stores it, a later one moves its status on, never backwards. */
export async function storeLetter(tx: Tx, { externalId, status, at, reason, ...letter }: ToldLetter): Promise<Stored> {
  const key = idAmong('Letter', externalId);
  const row = { ...letter, externalId: key, channel: 'Letter', ...standing(status, at, reason), sentAt: new Date(at) };
  const { count } = await tx.correspondence.createMany({ data: [row], skipDuplicates: true });
  const found = await stored(tx, row);
  if (count || found === 'otherCustomer') return found;
  const facts = correspondenceFacts(await tx.correspondence.findUniqueOrThrow({ where: { id: found.id } }));
  const present = facts.channel === 'Letter' && { state: facts.state, at: facts.at };
  if (present && movesOn(present, { state: status, at }))
    await tx.correspondence.update({ where: { id: found.id }, data: standing(status, at, reason) });
  return found;
}

/** What the row says of where a letter stands, since when and why. */
function standing(status: LetterState, at: Instant, reason: string | null) {
  if (!isLetterState(status)) throw new Error(`a letter has no status ${status}`);
  return {
    status,
    issuedAt: status === 'issued' ? new Date(at) : null,
    failedAt: status === 'failed' ? new Date(at) : null,
    failureReason: status === 'failed' ? reason : null,
  };
}

/** Locks it until the transaction ends. */
async function stored(tx: Tx, { externalId, customerId }: { externalId: string; customerId: string }): Promise<Stored> {
  const [row] = await tx.$queryRaw<{ id: string; customer_id: string }[]>`
    SELECT id, customer_id FROM correspondence WHERE external_id = ${externalId} FOR UPDATE`;
  if (!row) throw new Error('what was inserted, or stood in its way, is there');
  return row.customer_id === customerId ? { id: row.id } : 'otherCustomer';
}

/** The customer of an email, by its id there. Null: nobody has told us of it yet. */
export async function customerOfEmail(reader: Reader, externalId: string): Promise<string | null> {
  const row = await reader.correspondence.findUnique({
    where: { externalId: idAmong('Email', externalId) },
    select: { customerId: true },
  });
  return row?.customerId ?? null;
}

/** An email failed: it becomes a bounce-back on the recipient's next day (EM-28). The first failure counts. Returns its process. */
export async function storeEmailFailure(
  tx: Tx,
  { externalId, reason, failedAt, at }: { externalId: string; reason: string; failedAt: Instant; at: Instant },
): Promise<{ id: string; processId: string | null }> {
  const [row] = await tx.$queryRaw<{ id: string; customer_id: string; status: string }[]>`
    SELECT id, customer_id, status FROM correspondence WHERE external_id = ${idAmong('Email', externalId)} FOR UPDATE`;
  if (!row) throw new Error('the email was looked for first');
  if (row.status !== 'sent') return { id: row.id, processId: null };
  await tx.correspondence.update({
    where: { id: row.id },
    data: { status: 'failed' satisfies EmailState, failedAt: new Date(failedAt), failureReason: reason },
  });
  const processId = await beginEmailBounce(tx, { customerId: row.customer_id, subjectId: row.id, failedAt, at });
  return { id: row.id, processId };
}
