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

export type Account = {
  accountId: string;
  personId: string;
  userId: string;
  name: string;
  roles: Role[];
  /** Until then the provider has ended everything of this account: a token given out before is over. */
  signedOutAt: Date | null;
};

const accountSelect = {
  id: true,
  signedOutAt: true,
  person: { select: { id: true, userId: true, name: true, roles: true, active: true } },
} as const;
type AccountRow = Prisma.AccountGetPayload<{ select: typeof accountSelect }>;
const asAccount = ({ id, signedOutAt, person }: AccountRow): Account | null =>
  person.active
    ? {
        accountId: id,
        personId: person.id,
        userId: person.userId,
        name: person.name,
        roles: person.roles.filter(isRole),
        signedOutAt,
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

/** `sid`: by what name the provider ends the session from its side; null where it gives none. */
export type NewSession = {
  idHash: string;
  accountId: string;
  idToken: string;
  sid: string | null;
  now: Date;
  expiresAt: Date;
};

/** Also clears away sign-ins that were never completed. */
export async function openSession(tx: Tx, { now, ...session }: NewSession): Promise<void> {
  await tx.signIn.deleteMany({ where: { expiresAt: { lt: now } } });
  await tx.session.create({ data: { ...session, createdAt: now, lastSeenAt: now } });
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

/** Whose session it was, and its id token, to tell the provider. */
export type EndedSession = { idToken: string; accountId: string; personId: string };

/** Ends a session. Null: there was none. */
export async function endSession(tx: Tx, idHash: string): Promise<EndedSession | null> {
  const select = { idToken: true, accountId: true, account: { select: { personId: true } } } as const;
  const row = await tx.session.findUnique({ where: { idHash }, select });
  if (!row) return null;
  const { count } = await tx.session.deleteMany({ where: { idHash } });
  return count === 1 ? { idToken: row.idToken, accountId: row.accountId, personId: row.account.personId } : null;
}

/** Those that are over by time (`idleMs` without a request, or their whole length) go, each with its audit entry. They were of no use before. */
export async function endSessionsByTime(db: Database, now: Date, idleMs: number): Promise<void> {
  await db.$executeRaw`
    WITH ended AS (
      DELETE FROM session WHERE expires_at <= ${now} OR last_seen_at <= ${new Date(now.getTime() - idleMs)} RETURNING account_id)
    INSERT INTO audit_entry (account_id, person_id, action, result)
    SELECT a.id, a.person_id, 'session.endByTime', 'done' FROM ended JOIN account a ON a.id = ended.account_id`;
}

/** Whom the provider names, active or not, for the audit trail. */
export async function personNamed(tx: Tx, issuer: string, subject: string): Promise<string | null> {
  const account = await tx.account.findFirst({ where: { issuer, subject }, select: { personId: true } });
  return (
    account?.personId ?? (await tx.person.findFirst({ where: { userId: subject }, select: { id: true } }))?.id ?? null
  );
}

/** Ends all sessions of a person, whichever account they are of. */
export async function endSessionsOfPerson(tx: Tx, personId: string): Promise<void> {
  await tx.session.deleteMany({ where: { account: { personId } } });
}
