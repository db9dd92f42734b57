import { z } from 'zod';
import { incidentAges, incidentCauses, incidentFindings } from '../../../domain/incidents/incident.ts';
import { incidentOutcomes } from '../../../domain/incidents/interview.ts';

const count = z.number().int();
const counts = { begun: count, open: count, overdue: count, closed: count };
const byWord = <const W extends string>(words: readonly [W, ...W[]]) =>
  z.array(z.object({ word: z.enum(words), incidents: count }));

export const answer = z.object({
  total: z.object(counts),
  causes: z.array(z.object({ word: z.enum(incidentCauses), ...counts })),
  outcomes: byWord(incidentOutcomes).meta({ description: 'More than one may hold' }),
  findings: byWord(incidentFindings),
  ages: byWord(incidentAges).meta({ description: 'Of those that are open: since they were begun' }),
});
