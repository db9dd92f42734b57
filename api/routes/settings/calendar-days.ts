import { publicHolidays } from '../../../domain/time/working-days.ts';
import { localNow, stateZone } from '../../../domain/time/zone.ts';
import { calendarDays, deleteCalendarDay, putCalendarDay } from '../../../prisma/repositories/settings.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { calendarDay, listAnswer, listQuery, params, putBody } from './calendar-days.schema.ts';

/** By what name the audit trail knows it. */
const placeOf = ({ state, date }: { state: string; date: string }) => `calendarDays/${state}/${date}`;

export const list = route({
  method: 'get',
  path: '/calendar-days',
  permission: 'settings.view',
  summary: 'The public holidays of a state, and what administrators changed of them (PS-13)',
  params: nothing,
  query: listQuery,
  body: nothing,
  answer: listAnswer,
  async handle({ deps: { db, clock }, query: { state } }) {
    const year = Number(localNow(stateZone[state], clock.now()).date.slice(0, 4));
    const holidays = [year, year + 1].flatMap((y) => [...publicHolidays(state, y)]);
    return {
      status: 200,
      body: {
        items: await calendarDays(db, state),
        holidays: holidays.map(([date, name]) => ({ date, name })).sort((a, b) => (a.date < b.date ? -1 : 1)),
      },
    };
  },
});

export const put = route({
  method: 'put',
  path: '/calendar-days/{state}/{date}',
  permission: 'settings.edit',
  summary: 'Adds a free day to a state, or strikes one (PS-13)',
  params,
  query: nothing,
  body: putBody,
  answer: calendarDay,
  async handle({ deps, actor, params, body, idempotencyKey }) {
    const day = { ...params, ...body };
    const { state, date, kind } = day;
    const asked = { subject: day, subjectId: placeOf(params), detail: { state, date, kind } };
    await applyCommand({ deps, actor, idempotencyKey }, { action: 'settings.edit', ...asked }, async (tx) => {
      await putCalendarDay(tx, day);
      return {};
    });
    return { status: 200, body: day };
  },
});

export const remove = route({
  method: 'delete',
  path: '/calendar-days/{state}/{date}',
  permission: 'settings.edit',
  summary: 'Takes such a change back (PS-13)',
  params,
  query: nothing,
  body: nothing,
  answer: nothing,
  status: 204,
  async handle({ deps, actor, params: { state, date }, idempotencyKey }) {
    const subject = { remove: { state, date } };
    const command = { action: 'settings.edit', subject, subjectId: placeOf({ state, date }) } as const;
    await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      if (!(await deleteCalendarDay(tx, state, date))) throw new Problem('notFound');
      return {};
    });
    return { status: 204, body: {} };
  },
});
