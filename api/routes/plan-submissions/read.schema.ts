import { z } from 'zod';
import { submissionStates } from '../../../domain/personalised-services/plan.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { possible } from '../../schemas/possible.ts';
import { stackingDocument } from '../../schemas/stacking-document.ts';
import { id, instant, localDate, personShort } from '../../schemas.ts';

export const params = z.object({ submissionId: id });

const version = z.object({
  coreIssue: z.object({ type: z.string(), stackingDocumentDate: localDate }),
  trigger: z.object({ segment: z.string(), issue: z.string() }),
});
const state = z.enum(submissionStates);
const process = z.object({
  id: z.string(),
  step: z.string(),
  outcome: z.string().nullable(),
  needs: z.enum(['officer', 'manager', 'time', 'operator', 'nobody']),
  waitingFor: personShort.nullable(),
  since: instant.nullable().meta({ description: 'Since when it waits for whom it waits' }),
  due: z
    .array(z.object({ name: z.string(), at: instant }))
    .meta({ description: 'What happens by itself, the nearest first' }),
  seq: z.number().int(),
  temporalUrl: z.string().nullable().meta({ description: 'For operators only' }),
});
const timelineStep = z.object({
  seq: z.number().int(),
  what: z.string(),
  step: z.string(),
  who: personShort.nullable(),
  for: personShort.nullable().meta({ description: 'The manager on leave for whom a delegate acted' }),
  to: personShort.nullable().meta({ description: 'Whom it waits for after it' }),
  at: instant,
  reason: z.string().nullable(),
});

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
    process,
    timeline: z.array(timelineStep),
    stackingDocuments: z.array(stackingDocument),
    may: z.object({ accept: possible, return: possible, handOver: possible, withdraw: possible }),
  })
  .meta({ id: 'PlanSubmission' });
