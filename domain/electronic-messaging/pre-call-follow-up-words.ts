/** The words of a call after a pre-call message, as officers, team leaders and operators read them. */
import type { ProcessWords } from '../process.ts';
import type {
  PreCallFollowUpAction,
  PreCallFollowUpDeadline,
  PreCallFollowUpFact,
  PreCallFollowUpOutcome,
  PreCallFollowUpStep,
} from './pre-call-follow-up.ts';

export const preCallFollowUpWords: ProcessWords<
  PreCallFollowUpStep,
  PreCallFollowUpOutcome,
  'sent' | PreCallFollowUpAction | PreCallFollowUpFact | PreCallFollowUpDeadline
> = {
  name: 'Call after a pre-call message',
  about:
    'A message told the customer that somebody will call. The call is due at the end of the time that the text states, counted from the sending; ' +
    'undone it goes to a team leader by itself (EM-40).',
  steps: {
    toCall: 'Waiting for the call',
    withTeamLeader: 'Waiting for a team leader to take the call or give it to another officer',
    awaitingMessage: 'Waiting: the message is not with the customer',
    over: 'Over',
  },
  outcomes: {
    called: 'Called',
    notReached: 'Tried, nobody answered',
    ended: 'Ended: no call is owed',
  },
  events: {
    sent: 'Message sent',
    called: 'Called, and reached',
    tried: 'Called, nobody answered',
    notReached: 'Closed: tried, nobody answered',
    cannotCall: 'Can’t call in time: handed to a team leader',
    give: 'Given to another officer',
    take: 'A team leader takes the call',
    callerGone: 'Whoever was to call can’t any more: it went to a team leader',
    customerDeceased: 'Customer recorded as deceased',
    messageBack: 'The message is not with the customer',
    messageLeft: 'The message has left again',
    messageNotSent: 'The message did not reach the customer',
    overdue: 'Not called in time: it went to a team leader',
  },
  ahead: { overdue: 'It goes to a team leader' },
};
