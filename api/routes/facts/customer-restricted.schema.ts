import { z } from 'zod';
import { body as deceased } from './customer-deceased.schema.ts';

export const body = deceased.omit({ deceasedOn: true }).extend({
  restricted: z.boolean().meta({ description: 'A Restricted Access Customer from now on, or no longer' }),
});
