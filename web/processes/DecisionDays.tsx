/** The days of a decision that waits for a manager, with its reminder and escalation as ticks (PS-13). */
import type { AnyProcessWords } from '../../domain/process.ts';
import { formatDate } from '../../domain/time/format.ts';
import type { LocalDate } from '../../domain/time/local-date.ts';
import type { Person, TimelineStep } from '../client/model.ts';
import { PersonName } from '../people/PersonName.tsx';
import { useAgencyDate } from '../time/agency-date.ts';
import { useNow } from '../time/now.ts';
import { At, Due } from '../time/When.tsx';
import css from './Days.module.css';
import { DaysBar } from './DaysBar.tsx';
import { decisionWait, shareOf } from './decision-days.ts';

type Subject = {
  process: {
    step: string;
    outcome: string | null;
    needs: string;
    due: { name: string; at: string }[];
    waitingFor: Person | null;
    since: string | null;
  };
  timeline: TimelineStep[];
};

/** Without the year: below a bar of some days. */
const shortDate = (date: LocalDate) => formatDate(date).slice(0, -5);

export function DecisionDays({ subject, words }: { subject: Subject; words: AnyProcessWords }) {
  const dateOf = useAgencyDate();
  const now = useNow();
  const wait = decisionWait(subject);
  if (!wait) return null;
  const { waitingFor, since } = subject.process;
  return (
    <div className={css['days']}>
      <p className={css['count']}>
        <b>
          Waits for {waitingFor ? <PersonName person={waitingFor} form="name" /> : 'a manager'} since{' '}
          {formatDate(dateOf(since ?? wait.from))}
        </b>
        , until <Due instant={wait.until} />.
      </p>
      <DaysBar
        from={shortDate(dateOf(wait.from))}
        gone={shareOf(now.toISOString(), wait)}
        ticks={wait.ticks.map(({ at }) => ({ at: shareOf(at, wait), label: shortDate(dateOf(at)) }))}
      />
      <ul className={css['ticks']}>
        {wait.ticks.map(({ name, at, happened }) => (
          <li key={`${name}${at}`}>
            {happened && (
              <span className={css['sign']} aria-hidden>
                ✓{' '}
              </span>
            )}
            {(happened ? words.events[name] : words.ahead?.[name]) ?? name}{' '}
            <span className={css['muted']}>
              <At instant={at} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
