/** Above a list: what it shows, how many, and what concerns all of it. */
import { Button } from '@ag.ds-next/react/button';
import { useState } from 'react';
import { ApiProblem } from '../client/problem.ts';
import { PrintedLine } from '../frame/PrintedLine.tsx';
import { showShortcuts } from '../frame/Shortcuts.tsx';
import { FilterChips } from './FilterChips.tsx';
import css from './List.module.css';
import { Narrowings } from './Narrowings.tsx';
import type { Asked, ListProps, Order, Page } from './list-types.ts';
import type { Selection } from './useSelection.ts';

type Props<Row, Sort extends string, State extends string> = {
  list: ListProps<Row, Sort, State>;
  asked: { state: State | undefined; sort: Order<Sort> | undefined; show: (value: State) => void };
  page: Page<Row> | undefined;
  /** Changes by others that wait for the pointer to leave. */
  waiting: number;
  onShowWaiting: () => void;
  selection: Selection<Row> | null;
};

export function ListTools<Row, Sort extends string, State extends string>({
  list,
  asked,
  page,
  waiting,
  onShowWaiting,
  selection,
}: Props<Row, Sort, State>) {
  const { filters, narrowings = [], tools, saved, workList, defaultOrder } = list;
  return (
    <>
      {(filters || narrowings.length > 0 || tools) && (
        <div className={css['tools']}>
          {filters && asked.state && (
            <FilterChips filters={filters} chosen={asked.state} onChoose={asked.show} counts={page?.counts} />
          )}
          <Narrowings narrowings={narrowings} counts={page?.counts} />
          {tools}
        </div>
      )}
      {saved}
      <div className={css['tools']}>
        <output className={css['count']}>
          {page ? `${page.items.length} of ${page.total} shown` : 'Loading'}
          {asked.sort ? '' : `, ${defaultOrder(asked.state)}`}
        </output>
        {waiting > 0 && (
          <Button variant="text" size="sm" onClick={onShowWaiting}>
            {waiting === 1 ? '1 change by others: show it' : `${waiting} changes by others: show them`}
          </Button>
        )}
        {selection && page && page.nextCursor !== null && page.items.every(selection.has) && (
          <SelectAll list={list} asked={asked} selection={selection} total={page.total} />
        )}
        {workList && (
          <div className={css['aside']}>
            <Button variant="text" size="sm" onClick={() => window.print()}>
              Print
            </Button>
            <Button variant="text" size="sm" aria-keyshortcuts="?" onClick={() => showShortcuts(true)}>
              Shortcuts
            </Button>
          </div>
        )}
      </div>
      {workList && <PrintedLine />}
    </>
  );
}

const most = 500;
const atOnce = 100;

/** From the rows of this page to those of all pages. */
function SelectAll<Row, Sort extends string, State extends string>({
  list: { read },
  asked: { sort, state },
  selection,
  total,
}: Pick<Props<Row, Sort, State>, 'list' | 'asked'> & { selection: Selection<Row>; total: number }) {
  const [phase, setPhase] = useState<'idle' | 'busy' | 'failed'>('idle');
  const count = Math.min(total, most);
  if (selection.rows.length >= count) return null;
  const readAll = async () => {
    setPhase('busy');
    const asked: Asked<Sort, State> = { ...(sort ? { sort } : {}), ...(state ? { state } : {}), limit: atOnce };
    const rows: Row[] = [];
    try {
      for (let cursor: string | null = ''; cursor !== null && rows.length < most;) {
        const page: Page<Row> = await read({ ...asked, ...(cursor ? { cursor } : {}) }, new AbortController().signal);
        rows.push(...page.items);
        cursor = page.nextCursor;
      }
      selection.clear(); // what was selected and is gone meanwhile stays out
      selection.choose(rows, true);
      setPhase('idle');
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setPhase('failed');
    }
  };
  return (
    <Button variant="text" size="sm" loading={phase === 'busy'} loadingLabel="Reading" onClick={() => void readAll()}>
      {phase === 'failed'
        ? 'They could not be read. Try again'
        : total > most
          ? `Select the first ${most} of ${total}`
          : `Select all ${total}`}
    </Button>
  );
}
