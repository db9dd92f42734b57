/** PS-14: a leave and who stands in, recorded by oneself or by an administrator. */
import type { Permission } from '../domain/people/permissions.ts';
import { addLeave, lockLeaveOf, mayStandIn, overlapsLeave, type NewLeave } from '../prisma/repositories/leave.ts';
import { agencyDate } from '../prisma/repositories/settings.ts';
import { applyCommand, type Caller } from './commands.ts';
import { Problem } from './errors.ts';

const wrong = (field: string, message: string) => new Problem('badInput', undefined, { errors: [{ field, message }] });

/** Returns the leave's id. Throws badInput with the field, conflict where it overlaps another, notFound. */
export async function addLeaveFor(caller: Caller, action: Permission, leave: NewLeave): Promise<{ id: string }> {
  const { personId, firstDay, delegateId } = leave;
  const command = { action, subject: leave, subjectId: personId, detail: { leave: 'added', delegateId } };
  return applyCommand(caller, command, async (tx) => {
    const today = await agencyDate(tx, caller.deps.clock.now());
    if (firstDay < today) throw wrong('firstDay', 'This day is over.');
    if (delegateId === personId) throw wrong('delegateId', 'Somebody else must stand in.');
    if (delegateId && !(await mayStandIn(tx, delegateId)))
      throw wrong('delegateId', 'Only an active service manager can stand in.');
    if (!(await lockLeaveOf(tx, personId))) throw new Problem('notFound');
    if (await overlapsLeave(tx, leave)) throw new Problem('conflict', 'There is leave on some of these days already.');
    return { id: await addLeave(tx, leave) };
  });
}
