import { z } from 'zod';
import { customerShort } from '../../schemas/customer-short.ts';
import { sortBy } from '../../schemas/sort.ts';
import { id, instant, listOf, listQuery, personShort } from '../../schemas.ts';

export const sorts = ['createdAt', 'name'] as const;
export const query = listQuery.extend({ sort: sortBy(sorts) });
export const answer = listOf(
  z
    .object({
      id,
      customer: customerShort,
      type: z.string(),
      associate: customerShort.nullable(),
      createdAt: instant,
      createdBy: personShort,
    })
    .meta({ id: 'PendingReferral' }),
);
