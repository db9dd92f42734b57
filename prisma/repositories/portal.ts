/** What the customer portal asks and tells: temporary passwords spent, web sessions (OA-8, OA-13), accounts linked by customers (OA-11). */
import { wrongTriesAllowed } from '../../domain/online-accounts/temporary-password.ts';
import type { Instant } from '../../domain/process.ts';
import type { Reader, Tx } from '../client.ts';
import { recordChange, revokePasswords, tellPasswordRevoked } from './account-attempts.ts';
import { beginChannelReset } from './channel-resets.ts';
import { whoSeesTo } from './sees-to.ts';

export type LivePassword = { id: string; accountId: string; customerId: string; hash: string };

/** The one that may be spent now: of a current, active account of a customer who lives, not spent, revoked or expired. */
export async function livePassword(reader: Reader, accountKey: string, now: Date): Promise<LivePassword | null> {
  const row = await reader.temporaryPassword.findFirst({
    where: {
      spentAt: null,
      revokedAt: null,
      expiresAt: { gt: now },
      account: { accountKey, current: true, status: 'active', customer: { deceasedOn: null } },
    },
    select: { id: true, accountId: true, hash: true, account: { select: { customerId: true } } },
  });
  return row && { id: row.id, accountId: row.accountId, customerId: row.account.customerId, hash: row.hash };
}

/** Of two at once one spends it. */
export async function spendPassword(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { count } = await tx.temporaryPassword.updateMany({
    where: { id, spentAt: null, revokedAt: null, expiresAt: { gt: at } },
    data: { spentAt: at },
  });
  return count === 1;
}

/** Of any, spent or not; null: there is none of this id. */
export const hashOf = async (reader: Reader, id: string): Promise<string | null> =>
  (await reader.temporaryPassword.findUnique({ where: { id }, select: { hash: true } }))?.hash ?? null;

/** After too many wrong ones it is revoked. Returns the process of a letter that need not be printed any more; null: there is none. */
export async function countWrongTry(tx: Tx, id: string, at: Date): Promise<string | null> {
  const [tried] = await tx.$queryRaw<{ revoked: boolean }[]>`
    UPDATE temporary_password SET wrong_tries = wrong_tries + 1,
      revoked_at = CASE WHEN wrong_tries + 1 >= ${wrongTriesAllowed} THEN ${at} ELSE revoked_at END
    WHERE id = ${id}::uuid AND spent_at IS NULL AND revoked_at IS NULL
    RETURNING revoked_at IS NOT NULL AS revoked`;
  return tried?.revoked ? tellPasswordRevoked(tx, id, at) : null;
}

/** As it was told first. Null: there is no such account. */
export async function storeWebSession(
  tx: Tx,
  { accountKey, externalId, usedAt, now }: { accountKey: string; externalId: string; usedAt: Instant; now: Date },
): Promise<{ id: string; customerId: string } | null> {
  const account = await tx.onlineAccount.findUnique({
    where: { accountKey },
    select: { id: true, customerId: true },
  });
  if (!account) return null;
  const session = { accountId: account.id, externalId, usedAt: new Date(usedAt), recordedAt: now };
  await tx.webSession.createMany({ data: [session], skipDuplicates: true });
  const { id } = await tx.webSession.findUniqueOrThrow({ where: { externalId }, select: { id: true } });
  return { id, customerId: account.customerId };
}

/** The portal knows every customer, restricted ones too. Null: there is none. */
export const customerWithCsid = async (reader: Reader, csid: string): Promise<string | null> =>
  (await reader.customer.findUnique({ where: { csid }, select: { id: true } }))?.id ?? null;

type Link = { customerId: string; accountKey: string; sourceId: string; at: Date };

/**
 * The customer has linked an account: it is their current one from now on, active unless an officer deactivated it. Where one had
 * reactivated the customer's since they linked last, the channel preferences are that officer's to set again (OA-11). `otherCustomer`: the account is somebody else's. Returns the process to start.
 */
export async function linkAccount(
  tx: Tx,
  { customerId, accountKey, sourceId, at }: Link,
): Promise<{ accountId: string; processId: string | null } | 'otherCustomer'> {
  const told = await tx.accountChange.findUnique({ where: { externalId: sourceId }, select: { accountId: true } });
  if (told) return { accountId: told.accountId, processId: null };
  const known = await tx.onlineAccount.findUnique({
    where: { accountKey },
    select: {
      id: true,
      customerId: true,
      changes: {
        where: { what: { in: ['deactivated', 'reactivated'] } },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: 1,
        select: { what: true },
      },
    },
  });
  if (known && known.customerId !== customerId) return 'otherCustomer';
  const others = await tx.onlineAccount.findMany({
    where: { customerId, current: true, accountKey: { not: accountKey } },
    select: { id: true },
  });
  for (const { id } of others) await tx.onlineAccount.update({ where: { id }, data: { current: false, closedAt: at } });
  const accountId = known
    ? known.id
    : (
        await tx.onlineAccount.create({
          data: { customerId, accountKey, status: 'active', createdById: null, createdAt: at },
          select: { id: true },
        })
      ).id;
  if (known) await tx.onlineAccount.update({ where: { id: accountId }, data: { current: true, closedAt: null } });
  const reactivated = await tx.accountChange.findFirst({
    where: { account: { customerId }, what: { in: ['reactivated', 'linked'] } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { what: true, byId: true },
  });
  const change = {
    accountId,
    attemptId: null,
    externalId: sourceId,
    what: 'linked' as const,
    status: known?.changes[0]?.what === 'deactivated' ? ('inactive' as const) : ('active' as const), // unlinking made it inactive for a while only
  };
  const changeId = await recordChange(tx, customerId, { ...change, reason: '', byId: null, at });
  const wasReactivated = reactivated?.what === 'reactivated' && change.status === 'active';
  const officerId = wasReactivated ? ((await whoSeesTo(tx, customerId, reactivated.byId)) ?? reactivated.byId) : null;
  const processId =
    officerId && (await beginChannelReset(tx, { customerId, changeId, officerId, at: at.toISOString() }));
  return { accountId, processId: processId ?? null };
}

/** It is not the customer's current one any more. Null: they have no such account. */
export async function unlinkAccount(tx: Tx, { customerId, accountKey, sourceId, at }: Link): Promise<string | null> {
  const told = await tx.accountChange.findUnique({ where: { externalId: sourceId }, select: { accountId: true } });
  if (told) return told.accountId;
  const account = await tx.onlineAccount.findFirst({ where: { customerId, accountKey }, select: { id: true } });
  if (!account) return null;
  await tx.onlineAccount.update({ where: { id: account.id }, data: { current: false, closedAt: at } });
  const change = { accountId: account.id, attemptId: null, externalId: sourceId, what: 'unlinked' as const };
  await recordChange(tx, customerId, { ...change, status: 'inactive', reason: '', byId: null, at });
  await revokePasswords(tx, account.id, at);
  return account.id;
}
