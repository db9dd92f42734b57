/** Secrets from files: what orchestrators mount, so that no secret stands in an environment that others may list. */
import { readFileSync } from 'node:fs';

type Source = Record<string, string | undefined>;

/**
 * Takes an environment and the names of its secrets: for each, `<NAME>_FILE` may name a file that holds it, without its last line break.
 * Returns the environment with the secrets in it. An empty variable counts as absent. Throws an Error with one sentence per variable that
 * is given twice or whose file can't be used; never with a value or a path.
 */
export function withSecretFiles(source: Source, names: readonly string[]): Source {
  const sentences: string[] = [];
  const found: Source = { ...source };
  for (const name of names) {
    const fileName = `${name}_FILE`;
    const path = source[fileName];
    if (!path) continue;
    delete found[fileName];
    if (source[name]) sentences.push(`${fileName}: give either ${name} or ${fileName}, not both.`);
    else {
      const secret = contentOf(path);
      if (secret) found[name] = secret;
      else sentences.push(`${fileName}: the file ${secret === '' ? 'is empty' : 'cannot be read'}.`);
    }
  }
  if (sentences.length) throw new Error(sentences.join('\n'));
  return found;
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch {
    return null;
  }
}
