import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { begunAt } from './running-process.ts';

/** `begun` tells a process from a later one with the same number, which a restart of the machine makes likely. */
type Holder = { pid: number; begun: string; note: string };

export type TakenLock = {
  heldBy?: undefined;
  /** Leaves a word for who finds the lock taken. */
  note: (text: string) => void;
  release: () => void;
};
export type Lock = TakenLock | { heldBy: Holder };

/**
 * Takes the lock kept in a file, for as long as this process lives; a lock of a process that has ended is taken over.
 * Returns the lock, or who holds it, with what the holder noted.
 */
export function takeLock(path: string): Lock {
  mkdirSync(dirname(path), { recursive: true });
  for (;;) {
    const mine: Holder = { pid: process.pid, begun: begunAt(process.pid) ?? '', note: '' };
    try {
      writeFileSync(path, JSON.stringify(mine), { flag: 'wx', mode: 0o600 });
      return {
        note: (note) => writeFileSync(path, JSON.stringify({ ...mine, note })),
        release: () => rmSync(path, { force: true }),
      };
    } catch (e) {
      if (!(e instanceof Error && 'code' in e && e.code === 'EEXIST')) throw e;
    }
    const holder = read(path);
    if (holder && holder.begun === begunAt(holder.pid)) return { heldBy: holder };
    rmSync(path, { force: true });
  }
}

function read(path: string): Holder | undefined {
  try {
    const x: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof x !== 'object' || x === null || !('pid' in x) || !('begun' in x) || !('note' in x)) return undefined;
    if (typeof x.pid !== 'number' || typeof x.begun !== 'string' || typeof x.note !== 'string') return undefined;
    return { pid: x.pid, begun: x.begun, note: x.note };
  } catch {
    return undefined;
  }
}
