/** What a process is about, per kind: whose calendar counts, what its steps write into its own row, and where the console shows it. */
import type { ProcessKind } from '../domain/process-kinds.ts';
import type { Instant } from '../domain/process.ts';
import type { Reader, Tx } from '../prisma/client.ts';
import { followsUp, officerOfBounceBack, writeBounceBack } from '../prisma/repositories/bounce-back.ts';
import { officerOfCubaCopy, writeCubaCopy } from '../prisma/repositories/cuba-copies.ts';
import { officerOfChannelReset } from '../prisma/repositories/channel-resets.ts';
import { applyLetterFactAfterEnd, moveLetter, officerOfLetter } from '../prisma/repositories/letters.ts';
import { endConsultation, lockAsker, officerOfConsultation } from '../prisma/repositories/fdv-consultations.ts';
import { authorOfMessage, moveMessage, zonesOfMessage } from '../prisma/repositories/messages.ts';
import { callByOf, followPreCall, recordCall } from '../prisma/repositories/pre-call-follow-ups.ts';
import type { ProcessOfficer } from '../prisma/repositories/officer.ts';
import { officerOfReassignment } from '../prisma/repositories/record-restricted.ts';
import { applyFactAfterEnd } from '../prisma/repositories/sms-receipts.ts';
import {
  assignmentOfSubmission,
  endSubmission,
  lockAuthors,
  officerOfSubmission,
} from '../prisma/repositories/plan-submissions.ts';
import {
  assignmentOfReferral,
  changeReferral,
  isReferralWord,
  lockReferralAuthors,
  officerOfReferral,
} from '../prisma/repositories/transfer-referrals.ts';

/** `until`: the last deadline of the state after the step. */
export type Written = {
  state: string;
  byId: string | null;
  forId: string | null;
  at: Instant;
  reason: string | null;
  until: Instant | null;
  /** The nearest one. */
  next: Instant | null;
  /** Where no person gave a reason. */
  why: string | null;
};
type Subject = {
  /** Null: none is concerned. */
  officer(reader: Reader, subjectId: string): Promise<ProcessOfficer | null>;
  /** The stay that it is about. */
  assignmentId(reader: Reader, subjectId: string): Promise<string>;
  /** Who may not decide (PS-12, PS-22); locks the business row until the transaction ends. */
  lockAuthors(tx: Tx, subjectId: string): Promise<readonly string[]>;
  /** Writes a step into the business row; throws where `state` is not one of its words. */
  write(tx: Tx, subjectId: string, written: Written): Promise<void>;
  /** Where the console shows it: of what has no page of its own, the customer's. */
  consolePath(subject: { id: string; customerId: string; step: string }): string;
  /** Who sees to what came of it, of those who may see the customer; null: nobody is left. */
  followsUp?(tx: Tx, subjectId: string): Promise<string | null>;
  /** Of a message: where its recipient lives. */
  zones?(reader: Reader, subjectId: string): Promise<string[]>;
  /** Until when somebody is to call, as the message states (EM-40). */
  callBy?(reader: Reader, subjectId: string): Promise<Instant>;
  /** What a fact still changes that came when the process was over. */
  factAfterEnd?(tx: Tx, factId: string): Promise<void>;
};

