import type { Assignment } from '../client/model.ts';
import { At } from '../time/When.tsx';
import css from './OfficersSoFar.module.css';
import { PersonName } from './PersonName.tsx';

/** Who has had the customer since when in one stay, and by whom they were given (PS-4). */
export function OfficersSoFar({ officers }: Pick<Assignment, 'officers'>) {
  return (
    <ul className={css['officers']} aria-label="Officers so far">
      {officers.map((was) => (
        <li key={was.fromAt}>
          <PersonName person={was.officer} start /> from <At instant={was.fromAt} />, assigned by{' '}
          <PersonName person={was.assignedBy} form="name" />
        </li>
      ))}
    </ul>
  );
}
