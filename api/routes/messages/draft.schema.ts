import { z } from 'zod';
import { draftContent } from '../../../prisma/repositories/message-draft.ts';
import { id, instant } from '../../schemas.ts';

export const params = z.object({ customerId: id });
export const body = z.object({ content: draftContent.meta({ id: 'MessageDraftContent' }) });

export const answer = z
  .object({
    draft: z
      .object({ content: draftContent, savedAt: instant })
      .nullable()
      .meta({ description: 'Null: there is none' }),
  })
  .meta({ id: 'MessageDraft' });
export const kept = z.object({ savedAt: instant });
