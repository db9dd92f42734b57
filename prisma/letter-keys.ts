/** The named keys that seal what stands in letters (LETTER_KEYS): the first seals, every one opens what it has sealed. */
import { z } from 'zod';

export type LetterKey = { name: string; key: Buffer };
export type LetterKeys = [LetterKey, ...LetterKey[]];

const one = z
  .string()
  .regex(/^[\w-]{1,40}:[A-Za-z0-9+/]{43}=$/, 'each is <name>:<32 bytes in base64>')
  .transform((text): LetterKey => {
    const at = text.indexOf(':');
    return { name: text.slice(0, at), key: Buffer.from(text.slice(at + 1), 'base64') };
  });

/** Of an environment: `<name>:<base64 of 32 bytes>`, several separated by commas. A key is never removed while a letter needs it. */
export const letterKeys = z
  .string()
  .transform((list) => list.split(',').map((text) => text.trim()))
  .pipe(z.tuple([one], one))
  .refine((keys) => new Set(keys.map(({ name }) => name)).size === keys.length, 'two keys have one name');
