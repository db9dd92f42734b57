import { z } from 'zod';
import { filteredLists, type FilteredList } from '../../../domain/work-items/item-filter.ts';
import { id } from '../../schemas.ts';
import { query as managerActions } from '../manager-actions/list.schema.ts';
import { query as officerActions } from '../officer-actions/list.schema.ts';
import { query as operatorActions } from '../operator-actions/list.schema.ts';
import { query as workItems } from '../work-items/list.schema.ts';

const page = { limit: true, cursor: true } as const;
/** What a filter of a list may hold: what its list takes, beside the page. */
export const filterOf: Readonly<Record<FilteredList, z.ZodType>> = {
  csoActions: officerActions.omit(page).strict(),
  workItems: workItems.omit(page).strict(),
  managerActions: managerActions.omit(page).strict(),
  operatorActions: operatorActions.omit(page).strict(),
};

const list = z.enum(filteredLists);
const name = z.string().trim().min(1, 'Enter a name.').max(60, 'A name has at most 60 characters.');
const filter = z.record(z.string().max(20), z.string().max(40)).meta({ description: 'Words of the list’s own query' });

export const params = z.object({ savedFilterId: id });
export const query = z.object({ list });
export const body = z.object({ list, name, filter });
export const replaceBody = z.object({ name, filter });
export const savedFilter = z.object({ id, name, filter }).meta({ id: 'SavedFilter' });
export const answer = z.object({ items: z.array(savedFilter) });
