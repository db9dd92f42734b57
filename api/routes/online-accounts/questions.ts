import { z } from 'zod';
import { randomUUID } from 'node:crypto';
import { pointsNeeded, questionProblems } from '../../../domain/online-accounts/proof-of-identity.ts';
import { addQuestions, readQuestions } from '../../../prisma/repositories/proof-questions.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { id, instant, nothing, personShort } from '../../schemas.ts';

const question = z.object({ id, text: z.string(), points: z.number().int() });
const answer = z
  .object({
    version: z.number().int().meta({ description: '0: none were ever made' }),
    pointsNeeded: z.number().int(),
    questions: z.array(question),
    madeBy: personShort.nullable(),
    madeAt: instant.nullable(),
    versions: z
      .array(z.object({ version: z.number().int(), madeBy: personShort.nullable(), madeAt: instant }))
      .meta({ description: 'The newest first' }),
  })
  .meta({ id: 'ProofQuestions' });

export const readNewest = route({
  method: 'get',
  path: '/proof-questions',
  permission: 'proofQuestions.view',
  summary: 'The questions of the proof of identity that are asked now, with their points (OA-4)',
  params: nothing,
  query: nothing,
  body: nothing,
  answer,
  async handle({ deps }) {
    const found = await readQuestions(deps.db);
    if (!found) throw new Problem('notFound');
    return { status: 200, body: { ...found, pointsNeeded } };
  },
});

export const readVersion = route({
  method: 'get',
  path: '/proof-questions/{version}',
  permission: 'proofQuestions.view',
  summary: 'An earlier version of them (OA-4)',
  params: z.object({ version: z.coerce.number().int().min(1).max(1_000_000) }),
  query: nothing,
  body: nothing,
  answer,
  async handle({ deps, params: { version } }) {
    const found = await readQuestions(deps.db, version);
    if (!found) throw new Problem('notFound');
    return { status: 200, body: { ...found, pointsNeeded } };
  },
});

export const change = route({
  method: 'put',
  path: '/proof-questions',
  permission: 'proofQuestions.edit',
  summary: 'Makes the next version, asked from now on; attempts keep the version that they used (OA-4)',
  params: nothing,
  query: nothing,
  body: z.object({
    basedOn: z.number().int().min(0).meta({ description: 'The version that was read' }),
    questions: z
      .array(z.object({ id: id.nullable(), text: z.string().trim(), points: z.number() }))
      .max(100)
      .meta({ description: '`id` null: a new question' }),
  }),
  answer,
  refusals: ['preconditionFailed'],
  async handle({ deps, actor, body, idempotencyKey }) {
    const { basedOn } = body;
    const questions = body.questions.map((each) => ({ ...each, id: each.id ?? randomUUID() }));
    const errors = questionProblems(questions).map(({ field, sentence }) => ({ field, message: sentence }));
    if (errors.length) throw new Problem('badInput', undefined, { errors });
    const command = {
      action: 'proofQuestions.edit' as const,
      subject: { basedOn, questions: JSON.stringify(body.questions) },
      subjectId: 'proofQuestions',
      detail: { version: basedOn + 1 },
    };
    await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const madeAt = deps.clock.now();
      if (!(await addQuestions(tx, { basedOn, questions, madeById: actor.personId, madeAt })))
        throw new Problem('preconditionFailed');
      return {};
    });
    const found = await readQuestions(deps.db);
    if (!found) throw new Problem('notFound');
    return { status: 200, body: { ...found, pointsNeeded } };
  },
});