export const subjects: Record<ProcessKind, Subject> = {
  planApproval: {
    officer: officerOfSubmission,
    assignmentId: assignmentOfSubmission,
    lockAuthors,
    write: (tx, id, { state, byId, forId, at, reason }) => {
      if (!isOneOf(['accepted', 'returned', 'withdrawn', 'ended'], state))
        throw new Error(`a plan approval has no end ${state}`);
      return endSubmission(tx, id, { state, byId, forId, at, reason });
    },
    consolePath: ({ id }) => `/plan-submissions/${id}`,
  },
  transferReferral: {
    officer: officerOfReferral,
    assignmentId: assignmentOfReferral,
    lockAuthors: lockReferralAuthors,
    write: (tx, id, { state, byId, forId, at, reason, until }) => {
      if (!isReferralWord(state)) throw new Error(`a referral has no step ${state}`);
      return changeReferral(tx, id, { state, byId, forId, at, reason, until });
    },
    consolePath: ({ id }) => `/transfer-referrals/${id}`,
  },
  smsDelivery: {
    officer: authorOfMessage,
    assignmentId: () => Promise.reject(new Error('a message belongs to no stay')),
    lockAuthors: () => Promise.resolve([]), // nobody decides on it
    async write(tx, id, { state, why, at, next }) {
      const before = await moveMessage(tx, id, { state, why, at, heldUntil: next });
      await followPreCall(tx, id, { before, state, at }); // EM-40
    },
    consolePath: ({ id }) => `/messages/${id}`,
    zones: zonesOfMessage,
    factAfterEnd: applyFactAfterEnd,
  },
  bounceBack: {
    officer: officerOfBounceBack,
    assignmentId: () => Promise.reject(new Error('a bounce-back belongs to no stay')),
    lockAuthors: () => Promise.resolve([]), // nobody decides on it
    async write(tx, id, { state, at }) {
      await writeBounceBack(tx, id, { state, at });
      if (state === 'bouncedBack') await followPreCall(tx, id, { before: 'noReceipt', state, at }); // EM-40
    },
    consolePath: ({ id, step }) => (step === 'messageFailed' ? `/messages/${id}` : `/correspondence/${id}`),
    followsUp,
  },
  fdvConsultation: {
    officer: officerOfConsultation,
    assignmentId: () => Promise.reject(new Error('a consultation belongs to no stay')),
    lockAuthors: lockAsker,
    write: (tx, id, { state, byId, at, reason }) => endConsultation(tx, id, { state, byId, at, reason }),
    consolePath: ({ id }) => `/fdv-consultations/${id}`,
  },
  preCallFollowUp: {
    officer: authorOfMessage,
    assignmentId: () => Promise.reject(new Error('a call belongs to no stay')),
    lockAuthors: () => Promise.resolve([]), // nobody decides on it
    write: (tx, id, { state, byId, at, reason }) => recordCall(tx, id, { state, byId, at, text: reason ?? '' }),
    consolePath: ({ id }) => `/pre-call-follow-ups/${id}`,
    callBy: callByOf,
  },
  restrictedReassignment: {
    officer: officerOfReassignment,
    assignmentId: () => Promise.reject(new Error('a reassignment changes no stay by itself')),
    lockAuthors: () => Promise.resolve([]), // nobody wrote anything
    write: () => Promise.reject(new Error('a reassignment has no row of its own')),
    consolePath: ({ customerId }) => `/customers/${customerId}`,
  },
  letterIssue: {
    officer: officerOfLetter,
    assignmentId: () => Promise.reject(new Error('a letter belongs to no stay')),
    lockAuthors: () => Promise.resolve([]), // nobody decides on it
    write: (tx, id, { state, at }) => moveLetter(tx, id, { state, at }),
    consolePath: ({ id }) => `/correspondence/${id}`,
    factAfterEnd: applyLetterFactAfterEnd,
    followsUp,
  },
  channelReset: {
    officer: officerOfChannelReset,
    assignmentId: () => Promise.reject(new Error('channel preferences belong to no stay')),
    lockAuthors: () => Promise.resolve([]), // nobody decides on it
    write: () => Promise.reject(new Error('channel preferences to be set again have no row of their own')),
    consolePath: ({ customerId }) => `/customers/${customerId}/preferred-product-channel-list`,
  },
  cubaCopy: {
    officer: officerOfCubaCopy,
    assignmentId: () => Promise.reject(new Error('a copy belongs to no stay')),
    lockAuthors: () => Promise.resolve([]), // nobody decides on it
    write: (tx, id, { state }) => writeCubaCopy(tx, id, state),
    consolePath: ({ customerId }) => `/customers/${customerId}/personalised-services`, // each record and note says whether it is in Cuba yet
  },
};

const isOneOf = <W extends string>(words: readonly W[], word: string): word is W =>
  words.some((known) => known === word);
