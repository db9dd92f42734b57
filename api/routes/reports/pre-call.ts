import { preCallDays } from '../../../prisma/repositories/pre-call-report.ts';
import { readSettings } from '../../../prisma/repositories/settings.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { period } from './period.schema.ts';
import { answer } from './pre-call.schema.ts';

export const preCallReport = route({
  method: 'get',
  path: '/reports/pre-call-messages',
  permission: 'reports.view',
  summary:
    'Pre-call messages by the day of their sending: followed by a call in time, late, not yet, or not owed (EM-40)',
  params: nothing,
  query: period,
  body: nothing,
  answer,
  async handle({ deps: { db }, actor, query: { from, to } }) {
    const { agencyTimeZone: zone } = await readSettings(db);
    const days = await preCallDays(db, actor, { from, to, zone });
    const all = (of: 'sent' | 'inTime' | 'late' | 'stillToCall' | 'notOwed') =>
      days.reduce((sum, day) => sum + day[of], 0);
    const total = {
      sent: all('sent'),
      inTime: all('inTime'),
      late: all('late'),
      stillToCall: all('stillToCall'),
      notOwed: all('notOwed'),
    };
    return { status: 200, body: { days, total } };
  },
});
