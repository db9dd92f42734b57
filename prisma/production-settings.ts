/** What no program of ours starts with in production: a sentence for each setting that is unsafe there, never with a value. */
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { LetterKey } from './letter-keys.ts';

/** One sentence where this secret is one of development's, or could be guessed. Null: none. */
export function weakSecret(name: string, secret: string): string | null {
  if (secret.length < shortest)
    return `${name}: in production a secret has at least ${shortest} characters; make a random one.`;
  if (new Set(secret).size < fewestDifferent || knownWords.test(secret))
    return `${name}: this is a default or an example, which anybody could guess; make a random one.`;
  return null;
}
const shortest = 16;
const fewestDifferent = 6;
const knownWords =
  /change.?me|replace.?me|example|placeholder|default|development|insecure|password|(client|program|test|dev|my|your)[-_. ]?(secret|token)/i;

/** One sentence where a key that seals letters is no random one. Null: it may be. */
export const weakLetterKey = ({ key }: LetterKey): string | null =>
  new Set(key).size < fewestDifferentBytes
    ? 'LETTER_KEYS: a key is one that anybody could guess; make each of 32 random bytes.'
    : null;
const fewestDifferentBytes = 16; // of 32 at random not even one key in a billion has fewer

/** One sentence where the way to PostgreSQL is neither inside this machine nor encrypted, and one for a weak password. */
export function unsafeDatabase(name: string, address: string): string[] {
  const url = new URL(address);
  const asked = url.searchParams;
  const host = asked.get('host') ?? decodeURIComponent(url.hostname);
  const encrypted =
    ['require', 'verify-ca', 'verify-full'].includes(asked.get('sslmode') ?? '') ||
    (asked.get('sslmode') === null && ['true', '1'].includes(asked.get('ssl') ?? ''));
  const open = host !== '' && !host.startsWith('/') && !isThisMachine(host) && !encrypted;
  const password = asked.get('password') ?? decodeURIComponent(url.password);
  return [
    open ? `${name}: in production a database on another machine is reached by TLS: add sslmode=verify-full.` : null,
    password === '' ? null : weakSecret(`${name} (its password)`, password),
  ].filter((sentence) => sentence !== null);
}

/** One sentence where this address would be reached without TLS. Null: none. `why` ends the sentence. */
export const notHttps = (name: string, address: string, why: string): string | null =>
  address.startsWith('https:') ? null : `${name}: in production it must begin with https, since ${why}.`;

/** One sentence where the time could be moved. Null: none. */
export const movableClock = (clock: 'system' | 'settable'): string | null =>
  clock === 'settable'
    ? 'CLOCK: in production only the system clock is used, for deadlines and decisions are dated by it.'
    : null;

/**
 * Takes the environment that the client of Temporal reads (TEMPORAL_…, a profile) and our key for it, where there is one. One sentence
 * where the way there is neither inside this machine nor encrypted. Null: it is.
 */
export function unsafeTemporal(source: Record<string, string | undefined>, apiKey: string | undefined): string | null {
  const variables = Object.entries(source).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const { connectionOptions } = loadClientConnectConfig({ overrideEnvVars: Object.fromEntries(variables) });
  const { address = 'localhost:7233', tls = apiKey !== undefined } = connectionOptions;
  if (isThisMachine(address.replace(/:\d+$/, '')) || (tls !== null && tls !== false)) return null;
  return 'TEMPORAL_ADDRESS: in production a Temporal on another machine is reached by TLS: set TEMPORAL_TLS=true, or its certificates.';
}

/** Is this the name or address of the machine itself? */
export function isThisMachine(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}
