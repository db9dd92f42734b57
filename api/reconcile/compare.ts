/** Every open process beside its workflow, and every running workflow beside its row. */
import { setTimeout as pause } from 'node:timers/promises';
import { longestDueIds, openCount, openProcessIds, withoutOpenRow } from '../../prisma/repositories/operations.ts';
import { lookAt, temporalIsAway, type Look, type Looking } from './look.ts';

export type Comparison = {
  at: Date;
  open: number;
  /** How many open processes were looked at. */
  compared: number;
  /** Why it ended before the end; null: it is whole. */
  incomplete: 'temporalAway' | 'noAnswers' | 'time' | 'tooMany' | null;
  /** What diverges. */
  findings: Look[];
  /** What is tried again and again. */
  pending: Look[];
};

type Limits = {
  /** Milliseconds since 1970. */
  until?: number;
  /** So many open processes: what Temporal lists as waiting for an operator, then what has been due the longest. Without it all. */
  atMost?: number;
  /** Between the first look and the second, at what may be under way. */
  secondLookMs?: number;
};

const atOnce = 8;
/** So many in a row that do not answer: no worker runs, and all others would take their time too. */
const silentInARow = 20;
const listPage = 200;
const listMs = 10_000;
const answerMs = 2000;

/** Reads only. Looks twice at whatever diverges. */
export async function compare(deps: Looking, limits: Limits = {}): Promise<Comparison> {
  const { until = Infinity, atMost, secondLookMs = 2000 } = limits;
  const open = await openCount(deps.db);
  const result: Comparison = { at: new Date(), open, compared: 0, incomplete: null, findings: [], pending: [] };
  const first: Look[] = [];
  const lookedAt = new Set<string>();
  let silent = 0;

  async function lookAtAll(ids: readonly string[], take: (look: Look) => void): Promise<void> {
    const queue = ids.filter((id) => !lookedAt.has(id));
    const worker = async () => {
      for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
        if (result.incomplete) return;
        if (Date.now() >= until) return void (result.incomplete = 'time');
        const look = await lookAt(deps, id, until);
        if (look.found === 'unanswered' && Date.now() >= until) return void (result.incomplete = 'time'); // it had no time to
        lookedAt.add(id);
        silent = look.found === 'unanswered' ? silent + 1 : 0;
        take(look);
        if (silent >= silentInARow) result.incomplete = 'noAnswers';
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }

  try {
    await temporalAnswers(deps);
    for await (const ids of atMost === undefined ? openProcessIds(deps.db) : suspects(deps, atMost, until))
      await lookAtAll(ids, (look) => {
        if (look.row && !look.row.outcome) result.compared += 1;
        first.push(...interesting(look));
      });
    for await (const ids of runningPages(deps, '', until)) {
      if (result.incomplete) break;
      await lookAtAll(await withoutOpenRow(deps.db, ids), (look) => first.push(...interesting(look)));
    }
  } catch (error) {
    if (!temporalIsAway(error)) throw error;
    result.incomplete = Date.now() >= until ? 'time' : 'temporalAway';
  }
  if (atMost !== undefined && open > atMost) result.incomplete ??= 'tooMany';
  result.pending = first.filter(({ pending }) => pending.length > 0);
  const diverging = first.filter(({ found }) => found);
  const twice = diverging.filter(({ found }) => found !== 'parked' && found !== 'unanswered');
  result.findings = diverging.filter((look) => !twice.includes(look));
  if (twice.length) await lookAgain(twice);
  return result;

  /** What is left after a while; where Temporal goes away meanwhile, what was seen first. */
  async function lookAgain(seen: readonly Look[]): Promise<void> {
    await pause(secondLookMs);
    const queue = [...seen];
    const worker = async () => {
      for (let look = queue.shift(); look; look = queue.shift()) {
        const again = await lookAt(deps, look.processId).catch((error: unknown) => {
          if (!temporalIsAway(error)) throw error;
          return look;
        });
        if (again.found) result.findings.push(again);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }
}

/** Asked once and not for long: with Temporal away each question would use up its time. Throws too where the namespace is not there: nothing is missing then. */
async function temporalAnswers({ temporal: { client } }: Looking): Promise<void> {
  const { namespace } = client.options;
  await client.connection.withDeadline(Date.now() + answerMs, () =>
    client.workflowService.describeNamespace({ namespace }),
  );
}

const interesting = (look: Look): Look[] => (look.found || look.pending.length ? [look] : []);

async function* suspects(deps: Looking, atMost: number, until: number): AsyncGenerator<string[]> {
  const ids = new Set<string>();
  for await (const page of runningPages(deps, " AND CaseNeeds = 'operator'", until)) page.forEach((id) => ids.add(id));
  for (const id of await longestDueIds(deps.db, atMost)) ids.add(id);
  yield [...ids].slice(0, atMost);
}

/** Running workflows of processes, as the list of the Temporal server has them (a moment late). */
async function* runningPages({ temporal }: Looking, and: string, until: number): AsyncGenerator<string[]> {
  const { client, taskQueue } = temporal;
  const query = `ExecutionStatus = 'Running' AND CaseProcess IS NOT NULL AND TaskQueue = '${taskQueue}'${and}`;
  let page: string[] = [];
  const listed = client.workflow.list({ query, pageSize: listPage })[Symbol.asyncIterator]();
  for (;;) {
    const deadline = Math.min(Date.now() + listMs, until);
    const { done, value } = await client.connection.withDeadline(deadline, () => listed.next());
    if (!done) page.push(value.workflowId);
    if (page.length >= listPage || done) {
      if (page.length) yield page;
      page = [];
    }
    if (done) return;
  }
}
