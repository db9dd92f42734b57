import { z } from 'zod';
import { needs } from '../../domain/process.ts';
import { id, instant, localDate, personShort } from '../schemas.ts';

/** Where a process stands. */
export const processView = z.object({
  id: z.string(),
  step: z.string(),
  outcome: z.string().nullable(),
  needs: z.enum(needs),
  waitingFor: personShort.nullable(),
  since: instant.nullable().meta({ description: 'Since when it waits for whom it waits' }),
  due: z
    .array(z.object({ name: z.string(), at: instant }))
    .meta({ description: 'What happens by itself, the nearest first' }),
  seq: z.number().int(),
  temporalUrl: z.string().nullable().meta({ description: 'For operators only' }),
});
/** One step of its whole way (PS-24). */
export const timelineStep = z.object({
  seq: z.number().int(),
  what: z.string(),
  step: z.string(),
  who: personShort.nullable(),
  for: personShort.nullable().meta({ description: 'The manager on leave for whom a delegate acted' }),
  to: personShort.nullable().meta({ description: 'Whom it waits for after it' }),
  at: instant,
  reason: z.string().nullable(),
  because: z.string().nullable().meta({ description: 'Why it came, where nobody did it' }),
});
/** Another officer has the customer from then on (PS-4). */
export const officerChange = z.object({ at: instant, from: personShort, to: personShort, by: personShort });
/** Whoever it waits for is on leave; their delegate may decide meanwhile (PS-14). */
export const onLeave = z.object({ until: localDate, delegate: personShort.nullable() });
/** A referral in a customer's list. */
export const referralLine = z
  .object({
    id,
    assignmentId: id,
    step: z.string(),
    outcome: z.string().nullable(),
    referredBy: personShort,
    referredAt: instant,
    monitoringUntil: instant.nullable(),
    dueAt: instant.nullable(),
  })
  .meta({ id: 'TransferReferralLine' });
