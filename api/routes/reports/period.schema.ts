import { z } from 'zod';
import { wrongWithPeriod } from '../../../domain/time/report-period.ts';
import { localDate } from '../../schemas.ts';

/** Of every report: the days that it is about. */
export const period = z
  .object({
    from: localDate.meta({ description: 'The first day, in the agency’s zone' }),
    to: localDate.meta({ description: 'The last day' }),
  })
  .superRefine((given, context) => {
    const message = wrongWithPeriod(given);
    if (message) context.addIssue({ code: 'custom', path: ['to'], message });
  });
