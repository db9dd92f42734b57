/** Letters that we make (OA-15): the line in the correspondence lists, what stands in them, sealed, and their process. */
import { randomUUID } from 'node:crypto';
import { produced } from '../../domain/online-accounts/letter-issue.ts';
import type { Instant } from '../../domain/process.ts';
import { letterIdOf, letterIssueId, letterIssueKind } from '../../workflows/contracts/letter-issue.ts';
import type { Reader, Tx } from '../client.ts';
import type { LetterKeys } from '../letter-keys.ts';
import { openLetter, sealLetter, type LetterFields } from '../letter-seal.ts';
import { officerWith, type ProcessOfficer } from './officer.ts';
import { tellFact } from './facts.ts';
import { insertProcess, lockProcess } from './processes.ts';
import { closeWorkItems } from './work-items.ts';

/** What the correspondence lists call it. */
export const passwordLetterType = 'Online account: temporary password';

type NewLetter = { passwordId: string; customerId: string; authorId: string; at: Instant; fields: LetterFields };

/** In the transaction that stores the password's hash (OA-7). Returns the ids of the letter and of the process that prints it. */
export async function insertPasswordLetter(
  tx: Tx,
  keys: LetterKeys,
  { passwordId, customerId, authorId, at, fields }: NewLetter,
): Promise<{ letterId: string; processId: string }> {
  const letterId = randomUUID();
  const processId = letterIssueId(letterId);
  await tx.correspondence.create({
    data: {
      id: letterId,
      customerId,
      channel: 'Letter',
      type: passwordLetterType,
      authorId,
      address: fields.address.join(', '),
      status: 'produced',
      sentAt: new Date(at),
    },
  });
  await tx.letter.create({ data: { id: letterId, passwordId, ...sealLetter(keys, letterId, fields) } });
  const state = produced(at);
  await insertProcess(tx, { id: processId, kind: letterIssueKind, customerId, subjectId: letterId, state, at });
  const began = { processId, seq: 0, eventId: `${processId}/letterMade`, what: 'letterMade', step: state.step };
  await tx.processStep.create({ data: { ...began, whoId: authorId, at: new Date(at) } });
  return { letterId, processId };
}

/** A step of the process, in the lists' own words; throws on a word that is none. */
export async function moveLetter(tx: Tx, id: string, { state, at }: { state: string; at: Instant }): Promise<void> {
  switch (state) {
    case 'produced':
    case 'queued':
      await tx.correspondence.update({ where: { id }, data: { status: state } });
      return;
    case 'issued':
      await tx.correspondence.update({ where: { id }, data: { status: 'issued', issuedAt: new Date(at) } });
      return;
    case 'notIssued':
    case 'superseded': {
      const failureReason =
        state === 'notIssued' ? 'It could not be printed.' : 'Its password was revoked before it was printed.';
      await tx.correspondence.update({
        where: { id },
        data: { status: 'failed', failedAt: new Date(at), failureReason },
      });
      return;
    }
    default:
      throw new Error(`a letter is never ${state}`);
  }
}

/** Who had it made. */
export async function officerOfLetter(reader: Reader, id: string): Promise<ProcessOfficer | null> {
  const { authorId } = await reader.correspondence.findUniqueOrThrow({ where: { id }, select: { authorId: true } });
  return authorId === null ? null : officerWith(reader, authorId);
}

/** What stands in it; null: there is no such letter of ours. Throws where no key opens it. */
export async function readLetter(reader: Reader, keys: LetterKeys, id: string): Promise<LetterFields | null> {
  const row = await reader.letter.findUnique({ where: { id }, select: { keyName: true, sealed: true } });
  return row && openLetter(keys, id, row);
}

/**
 * What the printer answered, with the fact that tells the process, once per try. `later`: the process does not know yet that it was queued;
 * `over`: it is stored, and the process has ended; `unknown`: it is no letter of ours.
 */
export async function storePrintAnswer(
  tx: Tx,
  letterId: string,
  answer: 'issued' | 'failed',
  at: Instant,
): Promise<'stored' | 'later' | 'over' | 'unknown'> {
  const processId = letterIssueId(letterId);
  const row = await lockProcess(tx, processId);
  if (!row) return 'unknown';
  if (row.state.outcome) {
    await letterAfterEnd(tx, letterId, answer, at);
    return 'over';
  }
  if (answer === 'failed' && row.state.step !== 'queued') return 'later';
  const tries = 'tries' in row.state ? String(row.state.tries) : '';
  const sourceId = answer === 'issued' ? 'issued' : `failed/${tries}`;
  const fact = answer === 'issued' ? 'letterIssued' : 'letterFailed';
  const known = { processId_fact_sourceId: { processId, fact, sourceId } };
  if (!(await tx.fact.findUnique({ where: known, select: { id: true } })))
    await tellFact(tx, { processId, fact, sourceId, occurredAt: at });
  return 'stored';
}

/** The printer says of one that was given up that it is issued after all: the lists say so, and whoever was told need do nothing more. */
async function letterAfterEnd(tx: Tx, letterId: string, answer: 'issued' | 'failed', at: Instant): Promise<void> {
  if (answer === 'failed') return;
  const given = { id: letterId, status: 'failed' };
  const { count } = await tx.correspondence.updateMany({
    where: given,
    data: { status: 'issued', issuedAt: new Date(at), failedAt: null, failureReason: null },
  });
  if (count) await closeWorkItems(tx, letterIssueId(letterId), 'done', at);
}

/** The same of a fact that was on its way when the process ended. */
export async function applyLetterFactAfterEnd(tx: Tx, factId: string): Promise<void> {
  const fact = await tx.fact.findUnique({ where: { id: factId } });
  if (fact?.fact === 'letterIssued')
    await letterAfterEnd(tx, letterIdOf(fact.processId), 'issued', fact.occurredAt.toISOString());
}
