/** What the sign-in provider ends from its side (OpenID Connect Back-Channel Logout 1.0). */
import type { Tx } from '../client.ts';
import { writeAuditEntry, type AuditEntry } from './audit.ts';

export type EndedAtProvider = {
  issuer: string;
  /** Whose; null: the provider named the session alone. */
  subject: string | null;
  /** Which session; null: everything of the subject. */
  sid: string | null;
  /** When the provider said so. */
  at: Date;
  /** The logout token's own id, as a word that the audit trail keeps. */
  tokenId: string;
};

const action = 'session.endAtProvider';
/** For how long the trail is asked whether a token came before; tokens live for less. */
const rememberedMinutes = 15;

/**
 * Ends the sessions that are meant; where it is everything of a subject, the tokens given out until then too. One audit entry for each account.
 * False: this logout token came before, and nothing is done.
 */
export async function endAtProvider(
  tx: Tx,
  { issuer, subject, sid, at, tokenId }: EndedAtProvider,
  from: Pick<AuditEntry, 'requestId' | 'address' | 'client'>,
): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('logout:' || ${tokenId}, 0))`;
  const [before] = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM audit_entry WHERE action = ${action} AND result = 'done' AND subject_id = ${tokenId}
      AND at > clock_timestamp() - make_interval(mins => ${rememberedMinutes}) LIMIT 1`;
  if (before !== undefined) return false;
  const account = subject === null ? { issuer } : { issuer, subject };
  const meant = sid === null ? { account } : { account, sid };
  const sessions = await tx.session.findMany({
    where: meant,
    select: { account: { select: { id: true, personId: true } } },
  });
  await tx.session.deleteMany({ where: meant });
  const concerned = new Map(sessions.map((session) => [session.account.id, session.account.personId]));
  if (sid === null && subject !== null) {
    const all = await tx.account.findMany({ where: account, select: { id: true, personId: true, signedOutAt: true } });
    for (const { id, personId, signedOutAt } of all) {
      concerned.set(id, personId);
      if (!signedOutAt || signedOutAt < at) await tx.account.update({ where: { id }, data: { signedOutAt: at } });
    }
  }
  const entry = { action, result: 'done', subjectId: tokenId, ...from };
  for (const [accountId, personId] of concerned) {
    const ended = sessions.filter((session) => session.account.id === accountId).length;
    await writeAuditEntry(tx, { ...entry, accountId, personId, detail: { sessions: ended, tokens: sid === null } });
  }
  if (!concerned.size) await writeAuditEntry(tx, { ...entry, personId: null });
  return true;
}
