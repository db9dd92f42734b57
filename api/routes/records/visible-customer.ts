/** Whose records these are: for who may not see the customer there are neither (RS-1). */
import type { Reader } from '../../../prisma/client.ts';
import { customersById, type CustomerShort } from '../../../prisma/repositories/customer-short.ts';
import type { Viewer } from '../../../prisma/repositories/viewer.ts';
import { Problem } from '../../errors.ts';

/** Returns the customer. Throws notFound. */
export async function mustSee(reader: Reader, viewer: Viewer, customerId: string): Promise<CustomerShort> {
  const found = (await customersById(reader, viewer, [customerId])).get(customerId);
  if (!found) throw new Problem('notFound');
  return found;
}
