import { z } from 'zod';
import { officerActionSorts, planStates, referralStates } from '../../../prisma/repositories/officer-actions.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { sortBy } from '../../schemas/sort.ts';
import { id, instant, listOf, listQuery, personShort } from '../../schemas.ts';

const state = z.enum(planStates);
export const query = listQuery.extend({
  sort: sortBy(officerActionSorts),
  state: state.optional(),
  referral: z.enum(referralStates).optional().meta({ description: 'Where the open referral stands' }),
});
const many = z.number().int();
export const answer = listOf(
  z
    .object({
      assignmentId: id,
      customer: customerShort,
      openedAt: instant,
      plan: z.object({
        state,
        submissionId: id.nullable(),
        waitingFor: personShort.nullable(),
        dueAt: instant.nullable(),
        reason: z.string().nullable(),
        changedAt: instant.nullable(),
      }),
      referral: z
        .object({
          id,
          step: z.string(),
          outcome: z.string().nullable(),
          waitingFor: personShort.nullable(),
          dueAt: instant.nullable(),
        })
        .nullable()
        .meta({ description: 'The last referral for transfer out of this stay' }),
    })
    .meta({ id: 'OfficerAction' }),
).extend({
  counts: z
    .object({
      all: many,
      none: many,
      draft: many,
      submitted: many,
      accepted: many,
      returned: many,
      withdrawn: many,
      ended: many,
      noReferral: many,
      awaitingMonitorApproval: many,
      monitoring: many,
      lapsed: many,
      awaitingTransferApproval: many,
    })
    .meta({ description: 'Of the whole list by plan and by open referral, whatever is chosen' }),
});
