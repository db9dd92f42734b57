/** PS-14: while a manager is on leave, the delegate decides what waits for them. */
import { useQuery } from '@tanstack/react-query';
import { api } from '../../client/client.ts';
import { leaveQuery } from '../../client/reads.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { Columns, Section } from '../../frame/Section.tsx';
import { announce } from '../../frame/notices.ts';
import { LeaveForm } from '../../people/LeaveForm.tsx';
import { LeavePeriods } from '../../people/LeavePeriods.tsx';
import { useSession } from '../../session/session-context.ts';

export function MyLeavePage() {
  const query = useQuery(leaveQuery);
  const { person } = useSession();
  const remove = useCommand(
    ({ leaveId }: { leaveId: string }, key) =>
      api.DELETE('/leave/{leaveId}', { params: { path: { leaveId }, header: { 'Idempotency-Key': key } } }),
    () => announce('Leave removed.', 'What waits for you is yours to decide again.'),
  );
  return (
    <>
      <PageTitle intro="While you are on leave your delegate decides what waits for you; it stays on your list as well.">
        My leave and delegate
      </PageTitle>
      <Columns
        aside={
          <Section title="Add leave">
            <LeaveForm
              personId={person.id}
              decides
              send={(body, key) => api.POST('/leave', { params: { header: { 'Idempotency-Key': key } }, body })}
            />
          </Section>
        }
      >
        <Section title="My leave">
          <CommandFailure command={remove} />
          <Loaded query={query} missing="There is no such list">
            {({ items }) =>
              items.length === 0 ? (
                <p>You have no leave recorded. Add it here before you go, with a delegate.</p>
              ) : (
                <LeavePeriods
                  periods={items}
                  withoutDelegate="No delegate: what waits for you waits, and escalates in time"
                  busy={remove.phase === 'busy'}
                  onRemove={(leaveId) => remove.run({ leaveId })}
                />
              )
            }
          </Loaded>
        </Section>
      </Columns>
    </>
  );
}
