import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** When a process began, in the system's own words, which tells it from a later one with the same number; undefined where it doesn't run. */
export function begunAt(pid: number): string | undefined {
  if (process.platform !== 'linux') return ps('lstart', pid);
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8'); // the name, in brackets, may hold spaces; start time is field 22
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : `${boot} ${fields[19]}`;
  } catch {
    return undefined;
  }
}

/** The command line a process runs with; nothing where it doesn't run, or has ended and nobody has taken notice (a zombie). */
export function commandOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return ps('command', pid); // slim Linux images have no ps
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') || undefined;
  } catch {
    return undefined;
  }
}

const ps = (column: string, pid: number): string | undefined =>
  spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout.trim() || undefined;
