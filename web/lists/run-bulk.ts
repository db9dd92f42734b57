/** Many rows, a command each: some at a time, each with its own key and its own result; too many requests make all of them wait, none fail. */
import { ApiProblem, isUnknown, type ProblemBody } from '../client/problem.ts';

export type RowResult =
  | { state: 'waiting' | 'running' | 'done' }
  /** Can't be done to this row: nobody was asked. */
  | { state: 'barred'; why: string }
  /** It did not come to it. */
  | { state: 'notAsked'; why: string }
  /** Certainly not applied. */
  | { state: 'refused'; problem: ProblemBody }
  /** Perhaps applied: to be asked again under the same key only. */
  | { state: 'unknown'; problem: ProblemBody };

export type BulkRun<Row> = {
  rows: readonly Row[];
  /** Sends one row's command. Throws ApiProblem. */
  send: (row: Row) => Promise<unknown>;
  onResult: (row: Row, result: RowResult) => void;
  /** Everything waits for so many ms, because the API says so; null: it goes on. */
  onPause: (ms: number | null) => void;
  /** Resolves after so many ms. */
  wait: (ms: number) => Promise<void>;
  stopped: () => boolean;
};

const atOnce = 3;
/** How often a row is asked for whose answer did not come. */
const tries = 3;

/** Runs until every row has its result; never throws what the API said. */
export async function runBulk<Row>(run: BulkRun<Row>): Promise<void> {
  const queue = [...run.rows];
  let pause: Promise<void> | null = null;
  let signedOut = false;
  const pauseFor = (ms: number) =>
    (pause ??= (async () => {
      run.onPause(ms);
      await run.wait(ms);
      pause = null;
      run.onPause(null);
    })());

  async function one(row: Row): Promise<RowResult> {
    for (let asked = 1; ; asked++) {
      while (pause) await pause;
      try {
        await run.send(row);
        return { state: 'done' };
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        const problem = error.body;
        if (problem.status === 429) {
          asked = 0;
          await pauseFor((problem.retryAfter ?? 5) * 1000);
        } else if (!isUnknown(problem)) {
          signedOut ||= problem.status === 401;
          return { state: 'refused', problem };
        } else if (asked >= tries) return { state: 'unknown', problem };
        else await run.wait(1000 * asked);
      }
    }
  }
  async function worker(): Promise<void> {
    for (let row = queue.shift(); row !== undefined; row = queue.shift()) {
      while (pause) await pause;
      const over = signedOut ? 'Your session has ended.' : run.stopped() ? 'You stopped before it.' : null;
      if (over !== null) {
        run.onResult(row, { state: 'notAsked', why: over });
        continue;
      }
      run.onResult(row, { state: 'running' });
      run.onResult(row, await one(row));
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker));
}
