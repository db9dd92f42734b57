import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { anyPort } from '../../dev/ports.ts';
import { findTemporalCli } from '../../dev/temporal-cli.ts';
import { startTemporalServer } from '../../dev/temporal-server.ts';
import { keepWorkerLog } from './worker-log.ts';

/**
 * A Temporal server of its own that suggests continue-as-new after `events` events; the limit holds for a whole server, by default it is 4,096.
 * Returns connections to it; `stop` after the workers are shut down.
 */
export async function startShortHistories(events: number) {
  keepWorkerLog();
  const folder = mkdtempSync(join(tmpdir(), 'casewright-short-histories-'));
  const server = await startTemporalServer({
    cli: await findTemporalCli(() => {}),
    port: await anyPort(),
    uiPort: await anyPort(),
    namespace: 'default',
    logFile: join(folder, 'temporal.log'),
    settings: { 'limit.historyCount.suggestContinueAsNew': String(events) },
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
