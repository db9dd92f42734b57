import { z } from 'zod';
import { customerShort } from '../../schemas/customer-short.ts';
import { itemDates } from '../../schemas/item.ts';
import { id, instant, personShort } from '../../schemas.ts';

export const workItem = z
  .object({
    id,
    kind: z.string().meta({ examples: ['day60', 'day80', 'monitoringLapsed', 'messageNotSent', 'messageBounced'] }),
    processId: z.string(),
    subjectId: id.meta({ description: 'The submission, referral or message' }),
    customer: customerShort,
    openedAt: instant,
    closedAt: instant.nullable(),
    assignee: personShort.nullable().meta({ description: 'Whose it is; null: nobody’s, the operators’' }),
    ...itemDates,
  })
  .meta({ id: 'WorkItem' });
export const itemParams = z.object({ workItemId: id });
