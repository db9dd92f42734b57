import { z } from 'zod';
import { customerShort } from '../../schemas/customer-short.ts';
import { sortBy } from '../../schemas/sort.ts';
import { id, instant, listOf, listQuery, personShort } from '../../schemas.ts';

export const sorts = ['name', 'officer', 'openedAt'] as const;
export const query = listQuery.extend({ sort: sortBy(sorts), officerId: id.optional() });
export const answer = listOf(
  z
    .object({ assignmentId: id, customer: customerShort, officer: personShort, openedAt: instant })
    .meta({ id: 'AssignedCustomer' }),
);
