import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildConsole, consoleIsBuilt } from '../../dev/build-console.ts';
import { root, runProgram } from '../../dev/run-program.ts';

/** `run` returns what is wrong, or undefined. */
export type StaticCheck = { name: string; run: (signal: AbortSignal) => Promise<string | undefined> };

const bin = {
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  tsc: 'node_modules/typescript7/bin/tsc',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  knip: 'node_modules/knip/bin/knip.js',
};
/** Named one by one: given the root, the linter would also read what is generated. */
const rooms = ['domain', 'workflows', 'activities', 'workers', 'api', 'prisma', 'web', 'dev', 'test', 'bench'];
const generated = ['api/openapi.json', 'web/api/schema.gen.ts'];

/** The checks that look at the sources without running the product; the quick ones, or all. */
export function staticChecks(quick: boolean): StaticCheck[] {
  const present = (path: string) => existsSync(join(root, path));
  return [
    program('format', [bin.prettier, '--check', '--log-level', 'warn', '.']),
    program('types', [bin.tsc, '-p', 'tsconfig.json']),
    ...(present('web/tsconfig.json') ? [program('types of the console', [bin.tsc, '-p', 'web/tsconfig.json'])] : []),
    ...(present('.oxlintrc.json')
      ? [program('lint and import rules', [bin.oxlint, '--type-aware', ...rooms.filter(present)])]
      : []),
    ...(['knip.json', 'knip.jsonc', 'knip.ts'].some(present) ? [program('dead code', [bin.knip])] : []),
    ...(!quick && scripts()['generate'] ? [{ name: 'generated files in step', run: generatedInStep }] : []),
    ...(!quick && present('web/vite.config.ts') ? [{ name: 'console builds', run: consoleBuilds }] : []),
  ];
}

function program(name: string, args: readonly string[]): StaticCheck {
  const run = async (signal: AbortSignal) => {
    const { code, output } = await runProgram(args, { signal });
    return code === 0 ? undefined : output.trimEnd() || `exit code ${code}`;
  };
  return { name, run };
}

function scripts(): Record<string, unknown> {
  const parsed: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const isRecord = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null;
  return isRecord(parsed) && isRecord(parsed['scripts']) ? parsed['scripts'] : {};
}

/** Generates anew, compares, and puts back what was there: a test changes no source. */
async function generatedInStep(signal: AbortSignal): Promise<string | undefined> {
  const paths = generated.map((path) => join(root, path));
  const read = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);
  const before = paths.map(read);

  const { code, output } = await runProgram(['--run', 'generate'], { signal });
  if (code !== 0) return output.trimEnd();
  const behind = paths.filter((path, i) => read(path) !== before[i]);
  paths.forEach((path, i) => before[i] !== undefined && writeFileSync(path, before[i]));
  return behind.length ? `Behind their source, run npm run generate: ${behind.join(', ')}` : undefined;
}

async function consoleBuilds(signal: AbortSignal): Promise<string | undefined> {
  if (consoleIsBuilt()) return undefined;
  return buildConsole(signal).then(
    () => undefined,
    (e: unknown) => (e instanceof Error ? e.message : String(e)),
  );
}
