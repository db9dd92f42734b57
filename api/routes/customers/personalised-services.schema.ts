import { z } from 'zod';
import { submissionStates } from '../../../domain/personalised-services/plan.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { possible } from '../../schemas/possible.ts';
import { referralLine } from '../../schemas/process.ts';
import { stackingDocument } from '../../schemas/stacking-document.ts';
import { id, instant, localDate, personShort } from '../../schemas.ts';

export const params = z.object({ customerId: id });

const assignment = z
  .object({
    id,
    officer: personShort,
    openedAt: instant,
    closedAt: instant.nullable(),
    closeReason: z.string().nullable(),
    officers: z.array(z.object({ officer: personShort, assignedBy: personShort, fromAt: instant })),
  })
  .meta({ id: 'Assignment' });
const plan = z
  .object({
    id,
    revision: z.number().int().meta({ description: 'For `If-Match` of the next save' }),
    coreIssue: z.object({ type: z.string(), stackingDocumentId: id, stackingDocumentDate: localDate }).nullable(),
    trigger: z.object({ segment: z.string(), issue: z.string() }).nullable(),
  })
  .meta({ id: 'Plan' });
const submission = z
  .object({
    id,
    assignmentId: id,
    number: z.number().int(),
    state: z.enum(submissionStates),
    submittedBy: personShort,
    submittedAt: instant,
    decidedBy: personShort.nullable(),
    decidedFor: personShort.nullable(),
    decidedAt: instant.nullable(),
    reason: z.string().nullable(),
    waitingFor: personShort.nullable(),
    dueAt: instant.nullable(),
  })
  .meta({ id: 'Submission' });

export const answer = z
  .object({
    customer: customerShort,
    assignment: assignment.nullable().meta({ description: 'The open one, else the last' }),
    earlierAssignments: z.array(assignment),
    internalReferral: z.object({ id, type: z.string(), associate: customerShort.nullable() }).nullable(),
    stackingDocuments: z.array(stackingDocument),
    plan: plan.nullable(),
    submissions: z.array(submission),
    referrals: z.array(referralLine),
    may: z.object({
      editPlan: possible,
      submitPlan: possible,
      withdraw: possible,
      refer: possible,
      createStackingDocument: possible,
      addNote: possible,
    }),
  })
  .meta({ id: 'PersonalisedServices' });
