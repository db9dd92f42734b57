import { z } from 'zod';
import { past, recordText } from '../../schemas/record.ts';
import { id, instant, listOf, personShort } from '../../schemas.ts';

export const answer = listOf(
  z
    .object({
      id,
      text: z.string(),
      receivedAt: instant,
      recordedBy: personShort.nullable().meta({ description: 'Null: another system' }),
      closedAt: instant.nullable(),
    })
    .meta({ id: 'Complaint' }),
);
export const body = z.object({ text: recordText, receivedAt: past });
export const closeParams = z.object({ complaintId: id });
