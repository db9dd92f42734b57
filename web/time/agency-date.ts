import type { LocalDate } from '../../domain/time/local-date.ts';
import { localNow } from '../../domain/time/zone.ts';
import { useSession } from '../session/session-context.ts';

/** A function that gives the calendar date of an instant, as the agency counts it. */
export function useAgencyDate(): (instant: string) => LocalDate {
  const { agencyTimeZone } = useSession();
  return (instant) => localNow(agencyTimeZone, new Date(instant)).date;
}
