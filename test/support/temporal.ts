import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { closeAtEnd, testServer } from './root-hooks.ts';
import { keepWorkerLog } from './worker-log.ts';

let connected: Promise<{ client: Client; connection: Connection; native: NativeConnection }> | undefined;

/** The tests' Temporal: a client, and the connection that workers take. One of each per process, closed at its end; workers must be shut down before. */
export function connectTemporal(): Promise<{ client: Client; connection: Connection; native: NativeConnection }> {
  return (connected ??= (async () => {
    keepWorkerLog();
    const address = await testServer('TEST_TEMPORAL_ADDRESS');
    const [connection, native] = await Promise.all([
      Connection.connect({ address }),
      NativeConnection.connect({ address }),
    ]);
    closeAtEnd(() => native.close());
    closeAtEnd(() => connection.close());
    return { client: new Client({ connection, namespace: 'default' }), connection, native };
  })());
}
