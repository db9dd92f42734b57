/** What became of one row: a word, and where it was not done, why. */
import { StatusBadge, type StatusBadgeTone } from '@ag.ds-next/react/status-badge';
import type { ProblemBody } from '../client/problem.ts';
import { useSession } from '../session/session-context.ts';
import { formatInstant } from '../time/When.tsx';
import css from './Bulk.module.css';
import type { RowResult } from './run-bulk.ts';

const words: Record<RowResult['state'], { word: string; tone: StatusBadgeTone }> = {
  waiting: { word: 'Waiting', tone: 'notStartedLow' },
  running: { word: 'Under way', tone: 'inProgressLow' },
  done: { word: 'Done', tone: 'successMedium' },
  barred: { word: 'Not possible', tone: 'cannotStartLow' },
  notAsked: { word: 'Not done', tone: 'errorMedium' },
  refused: { word: 'Not done', tone: 'errorMedium' },
  unknown: { word: 'Not known yet', tone: 'warningMedium' },
};

export function ResultOfRow({ result }: { result: RowResult }) {
  const { word, tone } = words[result.state];
  return (
    <span className={css['result']}>
      <StatusBadge appearance="subtle" label={word} tone={tone} />
      <Why result={result} />
    </span>
  );
}

function Why({ result }: { result: RowResult }) {
  switch (result.state) {
    case 'barred':
    case 'notAsked':
      return <span>{result.why}</span>;
    case 'refused':
      return <Refused problem={result.problem} />;
    case 'unknown':
      return <span>Repeat it: the same is never done twice.</span>;
    case 'waiting':
    case 'running':
    case 'done':
      return null;
  }
}

function Refused({ problem: { detail, title, errors, first } }: { problem: ProblemBody }) {
  const { person, agencyTimeZone } = useSession();
  const who = first?.by ? (first.by.id === person.id ? 'you' : first.by.name) : null;
  return (
    <span>
      {detail ?? [title, ...errors.map(({ message }) => message)].join(' ')}
      {first && ` (${who ? `${who}, ` : ''}${formatInstant(first.at, agencyTimeZone)})`}
    </span>
  );
}
