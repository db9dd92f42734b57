import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { anyPort } from '../../dev/ports.ts';
import { findTemporalCli } from '../../dev/temporal-cli.ts';
import { startTemporalServer } from '../../dev/temporal-server.ts';
import { keepWorkerLog } from './worker-log.ts';

/** As `startOwnTemporal`, one that suggests continue-as-new after `events` events; the limit holds for a whole server, by default it is 4,096. */
export const startShortHistories = (events: number) =>
  startOwnTemporal({ 'limit.historyCount.suggestContinueAsNew': String(events) });

/** A Temporal server of its own with these settings beside the usual ones. Returns connections to it; `stop` after the workers are shut down. */
export async function startOwnTemporal(settings: Record<string, string>) {
  keepWorkerLog();
  const folder = mkdtempSync(join(tmpdir(), 'casewright-own-temporal-'));
  const server = await startTemporalServer({
    cli: await findTemporalCli(() => {}),
    port: await anyPort(),
    uiPort: await anyPort(),
    namespace: 'default',
    logFile: join(folder, 'temporal.log'),
    settings,
  });
  const { address } = server;
  const connection = await Connection.connect({ address });
  const native = await NativeConnection.connect({ address });
  return {
    connected: { client: new Client({ connection, namespace: 'default' }), connection, native },
    async stop(): Promise<void> {
      await native.close();
      await connection.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
