import { z } from 'zod';
import { internalReferralTypes } from '../../../domain/personalised-services/internal-referral.ts';
import { id } from '../../schemas.ts';

export const params = z.object({ customerId: id });
export const body = z.object({
  type: z.enum(internalReferralTypes).meta({ description: 'Internal referral type' }),
  stackingDocumentId: id.meta({
    description: 'An existing stacking document of the customer; the plan shows its date',
  }),
});
export const answer = z.object({ revision: z.number().int() });
