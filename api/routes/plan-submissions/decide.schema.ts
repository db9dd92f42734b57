import { z } from 'zod';
import { id, nothing } from '../../schemas.ts';
import { reasonText } from '../../tell-process.ts';

export const params = z.object({ submissionId: id });

export const acceptBody = nothing;
export const returnBody = z.object({
  reason: reasonText.meta({ description: 'What the officer must change (PS-11)' }),
});
export const withdrawBody = z.object({ reason: reasonText.optional() });
export const handOverBody = z.object({ managerId: id });
