/** How much waits for somebody; the numbers in the console's header. */
import { may } from '../../domain/people/permissions.ts';
import { managerListKinds } from '../../domain/personalised-services/assignment.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Reader } from '../client.ts';
import { countIncidentWork } from './incidents-read.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

/**
 * Open and overdue items of the viewer, and decisions of those whom they stand in for (PS-14); for operators also what waits for any
 * operator, which names no customer. With what of incidents waits for them (EM-32, EM-36).
 */
export async function countOpenWork(
  reader: Reader,
  viewer: Viewer,
  { now, representing }: { now: Date; representing: readonly string[] },
): Promise<{ open: number; overdue: number }> {
  const mine: Prisma.WorkItemWhereInput = {
    customer: visibleCustomers(viewer),
    OR: [
      { assigneeId: viewer.personId },
      { assigneeId: { in: [...representing] }, kind: { in: [...managerListKinds] } },
    ],
  };
  const concerned = may(viewer.roles, 'operatorActions.view') ? [mine, { assigneeId: null }] : [mine];
  const where: Prisma.WorkItemWhereInput = { state: 'open', OR: concerned };
  const [open, overdue, incidents] = await Promise.all([
    reader.workItem.count({ where }),
    reader.workItem.count({ where: { ...where, dueAt: { lt: now } } }),
    countIncidentWork(reader, viewer, now),
  ]);
  return { open: open + incidents.open, overdue: overdue + incidents.overdue };
}
