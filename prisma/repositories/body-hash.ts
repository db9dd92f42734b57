/** By what the text of a message is known where the text itself is not kept: SHA-256, in hexadecimal. */
import { createHash } from 'node:crypto';

export const bodyHashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
