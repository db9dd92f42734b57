/** What operators see of a process in the Temporal UI: search attributes, at most once a step, and the current details (PS-24). */
import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { movesNow, wayStates, type WayState } from '../../domain/process-way.ts';
import { needsWords, type AnyProcessWords, type Due, type State } from '../../domain/process.ts';
import { formatInstant } from '../../domain/time/format.ts';
import type { ProcessRow, WayStep } from '../contracts/process.ts';
import { caseDue, caseNeeds, caseOutcome, caseProcess, caseStep, caseTeam } from '../contracts/search-attributes.ts';

export type Shown = Pick<ProcessRow, 'team' | 'consoleUrl' | 'timeZone'>;

/** A part of the way with the line that says it: written once, however often the whole way is shown. */
export type Walked = WayStep & { line: string };

export const walked = (words: AnyProcessWords, step: WayStep, { timeZone }: Shown): Walked => ({
  ...step,
  line: `- ${formatInstant(step.at, timeZone)}: ${words.events[step.what] ?? step.what}${byWhom(words, step.what)}`,
});

/**
 * Shows a process as it goes on. `sparing`: only what has changed is written, and CaseDue says when the step's time is over, not what comes
 * next in it: a reminder changes neither.
 */
export function openProgress(words: AnyProcessWords, kind: string, shown: Shown, sparing: boolean) {
  const written: Record<string, string> = {};

  return (state: State, way: readonly Walked[]): void => {
    const attributes = attributesOf(kind, state, shown.team, sparing ? state.due.at(-1) : state.due[0]);
    const changed = attributes.filter(({ key, value }) => written[key.name] !== JSON.stringify(value));
    if (!sparing) upsertSearchAttributes(attributes);
    else if (changed.length > 0) upsertSearchAttributes(changed);
    for (const { key, value } of changed) written[key.name] = JSON.stringify(value);
    setCurrentDetails(detailsOf(words, state, shown, way));
  };
}

const attributesOf = (
  kind: string,
  state: State,
  team: string | null,
  due: Due | undefined,
): SearchAttributeUpdatePair[] => [
  { key: caseProcess, value: kind },
  { key: caseStep, value: state.step },
  { key: caseOutcome, value: state.outcome },
  { key: caseNeeds, value: state.needs },
  { key: caseTeam, value: team },
  { key: caseDue, value: due ? new Date(due.at) : null },
];

/** Where it stands, what comes next, and the way so far, in Markdown. Ids, words and instants only. */
export function detailsOf(words: AnyProcessWords, state: State, shown: Shown, way: readonly Walked[]): string {
  const on = (at: string) => formatInstant(at, shown.timeZone);
  const over = state.outcome !== null;
  const since = way.findLast(({ step }, index) => step === state.step && way[index - 1]?.step !== step)?.at;
  const parts: string[][] = [
    [
      over ? `**${words.outcomes[state.outcome ?? '']}**` : `**${words.steps[state.step]}**`,
      ...(over ? [] : [`- Whose move: ${needsWords[state.needs]}`]),
      ...(over || !since ? [] : [`- In this step since ${on(since)}`]),
    ],
    picture(words, state, way),
    over ? [] : comesNext(words, state, on),
    way.length === 0 ? [] : ['**The way so far**', ...way.map(({ line }) => line)],
    [`[Open in the console](${shown.consoleUrl}): who, why, and what it is about`],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** What the timer in the UI is for: it waits until then, and then that happens. */
export const timerSummary = (words: AnyProcessWords, name: string, at: string, timeZone: string): string =>
  `Until ${formatInstant(at, timeZone)}: ${aheadOf(words, name)}`;

/** As what will happen; where the process has no such words, as what happened. */
const aheadOf = (words: AnyProcessWords, name: string): string => words.ahead?.[name] ?? words.events[name] ?? name;

const signs: Record<WayState, string> = { done: '✓', now: '●', later: '○', stopped: '✕', notReached: '–' };

function picture({ way: line, outcomes }: AnyProcessWords, state: State, way: readonly WayStep[]): string[] {
  if (!line) return [];
  const states = wayStates(
    line,
    state,
    way.map(({ step }) => step),
  );
  const stations = [...line.stations.map(({ word }) => word), outcomes[state.outcome ?? ''] ?? line.end];
  return [
    stations
      .map((word, index) => {
        const is = states[index] ?? 'later';
        return is === 'now' ? `${signs[is]} **${word}**` : `${signs[is]} ${word}`;
      })
      .join(' → '),
  ];
}

function comesNext(words: AnyProcessWords, state: State, on: (at: string) => string): string[] {
  const lines = [
    ...state.due.map(({ name, at }) => `- By itself on ${on(at)}: ${aheadOf(words, name)}`),
    ...movesNow(words, state).map(({ who, act, leadsTo }) => `- ${needsWords[who]}: ${act} → ${leadsTo}`),
  ];
  return lines.length === 0 ? [] : ['**What comes next**', ...lines];
}

/** The role whose move it was; who it was stands in the console. */
function byWhom({ moves = {}, ahead = {} }: AnyProcessWords, what: string): string {
  if (what in ahead) return ', by time';
  const move = Object.values(moves)
    .flatMap((each) => each ?? [])
    .find(({ event }) => event === what);
  return move ? `, by the ${needsWords[move.who].toLowerCase()}` : '';
}

/** Nothing goes on by itself: an operator runs `npm run reconcile`. */
export function showNeedsOperator(kind: string, why: string): void {
  upsertSearchAttributes([
    { key: caseProcess, value: kind },
    { key: caseNeeds, value: 'operator' },
  ]);
  setCurrentDetails(`**Needs an operator**: ${why}`);
}
