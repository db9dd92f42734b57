/** Copies of what PostgreSQL and Temporal keep, and putting them back: as from a backup, with everything else stopped. */
import { chmodSync, cpSync, globSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DrillHouse } from './drill-house.ts';
import { until } from './until.ts';

export type Store = 'postgresql' | 'temporal';

const clusterOf = ({ folder }: DrillHouse) => join(folder, 'postgres/cluster');
const temporalFiles = ({ folder }: DrillHouse, name: string) =>
  globSync(`${name}*`, { cwd: folder }).map((file) => join(folder, file));

/** Stops every program and both stores, copies these, and starts everything again but workers. */
export async function copyStores(house: DrillHouse, stores: readonly Store[]): Promise<void> {
  await stopAll(house);
  for (const store of stores) {
    if (store === 'postgresql') cpSync(clusterOf(house), `${clusterOf(house)}-copy`, { recursive: true });
    else for (const file of temporalFiles(house, 'temporal.db')) cpSync(file, file.replace('temporal.db', 'copy.db'));
  }
  await startAgain(house);
}

/** Stops everything, puts the copies in the place of what was kept since, and starts the stores. */
export async function putStoresBack(house: DrillHouse, stores: readonly Store[]): Promise<void> {
  await stopAll(house);
  for (const store of stores) {
    if (store === 'postgresql') {
      rmSync(clusterOf(house), { recursive: true });
      renameSync(`${clusterOf(house)}-copy`, clusterOf(house));
      chmodSync(clusterOf(house), 0o700); // PostgreSQL insists, and the copy forgot
      continue;
    }
    for (const file of temporalFiles(house, 'temporal.db')) rmSync(file);
    for (const file of temporalFiles(house, 'copy.db')) renameSync(file, file.replace('copy.db', 'temporal.db'));
  }
  await startAgain(house);
}

async function stopAll({ api, worker, secondWorker, postgres, temporal }: DrillHouse): Promise<void> {
  await Promise.all([...Object.values(api), worker, secondWorker].map((part) => part.stop()));
  await Promise.all([postgres.stop(), temporal.stop()]);
}

async function startAgain({ db, postgres, temporal }: DrillHouse): Promise<void> {
  await Promise.all([postgres.start(), temporal.start()]);
  await until('the database answers', () => db.process.count().catch(() => null));
}
