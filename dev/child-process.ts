import { fork, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Message } from './guardian.ts';

export type ChildSpec = {
  /** As people call it. */
  name: string;
  command: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Runs as this account (only root may ask for one). */
  account?: { uid: number; gid: number } | undefined;
  /** Takes both outputs, appended. */
  logFile: string;
  /** Resolves when the child can be used, throws while it can't. */
  ready: () => Promise<unknown>;
  readyWithinMs: number;
  /** Gives up the start: the child is stopped and the call throws. */
  signal?: AbortSignal | undefined;
  stopSignal?: NodeJS.Signals;
  stopWithinMs?: number;
  /** A temporary folder to remove when this program can't do it any more. */
  removeIfKilled?: string | undefined;
};

export type RunningChild = {
  name: string;
  pid: number;
  logFile: string;
  /** Resolves when the child has ended: `exit code 1`, `signal SIGKILL`. */
  ended: Promise<string>;
  /** Ends the child and whatever it started; resolves when it is gone. Safe to call twice. */
  stop: () => Promise<void>;
};

let guardian: ChildProcess | undefined;

/** Tells the guardian, which ends our children when this process is killed before it can. */
function tellGuardian(message: Message): void {
  if (!guardian?.connected) {
    guardian = fork(join(import.meta.dirname, 'guardian.ts'), {
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    guardian.unref();
    guardian.channel?.unref();
    guardian.on('error', () => {});
  }
  guardian.send(message, () => {});
}

/** The last lines of a log file, `''` where there is none. */
export function endOfLog(logFile: string, lines = 20): string {
  try {
    return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}

/**
 * Starts a program in a process group of its own, so that a Ctrl-C in the terminal reaches only us and we stop things in their order.
 * Returns when it is ready; throws a sentence with the end of its log when it ends or isn't ready in time (then it is stopped).
 */
export async function startChild(spec: ChildSpec): Promise<RunningChild> {
  mkdirSync(dirname(spec.logFile), { recursive: true });
  const log = openSync(spec.logFile, 'a');
  const child = spawn(spec.command, [...spec.args], {
    ...(spec.cwd ? { cwd: spec.cwd } : {}),
    ...spec.account,
    env: spec.env ?? process.env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let over: string | undefined;
  const ended = new Promise<string>((resolve) => {
    const end = (how: string) => resolve((over ??= how));
    child.once('error', (e) => end(`could not be run: ${e.message}`));
    child.once('exit', (code, signal) => end(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${spec.name} ${await ended}`);
  const stopSignal = spec.stopSignal ?? 'SIGTERM';
  const stopWithinMs = spec.stopWithinMs ?? 10_000;
  tellGuardian({ watch: { pid, signal: stopSignal, withinMs: stopWithinMs, remove: spec.removeIfKilled } });
  // what the child started must not outlive it
  void ended.then(() => {
    killGroup(pid);
    tellGuardian({ forget: pid });
  });

  const stop = async (): Promise<void> => {
    if (over) return;
    child.kill(stopSignal);
    const abort = new AbortController();
    const inTime = pause(stopWithinMs, 'late', { signal: abort.signal }).catch(() => '');
    if ((await Promise.race([ended, inTime])) === 'late') killGroup(pid);
    abort.abort();
    await ended;
  };

  const until = Date.now() + spec.readyWithinMs;
  for (;;) {
    const why = await spec.ready().then(
      () => undefined,
      (e: unknown) => (e instanceof Error ? e.message : String(e)),
    );
    if (over !== undefined)
      throw new Error(`${spec.name} ended (${over}) before it was ready.\n${endOfLog(spec.logFile)}`);
    if (why === undefined && !spec.signal?.aborted) return { name: spec.name, pid, logFile: spec.logFile, ended, stop };
    if (spec.signal?.aborted) {
      await stop();
      throw new Error(`${spec.name} was stopped while it started.`);
    }
    if (Date.now() > until) {
      await stop();
      const seconds = spec.readyWithinMs / 1000;
      throw new Error(`${spec.name} was not ready within ${seconds} s (${why}).\n${endOfLog(spec.logFile)}`);
    }
    await Promise.race([ended, pause(100)]);
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // nobody of the group is left
  }
}

/** A readiness probe by HTTP: any answer below 500 within two seconds. */
export const answers = (url: string) => async (): Promise<void> => {
  const response = await fetch(url, { signal: AbortSignal.timeout(2000), redirect: 'manual' });
  await response.body?.cancel();
  if (response.status >= 500) throw new Error(`${url} answers ${response.status}`);
};
