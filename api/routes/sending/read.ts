import { centrelinkTemplates } from '../../../prisma/repositories/centrelink-templates.ts';
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
    const [stops, offered, centrelink, counts] = await Promise.all([
      standingStops(db),
      offeredTemplates(db),
      centrelinkTemplates(db),
      countOnTheirWay(db, actor),
    ]);
    const templates = [...offered, ...centrelink].map(({ templateId, type }) => ({ id: templateId, type }));
    return { status: 200, body: { stops, templates, ...counts } };
  },
});
