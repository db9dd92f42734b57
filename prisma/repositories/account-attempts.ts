/** What an officer attempted with an account, and what it changed, in one transaction under the customer's lock (OA-1 to OA-10). */
import { randomInt } from 'node:crypto';
import type {
  AccountAction,
  AccountChange,
  AttemptOutcome,
  Delivery,
} from '../../domain/online-accounts/account-action.ts';
import type { Edition } from '../../domain/online-accounts/edition.ts';
import type { ScoredProof } from '../../domain/online-accounts/proof-of-identity.ts';
import type { Reader, Tx } from '../client.ts';
import { letterIssueId } from '../../workflows/contracts/letter-issue.ts';
import { tellFact } from './facts.ts';

type Attempt = {
  customerId: string;
  accountId: string | null;
  edition: Edition;
  action: AccountAction;
  outcome: AttemptOutcome;
  proof: ScoredProof | null;
  restsOnId: string | null;
  delivery: Delivery | null;
  reason: string;
  officerId: string;
  at: Date;
};

/** Returns its id. */
export async function insertAttempt(tx: Tx, { proof, at, ...attempt }: Attempt): Promise<string> {
  const { id } = await tx.accountAttempt.create({
    data: {
      ...attempt,
      ...(proof ? { questionsVersion: proof.version, answers: proof.answers, points: proof.points } : {}),
      privacyConfirmedAt: at, // OA-1: with the action
      at,
    },
    select: { id: true },
  });
  return id;
}

/** What came of it: its score, its account, and until when its temporary password can be spent. */
export const attemptResult = (reader: Reader, id: string) =>
  reader.accountAttempt.findUniqueOrThrow({
    where: { id },
    select: { id: true, points: true, accountId: true, password: { select: { expiresAt: true } } },
  });

/** Ten digits, read out and typed easily; told by nothing about the customer. */
const newAccountKey = () =>
  Array.from({ length: 10 }, (_, i) => String(i === 0 ? randomInt(1, 10) : randomInt(10))).join('');

/** OA-2. Returns the account's id and key. */
export async function createAccount(
  tx: Tx,
  { customerId, officerId, at }: { customerId: string; officerId: string; at: Date },
): Promise<{ id: string; accountKey: string }> {
  const data = { customerId, accountKey: newAccountKey(), status: 'active', createdById: officerId, createdAt: at };
  return tx.onlineAccount.create({ data, select: { id: true, accountKey: true } });
}

type Change = {
  accountId: string;
  attemptId: string | null;
  externalId?: string;
  what: AccountChange;
  status: 'active' | 'inactive';
  reason: string;
  byId: string | null;
  at: Date;
};

/** Of an account that stands as `status` from now on; the customer's revision goes up. Returns the change's id. */
export async function recordChange(tx: Tx, customerId: string, change: Change): Promise<string> {
  await tx.onlineAccount.update({ where: { id: change.accountId }, data: { status: change.status } });
  await tx.customer.update({ where: { id: customerId }, data: { accountsRevision: { increment: 1 } } });
  const { id } = await tx.accountChange.create({ data: change, select: { id: true } });
  return id;
}

/** OA-9: none of its temporary passwords works any more; letters with them that are not printed yet need not be. Returns their processes. */
export async function revokePasswords(tx: Tx, accountId: string, at: Date): Promise<string[]> {
  const live = await tx.temporaryPassword.findMany({
    where: { accountId, spentAt: null, revokedAt: null },
    select: { id: true },
  });
  const told: string[] = [];
  for (const { id } of live) {
    await tx.temporaryPassword.update({ where: { id }, data: { revokedAt: at } });
    const processId = await tellPasswordRevoked(tx, id, at);
    if (processId) told.push(processId);
  }
  return told;
}

/** Its letter need not be printed any more. Returns the letter's process; null: it came by no letter, or that is over. */
export async function tellPasswordRevoked(tx: Tx, id: string, at: Date): Promise<string | null> {
  const letter = await tx.letter.findUnique({ where: { passwordId: id }, select: { id: true } });
  const processId = letter && letterIssueId(letter.id);
  if (!processId || !(await tx.process.count({ where: { id: processId, outcome: null } }))) return null;
  await tellFact(tx, { processId, fact: 'letterSuperseded', sourceId: id, occurredAt: at.toISOString() });
  return processId;
}

/** Returns the password's id. */
export async function insertPassword(
  tx: Tx,
  password: { accountId: string; attemptId: string; hash: string; issuedAt: Date; expiresAt: Date },
): Promise<string> {
  return (await tx.temporaryPassword.create({ data: password, select: { id: true } })).id;
}
