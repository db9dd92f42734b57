/** Whose records these are: for who may not see the customer there are neither (RS-1). */
import type { Reader } from '../../../prisma/client.ts';
import { customersById } from '../../../prisma/repositories/customer-short.ts';
import type { Viewer } from '../../../prisma/repositories/viewer.ts';
import { Problem } from '../../errors.ts';

/** Throws notFound. */
export async function mustSee(reader: Reader, viewer: Viewer, customerId: string): Promise<void> {
  if (!(await customersById(reader, viewer, [customerId])).has(customerId)) throw new Problem('notFound');
}
