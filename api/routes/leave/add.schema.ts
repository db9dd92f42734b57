import { z } from 'zod';
import { id, localDate } from '../../schemas.ts';

export const body = z
  .object({
    firstDay: localDate,
    lastDay: localDate,
    delegateId: id.nullable().meta({ description: 'Who decides meanwhile: another active service manager' }),
  })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, {
    path: ['lastDay'],
    message: 'The last day must not lie before the first.',
  });
