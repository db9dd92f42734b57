import { z } from 'zod';
import { consultantsFor } from '../../../prisma/repositories/consultants.ts';
import { agencyDate } from '../../../prisma/repositories/settings.ts';
import { route } from '../../route.ts';
import { nothing, personShort } from '../../schemas.ts';

export const listConsultants = route({
  method: 'get',
  path: '/fdv-consultants',
  permission: 'fdv.review',
  summary: 'SSOs and team leaders who can be asked today: the officer’s team first, then the region (EM-8)',
  params: nothing,
  query: nothing,
  body: nothing,
  answer: z.object({ items: z.array(personShort.extend({ team: z.string().nullable() })) }),
  async handle({ deps, actor }) {
    const today = await agencyDate(deps.db, deps.clock.now());
    return { status: 200, body: { items: await consultantsFor(deps.db, { officerId: actor.personId, today }) } };
  },
});
