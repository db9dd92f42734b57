import { formatTime } from '../../../domain/time/format.ts';
import { useNow } from '../../time/now.ts';

/** What the clock shows where the customer is; officers look before they ring. */
export function LocalTime({ zone }: { zone: string | null }) {
  const now = useNow();
  return (
    <span>
      {zone ? (
        <>
          Local time <strong>{formatTime(now, zone)}</strong>
        </>
      ) : (
        'Local time not known: no time zone recorded'
      )}
    </span>
  );
}
