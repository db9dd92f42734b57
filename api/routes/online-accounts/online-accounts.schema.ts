import { z } from 'zod';
import {
  accountChanges,
  accountStatuses,
  attemptOutcomes,
  deliveries,
  privacyWarning,
} from '../../../domain/online-accounts/account-action.ts';
import { editions } from '../../../domain/online-accounts/edition.ts';
import { answerOutcomes } from '../../../domain/online-accounts/proof-of-identity.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { possible } from '../../schemas/possible.ts';
import { id, instant, personShort } from '../../schemas.ts';

export const ofCustomer = z.object({ customerId: id });
export const ofAccount = z.object({ accountId: id });

export const onlineAccounts = z
  .object({
    revision: z.number().int().meta({ description: 'Goes up with every change of an account (OA-14)' }),
    edition: z.enum(editions),
    customer: customerShort,
    email: z.string().nullable(),
    hasPostalAddress: z.boolean(),
    accounts: z
      .array(
        z.object({
          id,
          accountKey: z.string(),
          status: z.enum(accountStatuses),
          current: z.boolean(),
          createdAt: instant,
          createdBy: personShort.nullable().meta({ description: 'Null: the customer, who linked it' }),
          closedAt: instant.nullable(),
          lastUsedAt: instant.nullable(),
        }),
      )
      .meta({ description: 'The current one first (OA-16)' }),
    possible: z
      .object({
        create: possible.optional(),
        reissuePassword: possible.optional(),
        deactivate: possible.optional(),
        reactivate: possible.optional(),
      })
      .meta({ description: 'Of the edition’s actions' }),
    notEligible: z.array(z.string()).meta({ description: 'Why no new account can be created (OA-6)' }),
    reissueWithoutProofUntil: instant
      .nullable()
      .meta({ description: 'Until then you may re-issue on the proof that was given to you (OA-8)' }),
    channelsToSetAgain: z.boolean().meta({ description: 'The channel preferences need to be set again (OA-11)' }),
    recentAction: z
      .object({
        what: z.enum(accountChanges),
        by: personShort.nullable().meta({ description: 'Null: the customer' }),
        at: instant,
        accountKey: z.string(),
        delivery: z.enum(deliveries).nullable(),
        letterId: id.nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'OnlineAccounts' });

const privacyConfirmed = z
  .literal(true, 'Confirm that the customer’s personal details are safe.')
  .meta({ description: `OA-1: “${privacyWarning}”` });
const decision = z.enum(attemptOutcomes);
export const proof = z
  .object({
    version: z.number().int().min(1),
    answers: z.record(id, z.enum(answerOutcomes)).meta({ description: 'By the question’s id' }),
  })
  .meta({ description: 'The outcome of each question; the score is computed (OA-4)' });
const delivery = z.enum(deliveries).optional().meta({ description: 'Needed to accept (OA-3)' });
const reason = z.string().trim().max(500).optional().meta({ description: 'Needed to accept (OA-10)' });

export const createBody = z.object({
  privacyConfirmed,
  decision,
  delivery,
  email: z
    .email('Write the email address as name@example.com.')
    .max(254)
    .optional()
    .meta({ description: 'Needed to accept where none is recorded: it becomes the customer’s (OA-2)' }),
  proof,
});
export const reissueBody = z.object({
  privacyConfirmed,
  decision,
  delivery,
  proof: proof.optional().meta({ description: 'May be left out within 15 minutes (OA-8)' }),
});
export const updateBody = z.object({
  privacyConfirmed,
  decision: decision.default('accepted'),
  reason,
  proof: proof.optional().meta({ description: 'Asked for in the edition `staff-managed`' }),
});

export const actionResult = z
  .object({
    attemptId: id.nullable().meta({ description: 'Null: cancelled with nothing scored' }),
    outcome: decision,
    points: z.number().int().nullable(),
    message: z.string().meta({ description: 'In the procedure’s own words' }),
    accountId: id.nullable(),
    accountKey: z.string().nullable(),
    password: z
      .string()
      .nullable()
      .meta({ description: 'Of `overThePhone`, in the first answer only; it is kept nowhere (OA-8)' }),
    spoken: z.array(z.string()).nullable().meta({ description: 'The same, sign by sign, to read aloud' }),
    expiresAt: instant.nullable(),
    shownOnce: z.boolean().meta({ description: 'The password was shown in the first answer: re-issue (OA-8)' }),
    letterId: id.nullable(),
    account: onlineAccounts,
  })
  .meta({ id: 'AccountActionResult' });

export const accountKey = z.string().trim().min(1).max(40);
