import { readIncident } from '../../../prisma/repositories/incidents-read.ts';
import { shown } from '../../change-incident.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { incident as answer, params } from './incident.schema.ts';

export const read = route({
  method: 'get',
  path: '/incidents/{incidentId}',
  permission: 'incidents.view',
  summary: 'A message received in error: the interview, what SAS found, and what is to be done (EM-33 to EM-36)',
  params,
  query: nothing,
  body: nothing,
  answer,
  revisioned: true,
  async handle({ deps, actor, params: { incidentId } }) {
    return { status: 200, body: shown(await readIncident(deps.db, actor, incidentId, deps.clock.now())) };
  },
});
