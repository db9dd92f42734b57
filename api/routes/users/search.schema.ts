import { z } from 'zod';
import { roles } from '../../../domain/people/roles.ts';
import { userSorts } from '../../../prisma/repositories/users.ts';
import { id, listOf } from '../../schemas.ts';
import { userLine } from './user.schema.ts';

const sorts = [...userSorts, ...userSorts.map((sort) => `-${sort}` as const)] as const;
export const body = z.object({
  text: z.string().trim().min(1).max(100).optional().meta({ description: 'What a name or User ID begins with' }),
  role: z.enum(roles).optional(),
  active: z.boolean().optional(),
  teamId: id.optional(),
  sort: z.enum(sorts).default('name'),
  limit: z.number().int().min(1).max(100).default(25),
  cursor: z.string().max(500).optional(),
});
export const answer = listOf(userLine);
