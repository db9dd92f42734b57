import { z } from 'zod';
import { body as deceased } from './customer-deceased.schema.ts';

export const body = deceased.pick({ csid: true }).extend({
  childSupport: z.boolean().meta({ description: 'A current Child Support customer; with the next a mutual customer' }),
  centrelink: z.boolean().meta({ description: 'A current Centrelink customer (EM-38)' }),
});
