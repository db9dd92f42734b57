import { z } from 'zod';
import { id } from '../../schemas.ts';
import { kind, params } from './belongings.schema.ts';

export { params };
export const body = z.object({
  toId: id.meta({ description: 'Who takes them over' }),
  items: z.array(z.object({ kind, id })).min(1).max(200),
});
export const answer = z.object({
  results: z.array(
    z.object({
      kind,
      id,
      done: z.boolean(),
      code: z.string().nullable().meta({ description: 'Of the problem, where it was refused' }),
      detail: z.string().nullable(),
    }),
  ),
});
