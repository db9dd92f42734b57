/**
 * What every process does around its rules: it takes one event at a time, asks the pure transition what follows and has one
 * activity record it. The new state is what the activity answers, never what was computed here: so a replay does not depend on today's rules.
 */
import {
  CancellationScope,
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { AnyProcessWords, ProcessEvent, State, Transition } from '../../domain/process.ts';
import type { Activities } from '../../activities/index.ts';
import { viewQuery, type ProcessInput } from '../contracts/process.ts';
import { recording } from './activity-profiles.ts';
import { openInbox, type Waiting } from './inbox.ts';
import { showNeedsOperator, showProgress } from './progress.ts';

const { readProcess, record } = proxyActivities<Activities>(recording);

export type ProcessRules<S extends State, E extends ProcessEvent> = {
  /** The workflow type. */
  kind: string;
  words: AnyProcessWords;
  transition: Transition<S, E>;
};

/**
 * Runs a process from its row to its outcome, which is the result. Cancellation from outside is recorded by the server and
 * changes nothing: a process ends by its rules only.
 */
export function runProcess<S extends State, E extends ProcessEvent>(
  input: ProcessInput,
  rules: ProcessRules<S, E>,
): Promise<string> {
  return CancellationScope.nonCancellable(() => run(input, rules));
}

async function run<S extends State, E extends ProcessEvent>(
  { processId }: ProcessInput,
  { kind, words, transition }: ProcessRules<S, E>,
): Promise<string> {
  let seq = -1;
  let state: S | null = null; // none before the row is read
  let needsOperator: string | null = null;

  // The row and the stored events are of this kind: `record` checks both, so what comes back from there is S and E.
  const follows = (from: S, event: ProcessEvent) => transition(from, event as E);
  const inbox = openInbox((event) => {
    if (needsOperator) return 'needsOperator';
    const next = state && follows(state, event);
    return next && 'refuse' in next ? next.refuse : null;
  });
  setHandler(viewQuery, () => ({ seq, state, needsOperator }));

  const row = await readProcess.executeWithOptions({ summary: 'Read where the process stands' }, [processId]);
  if (row) {
    seq = row.seq;
    state = row.state as S;
    showProgress(words, kind, state, row);
  } else needsOperator = 'the process row is missing';

  while (row && state && !needsOperator) {
    if (state.outcome && (await quiet())) return state.outcome;
    if (workflowInfo().continueAsNewSuggested && (await quiet()))
      await continueAsNew<(again: ProcessInput) => Promise<string>>({ processId });
    const { event, answered } = await nextEvent(state);
    const result = await record.executeWithOptions({ summary: `Record: ${words.events[nameOf(event)] ?? 'unknown'}` }, [
      { processId, seq, at: new Date(Date.now()).toISOString(), event, result: follows(state, event) },
    ]);
    if (result.answer === 'diverged') {
      needsOperator = result.why;
      answered({ answer: 'refused', reason: 'needsOperator' });
      break;
    }
    if (result.answer === 'recorded' && result.seq !== seq) {
      seq = result.seq;
      state = result.state as S;
      showProgress(words, kind, state, row);
    }
    answered(result);
  }

  showNeedsOperator(kind, needsOperator ?? 'unknown');
  for (;;) {
    // parked, until an operator's repair starts it again from the row
    await inbox.wait();
    inbox.take()?.answered({ answer: 'refused', reason: 'needsOperator' });
  }

  /** What people said and what came about goes before what merely fell due: after an outage nobody is reminded of what was decided. */
  async function nextEvent(present: S): Promise<Waiting> {
    for (;;) {
      const waiting = inbox.take();
      if (waiting) return waiting;
      const due = present.due[0];
      if (due && Date.parse(due.at) <= Date.now())
        return {
          event: { kind: 'deadline', id: `${processId}/${due.name}/${due.at}`, name: due.name },
          answered() {},
        };
      await inbox.wait(due && { at: due.at, summary: words.events[due.name] ?? due.name });
    }
  }

  /** Everybody has an answer and nobody new has come: only then may a run end. Waiting for the handlers alone would wait for ever for one that came meanwhile. */
  async function quiet(): Promise<boolean> {
    await condition(() => !inbox.isEmpty() || allHandlersFinished());
    return inbox.isEmpty();
  }
}

const nameOf = (event: ProcessEvent) =>
  event.kind === 'command' ? event.action : event.kind === 'fact' ? event.fact : event.name;
