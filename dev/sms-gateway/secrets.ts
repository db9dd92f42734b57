import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const Account = z.object({ sid: z.string(), token: z.string() });

/** The account of the simulated gateway, kept in a file only its owner reads; made the first time. */
export function keptAccount(path: string): z.infer<typeof Account> {
  if (existsSync(path)) return Account.parse(JSON.parse(readFileSync(path, 'utf8')));
  const account = { sid: `AC${randomBytes(16).toString('hex')}`, token: randomBytes(16).toString('hex') };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(account), { mode: 0o600 });
  return account;
}
