import { z } from 'zod';
import { workItemSorts } from '../../../prisma/repositories/my-work-items.ts';
import { itemState } from '../../schemas/item.ts';
import { sortBy } from '../../schemas/sort.ts';
import { listOf, listQuery } from '../../schemas.ts';
import { workItem } from './item.schema.ts';

export const body = listQuery.extend({
  text: z
    .string()
    .trim()
    .min(1, 'Enter a CSID or a name.')
    .max(100)
    .meta({ description: 'A CSID, or words of a name' }),
  state: itemState.optional().meta({ description: 'Where none is named: of any state' }),
  sort: sortBy(workItemSorts),
});
export const answer = listOf(workItem);
