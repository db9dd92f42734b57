import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, root } from './run-program.ts';

const stamp = join(root, 'web/dist/.built-from');

/** Whether the built console is of the sources as they are. */
export const consoleIsBuilt = (): boolean => existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfSources();

/** Builds the console into web/dist. Throws with the end of Vite's output. */
export async function buildConsole(signal?: AbortSignal): Promise<void> {
  const from = hashOfSources();
  await mustRun('Building the console', ['node_modules/vite/bin/vite.js', 'build', 'web'], signal ? { signal } : {});
  writeFileSync(stamp, from);
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  const files = globSync(['web/**/*', 'domain/**/*.ts', 'package-lock.json'], {
    cwd: root,
    withFileTypes: true,
    exclude: (entry) => ['dist', 'node_modules'].includes(entry.name),
  });
  for (const path of files
    .filter((f) => f.isFile())
    .map((f) => join(f.parentPath, f.name))
    .toSorted())
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path));
  return hash.digest('hex');
}
