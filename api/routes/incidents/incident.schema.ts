import { z } from 'zod';
import {
  incidentCauses,
  incidentFindings,
  incidentStates,
  incidentTaskKinds,
} from '../../../domain/incidents/incident.ts';
import { incidentOutcomes } from '../../../domain/incidents/interview.ts';
import { interviewShape } from '../../../prisma/repositories/incidents.ts';
import { incidentSorts } from '../../../prisma/repositories/incidents-read.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { possible } from '../../schemas/possible.ts';
import { sortBy } from '../../schemas/sort.ts';
import { id, instant, listOf, listQuery, personShort } from '../../schemas.ts';

export const params = z.object({ incidentId: id });

const task = z
  .object({
    kind: z.enum(incidentTaskKinds),
    assignee: personShort.nullable(),
    dueAt: instant,
    overdue: z.boolean(),
    doneAt: instant.nullable(),
    doneBy: personShort.nullable(),
    calledAt: instant.nullable().meta({ description: 'Of a call: when it was (EM-32)' }),
    reference: z.string().nullable().meta({ description: 'Of a report: by what it is known' }),
    may: z.object({ do: possible, give: possible }),
  })
  .meta({ id: 'IncidentTask' });
const short = z
  .object({
    id,
    revision: z.number().int(),
    cause: z.enum(incidentCauses),
    state: z.enum(incidentStates),
    createdAt: instant,
    closedAt: instant.nullable(),
    officer: personShort.nullable().meta({ description: 'Who took the call; null: found by the system' }),
    customer: customerShort.nullable().meta({ description: 'Whose the call was, or who got it by mistake' }),
    mobile: z.string().nullable().meta({
      description: 'Where it was received, E.164; of an interview that is not finished as far as it is a mobile',
    }),
    outcomes: z.array(z.enum(incidentOutcomes)),
    finding: z.enum(incidentFindings).nullable(),
    dueAt: instant.nullable(),
    overdue: z.boolean(),
    tasks: z.array(task),
  })
  .meta({ id: 'IncidentShort' });

export const incident = short
  .extend({
    interview: interviewShape.nullable().meta({ description: 'For who took the call, and SAS' }),
    messageId: id.nullable().meta({ description: 'What was sent by mistake (EM-32)' }),
    escalatedAt: instant.nullable(),
    found: z.object({ by: personShort, at: instant }).nullable(),
    findingNote: z.string().nullable().meta({ description: 'For SAS alone' }),
    foundCustomer: customerShort.nullable().meta({ description: 'For SAS, and for who removes the number (EM-36)' }),
    may: z.object({ interview: possible, resolve: possible }),
  })
  .meta({ id: 'Incident' });

export const list = listOf(short);
export const listQueryOfIncidents = listQuery.extend({
  state: z.enum(['open', ...incidentStates]).optional(),
  cause: z.enum(incidentCauses).optional(),
  sort: sortBy(incidentSorts),
});
