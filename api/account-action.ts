/** One action with an online account: asked under the customer's lock, on the revision that was read, kept with its proof of identity (OA-1 to OA-10). */
import {
  accountChangeWords,
  actionProblems,
  changeBy,
  issuesPassword,
  messageAfter,
  notEligible,
  possibleActions,
  type AccountAction,
  type AttemptOutcome,
  type Delivery,
} from '../domain/online-accounts/account-action.ts';
import { isScored, type GivenProof } from '../domain/online-accounts/proof-of-identity.ts';
import { spokenPassword } from '../domain/online-accounts/temporary-password.ts';
import { customerName } from '../domain/customers/name.ts';
import { envelopeLines } from '../domain/customers/location.ts';
import { addDays } from '../domain/time/local-date.ts';
import { localInstant } from '../domain/time/send-window.ts';
import { localNow } from '../domain/time/zone.ts';
import type { Tx } from '../prisma/client.ts';
import {
  attemptResult,
  createAccount,
  insertAttempt,
  insertPassword,
  recordChange,
  revokePasswords,
} from '../prisma/repositories/account-attempts.ts';
import { writeAuditEntry } from '../prisma/repositories/audit.ts';
import { changeDetails } from '../prisma/repositories/change-details.ts';
import { beginChannelReset } from '../prisma/repositories/channel-resets.ts';
import { lockCustomer } from '../prisma/repositories/customers.ts';
import { storeFact } from '../prisma/repositories/facts.ts';
import { insertPasswordLetter } from '../prisma/repositories/letters.ts';
import { accountFacts, lastAccountChange, readOnlineAccounts } from '../prisma/repositories/online-accounts.ts';
import { readSettings } from '../prisma/repositories/settings.ts';
import { hashPassword, makePassword } from '../prisma/temporary-password.ts';
import { checkedProof, restsOn } from './account-proof.ts';
import { applyCommand, type Caller } from './commands.ts';
import { Problem } from './errors.ts';
import { deliverNow } from './outbox.ts';

export type AskedAction = {
  action: AccountAction;
  customerId: string;
  /** Null: one is to be created. */
  accountId: string | null;
  ifMatch: number | null;
  decision: AttemptOutcome;
  delivery?: Delivery | undefined;
  email?: string | undefined;
  reason?: string | undefined;
  /** Left out: on the proof of the officer's last attempt (OA-8), or in the edition that asks for none. */
  proof?: GivenProof | undefined;
};

const permissionOf = {
  create: 'onlineAccounts.create',
  reissuePassword: 'onlineAccounts.reissuePassword',
  deactivate: 'onlineAccounts.deactivate',
  reactivate: 'onlineAccounts.reactivate',
} as const;

/**
 * Applies it once per key. The temporary password stands in the first answer only and is kept nowhere but as a hash (OA-8). Throws the
 * refusal, before which nothing was written.
 */
