import { countBelongings, readBelongings } from '../../../prisma/repositories/belongings.ts';
import { personForBelongings } from '../../../prisma/repositories/people.ts';
import { agencyDate } from '../../../prisma/repositories/settings.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, params } from './belongings.schema.ts';

export const belongings = route({
  method: 'get',
  path: '/people/{personId}/belongings',
  permission: 'belongings.view',
  summary: 'What is somebody’s and must not stay with a leaver, as far as it exists for who asks (PS-4, PS-14)',
  params,
  query: nothing,
  body: nothing,
  answer,
  async handle({ deps: { db, clock }, actor, params: { personId } }) {
    const found = await personForBelongings(db, personId);
    if (!found) throw new Problem('notFound');
    const today = await agencyDate(db, clock.now());
    const items = await readBelongings(db, actor, personId, today);
    const counts = await countBelongings(db, personId, today, actor);
    return {
      status: 200,
      body: { ...found, items: items.map(({ word, ...item }) => ({ ...item, what: word })), counts },
    };
  },
});
