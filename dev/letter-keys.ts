import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** LETTER_KEYS of a development house: one key, kept in a file only its owner reads; made the first time. */
export function keptLetterKeys(path: string): string {
  if (!existsSync(path)) writeFileSync(path, `development:${randomBytes(32).toString('base64')}`, { mode: 0o600 });
  return readFileSync(path, 'utf8');
}
