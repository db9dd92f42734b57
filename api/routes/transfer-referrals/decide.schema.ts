import { z } from 'zod';
import { id, nothing } from '../../schemas.ts';
import { reasonText } from '../../tell-process.ts';

export const params = z.object({ referralId: id });

export const emptyBody = nothing;
export const reasonBody = z.object({ reason: reasonText });
export const withdrawBody = z.object({ reason: reasonText.optional() });
export const handOverBody = z.object({ managerId: id });
