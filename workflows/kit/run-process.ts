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
import { nameOf, type AnyProcessWords, type ProcessEvent, type State, type Transition } from '../../domain/process.ts';
import type { Activities } from '../../activities/index.ts';
import { viewQuery, type ProcessInput } from '../contracts/process.ts';
import { recording } from './activity-profiles.ts';
import { openAlarm } from './alarm.ts';
import { openInbox, type Waiting } from './inbox.ts';
import { goesBy } from './patches.ts';
import { openProgress, showNeedsOperator, timerSummary, walked, type Walked } from './progress.ts';

const { readProcess, record } = proxyActivities<Activities>(recording);
/** Of the way so far: a message may have hundreds of steps. */
const shownSteps = 20;

export type ProcessRules<S extends State, E extends ProcessEvent> = {
  /** The workflow type. */
  kind: string;
  words: AnyProcessWords;
  transition: Transition<S, E>;
  /** The timer of what is due next is kept while something else happens: fewer events in a history. */
  keepsTimers?: true;
  /** Lives long and is reminded often: keeps its timers, and writes only what has changed of what operators see. */
  sparing?: true;
  /** Is this due something that the process does itself, in this state? Else it is a deadline. */
  isAct?(state: S, due: string): boolean;
  /** Does it. Never throws for what an activity may fail with; `id` names the event that its result is. */
  act?(due: S['due'][number]['name'], state: S, id: string): Promise<E>;
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
  { kind, words, transition, keepsTimers, sparing, isAct = () => false, act }: ProcessRules<S, E>,
): Promise<string> {
  const spares = sparing === true && goesBy('sparingSteps');
  let seq = -1;
  let state: S | null = null; // none before the row is read
  let needsOperator: string | null = null;
  /** An act under way. People and facts are heard meanwhile; what falls due waits for it. */
  let acting: { event: E | null } | null = null;
  const alarm = keepsTimers || spares ? openAlarm() : null;

  // The row and the stored events are of this kind: `record` checks both, so what comes back from there is S and E.
  const follows = (from: S, event: ProcessEvent) => transition(from, event as E);
  const inbox = openInbox((event) => {
    if (needsOperator) return 'needsOperator';
    const next = state && follows(state, event);
    return next && 'refuse' in next ? next.refuse : null;
  });
  setHandler(viewQuery, () => ({ seq, state, needsOperator }));

  const row = await readProcess.executeWithOptions({ summary: 'Read where the process stands' }, [processId]);
  const way: Walked[] = [];
  const show = row && openProgress(words, kind, row, spares);
  if (row && show) {
    way.push(...(row.way ?? []).map((step) => walked(words, step, row)));
    seq = row.seq;
    state = row.state as S;
    show(state, way);
  } else needsOperator = 'the process row is missing';

  while (row && show && state && !needsOperator) {
    if (state.outcome && !acting && (await quiet())) return state.outcome;
    if (workflowInfo().continueAsNewSuggested && !acting && (await quiet()))
      await continueAsNew<(again: ProcessInput) => Promise<string>>({ processId });
    const { event, answered } = await nextEvent(state);
    const at = new Date(Date.now()).toISOString();
    const result = await record.executeWithOptions({ summary: `Record: ${words.events[nameOf(event)] ?? 'unknown'}` }, [
      { processId, seq, at, event, result: follows(state, event) },
    ]);
    if (result.answer === 'diverged') {
      needsOperator = result.why;
      answered({ answer: 'refused', reason: 'needsOperator' });
      break;
    }
    if (result.answer === 'recorded' && result.seq !== seq) {
      seq = result.seq;
      state = result.state as S;
      way.push(walked(words, { what: nameOf(event), at, step: state.outcome ?? state.step }, row));
      if (way.length > shownSteps) way.shift();
      show(state, way);
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
      if (acting?.event) {
        const { event } = acting;
        acting = null;
        return { event, answered() {} };
      }
      const waiting = inbox.take();
      if (waiting) return waiting;
      if (acting) {
        const under = acting;
        await condition(() => under.event !== null || !inbox.isEmpty());
        continue;
      }
      const due = present.due[0];
      if (due && Date.parse(due.at) <= Date.now()) {
        const id = `${processId}/${due.name}/${due.at}`;
        if (!act || !isAct(present, due.name))
          return { event: { kind: 'deadline', id, name: due.name }, answered() {} };
        begin(act(due.name, present, `${id}/${seq}`)); // the end of a hold and the attempt that follows may be due in the same millisecond
        continue;
      }
      const next = due && { at: due.at, summary: timerSummary(words, due.name, due.at, row?.timeZone ?? 'UTC') };
      if (!alarm) {
        await inbox.wait(next);
        continue;
      }
      const rang = alarm.at(next);
      await condition(() => rang() || !inbox.isEmpty());
    }
  }

  function begin(result: Promise<E>): void {
    const under: { event: E | null } = { event: null };
    acting = under;
    void result.then((event) => (under.event = event));
  }

  /** Everybody has an answer and nobody new has come: only then may a run end. Waiting for the handlers alone would wait for ever for one that came meanwhile. */
  async function quiet(): Promise<boolean> {
    await condition(() => !inbox.isEmpty() || allHandlersFinished());
    return inbox.isEmpty();
  }
}
