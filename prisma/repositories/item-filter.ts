/** How every list of work items is narrowed and counted, in SQL; the item stands in the query as `w`. */
import { atRiskMs } from '../../domain/work-items/due-mark.ts';
import type { ItemDue, ItemFilter, ItemState } from '../../domain/work-items/item-filter.ts';
import type { LocalDate } from '../../domain/time/local-date.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Reader } from '../client.ts';
import { instantKey } from './page.ts';

/** `today`: in the agency's zone. */
export type Moment = { now: Date; today: LocalDate };
export type ItemCounts = { open: number; overdue: number; atRisk: number; onHold: number };

const later = (now: Date, ms: number) => new Date(now.getTime() + ms);
const isOverdue = ({ now }: Moment) => Prisma.sql`coalesce(w.due_at < ${now}, false)`;
/** What is on hold comes back on its day, or when it is overdue: nothing is forgotten. */
const isHeld = (at: Moment) =>
  Prisma.sql`(coalesce(w.on_hold_until > ${at.today}::date, false) AND NOT ${isOverdue(at)})`;

function inState(state: ItemState, at: Moment): Prisma.Sql {
  switch (state) {
    case 'open':
      return Prisma.sql`w.state = 'open' AND NOT ${isHeld(at)}`;
    case 'onHold':
      return Prisma.sql`w.state = 'open' AND ${isHeld(at)}`;
    case 'finished':
      return Prisma.sql`w.state <> 'open'`;
  }
}

function isDue(due: ItemDue, { now }: Moment): Prisma.Sql {
  switch (due) {
    case 'overdue':
      return Prisma.sql`w.due_at < ${now}`;
    case 'atRisk':
      return Prisma.sql`w.due_at BETWEEN ${now} AND ${later(now, atRiskMs)}`;
    case 'week':
      return Prisma.sql`w.due_at BETWEEN ${now} AND ${later(now, 7 * 24 * 3_600_000)}`;
    case 'none':
      return Prisma.sql`w.due_at IS NULL`;
  }
}

/** Begins with a condition, for a WHERE. */
export function narrowed({ state, due, kind, followUp }: ItemFilter, at: Moment): Prisma.Sql {
  const all = [inState(state, at)];
  if (due) all.push(isDue(due, at));
  if (kind) all.push(Prisma.sql`w.kind = ${kind}`);
  if (followUp) all.push(Prisma.sql`w.follow_up_on <= ${at.today}::date`);
  return Prisma.join(all, ' AND ');
}

/** Overdue first, then at risk or reminded of, then those whose follow-up day has come, then the rest; each by due date, without one last. */
export const attentionKey = (at: Moment): Prisma.Sql => Prisma.sql`
  CASE WHEN w.due_at < ${at.now} THEN '0' WHEN w.due_at <= ${later(at.now, atRiskMs)} OR w.reminded_at IS NOT NULL THEN '1'
    WHEN w.follow_up_on <= ${at.today}::date THEN '2' ELSE '3' END
  || CASE WHEN w.due_at IS NULL THEN '9' ELSE ${instantKey(Prisma.sql`w.due_at`)} END`;

/** Of all items of a list, whatever is chosen; `from`: what follows FROM, with the list's own conditions. One statement. */
export async function countItems(reader: Reader, from: Prisma.Sql, at: Moment): Promise<ItemCounts> {
  const [counts] = await reader.$queryRaw<ItemCounts[]>`
    SELECT (count(*) FILTER (WHERE ${inState('open', at)}))::int AS open,
      (count(*) FILTER (WHERE ${isDue('overdue', at)}))::int AS overdue,
      (count(*) FILTER (WHERE ${inState('open', at)} AND ${isDue('atRisk', at)}))::int AS "atRisk",
      (count(*) FILTER (WHERE ${inState('onHold', at)}))::int AS "onHold"
    FROM ${from} AND w.state = 'open'`;
  return counts ?? { open: 0, overdue: 0, atRisk: 0, onHold: 0 };
}
