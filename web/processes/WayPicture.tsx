/** A process as a line of stations: which are done, which is present, which were not reached (PS-24). */
import type { ReactNode } from 'react';
import { OnDate } from '../time/When.tsx';
import { useAgencyDate } from '../time/agency-date.ts';
import type { Station, StationState } from './stations.ts';
import css from './WayPicture.module.css';

const signs: Record<StationState, string> = {
  done: '✓',
  now: '●',
  later: '',
  lapsed: '!',
  stopped: '✕',
  notReached: '',
};
const words: Record<StationState, string> = {
  done: 'done',
  now: 'now',
  later: 'to come',
  lapsed: 'lapsed: the days are over',
  stopped: 'ended here',
  notReached: 'not reached',
};

/** `of`: the way of what. Below the line: the days that it takes. */
export function WayPicture({ stations, of, children }: { stations: Station[]; of: string; children?: ReactNode }) {
  return (
    <section className={css['picture']} aria-label={`The way of ${of}`}>
      <ol className={css['line']}>
        {stations.map((station) => (
          <li
            key={station.word}
            className={`${css['station']} ${css[station.state]}`}
            aria-current={station.state === 'now' ? 'step' : undefined}
          >
            <span className={css['sign']} aria-hidden>
              {signs[station.state]}
            </span>
            <span className={css['word']}>{station.word}</span>
            <StateLine station={station} isEnd={station === stations.at(-1)} />
          </li>
        ))}
      </ol>
      {children}
    </section>
  );
}

function StateLine({ station: { state, at }, isEnd }: { station: Station; isEnd: boolean }) {
  const dateOf = useAgencyDate();
  const word = isEnd && state === 'stopped' ? 'the end' : words[state];
  return (
    <span className={css['state']}>
      {word}
      {at && (
        <>
          {state === 'now' ? ', since ' : ', '}
          <OnDate date={dateOf(at)} />
        </>
      )}
    </span>
  );
}
