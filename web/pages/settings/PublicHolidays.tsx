import { Select } from '@ag.ds-next/react/select';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { australianStates, isAustralianState, localNow, type AustralianState } from '../../../domain/time/zone.ts';
import { answer, api } from '../../client/client.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { announce } from '../../frame/notices.ts';
import { useSession } from '../../session/session-context.ts';
import { formatDate } from '../../time/When.tsx';
import { useNow } from '../../time/now.ts';
import { AddHoliday } from './AddHoliday.tsx';
import { HolidayTable } from './HolidayTable.tsx';
import css from './Settings.module.css';

export type DayChange = { date: string; put: { kind: 'added' | 'struck'; name: string } } | { date: string; put: null }; // back to the calendar as it comes

export function PublicHolidays() {
  const [params, setParams] = useSearchParams();
  const { person, agencyTimeZone } = useSession();
  const mine = person.state;
  const today = localNow(agencyTimeZone, useNow()).date;
  const wanted = params.get('state') ?? mine;
  const state: AustralianState = isAustralianState(wanted) ? wanted : 'NSW';
  const query = useQuery({
    queryKey: ['calendarDays', state],
    queryFn: ({ signal }) => answer(api.GET('/calendar-days', { params: { query: { state } }, signal })),
  });
  const change = useCommand(
    ({ date, put }: DayChange & { state: AustralianState }, key) => {
      const params = { path: { state, date }, header: { 'Idempotency-Key': key } };
      return put
        ? api.PUT('/calendar-days/{state}/{date}', { params, body: put })
        : api.DELETE('/calendar-days/{state}/{date}', { params });
    },
    (_, { date, put }) =>
      announce(
        `${formatDate(date)} ${put ? (put.kind === 'added' ? 'is a free day now.' : 'is a working day now.') : 'is as in the public calendar again.'}`,
      ),
  );
  return (
    <div className={css['form']}>
      <p className={css['plain']}>
        On a free day nobody is reminded and nothing is escalated. A change applies to dates that are counted from now
        on; those already set stay.
      </p>
      <Select
        label="State or territory"
        hideOptionalLabel
        value={state}
        onChange={({ target }) => setParams({ state: target.value }, { replace: true, preventScrollReset: true })}
        options={australianStates.map((name) => ({ value: name, label: name }))}
      />
      <CommandFailure command={change} />
      <Loaded query={query} missing="There is no such calendar">
        {(days) => (
          <HolidayTable
            days={days}
            today={today}
            busy={change.phase === 'busy'}
            onChange={(day) => change.run({ ...day, state })}
          />
        )}
      </Loaded>
      <AddHoliday
        key={state}
        state={state}
        busy={change.phase === 'busy'}
        onAdd={(day) => change.run({ ...day, state })}
      />
    </div>
  );
}
