/** RS-2: what of an audit entry is sealed, its hash, and what can be told of a link that does not hold. */
import { createHash } from 'node:crypto';

/** An entry as it stands in the database; `detail` as the database writes it, so that the order of its keys is always the same. */
export type SealedEntry = {
  id: bigint;
  at: Date;
  account_id: string | null;
  person_id: string | null;
  action: string;
  result: string;
  customer_id: string | null;
  subject_id: string | null;
  process_id: string | null;
  command_id: string | null;
  why: string | null;
  detail: string | null;
  request_id: string | null;
  address: string | null;
  client: string | null;
};

/** Every column of the table `audit_entry`. One that is added later stands at the end: what is empty is not hashed, so older hashes stay right. */
export const sealedColumns = [
  'id',
  'at',
  'account_id',
  'person_id',
  'action',
  'result',
  'customer_id',
  'subject_id',
  'process_id',
  'command_id',
  'why',
  'detail',
  'request_id',
  'address',
  'client',
] as const satisfies readonly (keyof SealedEntry)[];

/** Before the first place. */
export const noHash = '0'.repeat(64);

/** SHA-256, in hex, of the place, the hash of the place before, and the entry: its columns by name, instants in ISO form to the millisecond. */
export function sealOf(place: bigint, before: string, entry: SealedEntry): string {
  const values = sealedColumns.flatMap((column) => {
    const value = entry[column];
    if (value === null) return [];
    return [[column, value instanceof Date ? value.toISOString() : String(value)]];
  });
  return createHash('sha256')
    .update(JSON.stringify([String(place), before, values]))
    .digest('hex');
}

/** A seal and its entry, where there is one. */
export type Link = { entryId: bigint; place: bigint; hash: string | null; entry: SealedEntry | null };

const fits = (place: bigint, before: string | null, { entry, hash }: Link): boolean =>
  entry !== null && before !== null && hash !== null && sealOf(place, before, entry) === hash;

/** Does this link stand at this place, behind this hash? */
export const holds = (place: bigint, before: string, link: Link): boolean =>
  link.place === place && fits(place, before, link);

/** By so many places at most is looked for what moved together. */
const mostMoved = 100n;

/**
 * Takes the place at which the chain breaks, the hash of the place before, and the links from there on, as many as are to be looked at.
 * Returns a sentence: what was done, as far as it can be told from what is left.
 */
export function whatBroke(place: bigint, before: string, [first, ...others]: readonly Link[]): string {
  if (!first || first.place !== place)
    return 'Nothing stands at this place: an entry was removed, and its seal with it.';
  const { entry, hash } = first;
  if (!entry) return 'The seal of this place has no entry: the entry was removed.';
  const meant = others.find((other) => fits(place, before, other));
  if (meant) {
    const moved = others.some((other) =>
      [place + 1n, other.place, other.place + 1n].some((its) => fits(its, other.hash, first)),
    );
    const now = `the one that was sealed here stands at place ${meant.place}`;
    return moved ? `Entries were reordered: ${now}.` : `An entry was inserted: ${now}.`;
  }
  const twin = others.find((other) => other.entry && sealOf(place, before, { ...other.entry, id: entry.id }) === hash);
  if (twin) return `Entries were reordered: what was sealed here stands in entry ${twin.entryId}.`;
  const [next] = others;
  if (next)
    for (let by = 1n; by <= mostMoved; by++) {
      if (fits(next.place + by, hash, next)) return `Before this entry ${by} were removed, and those behind moved up.`;
      if (fits(next.place - by, hash, next))
        return `Before this entry ${by} were inserted, and those behind moved down.`;
    }
  return 'The entry is not as it was sealed: it, or the hash before it, was changed.';
}
