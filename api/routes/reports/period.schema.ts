import { z } from 'zod';
import { localDate } from '../../schemas.ts';

const mostDays = 366;
const dayMs = 86_400_000;

/** Of every report: the days that it is about. */
export const period = z
  .object({
    from: localDate.meta({ description: 'The first day, in the agency’s zone' }),
    to: localDate.meta({ description: 'The last day' }),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'The last day is before the first.' })
  .refine(({ from, to }) => (Date.parse(to) - Date.parse(from)) / dayMs < mostDays, {
    path: ['to'],
    error: 'Choose at most a year.',
  });
