/** RS-2: gives every audit entry its place in the hash chain within seconds. Every API runs one; the database lets one at a time seal. */
import { sealBatch } from '../prisma/repositories/audit-seals.ts';
import type { Deps } from './deps.ts';
import { withoutMessage } from './problem-response.ts';
import { repeat } from './repeat.ts';

const batch = 500;

/** Looks each second, and goes on at once while there is more. A database that is away is asked again. */
export const startSealer = ({ db, log }: Pick<Deps, 'db' | 'log'>) =>
  repeat(
    async () => (await sealBatch(db, batch)) === batch,
    1000,
    (error) =>
      log.warn({ part: 'audit', ...withoutMessage(error) }, 'audit entries could not be sealed for the moment'),
  );
