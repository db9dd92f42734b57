import { readRevisedSettings } from '../../../prisma/repositories/settings.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer } from './read.schema.ts';

export const read = route({
  method: 'get',
  path: '/settings',
  permission: 'settings.view',
  summary:
    'What administrators set: of decisions (PS-13), messages (EM-25 to EM-30, EM-49), FDV (EM-8, EM-9), the agency’s zone (PS-17)',
  params: nothing,
  query: nothing,
  body: nothing,
  answer,
  async handle({ deps: { db } }) {
    return { status: 200, body: await readRevisedSettings(db) };
  },
});
