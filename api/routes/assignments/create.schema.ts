import { z } from 'zod';
import { id } from '../../schemas.ts';

export const body = z.object({ internalReferralId: id, officerId: id });
