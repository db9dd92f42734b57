import { z } from 'zod';

const workingDays = z.number().int().min(1).max(60);
export const decisionDays = z
  .object({
    remindAfter: workingDays.meta({ description: 'Working days until the manager is reminded' }),
    escalateAfter: workingDays.meta({ description: 'Working days until it goes to the next manager' }),
    remindAgainEvery: workingDays.meta({ description: 'How often the last manager in line is reminded again' }),
  })
  .meta({ id: 'DecisionDays', examples: [{ remindAfter: 2, escalateAfter: 5, remindAgainEvery: 5 }] });
export const answer = z.object({ decisionDays, agencyTimeZone: z.string() }).meta({ id: 'Settings' });
