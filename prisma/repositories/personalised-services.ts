/** Everything of a customer's stays in Personalised Services, as the page of that name shows it. */
import { mayServe, mayViewStays } from '../../domain/personalised-services/assignment.ts';
import { mayEditPlan, maySubmitPlan, mayWithdraw } from '../../domain/personalised-services/plan.ts';
import { mayRefer } from '../../domain/personalised-services/refer.ts';
import type { Impossible, Possible } from '../../domain/possible.ts';
import type { Reader } from '../client.ts';
import { customersById, customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { personShort, personShortSelect, personsById, type PersonShort } from './person-short.ts';
import { submissionsOf, type SubmissionLine } from './plan-submissions-read.ts';
import { planOf, type PlanShown } from './plans.ts';
import { stackingDocumentsOf, type StackingDocumentLine } from './stacking-documents.ts';
import { referralsOf, type ReferralLine } from './transfer-referrals-read.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

type AssignmentLine = {
  id: string;
  officer: PersonShort;
  openedAt: string;
  closedAt: string | null;
  closeReason: string | null;
  /** PS-4: who served the customer from when on, from the first. */
  officers: { officer: PersonShort; assignedBy: PersonShort; fromAt: string }[];
};

export type PersonalisedServices = {
  customer: CustomerShort;
  /** The open one, else the last. */
  assignment: AssignmentLine | null;
  earlierAssignments: AssignmentLine[];
  /** Of that assignment; where there is none, the one that waits. */
  internalReferral: { id: string; type: string; associate: CustomerShort | null } | null;
  stackingDocuments: StackingDocumentLine[];
  plan: PlanShown | null;
  submissions: SubmissionLine[];
  referrals: ReferralLine[];
  may: Record<'editPlan' | 'submitPlan' | 'withdraw' | 'refer' | 'createStackingDocument' | 'addNote', Possible>;
};

/** Null: no such customer, or none that exists for the viewer; `Impossible`: not theirs to read (RS-1), whatever there is. */
export async function readPersonalisedServices(
  reader: Reader,
  viewer: Viewer,
  customerId: string,
): Promise<PersonalisedServices | Impossible | null> {
  const row = await reader.customer.findFirst({
    where: { AND: [{ id: customerId }, visibleCustomers(viewer)] },
    select: {
      ...customerShortSelect,
      deceasedOn: true,
      assignments: {
        include: { officer: { select: personShortSelect }, officers: { orderBy: { id: 'asc' } } },
        orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
      },
      internalReferrals: {
        select: { id: true, type: true, associateCustomerId: true, assignment: { select: { id: true } }, state: true },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      },
    },
  });
  if (!row) return null;
  const theirs = mayViewStays(viewer, row.assignments);
  if (!theirs.possible) return theirs;
  const lines = row.assignments;
  const people = await personsById(
    reader,
    lines.flatMap(({ officers }) => officers.flatMap((o) => [o.officerId, o.assignedById])),
  );
  const toLine = (line: (typeof lines)[number]): AssignmentLine => ({
    id: line.id,
    officer: personShort(line.officer),
    openedAt: line.openedAt.toISOString(),
    closedAt: line.closedAt?.toISOString() ?? null,
    closeReason: line.closeReason,
    officers: line.officers.map((o) => ({
      officer: people.get(o.officerId),
      assignedBy: people.get(o.assignedById),
      fromAt: o.fromAt.toISOString(),
    })),
  });
  const present = lines.find((line) => line.closedAt === null) ?? lines[0] ?? null;
  const referral =
    row.internalReferrals.find((r) => r.state === 'pending') ??
    row.internalReferrals.find((r) => r.assignment !== null && r.assignment.id === present?.id);
  const associates = await customersById(reader, viewer, [referral?.associateCustomerId ?? null]);
  const plan = present && (await planOf(reader, viewer, present.id));
  const submissions = await submissionsOf(reader, viewer, customerId);
  const referrals = await referralsOf(reader, viewer, customerId);

  const assignment = present && present.closedAt === null ? { officerId: present.officerId } : null;
  const openSubmission = submissions.some((s) => s.state === 'submitted' && s.assignmentId === present?.id);
  const standing = { me: viewer, assignment, plan, openSubmission };
  return {
    customer: customerShort(row),
    assignment: present && toLine(present),
    earlierAssignments: lines.filter((line) => line !== present).map(toLine),
    internalReferral: referral
      ? { id: referral.id, type: referral.type, associate: associates.get(referral.associateCustomerId ?? '') ?? null }
      : null,
    stackingDocuments: await stackingDocumentsOf(reader, viewer, customerId),
    plan,
    submissions,
    referrals,
    may: {
      refer: mayRefer({
        me: viewer,
        assignment,
        deceased: row.deceasedOn !== null,
        openReferral: referrals.some(({ outcome }) => outcome === null),
      }),
      editPlan: mayEditPlan(standing),
      submitPlan: maySubmitPlan({ ...standing, deceased: row.deceasedOn !== null }),
      withdraw: mayWithdraw(standing),
      createStackingDocument: mayServe(viewer, assignment, 'stackingDocuments.create'),
      addNote: mayServe(viewer, assignment, 'notes.add'),
    },
  };
}
