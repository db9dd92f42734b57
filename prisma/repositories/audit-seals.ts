/** The hash chain of the audit trail (RS-2): sealing, and how far it has come. `verify-audit-chain.ts` looks whether it holds. */
import { Prisma } from '../../generated/prisma/client.ts';
import { noHash, sealedColumns, sealOf, type SealedEntry } from '../audit-chain.ts';
import type { Database, Reader, Tx } from '../client.ts';

const oneSealer = 7240005;

/** What is sealed of `audit_entry e`. */
export const entryColumns = Prisma.raw(
  sealedColumns.map((column) => (column === 'detail' ? 'e.detail::text AS detail' : `e.${column}`)).join(', '),
);

/** A place of the chain and its hash; place 0 is before the first. */
export type Head = { place: bigint; hash: string };

async function headOf(reader: Reader): Promise<Head> {
  const [head] = await reader.$queryRaw<Head[]>`
    SELECT place, hash FROM audit_seal WHERE place IS NOT NULL ORDER BY place DESC LIMIT 1`;
  return head ?? { place: 0n, hash: noHash };
}

/**
 * Gives places to at most `limit` entries, in the order of their ids; one sealer at a time, others find nothing to do. What is not
 * committed yet is not seen, and comes with a later batch. Returns how many were sealed. No request waits for it: entries are only
 * read, and of the seals it locks those that nothing else writes again.
 */
export async function sealBatch(db: Database, limit: number): Promise<number> {
  return db.$transaction((tx) => sealIn(tx, limit));
}

async function sealIn(tx: Tx, limit: number): Promise<number> {
  const [lock] = await tx.$queryRaw<{ mine: boolean }[]>`SELECT pg_try_advisory_xact_lock(${oneSealer}) AS mine`;
  if (!lock?.mine) return 0;
  const entries = await tx.$queryRaw<SealedEntry[]>`
    SELECT ${entryColumns} FROM audit_seal s JOIN audit_entry e ON e.id = s.entry_id
    WHERE s.place IS NULL ORDER BY s.entry_id LIMIT ${limit}`;
  if (!entries.length) return 0;
  let { place, hash } = await headOf(tx);
  const seals = entries.map((entry) => {
    place += 1n;
    hash = sealOf(place, hash, entry);
    return { id: entry.id, place, hash };
  });
  await tx.$executeRaw`
    UPDATE audit_seal SET place = given.place, hash = given.hash
    FROM unnest(${seals.map(({ id }) => id)}::bigint[], ${seals.map((seal) => seal.place)}::bigint[],
      ${seals.map((seal) => seal.hash)}::text[]) AS given (id, place, hash)
    WHERE audit_seal.entry_id = given.id`;
  return seals.length;
}

export type Chain = { sealed: number; unsealed: number; oldestUnsealedAt: string | null; lastHash: string | null };

/** How far the chain reaches, and what waits for the sealer. */
export async function readChain(reader: Reader): Promise<Chain> {
  const head = await headOf(reader);
  const [waiting] = await reader.$queryRaw<{ unsealed: number; oldest: Date | null }[]>`
    SELECT count(*)::int AS unsealed, min(e.at) AS oldest
    FROM audit_seal s JOIN audit_entry e ON e.id = s.entry_id WHERE s.place IS NULL`;
  return {
    sealed: Number(head.place),
    unsealed: waiting?.unsealed ?? 0,
    oldestUnsealedAt: waiting?.oldest?.toISOString() ?? null,
    lastHash: head.place ? head.hash : null,
  };
}

/** The entry that has waited for its seal the longest. */
export async function oldestUnsealed(reader: Reader): Promise<{ id: bigint; at: Date } | null> {
  const [oldest] = await reader.$queryRaw<{ id: bigint; at: Date }[]>`
    SELECT e.id, e.at FROM audit_seal s JOIN audit_entry e ON e.id = s.entry_id WHERE s.place IS NULL ORDER BY e.at, e.id LIMIT 1`;
  return oldest ?? null;
}
