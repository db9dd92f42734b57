/** PS-8, PS-9: one part of the plan is saved, by the assigned officer, on the revision that the officer saw. */
import { mayEditPlan } from '../../../domain/personalised-services/plan.ts';
import type { Tx } from '../../../prisma/client.ts';
import { lockPlan, savePlanPart, type PartSaved } from '../../../prisma/repositories/plans.ts';
import { lockForAssignedOfficer } from '../../assigned-officer.ts';
import { applyCommand, type Caller } from '../../commands.ts';
import { Problem } from '../../errors.ts';

/** `ifMatch`: the revision that was changed, 0 where there was no plan. `fits`: what else must hold, under the locks. Returns the new revision. */
export async function savePart(
  caller: Caller & { ifMatch: number | null },
  customerId: string,
  saved: PartSaved,
  fits: (tx: Tx) => Promise<void>,
): Promise<{ revision: number }> {
  const { deps, actor, ifMatch } = caller;
  if (ifMatch === null) throw new Problem('preconditionRequired');
  const action = 'plans.edit';
  const command = {
    action,
    subject: { customerId, ifMatch, ...saved },
    customerId,
    detail: { part: saved.part },
  } as const;
  return applyCommand(caller, command, async (tx) => {
    const { assignment } = await lockForAssignedOfficer(tx, actor, customerId, action);
    const plan = await lockPlan(tx, assignment.id);
    const may = mayEditPlan({ me: actor, assignment, openSubmission: plan?.openSubmission ?? false });
    if (!may.possible) throw new Problem('notNow', may.why);
    if ((plan?.revision ?? 0) !== ifMatch)
      throw new Problem(
        'preconditionFailed',
        'The plan was saved by somebody else meanwhile. Look at it again before you save.',
      );
    await fits(tx);
    const by = { customerId, assignmentId: assignment.id, personId: actor.personId, at: deps.clock.now() };
    return { revision: await savePlanPart(tx, plan, saved, by) };
  });
}
