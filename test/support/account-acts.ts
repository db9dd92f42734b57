/** Online accounts through the product's own API: questions, a customer who may have one, and what officers do with it. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { ProofQuestion } from '../../domain/online-accounts/proof-of-identity.ts';
import type { Database } from '../../prisma/client.ts';
import type { Caller } from '../api/support/house.ts';
import { at, textAt } from '../api/support/reading.ts';

export const questions: ProofQuestion[] = [
  { id: randomUUID(), text: 'Full name and date of birth', points: 40 },
  { id: randomUUID(), text: 'CSID', points: 30 },
  { id: randomUUID(), text: 'Current address', points: 30 },
  { id: randomUUID(), text: 'Name of the other parent', points: 20 },
];

/** Version 1 of the questions. */
export const addQuestions = (db: Database) =>
  db.proofQuestions.create({ data: { version: 1, questions, madeAt: new Date() } });

/** A proof with so many of the first questions answered correctly: 0, 40, 70, 100 or 120 points. */
export const proofOf = (correct: number, version = 1) => ({
  version,
  answers: Object.fromEntries(questions.map(({ id }, place) => [id, place < correct ? 'correct' : 'incorrect'])),
});
export const proven = proofOf(3);

let count = 0;
export type About = {
  email?: string | null;
  addressLines?: string;
  deceasedOn?: Date;
  kind?: string;
  restricted?: boolean;
};
export async function addAccountHolder(db: Database, about: About = {}): Promise<string> {
  const n = ++count;
  const { id } = await db.customer.create({
    data: {
      csid: String(610_000_000 + Math.floor(Math.random() * 1e7) + n),
      ...(about.kind === 'employer'
        ? { organisationName: `Holder${n} Pty Ltd` }
        : { givenNames: 'Ana', familyName: `Holder${n}` }),
      email: `ana${n}@example.com`,
      addressLines: '12 Example Street',
      state: 'NSW',
      locality: 'DUBBO',
      postcode: '2830',
      ...about,
    },
    select: { id: true },
  });
  return id;
}

/** The revision that the officer reads. */
export const revisionOf = async (officer: Caller, customerId: string): Promise<number> =>
  Number(at((await officer('GET', `/customers/${customerId}/online-accounts`)).body, 'revision'));

type Acting = {
  delivery?: string;
  decision?: string;
  proof?: object;
  reason?: string;
  email?: string;
  ifMatch?: number;
  key?: string;
};
const bodyOf = ({ delivery, decision = 'accepted', proof, reason, email }: Acting) => ({
  privacyConfirmed: true,
  decision,
  ...(delivery ? { delivery } : {}),
  ...(proof ? { proof } : {}),
  ...(reason ? { reason } : {}),
  ...(email ? { email } : {}),
});

export async function create(officer: Caller, customerId: string, acting: Acting = {}) {
  const { ifMatch = await revisionOf(officer, customerId), key } = acting;
  const body = bodyOf({ delivery: 'overThePhone', proof: proven, ...acting });
  return officer('POST', `/customers/${customerId}/online-accounts`, { body, ifMatch, ...(key ? { key } : {}) });
}

/** A customer with an account that the officer created over the phone. */
export async function anAccountOf(db: Database, officer: Caller, about: About = {}) {
  const customerId = await addAccountHolder(db, about);
  const made = await create(officer, customerId);
  assert.equal(made.status, 201, made.text);
  return { customerId, accountId: textAt(made.body, 'accountId'), key: textAt(made.body, 'accountKey'), made };
}

export async function act(
  officer: Caller,
  what: 'passwords' | 'deactivate' | 'reactivate',
  { customerId, accountId }: { customerId: string; accountId: string },
  acting: Acting = {},
) {
  const { ifMatch = await revisionOf(officer, customerId), key } = acting;
  const usual = what === 'passwords' ? { delivery: 'overThePhone' } : { reason: 'The customer asked for it' };
  return officer('POST', `/online-accounts/${accountId}/${what}`, {
    body: bodyOf({ ...usual, ...acting }),
    ifMatch,
    ...(key ? { key } : {}),
  });
}
