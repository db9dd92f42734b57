import type { ManagerAction } from '../../client/model.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { At } from '../../time/When.tsx';
import css from './ManagerActions.module.css';

/** From whom an item came, for whom it is decided, and when its manager was reminded. */
export function HowItCame({ row: { from, forManager, remindedAt } }: { row: ManagerAction }) {
  return (
    <>
      {from && (
        <div className={css['muted']}>
          came from <PersonName person={from} form="name" />
        </div>
      )}
      {forManager && (
        <div className={css['muted']}>
          as delegate of <PersonName person={forManager} form="name" />
        </div>
      )}
      {remindedAt && (
        <div className={css['muted']}>
          reminded <At instant={remindedAt} />
        </div>
      )}
    </>
  );
}
