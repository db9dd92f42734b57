/** The words of channel preferences that are to be set again (OA-11). */
import type { ProcessWords } from '../process.ts';
import type { ChannelResetDue, ChannelResetFact, ChannelResetOutcome, ChannelResetStep } from './channel-reset.ts';

export const channelResetWords: ProcessWords<
  ChannelResetStep,
  ChannelResetOutcome,
  'begun' | ChannelResetDue | ChannelResetFact
> = {
  name: 'Channel preferences to be set again',
  about:
    'An online account is active again: its channel preferences stay, and an officer sets them again with the customer (OA-11).',
  steps: { toSetAgain: 'The channel preferences are to be set again with the customer', over: 'Over' },
  outcomes: { set: 'Set again', ended: 'Ended: no longer needed' },
  events: {
    begun: 'The account is active again',
    remindOfficer: 'The officer was reminded',
    preferencesSet: 'Channel preferences set',
    accountDeactivated: 'The account was deactivated',
    customerDeceased: 'Customer recorded as deceased',
  },
  ahead: { remindOfficer: 'The officer is reminded' },
};
