/** What waits for the operators, whoever of them takes it: ids and instants, nothing of the customer. */
import { Prisma } from '../../generated/prisma/client.ts';
import type { Reader } from '../client.ts';
import { inOrder, instantKey, pageOf, type Page, type PageAsked } from './page.ts';

export type OperatorAction = {
  id: string;
  kind: string;
  processId: string;
  openedAt: Date;
  dueAt: Date | null;
  process: { subjectId: string };
};

/** The oldest first. Not filtered by viewer: it holds nothing that restricted records are hidden for. */
export async function operatorActions(reader: Reader, asked: PageAsked): Promise<Page<OperatorAction>> {
  const list = Prisma.sql`
    SELECT w.id, ${instantKey(Prisma.sql`w.opened_at`)} AS key FROM work_item w
    WHERE w.state = 'open' AND w.assignee_id IS NULL`;
  const page = await pageOf(reader, list, asked);
  const rows = await reader.workItem.findMany({
    where: { id: { in: page.rows } },
    select: {
      id: true,
      kind: true,
      processId: true,
      openedAt: true,
      dueAt: true,
      process: { select: { subjectId: true } },
    },
  });
  return { ...page, rows: inOrder(page.rows, rows) };
}
