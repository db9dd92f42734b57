import { createHash } from 'node:crypto';
import { personForBelongings } from '../../../prisma/repositories/people.ts';
import { recordRefusal } from '../../audit.ts';
import { problems, Problem } from '../../errors.ts';
import { handOver as handOverOne, type HandOver } from '../../hand-over.ts';
import { problemOf } from '../../problem-response.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, body, params } from './hand-over.schema.ts';

/** The key of one item of a request: the whole request sent again repeats nothing and goes on with what is left. */
const keyOf = (key: string, { kind, id }: Pick<HandOver, 'kind' | 'id'>) =>
  createHash('sha256')
    .update(JSON.stringify([key, kind, id]))
    .digest('hex');

export const handOver = route({
  method: 'post',
  path: '/people/{personId}/hand-over',
  permission: 'belongings.handOver',
  summary:
    'Hands over what is somebody’s, each by itself with its result; what is refused stays as it was (PS-4, PS-14)',
  params,
  query: nothing,
  body,
  answer,
  async handle({ deps, actor, params: { personId }, body: { toId, items }, idempotencyKey }) {
    if (!(await personForBelongings(deps.db, personId))) throw new Problem('notFound');
    if (toId === personId)
      throw new Problem('badInput', undefined, { errors: [{ field: 'toId', message: 'Choose somebody else.' }] });
    const results = [];
    for (const item of items) {
      const caller = { deps, actor, idempotencyKey: keyOf(idempotencyKey, item) };
      try {
        await handOverOne(caller, { ...item, fromId: personId, toId });
        results.push({ ...item, done: true, code: null, detail: null });
      } catch (error) {
        const problem = problemOf(error, true);
        if (problem.code === 'internal') throw error;
        await recordRefusal(deps, actor, { action: 'belongings.handOver', subjectId: item.id }, problem);
        results.push({
          ...item,
          done: false,
          code: problem.code,
          detail: problem.detail ?? problems[problem.code].title,
        });
      }
    }
    return { status: 200, body: { results } };
  },
});
