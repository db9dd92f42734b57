import { api } from '../../client/client.ts';
import type { User } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { Section } from '../../frame/Section.tsx';
import { announce } from '../../frame/notices.ts';
import { LeaveForm } from '../../people/LeaveForm.tsx';
import { LeavePeriods } from '../../people/LeavePeriods.tsx';
import css from './Users.module.css';

/** Leave and delegates, with dates (PS-14); for somebody who could not record it before they went. */
export function UserLeave({ user, own }: { user: User; own: boolean }) {
  const remove = useCommand(
    ({ leaveId }: { leaveId: string }, key) =>
      api.DELETE('/users/{personId}/leave/{leaveId}', {
        params: { path: { personId: user.id, leaveId }, header: { 'Idempotency-Key': key } },
      }),
    () => announce('Leave removed.'),
  );
  const decides = user.roles.includes('serviceManager');
  return (
    <Section title={decides ? 'Leave and delegates' : 'Leave'}>
      <CommandFailure command={remove} />
      <div className={css['leave']}>
        {user.leave.length === 0 ? (
          <p className={css['plain']}>No leave is recorded.</p>
        ) : (
          <LeavePeriods
            periods={user.leave}
            withoutDelegate={decides ? 'No delegate: what waits for them waits, and escalates in time' : 'No delegate'}
            busy={remove.phase === 'busy'}
            {...(own ? {} : { onRemove: (leaveId: string) => remove.run({ leaveId }) })}
          />
        )}
      </div>
      {!own && user.active && (
        <>
          <h3 className={css['subtitle']}>Add leave</h3>
          <LeaveForm
            personId={user.id}
            decides={decides}
            send={(body, key) =>
              api.POST('/users/{personId}/leave', {
                params: { path: { personId: user.id }, header: { 'Idempotency-Key': key } },
                body,
              })
            }
          />
        </>
      )}
    </Section>
  );
}
