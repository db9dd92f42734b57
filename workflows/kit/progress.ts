/** What operators see of a process in the Temporal UI: search attributes, once a step, and the current details. */
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { needsWords, type AnyProcessWords, type State } from '../../domain/process.ts';
import { formatInstant } from '../../domain/time/format.ts';
import type { ProcessRow } from '../contracts/process.ts';
import { caseDue, caseNeeds, caseOutcome, caseProcess, caseStep, caseTeam } from '../contracts/search-attributes.ts';

export type Shown = Omit<ProcessRow, 'seq' | 'state'>;

export function showProgress(words: AnyProcessWords, kind: string, state: State, shown: Shown): void {
  const due = state.due[0];
  upsertSearchAttributes([
    { key: caseProcess, value: kind },
    { key: caseStep, value: state.step },
    { key: caseOutcome, value: state.outcome },
    { key: caseNeeds, value: state.needs },
    { key: caseTeam, value: shown.team },
    { key: caseDue, value: due ? new Date(due.at) : null },
  ]);
  const by = (at: string) => formatInstant(at, shown.timeZone);
  const lines = state.outcome
    ? [`**${words.outcomes[state.outcome]}**`]
    : [
        `**${words.steps[state.step]}**`,
        `- Whose move: ${needsWords[state.needs]}`,
        ...state.due.map((d) => `- By itself on ${by(d.at)}: ${words.events[d.name]}`),
      ];
  setCurrentDetails([...lines, '', `[Open in the console](${shown.consoleUrl})`].join('\n'));
}

/** Nothing goes on by itself: an operator runs `npm run reconcile`. */
export function showNeedsOperator(kind: string, why: string): void {
  upsertSearchAttributes([
    { key: caseProcess, value: kind },
    { key: caseNeeds, value: 'operator' },
  ]);
  setCurrentDetails(`**Needs an operator**: ${why}`);
}
