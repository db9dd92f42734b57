import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endOfLog } from './child-process.ts';
import { takeLock } from './lock-file.ts';
import { secondsSince, type Progress } from './progress.ts';

/** Servers before 1.32 accept time skipping silently and don't skip. */
const oldestServer = [1, 32] as const;
/** The release with a server new enough; the SDK's own default may be older. */
const release = 'v1.9.1';
const modules = resolve(import.meta.dirname, '../tools/temporal');

/**
 * Finds a Temporal CLI, or makes one: TEMPORAL_CLI or `temporal` on the PATH; one downloaded or built earlier; the SDK's download; a build with Go.
 * Returns its path; throws plain sentences where none of these works.
 */
export async function findTemporalCli(progress: Progress, signal?: AbortSignal): Promise<string> {
  const named = process.env['TEMPORAL_CLI'];
  if (named) {
    const why = unfit(named);
    if (why) throw new Error(`TEMPORAL_CLI is ${named}, which ${why}. Set it to another one, or leave it out.`);
    return named;
  }
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'temporal'))
    .find((path) => existsSync(path));
  if (onPath) {
    const why = unfit(onPath);
    if (!why) return onPath;
    progress(`The Temporal CLI at ${onPath} ${why}: looking for another.`);
  }
  const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'casewright');
  const downloaded = join(cache, `temporal-${release}`, 'temporal');
  const built = join(cache, `temporal-${hashOfModules()}`, 'temporal');
  for (const path of [downloaded, built]) if (!unfit(path)) return path;

  const lockPath = join(cache, 'temporal.lock');
  const began = Date.now();
  for (let told = 0; ; await pause(500, undefined, { signal })) {
    const lock = takeLock(lockPath);
    if (lock.heldBy === undefined)
      try {
        // the other one has made it meanwhile
        for (const path of [downloaded, built]) if (!unfit(path)) return path;
        const noDownload = await download(downloaded, progress, signal);
        if (!noDownload) return downloaded;
        signal?.throwIfAborted();
        const noBuild = await build(built, progress, signal);
        if (!noBuild) return built;
        throw new Error(
          `There is no Temporal CLI: not in TEMPORAL_CLI or on the PATH; the download ${noDownload}; the build ${noBuild}\n` +
            'Install one with server 1.32 or later and name it in TEMPORAL_CLI, or install Go 1.26.8 or later.',
        );
      } finally {
        lock.release();
      }
    if (Date.now() - began >= told * 10_000) {
      told++;
      progress(
        `  Another start (process ${lock.heldBy.pid}) is making the Temporal CLI: waiting, ${secondsSince(began)} so far`,
      );
    }
  }
}

/** Why a CLI can't be used; undefined when it can. */
function unfit(path: string): string | undefined {
  if (!existsSync(path)) return "isn't there";
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  const found = /Server (\d+)\.(\d+)/.exec(stdout ?? '');
  if (status !== 0 || !found) return "doesn't tell its version";
  const [major, minor] = [Number(found[1]), Number(found[2])];
  const enough = major > oldestServer[0] || (major === oldestServer[0] && minor >= oldestServer[1]);
  return enough
    ? undefined
    : `has server ${major}.${minor}, and ${oldestServer.join('.')} or later is needed (it must skip time)`;
}

function hashOfModules(): string {
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum']) hash.update(readFileSync(join(modules, file)));
  return hash.digest('hex').slice(0, 16);
}

/** By the SDK, in a process of its own so that it can be given up. Returns why it failed; undefined when the CLI is there. */
async function download(target: string, progress: Progress, signal?: AbortSignal): Promise<string | undefined> {
  const seconds = 180;
  mkdirSync(dirname(dirname(target)), { recursive: true });
  const draft = mkdtempSync(join(dirname(dirname(target)), 'download-'));
  try {
    const log = join(draft, 'log');
    const script = join(import.meta.dirname, 'temporal-download.ts');
    const how = await runLogged(process.execPath, [script, release, draft], {
      log,
      title: 'Downloading the Temporal CLI',
      progress,
      signal,
      seconds,
    });
    if (how) return `${how}: ${endOfLog(log, 1)}`;
    const file = readdirSync(draft).find((name) => name.startsWith('temporal-'));
    if (!file) return 'brought nothing';
    mkdirSync(dirname(target), { recursive: true });
    renameSync(join(draft, file), target);
    return unfit(target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** From the Go modules named in tools/temporal. Returns why it failed; undefined when the CLI is there. */
async function build(target: string, progress: Progress, signal?: AbortSignal): Promise<string | undefined> {
  if (spawnSync('go', ['version']).status !== 0) return 'needs Go, which is not on the PATH.';
  mkdirSync(dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}`;
  const log = join(dirname(target), 'build.log');
  const args = ['build', '-trimpath', '-ldflags=-s -w', '-o', draft, 'github.com/temporalio/cli/cmd/temporal'];
  progress('Building the Temporal CLI with Go, once for this machine: about 6 minutes on two cores.');
  try {
    const how = await runLogged('go', args, {
      log,
      title: 'Building the Temporal CLI',
      progress,
      signal,
      seconds: 3600,
    });
    if (how) return `${how}:\n${endOfLog(log)}`;
    const why = unfit(draft);
    if (why) return `made one that ${why}.`;
    renameSync(draft, target);
    return undefined;
  } finally {
    rmSync(draft, { force: true });
  }
}

type RunOptions = { log: string; title: string; progress: Progress; signal: AbortSignal | undefined; seconds: number };

/** Runs a command with its output in a log and the time told every 10 s. Returns how it failed; undefined when it didn't. */
async function runLogged(
  command: string,
  args: string[],
  { log, title, progress, signal, seconds }: RunOptions,
): Promise<string | undefined> {
  const began = Date.now();
  const output = openSync(log, 'w');
  const env = { ...process.env, CGO_ENABLED: '0' };
  const child = spawn(command, args, {
    cwd: modules,
    env,
    stdio: ['ignore', output, output],
    timeout: seconds * 1000,
    signal,
  });
  closeSync(output);
  const end = () => child.kill();
  process.once('exit', end); // stopped in the middle: don't go on alone
  const ticking = setInterval(() => progress(`  ${title}: ${secondsSince(began)} so far`), 10_000);
  try {
    return await new Promise((done) => {
      child.once('error', (e) => done(`could not be run (${e.message})`));
      child.once('exit', (code, signal) => {
        if (code === 0) progress(`${title}: done in ${secondsSince(began)}`);
        done(code === 0 ? undefined : signal ? `was given up after ${secondsSince(began)}` : `failed`);
      });
    });
  } finally {
    process.off('exit', end);
    clearInterval(ticking);
  }
}
