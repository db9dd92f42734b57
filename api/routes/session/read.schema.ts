import { z } from 'zod';
import { editions } from '../../../domain/online-accounts/edition.ts';
import { isPermission } from '../../../domain/people/permissions.ts';
import { roles } from '../../../domain/people/roles.ts';
import { instant, localDate, personShort } from '../../schemas.ts';

export const answer = z
  .object({
    person: personShort.extend({
      roles: z.array(z.enum(roles)),
      roleNames: z.array(z.string()),
      state: z.string().meta({ description: 'Whose working days count for this person (PS-13)' }),
      team: z.string().nullable(),
    }),
    permissions: z.array(z.string().refine(isPermission)).meta({ description: 'What the roles allow (RS-1)' }),
    onlineAccounts: z.enum(editions).meta({ description: 'The edition of the procedure for online accounts' }),
    delegateFor: z
      .array(z.object({ person: personShort, until: localDate }))
      .meta({ description: 'Managers on leave today for whom this person decides (PS-14)' }),
    counts: z.object({
      open: z.number().int().meta({ description: 'Work items that wait for this person' }),
      overdue: z.number().int(),
    }),
    agencyTimeZone: z.string().meta({ description: 'IANA name; times are shown with their zone where it is another' }),
    now: instant.meta({ description: 'In development and tests the clock may have been moved' }),
    clockIsSet: z.boolean().meta({ description: 'Time travel: the clock can be moved here' }),
    temporalUiUrl: z.string().nullable().meta({ description: 'For operators only' }),
  })
  .meta({ id: 'Session' });
