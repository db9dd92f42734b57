import { z } from 'zod';
import { id, nothing, personShort } from '../../schemas.ts';

export const params = z.object({ submissionId: id });
const reasonText = z.string().trim().min(1).max(2000);

export const acceptBody = nothing;
export const returnBody = z.object({
  reason: reasonText.meta({ description: 'What the officer must change (PS-11)' }),
});
export const withdrawBody = z.object({ reason: reasonText.optional() });
export const handOverBody = z.object({ managerId: id });

/** Where the process stands after it; with `Prefer: respond-async` only the command's id. */
export const answer = z.union([
  z
    .object({
      commandId: id,
      seq: z.number().int(),
      step: z.string(),
      outcome: z.string().nullable(),
      waitingFor: personShort.nullable(),
    })
    .meta({ id: 'ProcessAnswer' }),
  z.object({ commandId: id }).meta({ id: 'CommandAccepted' }),
]);
