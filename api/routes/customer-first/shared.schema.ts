/** What the routes of Customer First share (EM-38, EM-39, EM-41). */
import { z } from 'zod';
import { claimStates, customerMails } from '../../../domain/electronic-messaging/claim-finalised.ts';
import { messageSystems, type TemplateValues } from '../../../domain/electronic-messaging/template.ts';
import { id } from '../../schemas.ts';

export const params = z.object({ customerId: id });
export const system = z.enum(messageSystems);

/** EM-39: what the officer answered. */
export const claimAnswers = z
  .object({
    claim: z.enum(claimStates).meta({ description: 'How the new claim is finalised' }),
    ccmAvailable: z.boolean(),
    mail: z.enum(customerMails).nullable().default(null).meta({ description: 'Of Grant: how the customer gets mail' }),
    phoneTried: z
      .boolean()
      .nullable()
      .default(null)
      .meta({ description: 'Of Reject: phone contact was tried without success' }),
  })
  .meta({ id: 'ClaimAnswers' });

const value = z.string().trim().max(60).optional();
const given = z.object({ paymentType: value, agencyPhone: value });
/** EM-41: picked from the administrators' lists; the text says which it needs. */
export const centrelinkValues = given.meta({ id: 'CentrelinkValues' });

/** Without the ones that were not filled in. */
export function valuesGiven({ paymentType, agencyPhone }: z.infer<typeof given>): TemplateValues {
  return { ...(paymentType ? { paymentType } : {}), ...(agencyPhone ? { agencyPhone } : {}) };
}

export const composed = z.object({
  templateVersionId: id,
  values: centrelinkValues,
  claim: claimAnswers.nullable().default(null).meta({ description: 'EM-39: of a claim that is finalised' }),
});
