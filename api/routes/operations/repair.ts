import { divergenceWords, isRepairable } from '../../../domain/divergence.ts';
import { readComparedRow } from '../../../prisma/repositories/operations.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { temporalIsAway } from '../../reconcile/look.ts';
import { forgetComparison, repairLock } from '../../reconcile/recent.ts';
import { repair, type Repaired } from '../../reconcile/repair.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, body } from './repair.schema.ts';

/** Anything else is a text that somebody typed: no such process, and nothing for the audit trail. */
const isProcessId = (text: string) => /^[a-z-]{1,40}\/[0-9a-f-]{36}$/.test(text);

export const repairOne = route({
  method: 'post',
  path: '/operations/repairs',
  permission: 'operations.repair',
  summary: 'Starts a process that diverges again from its row; a healthy one is left alone',
  params: nothing,
  query: nothing,
  body,
  answer,
  async handle({ deps, actor, idempotencyKey, body: { processId } }) {
    // The wish first, by its key; the repair itself may be repeated: what is healthy is left alone, what broke off goes on.
    const row = await readComparedRow(deps.db, processId);
    const about = row ? { customerId: row.customerId } : {}; // for the audit trail: operators see none of it
    const command = { action: 'operations.repair', subject: { processId }, ...about } as const;
    await applyCommand({ deps, actor, idempotencyKey }, command, async () => ({
      processId: isProcessId(processId) ? processId : null,
    }));
    const by = { personId: actor.personId, accountId: actor.accountId, ...actor.from };
    let result: Repaired;
    try {
      result = await repair({ ...deps, lock: repairLock(deps) }, processId, by);
    } catch (error) {
      if (!temporalIsAway(error)) throw error;
      throw new Problem(
        'unavailable',
        'Temporal does not answer. Try again when it is back: a repair may be repeated.',
      );
    } finally {
      forgetComparison(deps);
    }
    const { exists, found, repaired } = result;
    if (!exists) throw new Problem('notFound', 'There is no such process.');
    if (found && !isRepairable(found))
      throw new Problem('conflict', `${divergenceWords[found].is} ${divergenceWords[found].todo}`);
    return { status: 200, body: { processId, found, repaired } };
  },
});
