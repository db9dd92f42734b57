/**
 * What `npm start`, `npm test` and `npm run check` run first, on whatever Node (20 or later) the machine has: installs, generates the database client,
 * and hands over to the Node 24 that came with the packages. Plain JavaScript without dependencies, since nothing may be there yet.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const programs = { start: ['dev/start.ts'], test: ['test/run.ts'], check: ['test/run.ts', '--quick'] };
const lockStamp = join(root, 'node_modules/.casewright-lock');
const clientStamp = join(root, 'node_modules/.casewright-client');
const node24 = () => [join(root, 'node_modules/node/bin/node'), process.execPath].find(runsTypeScript);

const [what, ...rest] = process.argv.slice(2);
if (!what || !(what in programs)) fail('Use: node dev/bootstrap.mjs start|test|check');
if (Number(process.versions.node.split('.')[0]) < 20) fail(`Node 20 or later is needed; this is ${process.version}.`);

let child;
let stopping;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
// npm's shell doesn't pass on a SIGTERM that npm gets: its end is all that is seen here
const parent = process.ppid;
if (process.env.npm_lifecycle_event)
  setInterval(() => process.ppid !== parent && !stopping && stop('SIGTERM'), 500).unref();

if (!installed()) {
  const npm = process.env.npm_execpath
    ? [process.env.npm_node_execpath ?? process.execPath, process.env.npm_execpath]
    : ['npm'];
  await step('Installing packages (npm ci)', npm[0], [...npm.slice(1), 'ci', '--no-audit', '--no-fund']);
  writeFileSync(lockStamp, lockHash());
}
const node = node24();
if (!node) fail('Node 24 did not come with the packages. Install with scripts allowed: npm ci --ignore-scripts=false');
if (existsSync(join(root, 'prisma/schema.prisma')) && !clientGenerated()) {
  // generate needs no engine but insists on a path to one; the engine itself would be a download
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true', CHECKPOINT_DISABLE: '1' };
  await step(
    'Generating the database client',
    node,
    [join(root, 'node_modules/prisma/build/index.js'), 'generate'],
    env,
  );
  writeFileSync(clientStamp, schemaHash());
}
// the channel tells the program when this process is killed: it stops its parts then
const code = await run(node, [...programs[what], ...rest], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
process.exit(code);

function stop(signal) {
  stopping = signal;
  child?.kill(signal);
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** In step with the lock file: by our stamp, or by npm's own record where somebody ran npm by hand. */
function installed() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json')) || !node24()) return false;
  if (existsSync(lockStamp) && readFileSync(lockStamp, 'utf8') === lockHash()) return true;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const there = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')).packages;
  const agree =
    Object.keys(there).every((path) => path in wanted) &&
    Object.entries(wanted).every(
      ([path, p]) => path === '' || (path in there ? there[path].version === p.version : p.optional === true),
    );
  if (agree) writeFileSync(lockStamp, lockHash());
  return agree;
}

function runsTypeScript(path) {
  if (path === process.execPath) return Number(process.versions.node.split('.')[0]) >= 24;
  return existsSync(path);
}

/** What the generated client depends on: schema, its configuration and Prisma's version. */
function schemaHash() {
  const hash = createHash('sha256');
  for (const file of ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'])
    if (existsSync(join(root, file))) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function clientGenerated() {
  const output = /^\s*output\s*=\s*"([^"]+)"/m.exec(readFileSync(join(root, 'prisma/schema.prisma'), 'utf8'))?.[1];
  if (output && !existsSync(resolve(root, 'prisma', output))) return false;
  return existsSync(clientStamp) && readFileSync(clientStamp, 'utf8') === schemaHash();
}

/** Runs a preparation; its output is shown only where it fails. */
async function step(title, command, args, env = process.env) {
  const began = Date.now();
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`;
  console.log(`${title} …`);
  const ticking = setInterval(() => console.log(`  ${title}: ${seconds()} so far`), 10_000);
  let output = '';
  const result = await run(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] }, (text) => (output += text));
  clearInterval(ticking);
  if (stopping) process.exit(128 + constants.signals[stopping]);
  if (result !== 0) fail(`${output}\n${title} failed (exit code ${result}).`);
  console.log(`${title}: done in ${seconds()}`);
  mkdirSync(join(root, 'node_modules'), { recursive: true });
}

function run(command, args, options, onText) {
  return new Promise((done) => {
    child = spawn(command, args, { cwd: root, ...options });
    child.stdout?.on('data', onText);
    child.stderr?.on('data', onText);
    child.on('error', (e) => {
      console.error(`${command} can't be run: ${e.message}`);
      done(127);
    });
    child.on('close', (status, signal) => done(status ?? 128 + constants.signals[signal]));
    if (stopping) child.kill(stopping);
  });
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
