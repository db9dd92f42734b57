import { TextLink } from '@ag.ds-next/react/text-link';
import type { Workload } from '../../client/model.ts';
import { addresses } from '../../frame/menu.ts';
import { formatDate } from '../../time/When.tsx';
import css from './Allocation.module.css';

type Props = { teams: Workload['teams']; chosen: string; onChoose: (id: string) => void; name?: string; linked?: true };

/** Each officer with the present number of PS customers, and whether they are there (PS-3). `linked`: with the way to those customers. */
export function WorkloadList({ teams, chosen, onChoose, name = 'officer', linked }: Props) {
  const filled = teams.filter(({ officers }) => officers.length > 0);
  if (filled.length === 0) return <p className={css['plain']}>There is no active PS service officer in any team.</p>;
  return filled.map((team) => (
    <fieldset key={team.id} className={css['team']}>
      <legend className={css['teamName']}>
        {team.name}
        <span className={css['below']}>
          {team.stream} · {team.region}
        </span>
      </legend>
      <ul className={css['choices']}>
        {team.officers.map((officer) => (
          <li key={officer.id}>
            <label className={css['choice']}>
              <input type="radio" name={name} checked={chosen === officer.id} onChange={() => onChoose(officer.id)} />
              <span className={css['choiceText']}>
                <strong>{officer.name}</strong>
                {officer.onLeaveUntil && (
                  <span className={css['leave']}>On leave until {formatDate(officer.onLeaveUntil)}</span>
                )}
              </span>
              <span className={css['load']}>
                <strong>{officer.psCustomers}</strong> PS {officer.psCustomers === 1 ? 'customer' : 'customers'}
              </span>
            </label>
            {linked && officer.psCustomers > 0 && (
              <TextLink
                className={css['customersOf']}
                href={`${addresses.allocation}/assigned-customers?officer=${officer.id}`}
              >
                Customers of {officer.name}
              </TextLink>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  ));
}
