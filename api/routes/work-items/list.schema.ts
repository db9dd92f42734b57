import { workItemSorts } from '../../../prisma/repositories/my-work-items.ts';
import { itemListOf, itemQuery } from '../../schemas/item.ts';
import { sortBy } from '../../schemas/sort.ts';
import { workItem } from './item.schema.ts';

export const query = itemQuery.extend({ sort: sortBy(workItemSorts) });
export const answer = itemListOf(workItem);
