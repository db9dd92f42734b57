/** Changes a work item in the caller's transaction of a command, once it is theirs and open. */
import { may, type Permission } from '../../../domain/people/permissions.ts';
import { managerListKinds } from '../../../domain/personalised-services/assignment.ts';
import type { LocalDate } from '../../../domain/time/local-date.ts';
import { dayProblem } from '../../../domain/work-items/put-off.ts';
import type { Reader, Tx } from '../../../prisma/client.ts';
import { customerOfItem, lockWorkItem, type OpenItem } from '../../../prisma/repositories/close-work-item.ts';
import { delegateFor } from '../../../prisma/repositories/people.ts';
import { agencyDate } from '../../../prisma/repositories/settings.ts';
import type { Actor } from '../../auth/actor.ts';
import { applyCommand, type Caller } from '../../commands.ts';
import { Problem } from '../../errors.ts';

type Asked = {
  action: Permission;
  workItemId: string;
  /** What makes this request what it is, beside the item. */
  subject?: Record<string, string | boolean | null>;
};

/** Refuses `notFound`, `notTheAssignee`, `ended`, and what `work` does. */
export async function changeItem(
  caller: Caller,
  { action, workItemId, subject = {} }: Asked,
  work: (tx: Tx, item: OpenItem, today: LocalDate) => Promise<unknown>,
): Promise<void> {
  const { deps, actor } = caller;
  const customerId = await customerOfItem(deps.db, actor, workItemId);
  if (!customerId) throw new Problem('notFound');
  const command = { action, subject: { workItemId, ...subject }, customerId, subjectId: workItemId, why: workItemId };
  await applyCommand(caller, command, async (tx) => {
    const item = await lockWorkItem(tx, actor, workItemId);
    if (!item) throw new Problem('notFound');
    const today = await agencyDate(tx, deps.clock.now());
    if (!(await isMine(tx, actor, item, today)))
      throw new Problem('notTheAssignee', 'This work item is somebody else’s.');
    if (!item.open) throw new Problem('ended');
    await work(tx, item, today);
    return {};
  });
}

/** Mine, that of a manager whom I stand in for (PS-14), or, for operators, nobody's. */
async function isMine(tx: Reader, actor: Actor, { assigneeId, kind }: OpenItem, today: LocalDate): Promise<boolean> {
  if (assigneeId === null) return may(actor.roles, 'operatorActions.view');
  if (assigneeId === actor.personId) return true;
  if (!managerListKinds.includes(kind)) return false;
  return (await delegateFor(tx, actor.personId, today)).some(({ person }) => person.id === assigneeId);
}

/** Refuses a day that is none to put an item off to. */
export function mustBeDay(field: string, day: LocalDate | null, today: LocalDate): void {
  const message = day === null ? null : dayProblem(day, today);
  if (message) throw new Problem('badInput', undefined, { errors: [{ field, message }] });
}
