/** What became of the last bulk action: a summary above the list, and each row that was not done, also those of other pages. */
import { Button } from '@ag.ds-next/react/button';
import { useEffect, useRef } from 'react';
import css from './Bulk.module.css';
import { ResultOfRow } from './ResultOfRow.tsx';
import type { RowResult } from './run-bulk.ts';
import { repeatable, type Bulk } from './useBulk.ts';

type Props<Row> = { bulk: Bulk<Row>; nameOf: (row: Row) => string; idOf: (row: Row) => string };

export function BulkResults<Row>({ bulk, ...words }: Props<Row>) {
  const { run, pausedMs } = bulk;
  const summary = useRef<HTMLParagraphElement>(null);
  const over = run !== null && !run.busy;
  useEffect(() => {
    if (over) summary.current?.focus(); // the bar that began it may be gone
  }, [over]);
  if (!run) return null;
  const lines = [...run.lines.values()];
  const done = lines.filter(({ result }) => result.state === 'done').length;
  const tried = lines.filter(({ result }) => result.state !== 'waiting' && result.state !== 'running').length;
  const failed = lines.filter(({ result }) => result.state !== 'done');
  const barred = failed.filter(({ result }) => result.state === 'barred');
  const again = repeatable(run).length;
  return (
    <section className={css['results']} aria-label="Result">
      <p className={css['summary']} ref={summary} tabIndex={-1}>
        <strong>
          {done} of {lines.length} {run.plan.done}.
        </strong>{' '}
        {run.busy
          ? `${tried} of ${lines.length} tried so far; stay on this page until it is over.`
          : failed.length > 0 && 'The list stands still, so that you can see beside each row what became of it.'}
      </p>
      {pausedMs !== null && (
        <output>
          Too many requests just now: it goes on by itself in {Math.ceil(pausedMs / 1000)} seconds. Nothing is lost.
        </output>
      )}
      {over && <NotDone name="Not done" lines={failed.filter(({ result }) => result.state !== 'barred')} {...words} />}
      {over && barred.length > 0 && (
        <details className={css['barred']}>
          <summary>{`${barred.length} ${barred.length === 1 ? 'was' : 'were'} not possible`}</summary>
          <NotDone name="Not possible" lines={barred} {...words} />
        </details>
      )}
      <div className={css['buttons']}>
        {run.busy ? (
          <Button variant="secondary" size="sm" onClick={bulk.stop}>
            Stop
          </Button>
        ) : (
          <>
            {again > 0 && (
              <Button variant="secondary" size="sm" onClick={bulk.repeat}>
                {`Repeat what failed (${again})`}
              </Button>
            )}
            <Button variant="secondary" size="sm" onClick={bulk.close}>
              {failed.length > 0 ? 'Close and show the list as it is now' : 'Close'}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

type Lines<Row> = { name: string; lines: readonly { row: Row; result: RowResult }[] } & Pick<
  Props<Row>,
  'nameOf' | 'idOf'
>;

function NotDone<Row>({ name, lines, nameOf, idOf }: Lines<Row>) {
  if (lines.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and must by the keyboard alone
    <ul className={css['failed']} aria-label={name} tabIndex={0}>
      {lines.map(({ row, result }) => (
        <li key={idOf(row)}>
          <span className={css['what']}>{nameOf(row)}</span>
          <ResultOfRow result={result} />
        </li>
      ))}
    </ul>
  );
}
