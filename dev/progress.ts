/** Tells people what goes on: a line at a time. */
export type Progress = (line: string) => void;

/** `12.3 s`, from a time in ms since the epoch until now. */
export const secondsSince = (began: number): string => `${((Date.now() - began) / 1000).toFixed(1)} s`;

/**
 * Runs one step of the start: silent while it takes less than a second, then named, then every ten seconds with its time.
 * Returns what `work` returns and throws what it throws.
 */
export async function step<T>(progress: Progress, title: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now();
  let named = false;
  const first = setTimeout(() => {
    named = true;
    progress(`${title} …`);
  }, 1000);
  const ticking = setInterval(() => progress(`  ${title}: ${secondsSince(began)} so far`), 10_000);
  try {
    const result = await work();
    if (named) progress(`${title}: done in ${secondsSince(began)}`);
    return result;
  } finally {
    clearTimeout(first);
    clearInterval(ticking);
  }
}
