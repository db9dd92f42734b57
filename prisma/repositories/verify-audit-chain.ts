/** RS-2: does the audit trail's hash chain hold? Reads only, in pages, so that no statement takes long. */
import { holds, noHash, whatBroke, type Link, type SealedEntry } from '../audit-chain.ts';
import type { Reader } from '../client.ts';
import { entryColumns, type Head } from './audit-seals.ts';

export type Broken = {
  /** Null: the entry has no place in the chain, though it should have one. */
  place: bigint | null;
  entryId: bigint | null;
  /** A sentence. */
  what: string;
};
export type Verified = {
  /** So many places hold, from the first on. */
  places: bigint;
  /** The hash of the last of them. */
  lastHash: string;
  /** The first link that does not hold. */
  broken: Broken | null;
};

/** So many links behind a broken one are looked at, for what was done there. */
const lookedAt = 1000;
/** Transactions end within seconds: an entry dated so much before one that was sealed earlier was written afterwards. */
const latestMs = 5 * 60_000;

/**
 * Computes every hash anew, in the order of the places. `against`: a place and its hash that were kept outside; without one
 * nobody can see that the chain's end was cut off, or all of it computed anew. `page`: how many links are read at a time.
 */
export async function verifyChain(reader: Reader, options: { against?: Head; page?: number } = {}): Promise<Verified> {
  const { against, page = 1000 } = options;
  let head: Head = { place: 0n, hash: noHash };
  let latest = 0;
  const result = (broken: Broken | null): Verified => ({ places: head.place, lastHash: head.hash, broken });

  for (;;) {
    const links = await linksAfter(reader, head.place, page);
    for (const link of links) {
      const place = head.place + 1n;
      const { entryId, entry, hash } = link;
      if (entry === null || hash === null || !holds(place, head.hash, link)) {
        const what = whatBroke(place, head.hash, await linksAfter(reader, head.place, lookedAt));
        return result({ place, entryId: link.place === place ? entryId : null, what });
      }
      if (against?.place === place && against.hash !== hash)
        return result({ place, entryId, what: 'The hash is not that of the checkpoint: the chain was computed anew.' });
      const at = entry.at.getTime();
      if (at < latest - latestMs)
        return result({
          place,
          entryId,
          what: 'The entry was inserted later: it is dated before what was sealed ahead of it.',
        });
      latest = Math.max(latest, at);
      head = { place, hash };
    }
    if (links.length < page) break;
  }
  if (against && against.place > head.place)
    return result({
      place: head.place + 1n,
      entryId: null,
      what: `The end of the chain was cut off: the checkpoint is at place ${against.place}.`,
    });
  const stray = await outsideChain(reader);
  if (stray === null) return result(null);
  return result({ place: null, entryId: stray, what: 'The entry was inserted past the chain: it has no seal.' });
}

type Row = { [Column in keyof SealedEntry]: SealedEntry[Column] | null } & {
  entry_id: bigint;
  place: bigint;
  hash: string | null;
};

async function linksAfter(reader: Reader, place: bigint, limit: number): Promise<Link[]> {
  const rows = await reader.$queryRaw<Row[]>`
    SELECT s.entry_id, s.place, s.hash, ${entryColumns} FROM audit_seal s LEFT JOIN audit_entry e ON e.id = s.entry_id
    WHERE s.place > ${place} ORDER BY s.place LIMIT ${limit}`;
  return rows.map((row) => {
    const { entry_id: entryId, place: its, hash } = row;
    return { entryId, place: its, hash, entry: isEntry(row) ? row : null };
  });
}

/** Columns that every entry has. */
const isEntry = (row: Row): row is Row & SealedEntry =>
  row.id !== null && row.at !== null && row.action !== null && row.result !== null;

/** The first entry that neither stands in the chain nor waits for its place. */
async function outsideChain(reader: Reader): Promise<bigint | null> {
  for (let after: bigint | null = -(2n ** 63n); after !== null;) {
    const [page]: { stray: bigint | null; last: bigint | null }[] = await reader.$queryRaw`
      SELECT min(id) FILTER (WHERE stray) AS stray, max(id) AS last FROM (
        SELECT e.id, s.entry_id IS NULL OR s.place <= 0 AS stray FROM audit_entry e LEFT JOIN audit_seal s ON s.entry_id = e.id
        WHERE e.id > ${after} ORDER BY e.id LIMIT 10000) entries`;
    if (page && page.stray !== null) return page.stray;
    after = page?.last ?? null;
  }
  return null;
}
