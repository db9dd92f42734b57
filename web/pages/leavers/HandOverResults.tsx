import { Button } from '@ag.ds-next/react/button';
import { StatusBadge } from '@ag.ds-next/react/status-badge';
import { useEffect, useRef } from 'react';
import { Section } from '../../frame/Section.tsx';
import css from './Leavers.module.css';
import { keyOf, type HandOver, type Line } from './useHandOver.ts';
import { whatInWords } from './what-in-words.ts';

/** What became of each line of the last hand-over; what failed can be tried again. */
export function HandOverResults({ handOver: { taker, lines, busy, start } }: { handOver: HandOver }) {
  const summary = useRef<HTMLParagraphElement>(null);
  const done = lines.filter(({ result }) => result?.done).length;
  const open = lines.filter(({ result }) => !result?.done);
  const over = lines.length > 0 && !busy;
  useEffect(() => {
    if (over) summary.current?.focus(); // the button that began it may have nothing to do any more
  }, [over]);
  if (!taker || lines.length === 0) return null;
  return (
    <Section
      title="Result"
      actions={
        over &&
        open.length > 0 && (
          <Button
            variant="secondary"
            size="sm"
            onClick={() =>
              start(
                taker,
                open.map(({ item }) => item),
              )
            }
          >
            {`Repeat what failed (${open.length})`}
          </Button>
        )
      }
    >
      <p className={css['summary']} ref={summary} tabIndex={-1}>
        <strong>
          {done} of {lines.length} handed over to {taker.name}.
        </strong>{' '}
        {over
          ? open.length > 0
            ? 'The others are still selected below: repeat them, or choose somebody else.'
            : 'It is on their lists now.'
          : `${lines.filter(({ result }) => result).length} of ${lines.length} tried so far; stay on this page until it is over.`}
      </p>
      {open.length > 0 && <Results lines={open} over={over} name={over ? 'Not handed over' : 'Not handed over yet'} />}
      {done > 0 && (
        <details className={css['done']}>
          <summary>{done === 1 ? 'The one handed over' : `The ${done} handed over`}</summary>
          <Results lines={lines.filter(({ result }) => result?.done)} over={over} name="Handed over" />
        </details>
      )}
    </Section>
  );
}

function Results({ lines, over, name }: { lines: Line[]; over: boolean; name: string }) {
  return (
    <ul className={css['results']} aria-label={name}>
      {lines.map((line) => (
        <li key={keyOf(line.item)} className={css['result']}>
          <span className={css['resultWhat']}>{inWords(line)}</span>
          <ResultOf line={line} over={over} />
        </li>
      ))}
    </ul>
  );
}

function ResultOf({ line: { result }, over }: { line: Line; over: boolean }) {
  if (result?.done) return <StatusBadge appearance="subtle" label="Handed over" tone="successMedium" />;
  if (!result) return <span>{over ? 'Not tried' : 'Waiting'}</span>;
  return (
    <span className={css['failed']}>
      <StatusBadge appearance="subtle" label="Not handed over" tone="errorMedium" />
      <span>{result.detail ?? 'Try again; if it goes on, tell the operators.'}</span>
    </span>
  );
}

const inWords = ({ item }: Line) =>
  [whatInWords(item), item.customer && `${item.customer.name} (CSID ${item.customer.csid})`, item.person?.name]
    .filter(Boolean)
    .join(': ');
