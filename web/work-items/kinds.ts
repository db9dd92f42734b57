/** What a work item says, what to do about it, and where it leads. */
import type { WorkItem } from '../client/model.ts';
import { addresses } from '../frame/menu.ts';
import type { Chip } from '../lists/list-types.ts';

type Kind = {
  what: string;
  toDo: string;
  /** Absolute, or a window above the list. */
  opens: (item: WorkItem) => string;
  /** It waits for nobody's decision: who has seen to it takes it off the list. */
  closable?: true;
  /** It stands on the Service Manager Actions List; a search finds it too. */
  decision?: true;
  /** What remains of it then, where it is not about a message. */
  left?: string;
};

const message = ({ subjectId }: WorkItem) => `messages/${subjectId}`;
const emailOrLetter = ({ subjectId }: WorkItem) => `correspondence/${subjectId}`;
const consultation = ({ subjectId }: WorkItem) => addresses.fdvConsultation(subjectId);
const referral = ({ customer }: WorkItem) => addresses.referral(customer.id);

const kinds: Record<string, Kind> = {
  day60: {
    what: 'Reminder: day 60 of monitoring',
    toDo: 'Look at how the customer does. When they are ready, action Transfer out of PS; else go on monitoring.',
    opens: referral,
  },
  day80: {
    what: 'Reminder: day 80 of monitoring',
    toDo: 'Action Transfer out of PS, or withdraw the referral: monitoring ends soon and can’t be extended.',
    opens: referral,
  },
  monitoringLapsed: {
    what: 'The 90 days of monitoring are over',
    toDo: 'Action Transfer out of PS, or withdraw the referral.',
    opens: referral,
  },
  messageNotSent: {
    what: 'A message of yours was not sent',
    toDo: 'Open it to see why. Write a new one if it is still needed and possible, then choose Done.',
    opens: message,
    closable: true,
  },
  messageUndetermined: {
    what: 'Nobody can tell whether a message of yours was sent',
    toDo: 'Ask the customer, or send it again if twice does no harm. Then choose Done.',
    opens: message,
    closable: true,
  },
  messageBounced: {
    what: 'A message of yours could not be delivered',
    toDo: 'Open the number and check it with the customer. Not valid: tick Invalid there. Valid after all: choose Done.',
    opens: ({ customer, subjectId }) => addresses.bouncedNumber(customer.id, subjectId),
    closable: true,
  },
  emailBounced: {
    what: 'An email could not be delivered',
    toDo: 'Check the address with the customer, and contact them another way. Not valid: tick Invalid in Individual Customer Details. Valid after all: choose Done.',
    opens: emailOrLetter,
    closable: true,
    left: 'The email stays in Outbound Correspondence.',
  },
  setChannelsAgain: {
    what: 'The channel preferences need to be set again',
    toDo: 'Open the Preferred Product Channel List and go through it with the customer: the account is active again.',
    opens: ({ customer }) => addresses.channelPreferences(customer.id),
  },
  letterFailed: {
    what: 'A letter could not be printed',
    toDo: 'The customer waits for a temporary password: re-issue it in Online Acc., over the phone if you can. Then choose Done.',
    opens: emailOrLetter,
    closable: true,
    left: 'The letter stays in Outbound Correspondence.',
  },
  fdvConsultation: {
    what: 'An officer asks whether a message is appropriate (FDV)',
    toDo: 'Open it, read the notepads, and answer: until then nothing is sent.',
    opens: consultation,
  },
  fdvAnswered: {
    what: 'A question of yours about FDV concerns is answered',
    toDo: 'Open it to see the answer. If a message is appropriate, send it from Generate Desktop Message or Customer First. Then choose Done.',
    opens: consultation,
    closable: true,
    left: 'The answer stays with the customer’s reviews.',
  },
  preCallToCall: {
    what: 'Call after a pre-call message',
    toDo: 'Aim to call 10 to 25 minutes after the message was sent. Open it to see what it said and to record the call; if you can’t call in time, hand it over there.',
    opens: ({ subjectId }) => addresses.preCallFollowUp(subjectId),
  },
  preCallToGive: {
    what: 'A call after a pre-call message needs a caller',
    toDo: 'It was not or can’t be called in time. Open it, and take the call or give it to another officer.',
    opens: ({ subjectId }) => addresses.preCallFollowUp(subjectId),
  },
  planDecision: {
    what: 'CMP Approval',
    toDo: 'Open it and decide.',
    opens: ({ subjectId }) => addresses.decision(subjectId),
    decision: true,
  },
  monitorApproval: {
    what: 'Monitor Approval',
    toDo: 'Open it and decide.',
    opens: ({ subjectId }) => addresses.referralDecision(subjectId),
    decision: true,
  },
  transferApproval: {
    what: 'Transfer Approval',
    toDo: 'Open it and decide.',
    opens: ({ subjectId }) => addresses.referralDecision(subjectId),
    decision: true,
  },
  messageFoundLater: {
    what: 'A message thought lost was sent after all',
    toDo: 'Open it. If it was sent again meanwhile, tell the customer that they got it twice. Then choose Done.',
    opens: message,
    closable: true,
  },
};

/** To choose by. */
export const kindChips: Chip<string>[] = Object.entries(kinds).flatMap(([value, { what, decision }]) =>
  decision ? [] : [{ value, label: what }],
);

export const itemWords = ({ kind }: Pick<WorkItem, 'kind'>): string => kinds[kind]?.what ?? kind;
/** The same to somebody whose item it is not. */
export const itemWordsOfOthers = (item: Pick<WorkItem, 'kind'>) => itemWords(item).replace(' of yours', '');
export const whatToDo = ({ kind }: WorkItem) => kinds[kind]?.toDo ?? 'Open it to see.';
export const whatRemains = ({ kind }: WorkItem): string =>
  kinds[kind]?.left ?? 'The message stays in the customer’s correspondence.';
export const isClosable = ({ kind }: WorkItem): boolean => kinds[kind]?.closable ?? false;
export const addressOf = (item: WorkItem): string =>
  kinds[item.kind]?.opens(item) ?? addresses.customer(item.customer.id);
