import { readCorrespondence } from '../../../prisma/repositories/correspondence-read.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { temporalUrl } from '../../temporal-url.ts';
import { answer, params } from './read.schema.ts';

export const read = route({
  method: 'get',
  path: '/correspondence/{correspondenceId}',
  permission: 'messages.view',
  summary: 'An email or letter as it was sent, its status in both lists and what became of it (EM-28, EM-30)',
  params,
  query: nothing,
  body: nothing,
  answer,
  async handle({ deps, actor, params }) {
    const found = await readCorrespondence(deps.db, actor, params.correspondenceId, deps.clock.now());
    if (!found) throw new Problem('notFound');
    const linked = (way: typeof found.letter) =>
      way && { ...way, process: { ...way.process, temporalUrl: temporalUrl(deps.env, actor, way.process.id) } };
    return { status: 200, body: { ...found, bounceBack: linked(found.bounceBack), letter: linked(found.letter) } };
  },
});
