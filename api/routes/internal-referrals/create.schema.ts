import { z } from 'zod';
import { internalReferralTypes } from '../../../domain/personalised-services/internal-referral.ts';
import { csid } from '../../schemas/csid.ts';

export const body = z.object({
  csid,
  type: z.enum(internalReferralTypes),
  associateCsid: csid
    .optional()
    .meta({ description: 'Of type Associate only: the PS customer with whom this one is associated' }),
});
