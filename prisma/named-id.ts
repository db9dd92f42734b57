/** Ids that are the same whenever the same thing is written: of the demonstration data, and of imported cases. */
import { createHash } from 'node:crypto';

/** A UUID (version 8) made of what it names. */
export function namedId(...names: readonly (string | number)[]): string {
  const hex = createHash('sha256')
    .update(`casewright/${names.join('/')}`)
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
