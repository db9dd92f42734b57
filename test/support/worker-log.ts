/** What Temporal's SDK and its core would log; kept instead of printed, for whoever looks through it. */
import { inspect } from 'node:util';
import { DefaultLogger, Runtime, makeTelemetryFilterString, type LogEntry } from '@temporalio/worker';

const kept: LogEntry[] = [];
let installed = false;

/** Before any connection of a worker is made; once per process. */
export function keepWorkerLog(): void {
  if (installed) return;
  installed = true;
  Runtime.install({
    shutdownSignals: [], // the tests stop their workers
    logger: new DefaultLogger('DEBUG', (entry) => kept.push(entry)),
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'INFO', other: 'WARN' }), forward: {} },
    },
  });
}

/** Everything so far, as text, whatever depth it lay in. */
export const workerLog = (): string[] => kept.map((entry) => inspect(entry, { depth: 12, showHidden: true }));
