/** OA-15: a letter with a temporary password, as the product leaves it when it was issued, and what the printer answers. */
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openPrintFolder, type PrintAnswer } from '../../activities/gateways/letters/print-folder.ts';
import { takePrintAnswers } from '../../activities/print-answers.ts';
import type { Deps } from '../../api/deps.ts';
import { deliverNow } from '../../api/outbox.ts';
import { insertPassword, revokePasswords } from '../../prisma/repositories/account-attempts.ts';
import { insertPasswordLetter } from '../../prisma/repositories/letters.ts';
import { stateOf } from './plan-approval-acts.ts';
import { addCustomer, addPeople, planted } from './plan-fixture.ts';
import type { ProcessHouse } from './process-house.ts';
import { until } from './until.ts';

type Kit = Pick<Deps, 'db' | 'temporal' | 'clock' | 'env'>;
export type ALetter = Awaited<ReturnType<typeof anUnsentLetter>>;

/** Its process begins with `deliverNow`. */
export async function anUnsentLetter({ db, clock, env }: Pick<Kit, 'db' | 'clock' | 'env'>) {
  const people = await addPeople(db);
  const { customerId, csid } = await addCustomer(db, people);
  const at = clock.now();
  const accountKey = String(5_000_000_000 + Math.floor(Math.random() * 1e9));
  const by = people.officer.id;
  const account = { customerId, accountKey, status: 'active', createdById: by, createdAt: at };
  const { id: accountId } = await db.onlineAccount.create({ data: account });
  const proven = { edition: 'staff-managed', action: 'create', outcome: 'accepted', delivery: 'letterOnly' };
  const version = { version: 1, questions: [], madeAt: at };
  await db.proofQuestions.createMany({ data: [version], skipDuplicates: true });
  const proof = { questionsVersion: 1, answers: {}, points: 100, officerId: by, privacyConfirmedAt: at, at };
  const { id: attemptId } = await db.accountAttempt.create({ data: { customerId, accountId, ...proven, ...proof } });
  const { letterId, processId, passwordId } = await db.$transaction(async (tx) => {
    const expiresAt = new Date(at.getTime() + 14 * 86_400_000);
    const stored = { accountId, attemptId, hash: '$argon2id$none', issuedAt: at, expiresAt };
    const passwordId = await insertPassword(tx, stored);
    const fields = {
      address: [planted, '1 Example Street'],
      name: planted,
      csid,
      accountKey,
      password: 'KXTR-4H7W-9MPD',
      date: '2026-03-02',
      validUntil: '2026-03-16',
    };
    const about = { passwordId, customerId, authorId: by, at: at.toISOString(), fields };
    return { passwordId, ...(await insertPasswordLetter(tx, env.LETTER_KEYS, about)) };
  });
  return { people, customerId, accountId, passwordId, letterId, processId };
}

export async function aLetter(deps: Kit): Promise<ALetter> {
  const letter = await anUnsentLetter(deps);
  await deliverNow(deps, letter.processId);
  return letter;
}

/** Waits until it is. */
export const stepIs = ({ deps }: Pick<ProcessHouse, 'deps'>, processId: string, step: string) =>
  until(`it is ${step}`, async () => (await stateOf(deps, processId)).step === step);

/** The printer answers, and a worker takes it. Returns how many answers it stored. */
export async function printerAnswers(
  { deps, printFolderPath }: Pick<ProcessHouse, 'deps' | 'printFolderPath'>,
  { letterId, processId }: Pick<ALetter, 'letterId' | 'processId'>,
  answer: PrintAnswer,
): Promise<number> {
  await writeFile(join(printFolderPath, `${letterId}.${answer}`), '');
  if (answer === 'issued') await appendFile(join(printFolderPath, 'printed.txt'), `${letterId}\n`);
  const stored = await takePrintAnswers({ ...deps, printFolder: openPrintFolder(printFolderPath) });
  await deliverNow(deps, processId);
  return stored;
}

/** A newer password is issued (OA-9): this letter's is revoked. */
export async function supersede(deps: Kit, { accountId, processId }: Pick<ALetter, 'accountId' | 'processId'>) {
  await deps.db.$transaction((tx) => revokePasswords(tx, accountId, deps.clock.now()));
  await deliverNow(deps, processId);
}
