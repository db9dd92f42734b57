import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { root } from '../../dev/run-program.ts';
import { chainsSchema, type Chains } from './verified-chains.ts';

/** `chains`: the audit chains that were verified. */
export type Counts = { passed: number; failed: number; skipped: number; chains?: Chains };
export const noTests: Counts = { passed: 0, failed: 0, skipped: 0 };

const Stats = z.object({ passes: z.number(), failures: z.number(), pending: z.number(), chains: chainsSchema });
/** A process that goes on after its last test holds something open that it should have closed. */
const endsWithinMs = 20_000;

/**
 * Runs the tests of one folder in a process of their own, their output passed through. A suite that crashes, finds no test, or doesn't end after its
 * last test counts as one failure more.
 */
export async function countTests(suite: string, signal: AbortSignal): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'casewright-counts-'));
  const countsFile = join(folder, 'counts.json');
  const mocha = join(root, 'node_modules/mocha/bin/mocha.js');
  const child = spawn(
    process.execPath,
    [mocha, '--reporter', './test/support/counting-reporter.ts', `test/${suite}/**/*.test.ts`],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'test', TZ: 'UTC', TEST_COUNTS_FILE: countsFile },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const ended = new Promise<number>((done) => {
    child.once('error', () => done(1));
    child.once('exit', (code) => done(code ?? 1));
  });
  const stop = () => child.kill();
  signal.addEventListener('abort', stop);
  try {
    const watch = new AbortController();
    const late = lateAfterEnd(countsFile, watch.signal);
    const code = await Promise.race([ended, late]);
    watch.abort();
    if (code === 'late') {
      child.kill('SIGKILL');
      console.log(`test/${suite} doesn't end after its last test: a worker, server or connection was left open.`);
    }
    const counts = readCounts(countsFile);
    if (!counts) {
      console.log(`test/${suite} ended (exit code ${code}) without finishing its tests.`);
      return { ...noTests, failed: 1 };
    }
    const odd = code === 'late' || (code !== 0 && counts.failed === 0) || counts.passed + counts.failed === 0;
    return odd ? { ...counts, failed: counts.failed + 1 } : counts;
  } finally {
    signal.removeEventListener('abort', stop);
    rmSync(folder, { recursive: true, force: true });
  }
}

function readCounts(path: string): Counts | undefined {
  try {
    const { passes, failures, pending, chains } = Stats.parse(JSON.parse(readFileSync(path, 'utf8')));
    return { passed: passes, failed: failures, skipped: pending, chains };
  } catch {
    return undefined;
  }
}

/** Resolves some time after the counts are there; never, once the signal is given. */
async function lateAfterEnd(countsFile: string, signal: AbortSignal): Promise<'late'> {
  try {
    while (!readCounts(countsFile)) await pause(500, undefined, { signal });
    return await pause(endsWithinMs, 'late', { signal });
  } catch {
    return new Promise(() => {});
  }
}
