import { z } from 'zod';
import { renderLetter } from '../../../activities/gateways/letters/render-letter.ts';
import { writeAuditEntry } from '../../../prisma/repositories/audit.ts';
import { readCorrespondence } from '../../../prisma/repositories/correspondence-read.ts';
import { LetterKeyMissing } from '../../../prisma/letter-seal.ts';
import { readLetter } from '../../../prisma/repositories/letters.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { params } from './read.schema.ts';

export const letter = route({
  method: 'get',
  path: '/correspondence/{correspondenceId}/letter',
  permission: 'letters.readPassword',
  summary: 'A letter that we made, as its pages; every reading stands in the audit trail (OA-7)',
  params,
  query: nothing,
  body: nothing,
  answer: z.string(),
  refusals: ['conflict'],
  download: { type: 'application/pdf', fileName: 'letter.pdf' },
  async handle({ deps, actor, params: { correspondenceId } }) {
    const { db, clock, env } = deps;
    const found = await readCorrespondence(db, actor, correspondenceId, clock.now());
    const fields = found && (await readLetter(db, env.LETTER_KEYS, correspondenceId).catch(keyIsGone));
    if (!fields) throw new Problem('notFound');
    const pdf = await renderLetter(fields);
    const { accountId, personId, from } = actor;
    const entry = { accountId, personId, ...from, action: 'letters.readPassword', result: 'viewed' };
    await writeAuditEntry(db, { ...entry, customerId: found.customer.id, subjectId: correspondenceId }); // before it is seen
    return { status: 200, body: '', stream: once(Buffer.from(pdf)) };
  },
});

/** Throws conflict where the key that sealed it is set no more. */
function keyIsGone(error: unknown): never {
  if (!(error instanceof LetterKeyMissing)) throw error;
  throw new Problem('conflict', 'This letter can’t be opened any more: its key is gone. Re-issue the password.');
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
