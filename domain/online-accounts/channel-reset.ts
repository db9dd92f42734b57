/** OA-11: after reactivating, or linking again, an officer sets the channel preferences again with the customer. One run each. */
import type { Deadline, DueInWorkingDays, Effect, Fact, Next, Refusal, State, Draft } from '../process.ts';

export const channelResetStateVersion = 1;
export const channelResetSteps = ['toSetAgain', 'over'] as const;
export const channelResetOutcomes = ['set', 'ended'] as const;
export const channelResetFacts = ['preferencesSet', 'accountDeactivated', 'customerDeceased'] as const;
export const channelResetDeadlines = ['remindOfficer'] as const;

export type ChannelResetStep = (typeof channelResetSteps)[number];
export type ChannelResetOutcome = (typeof channelResetOutcomes)[number];
export type ChannelResetFact = (typeof channelResetFacts)[number];
export type ChannelResetDue = (typeof channelResetDeadlines)[number];
export type ChannelReset = State<ChannelResetStep, ChannelResetOutcome, ChannelResetDue> & {
  version: typeof channelResetStateVersion;
};
export type ChannelResetEvent = Fact<ChannelResetFact> | Deadline<ChannelResetDue>;

/** The officer's work item. */
export const channelResetItem = 'setChannelsAgain';
/** In working days of the officer's state: when it is due, and reminded of again and again. */
export const setAgainWithin = 5;
const remind: DueInWorkingDays<ChannelResetDue> = { name: 'remindOfficer', workingDays: setAgainWithin };

/** How it begins, with the item of the officer who reactivated. */
export const toSetAgain = (): Draft<ChannelReset> => ({
  version: channelResetStateVersion,
  step: 'toSetAgain',
  outcome: null,
  needs: 'officer',
  due: [remind],
  manager: null,
});

export function channelReset(state: ChannelReset, event: ChannelResetEvent): Next<ChannelReset> {
  if (state.outcome) return { refuse: channelResetIsOver(state.outcome) };
  if (event.kind === 'deadline') return { next: { ...state, due: [remind] }, effects: [{ do: 'remind' }] };
  return event.fact === 'preferencesSet' ? over(state, 'set', 'done') : over(state, 'ended', 'cancelled');
}

function over(state: ChannelReset, outcome: ChannelResetOutcome, as: 'done' | 'cancelled'): Next<ChannelReset> {
  const effects: Effect[] = [{ do: 'closeItems', as }];
  return { next: { ...state, step: 'over', outcome, needs: 'nobody', due: [] }, effects };
}

export const channelResetDecisions: readonly (readonly string[])[] = [];
export const channelResetIsOver = (_outcome: string): Refusal => 'ended';
