/** Which of some customers exist for each of several viewers: what events are filtered by. */
import type { Reader } from '../client.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

/** One statement for all viewers who see the same. */
export async function visibleAmong<V extends Viewer>(
  reader: Reader,
  customerIds: readonly string[],
  viewers: readonly V[],
): Promise<ReadonlyMap<V, ReadonlySet<string>>> {
  const ids = [...new Set(customerIds)];
  const bySight = new Map<string, Promise<ReadonlySet<string>>>();
  const found = new Map<V, ReadonlySet<string>>();
  for (const viewer of viewers) {
    const sight = visibleCustomers(viewer);
    const key = JSON.stringify(sight);
    let seen = bySight.get(key);
    if (!seen) {
      seen = ids.length ? visible(reader, ids, viewer) : Promise.resolve(new Set<string>());
      bySight.set(key, seen);
    }
    found.set(viewer, await seen);
  }
  return found;
}

async function visible(reader: Reader, ids: string[], viewer: Viewer): Promise<ReadonlySet<string>> {
  const rows = await reader.customer.findMany({
    where: { AND: [{ id: { in: ids } }, visibleCustomers(viewer)] },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}
