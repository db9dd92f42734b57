/**
 * EM-28: what failed after it was deemed sent becomes a bounce-back when the recipient's next local date begins. Of emails, which other
 * systems send and whose failures they tell; and of messages whose failure the gateway told of when their own process was over.
 */
import type { Deadline, Fact, Instant, Next, Refusal, State } from '../process.ts';

export const bounceBackStateVersion = 1;
export const bounceBackSteps = ['emailFailed', 'messageFailed', 'over'] as const;
/** `delivered`: the gateway has said so of a message since, before it was shown. */
export const bounceBackOutcomes = ['shown', 'delivered'] as const;
export const bounceBackDeadlines = ['nextDay'] as const;
export const bounceBackFacts = ['receiptDelivered'] as const;

export type BounceBackStep = (typeof bounceBackSteps)[number];
export type BounceBackOutcome = (typeof bounceBackOutcomes)[number];
export type BounceBackDue = (typeof bounceBackDeadlines)[number];
export type BounceBackFact = (typeof bounceBackFacts)[number];
export type BounceBack = State<BounceBackStep, BounceBackOutcome, BounceBackDue> & {
  version: typeof bounceBackStateVersion;
};
export type BounceBackEvent = Fact<BounceBackFact> | Deadline<BounceBackDue>;

/** How it begins: `nextDay` is 00:00 of the recipient's local date after the failure, which may have passed when we are told. */
export const failed = (what: 'email' | 'message', nextDay: Instant): BounceBack => ({
  version: bounceBackStateVersion,
  step: what === 'email' ? 'emailFailed' : 'messageFailed',
  outcome: null,
  needs: 'time',
  due: [{ name: 'nextDay', at: nextDay }],
  manager: null,
});

/** What follows from an event. Whoever became deceased or restricted meanwhile: it is shown all the same. */
export function bounceBack(state: BounceBack, event: BounceBackEvent): Next<BounceBack> {
  if (state.outcome) return { refuse: bounceBackIsOver(state.outcome) };
  const over = (outcome: BounceBackOutcome): BounceBack => ({
    ...state,
    step: 'over',
    outcome,
    needs: 'nobody',
    due: [],
  });
  if (event.kind === 'fact')
    return state.step === 'messageFailed'
      ? { next: over('delivered'), effects: [{ do: 'decide', state: 'delivered' }] }
      : { refuse: 'notNow' };
  return state.step === 'messageFailed'
    ? {
        next: over('shown'),
        effects: [
          { do: 'decide', state: 'bouncedBack' },
          { do: 'openItem', item: 'messageBounced', for: 'author' },
        ],
      }
    : {
        next: over('shown'),
        effects: [
          { do: 'decide', state: 'bounced' },
          { do: 'openItem', item: 'emailBounced', for: 'followUp' },
        ],
      };
}

export const bounceBackDecisions: readonly (readonly string[])[] = [];
export const bounceBackIsOver = (_outcome: string): Refusal => 'ended';
