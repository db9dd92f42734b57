import { incidentCounts } from '../../../prisma/repositories/incident-report.ts';
import { readSettings } from '../../../prisma/repositories/settings.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer } from './incidents.schema.ts';
import { period } from './period.schema.ts';

export const incidentReport = route({
  method: 'get',
  path: '/reports/incidents',
  permission: 'reports.incidents',
  summary:
    'Messages received in error, by outcome, age and cause, of those that were begun in a period (EM-32 to EM-36)',
  params: nothing,
  query: period,
  body: nothing,
  answer,
  async handle({ deps: { db, clock }, actor, query: { from, to } }) {
    const { agencyTimeZone: zone } = await readSettings(db);
    return { status: 200, body: await incidentCounts(db, actor, { from, to, zone }, clock.now()) };
  },
});
