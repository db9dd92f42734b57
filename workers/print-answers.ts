/** OA-15: every worker looks into the print folder for what the printer has answered. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Deps } from '../activities/deps.ts';
import { takePrintAnswers } from '../activities/print-answers.ts';

/** Looks every two seconds until stopped. A folder or database that is away is asked again. */
export function watchPrintAnswers(deps: Pick<Deps, 'db' | 'printFolder' | 'clock'>) {
  const stopping = new AbortController();
  const over = new Set<string>();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await takePrintAnswers(deps, over).catch(() => {
        console.warn(JSON.stringify({ part: 'letters', warning: 'the print folder could not be read for the moment' }));
      });
      await pause(2000, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();
  return {
    async stop(): Promise<void> {
      stopping.abort();
      await running;
    },
  };
}
