/**
 * Ends what a program started when the program itself was killed outright (SIGKILL, crash) and could not.
 * Runs as a process of its own, told by its parent what to watch; the end of the channel is the parent's end.
 */
import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { commandOf } from './running-process.ts';

export type Ward = { pid: number; signal: NodeJS.Signals; withinMs: number; remove?: string | undefined };
export type Message = { watch: Ward } | { forget: number };

const wards: Ward[] = [];

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // it has ended meanwhile
  }
}

/** The last started first: the reverse of the order in which they need each other. */
async function endAll(): Promise<void> {
  for (const { pid, signal: name, withinMs, remove } of wards.toReversed()) {
    signal(pid, name);
    for (const until = Date.now() + withinMs; commandOf(pid) && Date.now() < until;) await pause(50);
    signal(-pid, 'SIGKILL');
    if (remove) rmSync(remove, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => {});
  process.on('message', (message: Message) => {
    if ('watch' in message) wards.push(message.watch);
    else {
      const at = wards.findIndex((w) => w.pid === message.forget);
      if (at >= 0) wards.splice(at, 1);
    }
  });
  process.on('disconnect', () => void endAll().finally(() => process.exit()));
}
