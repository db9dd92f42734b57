import { z } from 'zod';
import { customerShort } from '../../schemas/customer-short.ts';
import { possible } from '../../schemas/possible.ts';
import { id, instant, localDate, personShort } from '../../schemas.ts';

export const params = z.object({ customerId: id });

const caseLine = z.object({
  id,
  number: z.string(),
  role: z.enum(['payingParent', 'receivingParent']),
  otherParty: customerShort.nullable().meta({ description: 'Null: there is one, not to be seen by who asks' }),
  processes: z.array(
    z.object({ kind: z.string(), startedOn: localDate, initiatedBy: z.enum(['thisCustomer', 'otherParty']) }),
  ),
});
export const answer = customerShort
  .extend({
    givenNames: z.string(),
    familyName: z.string(),
    organisationName: z.string(),
    country: z.string(),
    state: z.string().nullable(),
    locality: z.string().nullable(),
    postcode: z.string().nullable(),
    timeZone: z
      .string()
      .nullable()
      .meta({ description: 'As it follows from the address; null where it can’t be told' }),
    email: z.string().nullable(),
    emailValid: z.boolean().meta({ description: 'Not ticked `Invalid` (EM-2)' }),
    phones: z.array(z.object({ id, kind: z.string(), number: z.string(), valid: z.boolean() })),
    indicators: z.object({
      restricted: z.boolean(),
      fdv: z.boolean(),
      deceasedOn: localDate.nullable(),
      specialisedArea: z.string().nullable(),
      employer: z.boolean(),
    }),
    programs: z
      .object({ childSupport: z.boolean(), centrelink: z.boolean() })
      .meta({ description: 'Whose customer it is now; a mutual customer is both (EM-38)' }),
    cases: z.array(caseLine),
    openProcesses: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        step: z.string(),
        needs: z.string(),
        waitingFor: personShort.nullable(),
        dueAt: instant.nullable(),
        subjectId: id,
      }),
    ),
    assignment: z.object({ id, officer: personShort, openedAt: instant }).nullable(),
    pendingReferral: z.object({ id, createdAt: instant }).nullable(),
    may: z.object({ viewPersonalisedServices: possible }),
  })
  .meta({ id: 'CustomerSummary' });
