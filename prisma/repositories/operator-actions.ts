/** What waits for the operators, whoever of them takes it: ids and instants, nothing of the customer. */
import type { ItemFilter } from '../../domain/work-items/item-filter.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Reader } from '../client.ts';
import { attentionKey, countItems, narrowed, type ItemCounts, type Moment } from './item-filter.ts';
import { whenItIsDue } from './my-work-items.ts';
import { inOrder, instantKey, pageOf, type Page, type PageAsked } from './page.ts';
import { personShort, personShortSelect, type PersonShort } from './person-short.ts';

export type OperatorAction = {
  id: string;
  kind: string;
  processId: string;
  subjectId: string;
  openedAt: string;
  closedAt: string | null;
  claimedBy: PersonShort | null;
  claimedAt: string | null;
} & ReturnType<typeof whenItIsDue>;

export const operatorActionSorts = ['openedAt', 'attention', 'dueAt', 'closedAt'] as const;
export type OperatorActionSort = (typeof operatorActionSorts)[number];

/** Not filtered by viewer: it holds nothing that restricted records are hidden for. */
export async function operatorActions(
  reader: Reader,
  asked: ItemFilter & { sort: OperatorActionSort },
  at: Moment,
  page: PageAsked,
): Promise<Page<OperatorAction> & { counts: ItemCounts }> {
  const keys: Record<OperatorActionSort, Prisma.Sql> = {
    openedAt: instantKey(Prisma.sql`w.opened_at`),
    attention: attentionKey(at),
    dueAt: Prisma.sql`CASE WHEN w.due_at IS NULL THEN '9' ELSE ${instantKey(Prisma.sql`w.due_at`)} END`,
    closedAt: instantKey(Prisma.sql`w.closed_at`),
  };
  const nobodys = Prisma.sql`work_item w WHERE w.assignee_id IS NULL`;
  const list = Prisma.sql`SELECT w.id, ${keys[asked.sort]} AS key FROM ${nobodys} AND ${narrowed(asked, at)}`;
  const found = await pageOf(reader, list, page);
  const rows = await reader.workItem.findMany({
    where: { id: { in: found.rows } },
    include: { process: { select: { subjectId: true } }, claimedBy: { select: personShortSelect } },
  });
  const items = inOrder(found.rows, rows).map((row) => ({
    id: row.id,
    kind: row.kind,
    processId: row.processId,
    subjectId: row.process.subjectId,
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    claimedBy: row.claimedBy && personShort(row.claimedBy),
    claimedAt: row.claimedAt?.toISOString() ?? null,
    ...whenItIsDue(row, at),
  }));
  return { ...found, rows: items, counts: await countItems(reader, nobodys, at) };
}
