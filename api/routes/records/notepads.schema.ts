import { z } from 'zod';
import { notepadKinds, raisers } from '../../../domain/customers/records.ts';
import { recordText } from '../../schemas/record.ts';
import { id, instant, listOf, personShort } from '../../schemas.ts';

export const answer = listOf(
  z
    .object({
      id,
      kind: z.enum(notepadKinds),
      raisedBy: z.enum(raisers).nullable().meta({ description: 'Of FDV: who raised the concerns (EM-10)' }),
      text: z.string(),
      author: personShort,
      createdAt: instant,
    })
    .meta({ id: 'Notepad' }),
);

export const body = z
  .object({
    kind: z.enum(notepadKinds).meta({ description: 'FDV: evidence that suggests FDV concerns (EM-8)' }),
    raisedBy: z
      .enum(raisers)
      .nullable()
      .default(null)
      .meta({ description: 'Of FDV: who raised the concerns (EM-10); null where it is not known' }),
    text: recordText,
  })
  .refine(({ kind, raisedBy }) => kind === 'FDV' || raisedBy === null, {
    path: ['raisedBy'],
    message: 'Only a notepad of kind FDV has this.',
  });
