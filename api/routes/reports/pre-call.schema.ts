import { z } from 'zod';
import { localDate } from '../../schemas.ts';

const count = z.number().int();
const counts = {
  sent: count.meta({ description: 'Pre-call messages that left' }),
  inTime: count.meta({ description: 'Followed by a call until the end of the time that the text states' }),
  late: count.meta({ description: 'Followed by a call after it' }),
  stillToCall: count.meta({ description: 'No call is recorded yet' }),
  notOwed: count.meta({ description: 'Ended without a call: the message did not arrive, or the customer died' }),
};
export const answer = z.object({
  days: z.array(z.object({ day: localDate, ...counts })).meta({ description: 'Days without any are left out' }),
  total: z.object(counts),
});
