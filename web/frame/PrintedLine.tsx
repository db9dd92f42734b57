/** On paper only: when it was printed and by whom. "In 3 days" means nothing without it. */
import { useSession } from '../session/session-context.ts';
import { useNow } from '../time/now.ts';
import { formatInstant } from '../time/When.tsx';
import css from './PrintedLine.module.css';

export function PrintedLine() {
  const { agencyTimeZone, person } = useSession();
  return (
    <p className={css['printed']} aria-hidden>
      Printed {formatInstant(useNow(), agencyTimeZone)} by {person.name}, who is “you” here. Casewright; in confidence.
    </p>
  );
}
