import { z } from 'zod';
import { roles } from '../../../domain/people/roles.ts';
import { localDate, personShort } from '../../schemas.ts';

export const query = z.object({ role: z.enum(roles).optional().meta({ description: 'Only who has this role' }) });
export const staffLine = personShort
  .extend({
    team: z.string().nullable(),
    onLeaveUntil: localDate.nullable().meta({ description: 'The last day of a leave that covers today' }),
    delegate: personShort.nullable(),
  })
  .meta({ id: 'StaffLine' });
export const answer = z.object({ items: z.array(staffLine) });