export async function actOnAccount(caller: Caller, asked: AskedAction) {
  const { deps, actor } = caller;
  const { action, customerId, accountId, ifMatch, decision } = asked;
  const edition = deps.env.ONLINE_ACCOUNTS;
  const needsPassword = decision === 'accepted' && issuesPassword(action);
  const password = needsPassword ? makePassword() : null;
  const hash = password && (await hashPassword(password)); // dear: not while the customer is locked
  const begun: string[] = [];
  let first = false;

  const command = {
    action: permissionOf[action],
    subject: { ...asked, proof: asked.proof ? JSON.stringify(asked.proof) : null },
    customerId,
    ...(accountId ? { subjectId: accountId } : {}),
    detail: { decision, delivery: asked.delivery ?? null, privacyConfirmed: true },
  };
  const made = await applyCommand(caller, command, async (tx) => {
    first = true;
    if (!(await lockCustomer(tx, actor, customerId))) throw new Problem('notFound');
    const at = deps.clock.now();
    const { row, current, facts } = await accountFacts(tx, customerId);
    // OA-5: an attempt that changes nothing is kept, whatever happened meanwhile
    const changes = decision === 'accepted';
    if (changes && ifMatch !== row.accountsRevision) {
      const last = await lastAccountChange(tx, customerId);
      throw new Problem(
        'preconditionFailed',
        last ? `Somebody else changed this account meanwhile: ${accountChangeWords[last]}.` : undefined,
      );
    }
    if (changes && action !== 'create' && current?.id !== accountId)
      throw new Problem('conflict', 'This account is not current any more.');
    const allowed = possibleActions(facts)[action];
    if (changes && !allowed.possible) throw new Problem('conflict', allowed.why);

    const proof = edition === 'staff-managed' ? await checkedProof(tx, asked) : null;
    if (decision === 'cancelled' && !isScored(proof?.answers ?? {})) return { id: null, accountId, letterId: null };
    const attempt = {
      customerId,
      edition,
      action,
      outcome: decision,
      proof,
      officerId: actor.personId,
      at,
      delivery: asked.delivery ?? null,
      reason: asked.reason ?? '',
    };
    if (!changes)
      return { id: await insertAttempt(tx, { ...attempt, accountId, restsOnId: null }), accountId, letterId: null };

    const restsOnId =
      edition === 'linked'
        ? null
        : await restsOn(tx, proof, { accountId: current?.id ?? null, officerId: actor.personId, at });
    const reasons = action === 'create' ? notEligible(facts) : [];
    if (reasons.length) throw new Problem('notEligible', reasons.join(' '), { reasons });
    const errors = actionProblems(asked, row.email).map(({ field, sentence }) => ({ field, message: sentence }));
    if (errors.length) throw new Problem('badInput', undefined, { errors });
    if (asked.delivery === 'letterOnly' && !row.addressLines.trim()) throw new Problem('noPostalAddress');
    const account =
      action === 'create' ? await createAccount(tx, { customerId, officerId: actor.personId, at }) : current;
    if (!account) throw new Error('without a current account only creating is possible');
    const attemptId = await insertAttempt(tx, { ...attempt, accountId: account.id, restsOnId });
    const changeId = await recordChange(tx, customerId, {
      accountId: account.id,
      attemptId,
      what: changeBy[action],
      byId: actor.personId,
      at,
      status: action === 'deactivate' ? 'inactive' : 'active',
      reason: asked.reason ?? '',
    });
    if (action === 'create' && row.email === null && asked.email) await recordEmail(tx, asked.email);
    if (action !== 'reactivate') begun.push(...(await revokePasswords(tx, account.id, at)));
    if (action === 'deactivate') {
      const ended = { fact: 'accountDeactivated', sourceId: changeId, occurredAt: at.toISOString() } as const;
      begun.push(...(await storeFact(tx, { customerId, ...ended })));
    }
    if (action === 'reactivate' && edition === 'staff-managed') {
      const reset = { customerId, changeId, officerId: actor.personId, at: at.toISOString() };
      const processId = await beginChannelReset(tx, reset);
      if (processId) begun.push(processId);
    }
    const letterId = password && hash ? await issue(tx, { password, hash, attemptId, account, row, at }) : null;
    return { id: attemptId, accountId: account.id, letterId };
  });
  for (const processId of begun) await deliverNow(deps, processId);

  const now = deps.clock.now();
  const account = await readOnlineAccounts(deps.db, actor, customerId, { edition, now });
  if (!account) throw new Problem('notFound');
  const attempt = made.id ? await attemptResult(deps.db, String(made.id)) : null;
  const byPhone = decision === 'accepted' && asked.delivery === 'overThePhone' && password !== null;
  const shown = byPhone && first ? password : null;
  return {
    attemptId: attempt?.id ?? null,
    outcome: decision,
    points: attempt?.points ?? null,
    message: messageAfter(action, decision, asked.delivery),
    accountId: attempt?.accountId ?? null,
    accountKey: account.accounts.find(({ id }) => id === attempt?.accountId)?.accountKey ?? null,
    password: shown,
    spoken: shown === null ? null : spokenPassword(shown),
    expiresAt: attempt?.password?.expiresAt.toISOString() ?? null,
    shownOnce: byPhone && !first,
    letterId: typeof made.letterId === 'string' ? made.letterId : null,
    account,
  };

  /** OA-2: the customer's personal information, as where it is entered there. */
  async function recordEmail(tx: Tx, email: string) {
    const revision = await changeDetails(tx, customerId, { email, emailValid: true });
    const { accountId: by, personId, from } = actor;
    const { requestId, address, client, why } = from;
    const entry = { accountId: by, personId, requestId, address, client, why, customerId, subjectId: customerId };
    const detail = { revision, changed: ['email', 'emailValid'] };
    await writeAuditEntry(tx, { ...entry, action: 'customers.edit', result: 'done', detail });
  }

  /** Returns the letter's id, where there is one. */
  async function issue(
    tx: Tx,
    i: {
      password: string;
      hash: string;
      attemptId: string;
      account: { id: string; accountKey: string };
      row: Awaited<ReturnType<typeof accountFacts>>['row'];
      at: Date;
    },
  ): Promise<string | null> {
    const { onlineAccounts, agencyTimeZone } = await readSettings(tx);
    const date = localNow(agencyTimeZone, i.at).date;
    const validUntil = addDays(date, onlineAccounts.passwordDays);
    const expiresAt = new Date(localInstant(agencyTimeZone, addDays(validUntil, 1), 0));
    const stored = { accountId: i.account.id, attemptId: i.attemptId, hash: i.hash, issuedAt: i.at, expiresAt };
    const passwordId = await insertPassword(tx, stored);
    if (asked.delivery !== 'letterOnly') return null;
    const name = customerName(i.row);
    const { letterId, processId } = await insertPasswordLetter(tx, deps.env.LETTER_KEYS, {
      passwordId,
      customerId,
      authorId: actor.personId,
      at: i.at.toISOString(),
      fields: {
        address: [name, ...envelopeLines(i.row)],
        name,
        csid: i.row.csid,
        accountKey: i.account.accountKey,
        password: i.password,
        date,
        validUntil,
      },
    });
    begun.push(processId);
    return letterId;
  }
}
