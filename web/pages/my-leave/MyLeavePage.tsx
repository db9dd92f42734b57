/** PS-14: while a manager is on leave, the delegate decides what waits for them. */
import { Button } from '@ag.ds-next/react/button';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../client/client.ts';
import type { LeavePeriod } from '../../client/model.ts';
import { leaveQuery } from '../../client/reads.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { Columns, Section } from '../../frame/Section.tsx';
import { announce } from '../../frame/notices.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { formatDate } from '../../time/When.tsx';
import { AddLeave } from './AddLeave.tsx';
import css from './MyLeavePage.module.css';

export function MyLeavePage() {
  const query = useQuery(leaveQuery);
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
            <AddLeave />
          </Section>
        }
      >
        <Section title="My leave">
          <CommandFailure command={remove} />
          <Loaded query={query} missing="There is no such list">
            {({ items }) =>
              items.length === 0 ? (
                <p className={css['plain']}>You have no leave recorded. Add it here before you go, with a delegate.</p>
              ) : (
                <ul className={css['periods']}>
                  {items.map((period) => (
                    <Period
                      key={period.id}
                      period={period}
                      busy={remove.phase === 'busy'}
                      onRemove={() => remove.run({ leaveId: period.id })}
                    />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </Section>
      </Columns>
    </>
  );
}

type PeriodProps = { period: LeavePeriod; busy: boolean; onRemove: () => void };

function Period({ period: { firstDay, lastDay, delegate }, busy, onRemove }: PeriodProps) {
  const days = firstDay === lastDay ? formatDate(firstDay) : `${formatDate(firstDay)} to ${formatDate(lastDay)}`;
  return (
    <li className={css['period']}>
      <div>
        <strong>{days}</strong>
        <div>
          {delegate ? (
            <>
              Delegate: <PersonName person={delegate} />
            </>
          ) : (
            'No delegate: what waits for you waits, and escalates in time'
          )}
        </div>
      </div>
      <Button variant="secondary" size="sm" disabled={busy} onClick={onRemove} aria-label={`Remove leave ${days}`}>
        Remove
      </Button>
    </li>
  );
}
