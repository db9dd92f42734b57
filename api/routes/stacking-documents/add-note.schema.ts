import { z } from 'zod';
import { id } from '../../schemas.ts';

export const params = z.object({ stackingDocumentId: id });
export const body = z.object({
  subject: z.string().trim().min(1).max(200).meta({ description: 'The subject header' }),
  text: z.string().trim().min(1).max(10_000),
  correctsId: id.optional().meta({ description: 'A note of the same document that this one corrects' }),
});
