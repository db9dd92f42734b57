import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const Secrets = z.object({ client: z.string(), program: z.string() });

/** The secrets of the two clients of the development provider, kept in a file only its owner reads; made the first time. */
export function keptSecrets(path: string): z.infer<typeof Secrets> {
  if (existsSync(path)) return Secrets.parse(JSON.parse(readFileSync(path, 'utf8')));
  const random = () => randomBytes(24).toString('base64url');
  const secrets = { client: random(), program: random() };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}
