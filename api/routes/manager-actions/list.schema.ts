import { z } from 'zod';
import { managerActionSorts } from '../../../prisma/repositories/manager-actions.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { itemDates, itemListOf, itemQuery } from '../../schemas/item.ts';
import { sortBy } from '../../schemas/sort.ts';
import { id, instant, personShort } from '../../schemas.ts';

export const query = itemQuery.extend({ sort: sortBy(managerActionSorts) });
export const answer = itemListOf(
  z
    .object({
      workItemId: id,
      kind: z.string(),
      processId: z.string(),
      submissionId: id.nullable(),
      referralId: id.nullable(),
      customer: customerShort,
      submittedBy: personShort,
      officer: personShort,
      openedAt: instant,
      followUpAt: instant.nullable(),
      remindedAt: instant.nullable(),
      closedAt: instant.nullable(),
      ...itemDates,
      from: personShort.nullable().meta({ description: 'From whom it came, escalated or handed over' }),
      forManager: personShort.nullable().meta({ description: 'The manager on leave whose delegate I am (PS-14)' }),
    })
    .meta({ id: 'ManagerAction' }),
);
