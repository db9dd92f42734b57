import { z } from 'zod';
import { operatorActionSorts } from '../../../prisma/repositories/operator-actions.ts';
import { itemDates, itemListOf, itemQuery } from '../../schemas/item.ts';
import { sortBy } from '../../schemas/sort.ts';
import { id, instant, personShort } from '../../schemas.ts';

export const query = itemQuery.extend({ sort: sortBy(operatorActionSorts) });
export const operatorAction = z
  .object({
    workItemId: id,
    kind: z.string(),
    processId: z.string(),
    submissionId: id,
    openedAt: instant,
    closedAt: instant.nullable(),
    ...itemDates,
    claimedBy: personShort.nullable().meta({ description: 'The operator who has taken it on' }),
    claimedAt: instant.nullable(),
    temporalUrl: z.string().nullable(),
  })
  .meta({ id: 'OperatorAction', description: 'Ids and instants only: operators see no customer data in clear' });
export const answer = itemListOf(operatorAction);
