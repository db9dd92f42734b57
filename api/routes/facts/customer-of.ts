/** Whom a program means: the systems of record know everybody. */
import type { Reader } from '../../../prisma/client.ts';
import { customerWithCsid } from '../../../prisma/repositories/portal.ts';
import { Problem } from '../../errors.ts';

/** Throws notFound. */
export async function customerOf(reader: Reader, csid: string): Promise<string> {
  const id = await customerWithCsid(reader, csid);
  if (!id) throw new Problem('notFound', 'There is no customer with this CSID.');
  return id;
}
