import { z } from 'zod';
import { id, instant, listOf, listQuery } from '../../schemas.ts';

export const query = listQuery;
export const operatorAction = z
  .object({
    workItemId: id,
    kind: z.string(),
    processId: z.string(),
    submissionId: id,
    openedAt: instant,
    dueAt: instant.nullable(),
    temporalUrl: z.string().nullable(),
  })
  .meta({ id: 'OperatorAction', description: 'Ids and instants only: operators see no customer data in clear' });
export const answer = listOf(operatorAction);
