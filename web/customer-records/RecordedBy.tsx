import type { Person } from '../client/model.ts';
import { PersonName } from '../people/PersonName.tsx';
import { At } from '../time/When.tsx';
import css from './CustomerRecords.module.css';

type Props = { at: string; by: Person | null; closedAt?: string | null };

/** When it was, and who recorded it; nobody: another system did. */
export function RecordedBy({ at, by, closedAt }: Props) {
  return (
    <p className={css['by']}>
      <At instant={at} /> · {by ? <PersonName person={by} start /> : 'Recorded by another system'}
      {closedAt && (
        <>
          {' '}
          · Closed <At instant={closedAt} />
        </>
      )}
    </p>
  );
}
