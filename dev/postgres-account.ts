import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** How to run PostgreSQL's programs: with a command before them, or as another account. */
export type RunAs = { prefix: readonly string[]; account?: { uid: number; gid: number } };

/**
 * PostgreSQL refuses to run as root (containers, CI). Then it runs as `postgres` or `nobody` where these can reach the paths, else in a user namespace
 * in which root has another number. Not root: as we are. Throws a plain sentence where nothing works.
 */
export function accountFor(paths: readonly string[]): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [] };
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid !== undefined && gid !== undefined && paths.every((path) => reachable(path, uid)))
      return { prefix: [], account: { uid, gid } };
  }
  const nobody = idOf('-u', 'nobody');
  const prefix = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`];
  if (nobody !== undefined && spawnSync(prefix[0] ?? '', [...prefix.slice(1), 'true']).status === 0) return { prefix };
  throw new Error(
    `PostgreSQL refuses to run as root, and the accounts postgres and nobody can't reach ${paths.join(' or ')}. ` +
      'Run as an ordinary user, or move the checkout to a folder that others may pass through (chmod o+x on its parents).',
  );
}

function idOf(flag: '-u' | '-g', name: string): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

/** Every folder above the path lets others pass, or belongs to the account. */
function reachable(path: string, uid: number): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid: owner } = statSync(folder);
    if (owner === uid ? !(mode & 0o100) : !(mode & 0o001)) return false;
    if (folder === dirname(folder)) return true;
  }
}
