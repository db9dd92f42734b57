import { z } from 'zod';
import { australianStates } from '../../../domain/time/zone.ts';
import { localDate } from '../../schemas.ts';

const state = z.enum(australianStates);
const day = {
  kind: z.enum(['added', 'struck']).meta({ description: 'added: free as well; struck: worked after all' }),
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .meta({ description: 'Why, as people read it', examples: ['Day of mourning'] }),
};
export const calendarDay = z.object({ state, date: localDate, ...day }).meta({ id: 'CalendarDay' });

export const listQuery = z.object({ state });
export const listAnswer = z.object({
  items: z.array(calendarDay).meta({ description: 'What administrators added and struck' }),
  holidays: z
    .array(z.object({ date: localDate, name: z.string() }))
    .meta({ description: 'Whole-day public holidays of this year and the next, before any change' }),
});
export const params = z.object({ state, date: localDate });
export const putBody = z.object(day);
