import { setTimeout as pause } from 'node:timers/promises';

/**
 * Looks again and again until there is something, at most `withinMs`; returns it. Throws a sentence with `what` was waited for.
 * For what another part does in its own time; never to let time pass.
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  withinMs = 20_000,
): Promise<T> {
  for (const end = Date.now() + withinMs; ; await pause(25)) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${withinMs} ms in vain: ${what}`);
  }
}
