/** What seals letters in tests, as LETTER_KEYS has it. */
import type { PrintFolder } from '../../activities/gateways/letters/print-folder.ts';
import { letterKeys } from '../../prisma/letter-keys.ts';

export const testLetterKeys = `test:${Buffer.alloc(32, 7).toString('base64')}`;
export const parsedTestLetterKeys = letterKeys.parse(testLetterKeys);

/** For what prints nothing. */
const nothing = () => Promise.reject(new Error('nothing is printed here'));
export const noPrintFolder: PrintFolder = { put: nothing, answers: nothing, clear: nothing, forget: nothing };
