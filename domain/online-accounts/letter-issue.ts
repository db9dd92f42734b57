/**
 * OA-15: a letter that we make: put into the print folder, printed elsewhere, marked issued by the printer's answer. What fails is tried
 * again with pauses; then somebody is told.
 */
import type { Deadline, Effect, Fact, Instant, Next, Refusal, Result, State } from '../process.ts';

export const letterIssueStateVersion = 1;
export const letterIssueSteps = ['produced', 'queued', 'over'] as const;
/** `superseded`: its password was revoked before it was printed: by a newer one, by deactivating, or by wrong tries. */
export const letterIssueOutcomes = ['issued', 'notIssued', 'superseded'] as const;
export const letterIssueFacts = ['letterIssued', 'letterFailed', 'letterSuperseded'] as const;
/** `print` is an act; `noAnswer` a deadline. */
export const letterIssueDeadlines = ['print', 'noAnswer'] as const;
export const printResults = ['queued', 'notQueued'] as const;

export type LetterIssueStep = (typeof letterIssueSteps)[number];
export type LetterIssueOutcome = (typeof letterIssueOutcomes)[number];
export type LetterIssueFact = (typeof letterIssueFacts)[number];
export type LetterIssueDue = (typeof letterIssueDeadlines)[number];
export type PrintResult = Result<(typeof printResults)[number]>;
export type LetterIssue = State<LetterIssueStep, LetterIssueOutcome, LetterIssueDue> & {
  version: typeof letterIssueStateVersion;
  /** How often it was put into the print folder, or could not be. */
  tries: number;
  /** Its password was revoked while the printer had it: where that fails it is not printed again. */
  superseded: boolean;
};
export type LetterIssueEvent = Fact<LetterIssueFact> | PrintResult | Deadline<'noAnswer'>;

/** The items: of who issued it, or who is there instead, and of the operators. */
export const letterFailedItem = 'letterFailed';
export const letterUnansweredItem = 'letterUnanswered';

/** After the first, second … try that failed, in seconds. After the last somebody is told. */
export const pausesBetweenTries: readonly number[] = [300, 1800, 7200, 28_800];
/** A printer that has not answered after a day is asked about by the operators. */
const answerWithinSeconds = 86_400;

export const isPrint = (_state: LetterIssue, due: string): boolean => due === 'print';

/** How it begins, in the transaction that makes the letter. */
export const produced = (at: Instant): LetterIssue => ({
  version: letterIssueStateVersion,
  step: 'produced',
  outcome: null,
  needs: 'time',
  due: [{ name: 'print', at }],
  manager: null,
  tries: 0,
  superseded: false,
});

export function letterIssue(state: LetterIssue, event: LetterIssueEvent): Next<LetterIssue> {
  if (state.outcome) return { refuse: letterIssueIsOver(state.outcome) };
  switch (event.kind) {
    case 'result':
      if (state.step !== 'produced') return { refuse: 'notNow' };
      return event.result === 'queued'
        ? {
            next: {
              ...state,
              step: 'queued',
              tries: state.tries + 1,
              due: [{ name: 'noAnswer', seconds: answerWithinSeconds }],
            },
            effects: [{ do: 'decide', state: 'queued' }],
          }
        : triedInVain(state);
    case 'deadline':
      return state.step === 'queued'
        ? { next: { ...state, due: [] }, effects: [{ do: 'openItem', item: letterUnansweredItem, for: 'operators' }] }
        : { refuse: 'notNow' };
    case 'fact':
      switch (event.fact) {
        case 'letterIssued':
          return over(state, 'issued', [{ do: 'closeItems', as: 'done' }]);
        case 'letterFailed':
          if (state.step !== 'queued') return { refuse: 'notNow' };
          return state.superseded
            ? over(state, 'superseded', closed)
            : triedInVain({ ...state, tries: state.tries - 1 });
        case 'letterSuperseded':
          // what the printer has is beyond recall; its password is revoked all the same
          return state.step === 'produced'
            ? over(state, 'superseded', closed)
            : { next: { ...state, superseded: true }, effects: [] };
      }
  }
}

const closed: Effect[] = [{ do: 'closeItems', as: 'cancelled' }];

function triedInVain(state: LetterIssue): Next<LetterIssue> {
  const pause = pausesBetweenTries[state.tries];
  const tries = state.tries + 1;
  if (pause === undefined)
    return over({ ...state, tries }, 'notIssued', [
      { do: 'closeItems', as: 'cancelled' },
      { do: 'openItem', item: letterFailedItem, for: 'followUp' },
    ]);
  return {
    next: { ...state, step: 'produced', tries, due: [{ name: 'print', seconds: pause, spread: true }] },
    effects: [
      { do: 'decide', state: 'produced' },
      { do: 'closeItems', as: 'cancelled' },
    ],
  };
}

const over = (state: LetterIssue, outcome: LetterIssueOutcome, effects: Effect[]): Next<LetterIssue> => ({
  next: { ...state, step: 'over', outcome, needs: 'nobody', due: [] },
  effects: [{ do: 'decide', state: outcome }, ...effects],
});

export const letterIssueDecisions: readonly (readonly string[])[] = [];
export const letterIssueIsOver = (_outcome: string): Refusal => 'ended';
