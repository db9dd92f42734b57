/** What an API does beside its requests, again and again. */

/**
 * Runs `work` until it is stopped: at once again while it says that there is more, else after `everyMs`. What it throws goes to `failed`,
 * and it is tried again. `stop` waits for what is under way.
 */
export function repeat(
  work: () => Promise<boolean>,
  everyMs: number,
  failed: (error: unknown) => void,
): { stop(): Promise<void> } {
  let stopped = false;
  let wake = () => {};
  const run = (async () => {
    while (!stopped) {
      const more = await work().catch((error: unknown) => {
        failed(error);
        return false;
      });
      if (more || stopped) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, everyMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return {
    async stop() {
      stopped = true;
      wake();
      await run;
    },
  };
}
