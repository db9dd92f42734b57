import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anyPort } from '../../dev/ports.ts';
import { startPostgres } from '../../dev/postgres.ts';
import type { Progress } from '../../dev/progress.ts';
import { findTemporalCli } from '../../dev/temporal-cli.ts';
import { startTemporalServer } from '../../dev/temporal-server.ts';

export type Servers = {
  env: { TEST_DATABASE_ADMIN_URL: string; TEST_TEMPORAL_ADDRESS: string; TEST_TEMPORAL_UI_URL: string };
  stop: () => Promise<void>;
};

/** Starts PostgreSQL and Temporal for tests, with nothing kept. Returns what the tests must know; throws when one doesn't start, and stops the other. */
export async function startServers(progress: Progress, signal?: AbortSignal): Promise<Servers> {
  const folder = mkdtempSync(join(tmpdir(), 'casewright-test-'));
  const given = signal ? { signal } : {};
  const started = await Promise.allSettled([
    (async () => startPostgres({ port: await anyPort(), logFile: join(folder, 'postgresql.log'), ...given }))(),
    (async () => {
      const cli = await findTemporalCli(progress, signal);
      const [port, uiPort] = [await anyPort(), await anyPort()];
      return startTemporalServer({
        cli,
        port,
        uiPort,
        namespace: 'default',
        logFile: join(folder, 'temporal.log'),
        ...given,
      });
    })(),
  ]);
  const [postgres, temporal] = started;
  const stop = async () => {
    for (const server of [temporal, postgres]) if (server.status === 'fulfilled') await server.value.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  if (postgres.status === 'rejected' || temporal.status === 'rejected') {
    await stop();
    throw started.find((server) => server.status === 'rejected')?.reason;
  }
  return {
    env: {
      TEST_DATABASE_ADMIN_URL: postgres.value.superuserUrl,
      TEST_TEMPORAL_ADDRESS: temporal.value.address,
      TEST_TEMPORAL_UI_URL: temporal.value.uiUrl,
    },
    stop,
  };
}
