/** What stands in a letter, sealed with a named key (AES-256-GCM): readable with the key only, and only as this letter's (OA-8, OA-15). */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { LetterKeys } from './letter-keys.ts';

/** As it stood when the letter was made: a later change of name or address changes no letter. */
export const letterFields = z.object({
  /** Where it goes, line by line: name, street, suburb with state and postcode, country. */
  address: z.array(z.string()),
  /** How the customer is addressed. */
  name: z.string(),
  csid: z.string(),
  accountKey: z.string(),
  password: z.string(),
  /** Local dates of the agency. */
  date: z.string(),
  validUntil: z.string(),
});
export type LetterFields = z.infer<typeof letterFields>;
export type Sealed = { keyName: string; sealed: Uint8Array<ArrayBuffer> };

/** No key that is set has this name. */
export class LetterKeyMissing extends Error {}

const nonceLength = 12;
const tagLength = 16;

/** With the first key. */
export function sealLetter([{ name, key }]: LetterKeys, letterId: string, fields: LetterFields): Sealed {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(letterId));
  const text = Buffer.concat([cipher.update(JSON.stringify(fields), 'utf8'), cipher.final()]);
  return { keyName: name, sealed: new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), text])) };
}

/** Throws LetterKeyMissing where the key is not among these; another error where the letter is another one's or was changed; never with what stands in it. */
export function openLetter(keys: LetterKeys, letterId: string, { keyName, sealed }: Sealed): LetterFields {
  const found = keys.find(({ name }) => name === keyName);
  if (!found) throw new LetterKeyMissing(`LETTER_KEYS has no key ${keyName}`);
  const nonce = sealed.subarray(0, nonceLength);
  const tag = sealed.subarray(nonceLength, nonceLength + tagLength);
  const decipher = createDecipheriv('aes-256-gcm', found.key, nonce).setAAD(Buffer.from(letterId)).setAuthTag(tag);
  const text = Buffer.concat([decipher.update(sealed.subarray(nonceLength + tagLength)), decipher.final()]);
  return letterFields.parse(JSON.parse(text.toString('utf8')));
}
