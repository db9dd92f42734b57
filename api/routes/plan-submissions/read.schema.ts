import { z } from 'zod';
import { submissionStates } from '../../../domain/personalised-services/plan.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { possible } from '../../schemas/possible.ts';
import { officerChange, onLeave, processView, timelineStep } from '../../schemas/process.ts';
import { stackingDocument } from '../../schemas/stacking-document.ts';
import { id, instant, localDate, personShort } from '../../schemas.ts';

export const params = z.object({ submissionId: id });

const version = z.object({
  coreIssue: z.object({ type: z.string(), stackingDocumentDate: localDate }),
  trigger: z.object({ segment: z.string(), issue: z.string() }),
});
const state = z.enum(submissionStates);
export const answer = z
  .object({
    id,
    number: z.number().int(),
    state,
    customer: customerShort,
    submitted: version,
    previous: version.extend({ number: z.number().int(), state, reason: z.string().nullable() }).nullable(),
    differences: z.array(
      z.object({
        field: z.enum(['coreIssueType', 'stackingDocumentDate', 'segment', 'issue']),
        before: z.string().nullable(),
        after: z.string(),
      }),
    ),
    submittedBy: personShort,
    submittedAt: instant,
    authors: z.array(personShort).meta({ description: 'Who submitted or edited it: none of them may decide (PS-12)' }),
    decidedBy: personShort.nullable(),
    decidedFor: personShort.nullable(),
    decidedAt: instant.nullable(),
    reason: z.string().nullable(),
    process: processView,
    waitingForOnLeave: onLeave.nullable(),
    timeline: z.array(timelineStep),
    officerChanges: z
      .array(officerChange)
      .meta({ description: 'The customer went to another officer meanwhile (PS-4)' }),
    stackingDocuments: z.array(stackingDocument),
    may: z.object({ accept: possible, return: possible, handOver: possible, withdraw: possible }),
  })
  .meta({ id: 'PlanSubmission' });
