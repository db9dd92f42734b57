import { connect } from '../../prisma/client.ts';
import { sealBatch } from '../../prisma/repositories/audit-seals.ts';
import { verifyChain } from '../../prisma/repositories/verify-audit-chain.ts';
import { verifiedChains } from './verified-chains.ts';

/**
 * RS-2: seals what is in the audit trail of a database that is no longer needed, and looks at all of it. Throws a sentence where the chain
 * does not hold; a trail without an entry counts as nothing.
 */
export async function verifyAuditChain(appUrl: string): Promise<void> {
  const db = connect(appUrl, { max: 1, name: 'audit chain of a test' });
  try {
    while ((await sealBatch(db, 1000)) > 0);
    const { places, broken } = await verifyChain(db);
    if (broken) {
      const { place, entryId, what } = broken;
      throw new Error(`The audit chain of this test's database is broken at place ${place}, entry ${entryId}. ${what}`);
    }
    if (!places) return;
    verifiedChains.databases += 1;
    verifiedChains.entries += Number(places);
  } finally {
    await db.$disconnect();
  }
}
