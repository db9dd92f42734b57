/** One bulk action under way or just over, with the result of each row until somebody closes it. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { answer } from '../client/client.ts';
import { markOwnChange } from '../live/own-change.ts';
import type { BulkAction, BulkPlan } from './bulk-types.ts';
import { runBulk, type RowResult } from './run-bulk.ts';

type Line<Row> = { row: Row; result: RowResult };
type Run<Row> = {
  label: string;
  view: string;
  plan: BulkPlan<Row>;
  lines: ReadonlyMap<string, Line<Row>>;
  busy: boolean;
};

export type Bulk<Row> = {
  /** What was asked for last; null: nothing, or its results were closed. */
  run: Run<Row> | null;
  /** Until when everything waits, because there were too many requests; in ms from now. */
  pausedMs: number | null;
  /** The list stands still, so that results stay beside their rows. */
  still: boolean;
  resultOf: (row: Row) => RowResult | undefined;
  start: (action: BulkAction<Row>, plan: BulkPlan<Row>, rows: readonly Row[]) => void;
  /** What was not done, once more. */
  repeat: () => void;
  stop: () => void;
  close: () => void;
};

/** `onOver`: which rows are done, or nothing can be done to them any more, so that they are selected no longer. */
export function useBulk<Row>(view: string, idOf: (row: Row) => string, onOver: (rows: Row[]) => void): Bulk<Row> {
  const queries = useQueryClient();
  const [run, setRun] = useState<Run<Row> | null>(null);
  const [pausedMs, setPausedMs] = useState<number | null>(null);
  const stopped = useRef(false);
  const keys = useRef(new Map<string, string>()); // a row whose answer is not known is asked for under the same key
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );

  async function perform(
    label: string,
    plan: BulkPlan<Row>,
    rows: readonly Row[],
    before: ReadonlyMap<string, Line<Row>>,
  ) {
    const lines = new Map(before);
    for (const row of rows) lines.set(idOf(row), { row, result: { state: 'waiting' } });
    const show = (busy: boolean) => setRun({ label, view, plan, lines: new Map(lines), busy });
    stopped.current = false;
    show(true);
    await runBulk({
      rows,
      send: (row) => {
        const key = keys.current.get(idOf(row)) ?? crypto.randomUUID();
        keys.current.set(idOf(row), key);
        return answer(plan.send(row, key));
      },
      onResult: (row, result) => {
        lines.set(idOf(row), { row, result });
        if (result.state === 'done') markOwnChange(); // what the server tells of it is no change by others
        if (result.state === 'done' || result.state === 'refused') keys.current.delete(idOf(row));
        show(true);
      },
      onPause: setPausedMs,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      stopped: () => stopped.current,
    });
    const all = [...lines.values()];
    const done = all.filter(({ result }) => result.state === 'done').map(({ row }) => row);
    show(false);
    markOwnChange();
    void queries.invalidateQueries();
    onOver(done);
  }

  const close = () => {
    if (!run || run.busy) return;
    markOwnChange();
    onOver([...run.lines.values()].flatMap(({ row, result }) => (isGone(result) ? [row] : [])));
    setRun(null);
  };
  return {
    run,
    pausedMs,
    still: run !== null && run.view === view && (run.busy || unfinished(run).length > 0),
    resultOf: (row) => run?.lines.get(idOf(row))?.result,
    start(action, plan, rows) {
      if (run?.busy) return;
      keys.current = new Map();
      const lines = new Map<string, Line<Row>>();
      const possible: Row[] = [];
      for (const row of rows) {
        const why = action.bar?.(row) ?? null;
        if (why === null) possible.push(row);
        lines.set(idOf(row), { row, result: why === null ? { state: 'waiting' } : { state: 'barred', why } });
      }
      void perform(action.label, plan, possible, lines);
    },
    repeat() {
      if (!run || run.busy) return;
      void perform(run.label, run.plan, repeatable(run), run.lines);
    },
    stop: () => {
      stopped.current = true;
    },
    close,
  };
}

/** Ended, or somebody else's by now. */
const isGone = (result: RowResult) => result.state === 'refused' && [404, 409].includes(result.problem.status);

/** What may be tried again. */
export const repeatable = <Row>(run: Pick<Run<Row>, 'lines'>): Row[] =>
  unfinished(run).flatMap(({ row, result }) => (result.state === 'barred' ? [] : [row]));
const unfinished = <Row>({ lines }: Pick<Run<Row>, 'lines'>) =>
  [...lines.values()].filter(({ result }) => result.state !== 'done');
