/**
 * `npm test`: everything, ending in one line `N passed, N failed`; `--quick` (`npm run check`): what needs no servers.
 * A static check counts as one test. What can't run counts as failed.
 */
import { globSync } from 'node:fs';
import { secondsSince } from '../dev/progress.ts';
import { root } from '../dev/run-program.ts';
import { countTests, noTests, type Counts } from './support/mocha-run.ts';
import { startServers, type Servers } from './support/servers.ts';
import { staticChecks } from './support/static-checks.ts';

/** In the order in which a reader wants to know: the cheapest and most telling first. */
const suites = ['rules', 'activities', 'workflows', 'gateway', 'api', 'replay', 'e2e', 'drills'];
const quick = process.argv.includes('--quick');
const began = Date.now();
const total: Counts = { ...noTests };
const chains = { databases: 0, entries: 0 };
const broken: string[] = [];
const given = new AbortController();
const { signal } = given;
let servers: Servers | undefined;

process.on('disconnect', () => given.abort());
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => given.abort());

try {
  for (const { name, run } of staticChecks(quick)) await stage(name, async () => report(await run(signal)));
  const present = (quick ? ['rules'] : suites).filter(
    (suite) => globSync(`test/${suite}/**/*.test.ts`, { cwd: root }).length,
  );
  if (present.some((suite) => suite !== 'rules'))
    await stage('PostgreSQL and Temporal for the tests', async () => {
      servers = await startServers((line) => console.log(line), signal);
      Object.assign(process.env, servers.env);
      return noTests;
    });
  for (const suite of present) await stage(`test/${suite}`, () => countTests(suite, signal));
} finally {
  await servers?.stop();
}
if (signal.aborted) broken.push('stopped before the end');
console.log(`\n${broken.length ? `Failed: ${broken.join(', ')}\n` : ''}Took ${secondsSince(began)}.`);
if (chains.databases)
  console.log(
    `Audit chains verified: ${chains.databases} databases, ${chains.entries.toLocaleString('en-AU')} entries.`,
  );
const failed = signal.aborted ? Math.max(total.failed, 1) : total.failed;
console.log(`${total.passed} passed, ${failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exit(failed ? 1 : 0);

/** Runs one stage and tells its time; one that throws counts as a failed test. */
async function stage(name: string, run: () => Promise<Counts>): Promise<void> {
  if (signal.aborted) return;
  const from = Date.now();
  const counts = await run().catch((e: unknown): Counts => {
    console.log(e instanceof Error ? e.message : String(e));
    return { passed: 0, failed: 1, skipped: 0 };
  });
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key];
  chains.databases += counts.chains?.databases ?? 0;
  chains.entries += counts.chains?.entries ?? 0;
  if (counts.failed) broken.push(name);
  const figures = counts.passed + counts.failed > 1 ? `: ${counts.passed} passed, ${counts.failed} failed` : '';
  console.log(`${counts.failed ? '✗' : '✓'} ${name}${figures} (${secondsSince(from)})`);
}

/** What a static check found is printed only where it failed. */
function report(problem: string | undefined): Counts {
  if (problem === undefined) return { passed: 1, failed: 0, skipped: 0 };
  console.log(problem);
  return { passed: 0, failed: 1, skipped: 0 };
}
