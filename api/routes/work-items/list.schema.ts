import { z } from 'zod';
import { customerShort } from '../../schemas/customer-short.ts';
import { id, instant, listOf, listQuery } from '../../schemas.ts';

export const query = listQuery;
export const answer = listOf(
  z
    .object({
      id,
      kind: z.string().meta({ examples: ['day60', 'day80', 'monitoringLapsed', 'messageNotSent', 'messageBounced'] }),
      processId: z.string(),
      subjectId: id.meta({ description: 'The referral or message' }),
      customer: customerShort,
      openedAt: instant,
      dueAt: instant.nullable(),
      overdue: z.boolean(),
    })
    .meta({ id: 'WorkItem' }),
);
