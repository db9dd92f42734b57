/** The process as a picture: its steps as a line with the present one marked, below it the days of monitoring. */
import type { TransferReferral } from '../client/model.ts';
import { OnDate } from '../time/When.tsx';
import { useAgencyDate } from '../time/agency-date.ts';
import { MonitoringDays } from './MonitoringDays.tsx';
import css from './ReferralPicture.module.css';
import { stationsOf, type Station, type StationState } from './stations.ts';

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

export function ReferralPicture({ referral }: { referral: TransferReferral }) {
  const stations = stationsOf(referral);
  return (
    <section className={css['picture']} aria-label="The way of the referral">
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
      <MonitoringDays referral={referral} />
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
