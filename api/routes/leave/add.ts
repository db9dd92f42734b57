import { addLeave, lockLeaveOf, mayStandIn, overlapsLeave } from '../../../prisma/repositories/leave.ts';
import { agencyDate } from '../../../prisma/repositories/settings.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { created, nothing } from '../../schemas.ts';
import { body } from './add.schema.ts';

const wrong = (field: string, message: string) => new Problem('badInput', undefined, { errors: [{ field, message }] });

export const add = route({
  method: 'post',
  path: '/leave',
  permission: 'leave.edit',
  summary: 'Records my leave and who decides meanwhile (PS-14)',
  params: nothing,
  query: nothing,
  body,
  answer: created,
  status: 201,
  async handle({ deps, actor, body, idempotencyKey }) {
    const { personId } = actor;
    const leave = { personId, ...body };
    const caller = { deps, actor, idempotencyKey };
    const id = await applyCommand(caller, { action: 'leave.edit', subject: leave }, async (tx) => {
      const today = await agencyDate(tx, deps.clock.now());
      if (body.firstDay < today) throw wrong('firstDay', 'This day is over.');
      if (body.delegateId === personId) throw wrong('delegateId', 'Somebody else must stand in.');
      if (body.delegateId && !(await mayStandIn(tx, body.delegateId)))
        throw wrong('delegateId', 'Only an active service manager can stand in.');
      await lockLeaveOf(tx, personId);
      if (await overlapsLeave(tx, leave))
        throw new Problem('conflict', 'You have leave on some of these days already.');
      return { id: await addLeave(tx, leave) };
    });
    return { status: 201, body: id };
  },
});
