/** What waits for an officer beside decisions: reminders of monitoring and its lapse (PS-19), what became of their messages (EM-24, EM-28). */
import { managerItemKinds, managerListKinds } from '../../domain/personalised-services/assignment.ts';
import { may } from '../../domain/people/permissions.ts';
import type { LocalDate } from '../../domain/time/local-date.ts';
import { dueMark, type DueMark } from '../../domain/work-items/due-mark.ts';
import type { ItemFilter } from '../../domain/work-items/item-filter.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Reader } from '../client.ts';
import { customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { attentionKey, countItems, narrowed, type ItemCounts, type Moment } from './item-filter.ts';
import { localDate } from './local-date.ts';
import { inOrder, instantKey, nameKey, pageOf, type Page, type PageAsked } from './page.ts';
import { delegateFor } from './people.ts';
import { personShort, personShortSelect, type PersonShort } from './person-short.ts';
import { visibleCustomers, visibleCustomersSql, type Viewer } from './viewer.ts';

export type MyWorkItem = {
  id: string;
  kind: string;
  processId: string;
  /** What its process is about: the plan's submission, the referral, the message. */
  subjectId: string;
  customer: CustomerShort;
  openedAt: string;
  dueAt: string | null;
  overdue: boolean;
  mark: DueMark | null;
  followUpOn: LocalDate | null;
  onHoldUntil: LocalDate | null;
  closedAt: string | null;
  /** Null: nobody's, the operators'. */
  assignee: PersonShort | null;
};
export const workItemSorts = ['attention', 'dueAt', 'openedAt', 'name', 'closedAt'] as const;
export type WorkItemSort = (typeof workItemSorts)[number];

type Asked = ItemFilter & { sort: WorkItemSort };

/** Items of mine that are no decisions; `counts` are of all of those that are open. */
export async function myWorkItems(
  reader: Reader,
  viewer: Viewer,
  asked: Asked,
  at: Moment,
  page: PageAsked,
): Promise<Page<MyWorkItem> & { counts: ItemCounts }> {
  const mine = Prisma.sql`work_item w JOIN customer c ON c.id = w.customer_id
    WHERE w.assignee_id = ${viewer.personId}::uuid AND w.kind <> ALL (${managerItemKinds}::text[])
      AND ${visibleCustomersSql(viewer)}`;
  const found = await itemsOf(
    reader,
    viewer,
    { from: Prisma.sql`${mine} AND ${narrowed(asked, at)}`, asked, at },
    page,
  );
  return { ...found, counts: await countItems(reader, mine, at) };
}

/** All items of mine, decisions too, and decisions of those whom I stand in for (PS-14); of a manager's officers every item. By CSID or words of the name; open and finished. */
export async function searchWorkItems(
  reader: Reader,
  viewer: Viewer,
  asked: Pick<Asked, 'sort'> & { text: string; state?: ItemFilter['state'] | undefined },
  at: Moment,
  page: PageAsked,
): Promise<Page<MyWorkItem>> {
  const represented = (await delegateFor(reader, viewer.personId, at.today)).map(({ person }) => person.id);
  const officers = may(viewer.roles, 'managerActions.view')
    ? (await reader.person.findMany({ where: { managerId: viewer.personId }, select: { id: true } })).map(
        ({ id }) => id,
      )
    : [];
  const names = Prisma.sql`lower(c.organisation_name || ' ' || c.given_names || ' ' || c.family_name)`;
  const words = asked.text.toLowerCase().split(/\s+/).filter(Boolean);
  const named = words.map((word) => Prisma.sql`strpos(${names}, ${word}) > 0`);
  const inState = asked.state ? Prisma.sql`AND ${narrowed({ state: asked.state }, at)}` : Prisma.empty;
  const from = Prisma.sql`work_item w JOIN customer c ON c.id = w.customer_id
    WHERE (w.assignee_id = ${viewer.personId}::uuid
        OR w.assignee_id = ANY (${officers}::uuid[])
        OR w.assignee_id = ANY (${represented}::uuid[]) AND w.kind = ANY (${managerListKinds}::text[]))
      AND (c.csid = ${asked.text} OR ${Prisma.join(named, ' AND ')}) ${inState} AND ${visibleCustomersSql(viewer)}`;
  return itemsOf(reader, viewer, { from, asked, at }, page);
}

async function itemsOf(
  reader: Reader,
  viewer: Viewer,
  { from, asked, at }: { from: Prisma.Sql; asked: Pick<Asked, 'sort'>; at: Moment },
  page: PageAsked,
): Promise<Page<MyWorkItem>> {
  const keys: Record<WorkItemSort, Prisma.Sql> = {
    attention: attentionKey(at),
    dueAt: Prisma.sql`CASE WHEN w.due_at IS NULL THEN '9' ELSE ${instantKey(Prisma.sql`w.due_at`)} END`,
    openedAt: instantKey(Prisma.sql`w.opened_at`),
    name: nameKey,
    closedAt: instantKey(Prisma.sql`w.closed_at`),
  };
  const found = await pageOf(reader, Prisma.sql`SELECT w.id, ${keys[asked.sort]} AS key FROM ${from}`, page);
  const rows = await reader.workItem.findMany({
    where: { id: { in: found.rows }, customer: visibleCustomers(viewer) },
    include: {
      customer: { select: customerShortSelect },
      assignee: { select: personShortSelect },
      process: { select: { subjectId: true } },
    },
  });
  const items = inOrder(found.rows, rows).map((row) => ({
    id: row.id,
    kind: row.kind,
    processId: row.processId,
    subjectId: row.process.subjectId,
    customer: customerShort(row.customer),
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    assignee: row.assignee && personShort(row.assignee),
    ...whenItIsDue(row, at),
  }));
  return { ...found, rows: items };
}

type Dated = { state: string; dueAt: Date | null; followUpOn: Date | null; onHoldUntil: Date | null };

/** What every list says of an item's dates. What is finished is marked no more. */
export function whenItIsDue({ state, dueAt, followUpOn, onHoldUntil }: Dated, { now, today }: Moment) {
  const mark = state === 'open' ? dueMark(dueAt, now) : null;
  const held = localDate(onHoldUntil);
  return {
    dueAt: dueAt?.toISOString() ?? null,
    overdue: mark === 'overdue',
    mark,
    followUpOn: localDate(followUpOn),
    onHoldUntil: held !== null && held > today && mark !== 'overdue' ? held : null,
  };
}
