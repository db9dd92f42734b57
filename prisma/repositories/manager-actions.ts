/** Service Manager Actions List: what waits for the manager, and for those whose delegate the manager is today (PS-10, PS-14). */
import type { LocalDate } from '../../domain/time/local-date.ts';
import type { DueMark } from '../../domain/work-items/due-mark.ts';
import type { ItemFilter } from '../../domain/work-items/item-filter.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { managerListKinds } from '../../domain/personalised-services/assignment.ts';
import { planApprovalKind } from '../../workflows/contracts/plan-approval.ts';
import { transferReferralKind } from '../../workflows/contracts/transfer-referral.ts';
import type { Reader } from '../client.ts';
import { customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { attentionKey, countItems, narrowed, type ItemCounts, type Moment } from './item-filter.ts';
import { whenItIsDue } from './my-work-items.ts';
import { inOrder, instantKey, nameKey, pageOf, type Page, type PageAsked } from './page.ts';
import { delegateFor } from './people.ts';
import { personsById, type PersonShort } from './person-short.ts';
import { visibleCustomers, visibleCustomersSql, type Viewer } from './viewer.ts';

export type ManagerAction = {
  workItemId: string;
  kind: string;
  processId: string;
  /** One of the two: what is asked about. */
  submissionId: string | null;
  referralId: string | null;
  customer: CustomerShort;
  submittedBy: PersonShort;
  /** Whose customer it is today; who submitted, where it is nobody's any more. */
  officer: PersonShort;
  openedAt: string;
  dueAt: string | null;
  followUpAt: string | null;
  remindedAt: string | null;
  closedAt: string | null;
  overdue: boolean;
  mark: DueMark | null;
  followUpOn: LocalDate | null;
  onHoldUntil: LocalDate | null;
  from: PersonShort | null;
  forManager: PersonShort | null;
};
export const managerActionSorts = ['attention', 'name', 'openedAt', 'dueAt', 'closedAt'] as const;
export type ManagerActionSort = (typeof managerActionSorts)[number];

/** `counts` are of all that is open. */
export async function managerActions(
  reader: Reader,
  viewer: Viewer,
  asked: ItemFilter & { sort: ManagerActionSort },
  at: Moment,
  page: PageAsked,
): Promise<Page<ManagerAction> & { counts: ItemCounts }> {
  const delegated = await delegateFor(reader, viewer.personId, at.today);
  const assignees = [viewer.personId, ...delegated.map(({ person }) => person.id)];
  const keys = {
    attention: attentionKey(at),
    name: nameKey,
    openedAt: instantKey(Prisma.sql`w.opened_at`),
    dueAt: instantKey(Prisma.sql`w.due_at`),
    closedAt: instantKey(Prisma.sql`w.closed_at`),
  };
  const mine = Prisma.sql`work_item w JOIN customer c ON c.id = w.customer_id
    WHERE w.assignee_id = ANY (${assignees}::uuid[]) AND w.kind = ANY (${managerListKinds}::text[])
      AND ${visibleCustomersSql(viewer)}`;
  const list = Prisma.sql`SELECT w.id, ${keys[asked.sort]} AS key FROM ${mine} AND ${narrowed(asked, at)}`;
  const found = await pageOf(reader, list, page);

  const rows = await reader.workItem.findMany({
    where: { id: { in: found.rows }, customer: visibleCustomers(viewer) },
    include: {
      customer: {
        select: { ...customerShortSelect, assignments: { where: { closedAt: null }, select: { officerId: true } } },
      },
      process: { select: { kind: true, subjectId: true } },
    },
  });
  const submissions = await reader.planSubmission.findMany({
    where: { id: { in: rows.map((row) => row.process.subjectId) }, customer: visibleCustomers(viewer) },
    select: { id: true, submittedById: true },
  });
  const referrals = await reader.transferReferral.findMany({
    where: { id: { in: rows.map((row) => row.process.subjectId) }, customer: visibleCustomers(viewer) },
    select: { id: true, referredById: true, transferActionedById: true },
  });
  const submitter = new Map([
    ...submissions.map(({ id, submittedById }) => [id, submittedById] as const),
    ...referrals.map((r) => [r.id, r.transferActionedById ?? r.referredById] as const),
  ]);
  const people = await personsById(reader, [
    ...submitter.values(),
    ...rows.flatMap((row) => [row.fromId, row.assigneeId, row.customer.assignments[0]?.officerId]),
  ]);
  const actions = inOrder(found.rows, rows).map((row) => {
    // of a reassignment (PS-28) nobody submitted anything: it is about the officer
    const submittedBy = people.get(
      submitter.get(row.process.subjectId) ?? row.customer.assignments[0]?.officerId ?? row.assigneeId ?? '',
    );
    return {
      workItemId: row.id,
      kind: row.kind,
      processId: row.processId,
      submissionId: row.process.kind === planApprovalKind ? row.process.subjectId : null,
      referralId: row.process.kind === transferReferralKind ? row.process.subjectId : null,
      customer: customerShort(row.customer),
      submittedBy,
      officer: people.find(row.customer.assignments[0]?.officerId) ?? submittedBy,
      openedAt: row.openedAt.toISOString(),
      followUpAt: row.followUpAt?.toISOString() ?? null,
      remindedAt: row.remindedAt?.toISOString() ?? null,
      closedAt: row.closedAt?.toISOString() ?? null,
      ...whenItIsDue(row, at),
      from: people.find(row.fromId),
      forManager: row.assigneeId === viewer.personId ? null : people.find(row.assigneeId),
    };
  });
  return { ...found, rows: actions, counts: await countItems(reader, mine, at) };
}
