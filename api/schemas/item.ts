/** What every list of work items can be asked for, and says of each item. */
import { z } from 'zod';
import { dueMarks } from '../../domain/work-items/due-mark.ts';
import { itemDues, itemStates, type ItemFilter } from '../../domain/work-items/item-filter.ts';
import { instant, listOf, listQuery, localDate } from '../schemas.ts';

export const itemState = z.enum(itemStates);
export const itemQuery = listQuery.extend({
  state: itemState
    .default('open')
    .meta({ description: 'What is on hold comes back on its day, or when it is overdue' }),
  due: z.enum(itemDues).optional().meta({ description: '`atRisk`: due within 24 hours; `week`: within seven days' }),
  kind: z
    .string()
    .regex(/^[A-Za-z0-9]{1,40}$/, 'This must be the kind of an item.')
    .optional(),
  followUp: z.enum(['true', 'false']).optional().meta({ description: 'Only those whose follow-up day has come' }),
});

export const itemFilter = ({
  state,
  due,
  kind,
  followUp,
}: Omit<z.infer<typeof itemQuery>, 'limit' | 'cursor'>): ItemFilter => ({
  state,
  due,
  kind,
  followUp: followUp === 'true',
});

export const itemDates = {
  dueAt: instant.nullable(),
  overdue: z.boolean(),
  mark: z
    .enum(dueMarks)
    .nullable()
    .meta({ description: '`atRisk`: due within 24 hours. Null also where it is finished' }),
  followUpOn: localDate.nullable().meta({ description: 'The day on which its holder means to come back to it' }),
  onHoldUntil: localDate.nullable().meta({ description: 'Off the list until that day, or until it is overdue' }),
};

const many = z.number().int();
export const itemListOf = <T extends z.ZodType>(item: T) =>
  listOf(item).extend({
    counts: z
      .object({ open: many, overdue: many, atRisk: many, onHold: many })
      .meta({ description: 'Of all items of the list, whatever is chosen' }),
  });
