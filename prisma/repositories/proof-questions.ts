/** OA-4: the questions of the proof of identity, version by version; the newest is asked. */
import { z } from 'zod';
import {
  answerOutcomes,
  type ProofAnswers,
  type ProofQuestion,
} from '../../domain/online-accounts/proof-of-identity.ts';
import type { Reader, Tx } from '../client.ts';
import { personsById, type PersonShort } from './person-short.ts';

const questionsSchema = z.array(z.object({ id: z.string(), text: z.string(), points: z.number() }));
const answersSchema = z.record(z.string(), z.enum(answerOutcomes));

export const storedQuestions = (json: unknown): ProofQuestion[] => questionsSchema.parse(json);
export const storedAnswers = (json: unknown): ProofAnswers => answersSchema.parse(json);

export type QuestionsRead = {
  /** 0: none were ever made. */
  version: number;
  questions: ProofQuestion[];
  madeBy: PersonShort | null;
  madeAt: string | null;
  versions: { version: number; madeBy: PersonShort | null; madeAt: string }[];
};

/** One version; without a number the newest. Null: there is no such version. */
export async function readQuestions(reader: Reader, version?: number): Promise<QuestionsRead | null> {
  const rows = await reader.proofQuestions.findMany({ orderBy: { version: 'desc' } });
  const people = await personsById(
    reader,
    rows.map(({ madeById }) => madeById),
  );
  const versions = rows.map((row) => ({
    version: row.version,
    madeBy: people.find(row.madeById),
    madeAt: row.madeAt.toISOString(),
  }));
  const found = version === undefined ? rows[0] : rows.find((row) => row.version === version);
  if (!found) return version === undefined ? { version: 0, questions: [], madeBy: null, madeAt: null, versions } : null;
  return {
    version: found.version,
    questions: storedQuestions(found.questions),
    madeBy: people.find(found.madeById),
    madeAt: found.madeAt.toISOString(),
    versions,
  };
}

/** The newest version as it is asked, in the transaction that records an attempt. */
export async function newestQuestions(tx: Tx): Promise<{ version: number; questions: ProofQuestion[] }> {
  const row = await tx.proofQuestions.findFirst({ orderBy: { version: 'desc' } });
  return row ? { version: row.version, questions: storedQuestions(row.questions) } : { version: 0, questions: [] };
}

/** Of one version; null: there is none. */
export async function questionsOf(
  tx: Tx,
  version: number,
): Promise<{ version: number; questions: ProofQuestion[] } | null> {
  const row = await tx.proofQuestions.findUnique({ where: { version } });
  return row && { version, questions: storedQuestions(row.questions) };
}

/** The next version. False: another one was made since `basedOn`. */
export async function addQuestions(
  tx: Tx,
  {
    basedOn,
    questions,
    madeById,
    madeAt,
  }: { basedOn: number; questions: ProofQuestion[]; madeById: string; madeAt: Date },
): Promise<boolean> {
  const newest = await tx.proofQuestions.findFirst({ orderBy: { version: 'desc' }, select: { version: true } });
  if ((newest?.version ?? 0) !== basedOn) return false;
  const made = await tx.proofQuestions.createMany({
    data: [{ version: basedOn + 1, questions, madeById, madeAt }],
    skipDuplicates: true, // somebody else's at the same moment
  });
  return made.count === 1;
}
