/** Bulk actions of lists: each row its own command with its own result. */
import assert from 'node:assert/strict';
import { ApiProblem, type ProblemBody } from '../../web/client/problem.ts';
import { runBulk, type RowResult } from '../../web/lists/run-bulk.ts';

const problem = (status: number, code: string, more: Partial<ProblemBody> = {}) =>
  new ApiProblem({ status, code, title: code, errors: [], ...more });

/** Runs rows 1..n; `send` gets how often the row was asked for, from 1. Waiting takes no time, and is written down. */
async function ran(count: number, send: (row: number, time: number) => unknown, stopAfter = Infinity) {
  const results = new Map<number, RowResult>();
  const times = new Map<number, number>();
  const waits: number[] = [];
  const pauses: (number | null)[] = [];
  let [under, most, paused, sentInPause] = [0, 0, false, 0];
  await runBulk({
    rows: Array.from({ length: count }, (_, i) => i + 1),
    send: async (row) => {
      if (paused) sentInPause += 1;
      most = Math.max(most, ++under);
      await new Promise((resolve) => setImmediate(resolve));
      under -= 1;
      times.set(row, (times.get(row) ?? 0) + 1);
      return send(row, times.get(row) ?? 0);
    },
    onResult: (row, result) => void results.set(row, result),
    onPause: (ms) => {
      paused = ms !== null;
      pauses.push(ms);
    },
    wait: async (ms) => {
      waits.push(ms);
      for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
    },
    stopped: () => times.size >= stopAfter,
  });
  const states = [...results].sort(([a], [b]) => a - b).map(([, { state }]) => state);
  return { results, times, waits, pauses, most, sentInPause, states };
}

describe('many rows at once', () => {
  it('RS-3 every row has a result of its own, three are under way at a time, and one that is refused holds up no other', async () => {
    const { states, times, most } = await ran(300, (row) => {
      if (row === 7) throw problem(409, 'ended');
    });
    assert.deepEqual(states.filter((state) => state === 'done').length, 299);
    assert.equal(states[6], 'refused');
    assert.equal(most, 3);
    assert.ok([...times.values()].every((asked) => asked === 1));
  });

  it('RS-3 after too many requests all wait as long as the API says, nothing is sent meanwhile, and every row is done', async () => {
    const { states, waits, pauses, sentInPause } = await ran(30, (row, time) => {
      if (row === 10 && time < 5) throw problem(429, 'tooMany', { retryAfter: 17 });
    });
    assert.ok(states.every((state) => state === 'done'));
    assert.deepEqual(waits, [17_000, 17_000, 17_000, 17_000]);
    assert.deepEqual(pauses, [17_000, null, 17_000, null, 17_000, null, 17_000, null]);
    assert.equal(sentInPause, 0);
  });

  it('RS-3 a row whose answer is lost is asked for again, three times at most, and then is not known', async () => {
    const { states, times } = await ran(4, (row, time) => {
      if (row === 2 && time === 1) throw problem(0, 'noAnswer');
      if (row === 3) throw problem(503, 'notKnownYet');
    });
    assert.deepEqual(states, ['done', 'done', 'unknown', 'done']);
    assert.deepEqual(
      [...times.values()].toSorted((a, b) => a - b),
      [1, 1, 2, 3],
    );
  });

  it('RS-3 what is stopped, or comes after the session ended, is not sent', async () => {
    const stopped = await ran(20, () => undefined, 6);
    assert.equal(stopped.states.filter((state) => state === 'notAsked').length, 20 - stopped.times.size);
    assert.ok(stopped.times.size < 10);
    const ended = await ran(20, () => {
      throw problem(401, 'notSignedIn');
    });
    assert.ok(ended.times.size <= 3);
    assert.equal(ended.states.filter((state) => state === 'refused').length, ended.times.size);
  });
});
