import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';

const Keys = z.object({
  jwks: z.object({ keys: z.array(z.record(z.string(), z.string())) }),
  cookies: z.array(z.string()),
});
export type Keys = z.infer<typeof Keys>;

/** New keys: one that signs tokens, one that signs cookies. */
export async function newKeys(): Promise<Keys> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid: randomBytes(8).toString('hex') };
  return Keys.parse({ jwks: { keys: [jwk] }, cookies: [randomBytes(32).toString('base64url')] });
}

/** The keys kept in a file only its owner reads; made the first time. */
export async function keptKeys(path: string): Promise<Keys> {
  if (existsSync(path)) return Keys.parse(JSON.parse(readFileSync(path, 'utf8')));
  const keys = await newKeys();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}
