/** Sign-ins under way, sessions, and whose account somebody signs in with. Ids of cookies are stored as SHA-256 only. */
import { isRole, type Role } from '../../domain/people/roles.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Database, Reader, Tx } from '../client.ts';

export type SignIn = { state: string; nonce: string; codeVerifier: string; returnTo: string };

export async function beginSignIn(db: Database, signIn: SignIn & { idHash: string; expiresAt: Date }): Promise<void> {
  await db.signIn.create({ data: signIn });
}

/** Takes the sign-in out: it serves once. Null: there is none, or it is too old. */
export async function takeSignIn(db: Database, idHash: string, now: Date): Promise<SignIn | null> {
  const row = await db.signIn.findUnique({ where: { idHash } });
  if (!row) return null;
  const { count } = await db.signIn.deleteMany({ where: { idHash } });
  return count === 1 && row.expiresAt > now ? row : null;
}

export type Account = { accountId: string; personId: string; userId: string; name: string; roles: Role[] };

const accountSelect = {
  id: true,
  person: { select: { id: true, userId: true, name: true, roles: true, active: true } },
} as const;
type AccountRow = Prisma.AccountGetPayload<{ select: typeof accountSelect }>;
const asAccount = ({ id, person }: AccountRow): Account | null =>
  person.active
    ? {
        accountId: id,
        personId: person.id,
        userId: person.userId,
        name: person.name,
        roles: person.roles.filter(isRole),
      }
    : null;

/**
 * The account of (issuer, subject). The first time it is made, for the active person whose User ID is the subject.
 * Null: nobody by that subject, or no longer active.
 */
export async function accountOf(tx: Tx, issuer: string, subject: string): Promise<Account | null> {
  const where = { issuer_subject: { issuer, subject } };
  const known = await tx.account.findUnique({ where, select: accountSelect });
  if (known) return asAccount(known);
  const person = await tx.person.findFirst({ where: { userId: subject, active: true }, select: { id: true } });
  if (!person) return null;
  const made = await tx.account.upsert({
    where,
    create: { issuer, subject, personId: person.id },
    update: {},
    select: accountSelect,
  });
  return asAccount(made);
}

/** Roles as the provider gives them at sign-in. */
export async function recordRoles(tx: Tx, personId: string, roles: Role[]): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { roles } });
}

export type NewSession = { idHash: string; accountId: string; idToken: string; now: Date; expiresAt: Date };

/** Also clears away what has ended. */
export async function openSession(tx: Tx, { idHash, accountId, idToken, now, expiresAt }: NewSession): Promise<void> {
  await tx.session.deleteMany({ where: { expiresAt: { lt: now } } });
  await tx.signIn.deleteMany({ where: { expiresAt: { lt: now } } });
  await tx.session.create({ data: { idHash, accountId, idToken, createdAt: now, lastSeenAt: now, expiresAt } });
}

/** The live session with this id, and whose it is. Null: ended, idle for longer than `idleMs`, or its person is no longer active. */
export async function findSession(
  reader: Reader,
  idHash: string,
  now: Date,
  idleMs: number,
): Promise<(Account & { lastSeenAt: Date }) | null> {
  const row = await reader.session.findFirst({
    where: { idHash, expiresAt: { gt: now }, lastSeenAt: { gt: new Date(now.getTime() - idleMs) } },
    select: { lastSeenAt: true, account: { select: accountSelect } },
  });
  const account = row && asAccount(row.account);
  return account && { ...account, lastSeenAt: row.lastSeenAt };
}

export async function extendSession(db: Database, idHash: string, now: Date): Promise<void> {
  await db.session.updateMany({ where: { idHash }, data: { lastSeenAt: now } });
}

/** Ends a session. Returns its id token, to tell the provider; null where there was none. */
export async function endSession(db: Database | Tx, idHash: string): Promise<string | null> {
  const row = await db.session.findUnique({ where: { idHash }, select: { idToken: true } });
  if (!row) return null;
  await db.session.deleteMany({ where: { idHash } });
  return row.idToken;
}
