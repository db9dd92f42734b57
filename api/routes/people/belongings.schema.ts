import { z } from 'zod';
import { belongingKinds } from '../../../domain/people/belonging.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { id, instant, personShort } from '../../schemas.ts';

export const params = z.object({ personId: id });
export const kind = z.enum(belongingKinds);
export const counts = z
  .object({
    customers: z.number().int(),
    workItems: z.number().int(),
    decisions: z.number().int(),
    incidents: z.number().int(),
    delegations: z.number().int(),
    staff: z.number().int(),
  })
  .meta({ id: 'BelongingCounts' });

export const answer = z.object({
  person: personShort,
  active: z.boolean(),
  items: z.array(
    z.object({
      kind,
      id: id.meta({ description: 'Of the assignment, work item, interview, incident’s task, leave or person' }),
      what: z.string().meta({ description: 'The kind, the work item’s kind, or what is to be done about an incident' }),
      customer: customerShort.nullable(),
      person: personShort.nullable(),
      dueAt: instant.nullable(),
    }),
  ),
  counts,
});
