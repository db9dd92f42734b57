import { incidentSorts, listIncidents } from '../../../prisma/repositories/incidents-read.ts';
import { pageAsked, pageShown, sortAsked } from '../../page.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { list as answer, listQueryOfIncidents as query } from './incident.schema.ts';

export const list = route({
  method: 'get',
  path: '/incidents',
  permission: 'incidents.view',
  summary:
    'Messages received in error: those of my calls and what I am to do; for SAS all that were escalated to it; what is due first comes first (EM-32 to EM-36)',
  params: nothing,
  query,
  body: nothing,
  answer,
  async handle({ deps, actor, query }) {
    const { by, descending } = sortAsked(query.sort, incidentSorts);
    const asked = { state: query.state, cause: query.cause, sort: by };
    const page = await listIncidents(deps.db, actor, asked, deps.clock.now(), pageAsked(query, descending));
    return { status: 200, body: pageShown(page) };
  },
});
