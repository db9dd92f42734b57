import { z } from 'zod';
import { centrelinkDraftContent } from '../../../prisma/repositories/centrelink-draft.ts';
import { instant } from '../../schemas.ts';

export const body = z.object({ content: centrelinkDraftContent.meta({ id: 'CentrelinkDraftContent' }) });
export const answer = z
  .object({
    draft: z
      .object({ content: centrelinkDraftContent, savedAt: instant })
      .nullable()
      .meta({ description: 'Null: there is none' }),
  })
  .meta({ id: 'CentrelinkDraft' });
