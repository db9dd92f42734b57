/** What waits for an officer beside decisions: reminders of monitoring and its lapse (PS-19), what became of their messages (EM-24, EM-28). */
import { managerItemKinds } from '../../domain/personalised-services/assignment.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Reader } from '../client.ts';
import { customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { inOrder, instantKey, pageOf, type Page, type PageAsked } from './page.ts';
import { visibleCustomers, visibleCustomersSql, type Viewer } from './viewer.ts';

export type MyWorkItem = {
  id: string;
  kind: string;
  processId: string;
  /** The referral or message. */
  subjectId: string;
  customer: CustomerShort;
  openedAt: string;
  dueAt: string | null;
  overdue: boolean;
};

/** Open items of mine that are no decisions; by due date, those without one last. */
export async function myWorkItems(
  reader: Reader,
  viewer: Viewer,
  now: Date,
  page: PageAsked,
): Promise<Page<MyWorkItem>> {
  const list = Prisma.sql`
    SELECT w.id, CASE WHEN w.due_at IS NULL THEN '9' ELSE ${instantKey(Prisma.sql`w.due_at`)} END AS key
    FROM work_item w JOIN customer c ON c.id = w.customer_id
    WHERE w.assignee_id = ${viewer.personId}::uuid AND w.state = 'open' AND w.kind <> ALL (${managerItemKinds}::text[])
      AND ${visibleCustomersSql(viewer)}`;
  const found = await pageOf(reader, list, page);
  const rows = await reader.workItem.findMany({
    where: { id: { in: found.rows }, customer: visibleCustomers(viewer) },
    include: { customer: { select: customerShortSelect }, process: { select: { subjectId: true } } },
  });
  const items = inOrder(found.rows, rows).map((row) => ({
    id: row.id,
    kind: row.kind,
    processId: row.processId,
    subjectId: row.process.subjectId,
    customer: customerShort(row.customer),
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    overdue: row.dueAt !== null && row.dueAt < now,
  }));
  return { ...found, rows: items };
}
