import { z } from 'zod';
import { id, localDate, personShort } from '../../schemas.ts';

export const query = z.object({ team: id.optional() });
export const answer = z.object({
  teams: z.array(
    z
      .object({
        id,
        name: z.string(),
        stream: z.string(),
        region: z.string(),
        officers: z.array(
          personShort.extend({
            psCustomers: z
              .number()
              .int()
              .meta({ description: 'Open assignments now, of customers that exist for who asks' }),
            onLeaveUntil: localDate.nullable(),
          }),
        ),
      })
      .meta({ id: 'WorkloadTeam' }),
  ),
});
