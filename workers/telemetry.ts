/** Logs and metrics of Temporal's SDK; before any connection is made. */
import { Runtime, makeTelemetryFilterString, type LogLevel } from '@temporalio/worker';

export function installTelemetry({ metricsPort, logLevel }: { metricsPort: number; logLevel: string }): void {
  const levels: Record<string, LogLevel> = { debug: 'DEBUG', info: 'INFO', warn: 'WARN', error: 'ERROR' };
  Runtime.install({
    shutdownSignals: [], // main.ts stops the worker in order
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: levels[logLevel] ?? 'INFO' }) },
      ...(metricsPort ? { metrics: { prometheus: { bindAddress: `127.0.0.1:${metricsPort}` } } } : {}),
    },
  });
}
