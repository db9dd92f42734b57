/** PS-8, PS-10, PS-11: a line of a plan, as submitted; accepted, or waiting for the manager since. */
import { planApproval, submitted } from '../../domain/personalised-services/plan-approval.ts';
import { localNow } from '../../domain/time/zone.ts';
import { planApprovalId } from '../../workflows/contracts/plan-approval.ts';
import { createStackingDocument } from '../repositories/stacking-documents.ts';
import type { PlanLine } from './line.ts';
import { processHistory } from './process-history.ts';
import {
  askedInstead,
  decisionOf,
  officerNamed,
  openStay,
  play,
  staff,
  writeHistory,
  type Refuse,
  type Scene,
} from './scene.ts';

/** `id` of the submission. Answers whether it is new. */
export async function importPlan(scene: Scene, id: string, line: PlanLine, refuse: Refuse): Promise<boolean> {
  const { tx, customer, settings, now } = scene;
  const before = await tx.planSubmission.findUnique({ where: { id } });
  if (before && before.customerId !== customer.id) refuse('This reference was imported for another customer.');
  if (before) return false;
  const stay = await openStay(scene, line.at, refuse);
  const officer = await officerNamed(tx, line.officer, refuse);
  const editors: string[] = [];
  for (const userId of line.edited_by) editors.push((await staff(tx, userId, refuse)).id);
  const authors = [...new Set([officer.id, ...editors])].toSorted();
  const decision = await decisionOf(scene, line, 'planApproval.accept', authors, refuse);
  const open = await tx.planSubmission.count({ where: { customerId: customer.id, state: 'submitted' } });
  if (open && !decision) refuse('A plan of the customer waits for its decision already.');
  if (line.document_date > localNow(settings.agencyTimeZone, new Date(line.at)).date)
    refuse('The stacking document’s date lies after the submission.');
  const content = {
    coreIssueType: line.type,
    coreIssueDocumentId: await documentOf(scene, officer.id, line),
    triggerSegment: line.segment,
    triggerIssue: line.issue,
  };
  const plan = await tx.plan.upsert({
    where: { assignmentId: stay.id },
    create: { customerId: customer.id, assignmentId: stay.id, ...content, revision: authors.length },
    update: { ...content, revision: { increment: authors.length } },
    include: { submissions: { select: { id: true } } },
  });
  const edit = { planId: plan.id, part: 'trigger', at: new Date(line.at) };
  await tx.planEdit.createMany({
    data: authors.map((personId, i) => ({ ...edit, personId, revision: plan.revision - i })),
  });
  const processId = planApprovalId(id);
  const history = await play(refuse, async () =>
    processHistory(
      tx,
      settings.agencyTimeZone,
      {
        processId,
        subjectId: id,
        customerId: customer.id,
        at: line.at,
        authors,
        what: 'submit',
        item: 'planDecision',
        state: (manager) => submitted(authors, manager, settings.decisionDays),
        ...(await askedInstead(scene, officer, authors, decision)),
        transition: planApproval,
        officerAt: () => officer,
      },
      decision ? [decision] : [],
      now.toISOString(),
    ),
  );
  const end = history.written.at(-1);
  await tx.planSubmission.create({
    data: {
      id,
      planId: plan.id,
      customerId: customer.id,
      number: plan.submissions.length + 1,
      ...content,
      submittedById: officer.id,
      submittedAt: new Date(line.at),
      authors,
      ...(end ? { state: 'accepted', decidedById: end.byId, decidedAt: new Date(end.at), reason: end.reason } : {}),
    },
  });
  await writeHistory(scene, 'planApproval', id, history);
  return true;
}

/** The stacking document of that date, made where there is none, before the plan that names it (PS-5, PS-8). */
async function documentOf({ tx, customer }: Scene, createdById: string, line: PlanLine): Promise<string> {
  const date = new Date(line.document_date);
  const there = await tx.stackingDocument.findFirst({
    where: { customerId: customer.id, date },
    select: { id: true },
  });
  if (there) return there.id;
  const at = new Date(Math.min(date.getTime(), Date.parse(line.at)));
  return (await createStackingDocument(tx, { customerId: customer.id, createdById, at, date: line.document_date })).id;
}
