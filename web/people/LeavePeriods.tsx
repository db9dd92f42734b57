import { Button } from '@ag.ds-next/react/button';
import type { LeavePeriod } from '../client/model.ts';
import { formatDate } from '../time/When.tsx';
import css from './Leave.module.css';
import { PersonName } from './PersonName.tsx';

type Props = {
  periods: LeavePeriod[];
  /** What happens to decisions where there is no delegate. */
  withoutDelegate: string;
  busy: boolean;
  /** Absent where the leave may only be looked at. */
  onRemove?: (leaveId: string) => void;
};

/** PS-14: when somebody is on leave, and who decides meanwhile. */
export function LeavePeriods({ periods, withoutDelegate, busy, onRemove }: Props) {
  return (
    <ul className={css['periods']}>
      {periods.map(({ id, firstDay, lastDay, delegate }) => {
        const days = firstDay === lastDay ? formatDate(firstDay) : `${formatDate(firstDay)} to ${formatDate(lastDay)}`;
        return (
          <li key={id} className={css['period']}>
            <div>
              <strong>{days}</strong>
              <div>
                {delegate ? (
                  <>
                    Delegate: <PersonName person={delegate} />
                  </>
                ) : (
                  withoutDelegate
                )}
              </div>
            </div>
            {onRemove && (
              <Button
                variant="secondary"
                size="sm"
                disabled={busy}
                onClick={() => onRemove(id)}
                aria-label={`Remove leave ${days}`}
              >
                Remove
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
