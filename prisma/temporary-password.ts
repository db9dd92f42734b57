/** OA-8: temporary passwords: made from a cryptographic source, kept as an Argon2id hash only. */
import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import {
  passwordAlphabet,
  passwordGroupLength,
  passwordGroups,
  typedPassword,
} from '../domain/online-accounts/temporary-password.ts';

const derive = promisify(argon2);
/** In KiB, passes and lanes: what OWASP names as the least for Argon2id. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;

/** In groups, as it is read out and printed: `KXTR-4H7W-9MPD`. */
export const makePassword = (): string =>
  Array.from({ length: passwordGroups }, () =>
    Array.from({ length: passwordGroupLength }, () => passwordAlphabet[randomInt(passwordAlphabet.length)]).join(''),
  ).join('-');

/** A PHC string: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive('argon2id', { ...cost, message: typedPassword(password), nonce: salt, tagLength });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(hash)}`;
}

/** Was it this password? Takes as long where there is none to compare with (null). */
export async function isPassword(typed: string, phc: string | null): Promise<boolean> {
  const [, , , parameters = '', salt = '', hash = ''] = (phc ?? nobodys).split('$');
  const [memory = cost.memory, passes = cost.passes, parallelism = cost.parallelism] = parameters
    .split(',')
    .map((pair) => Number(pair.slice(2)));
  const expected = Buffer.from(hash, 'base64');
  const nonce = Buffer.from(salt, 'base64');
  const found = await derive('argon2id', {
    message: typedPassword(typed),
    nonce,
    memory,
    passes,
    parallelism,
    tagLength: expected.length,
  });
  return timingSafeEqual(found, expected) && phc !== null;
}

const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
const nobodys = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(Buffer.alloc(16))}$${base64(Buffer.alloc(tagLength))}`;
