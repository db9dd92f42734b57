import { offeredTemplates } from '../../../prisma/repositories/message-templates.ts';
import { countOnTheirWay, standingStops } from '../../../prisma/repositories/sending-stops.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer } from './read.schema.ts';

export const read = route({
  method: 'get',
  path: '/sending',
  permission: 'sending.view',
  summary: 'The stop switch, and how many messages are on their way',
  params: nothing,
  query: nothing,
  body: nothing,
  answer,
  async handle({ deps: { db }, actor }) {
    const [stops, templates, counts] = await Promise.all([
      standingStops(db),
      offeredTemplates(db),
      countOnTheirWay(db, actor),
    ]);
    return {
      status: 200,
      body: { stops, templates: templates.map(({ templateId, type }) => ({ id: templateId, type })), ...counts },
    };
  },
});
