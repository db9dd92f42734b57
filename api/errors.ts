/** Every way in which the API says no: one list, one status and one sentence each (RFC 9457). */
import { sixthMessage, withinTheHour, type Bar } from '../domain/electronic-messaging/eligibility.ts';
import type { Refusal } from '../domain/process.ts';

export type ProblemCode =
  | Refusal
  | 'addressTooLong'
  | 'areaAdvice'
  | 'badSignature'
  | 'barred'
  | 'claimConditions'
  | 'conflict'
  | 'crossSite'
  | 'headersTooLarge'
  | 'internal'
  | 'keyReused'
  | 'lastAdministrator'
  | 'malformed'
  | 'methodNotAllowed'
  | 'notEligible'
  | 'notEnoughPoints'
  | 'notFound'
  | 'notKnownYet'
  | 'noPostalAddress'
  | 'notSignedIn'
  | 'ownRights'
  | 'passwordRefused'
  | 'preconditionFailed'
  | 'preconditionRequired'
  | 'previewDiffers'
  | 'priorActions'
  | 'proofExpired'
  | 'questionsChanged'
  | 'rolesFromClaims'
  | 'sameMessage'
  | 'sendingStopped'
  | 'sixMessages'
  | 'systemChoice'
  | 'templateChanged'
  | 'tooLarge'
  | 'tooMany'
  | 'tooSlow'
  | 'unavailable'
  | 'unsupportedMediaType'
  | 'forbidden'
  | 'withinTheHour';

type Kind = { status: number; title: string };
export const problems: Record<ProblemCode, Kind> = {
  addressTooLong: { status: 414, title: 'This address is too long.' },
  alreadyDecided: { status: 409, title: 'Somebody decided this already.' },
  areaAdvice: {
    status: 409,
    title: 'A specialised area serves this customer. Acknowledge its contact advice first.',
  },
  badInput: { status: 422, title: 'Something in what was sent is missing or not understood.' },
  badSignature: { status: 403, title: 'The signature does not belong to this request.' },
  barred: { status: 422, title: 'This customer may not be sent this message.' },
  claimConditions: { status: 422, title: 'The outcome of this claim may not be told by SMS.' },
  callNotTried: { status: 409, title: 'No call to the customer is recorded since the message was sent.' },
  conflict: { status: 409, title: 'This contradicts what is recorded.' },
  crossSite: { status: 403, title: 'This request did not come from a page of the console.' },
  ended: { status: 409, title: 'This is over: it can no longer be changed.' },
  expired: { status: 503, title: 'This could not be done in time and was certainly not applied. Please decide again.' },
  forbidden: { status: 403, title: 'Your role does not allow this.' },
  fourEyes: {
    status: 403,
    title: 'Four eyes: whoever submitted, edited, referred, actioned or asked this cannot decide it.',
  },
  headersTooLarge: { status: 431, title: 'The headers of this request are too large.' },
  internal: { status: 500, title: 'Something went wrong on our side. Nothing was half done.' },
  keyReused: { status: 422, title: 'This Idempotency-Key was used for something else.' },
  lastAdministrator: { status: 409, title: 'Somebody must be an administrator. Give another person the role first.' },
  malformed: { status: 400, title: 'This request could not be read.' },
  methodNotAllowed: { status: 405, title: 'This address does not take that method.' },
  needsOperator: { status: 409, title: 'This process waits for an operator to repair it. Nothing is lost.' },
  noAcceptedPlan: {
    status: 409,
    title: 'Transfer needs a Customer Management Plan accepted in the present assignment.',
  },
  notAllowed: { status: 403, title: 'Your role does not allow this.' },
  noPostalAddress: { status: 422, title: 'A letter needs a postal address. Record it in Personal Info first.' },
  notEligible: { status: 422, title: 'The customer is not eligible for a new account.' },
  notEnoughPoints: { status: 422, title: 'Proof of identity needs 100 points. This attempt can only be rejected.' },
  notFound: { status: 404, title: 'There is no such record.' },
  notKnownYet: {
    status: 503,
    title: 'It is not known yet whether this was applied. Ask again; do not decide anything else meanwhile.',
  },
  notNow: { status: 409, title: 'This is not possible in the present step.' },
  notSignedIn: { status: 401, title: 'Please sign in.' },
  notTheAssignee: { status: 403, title: 'The customer is assigned to somebody else.' },
  notTheAsker: { status: 403, title: 'Only the officer who asked can do this.' },
  notTheManager: { status: 403, title: 'This waits for somebody else.' },
  notYourItem: { status: 403, title: 'This work item is somebody else’s.' },
  ownRights: { status: 403, title: 'Nobody changes their own record. Another administrator can.' },
  passwordRefused: { status: 422, title: 'This password is not valid.' },
  preconditionFailed: { status: 412, title: 'Somebody else changed this meanwhile.' },
  preconditionRequired: { status: 428, title: 'Name the revision that you changed (If-Match).' },
  previewDiffers: {
    status: 409,
    title: 'What would be sent is no longer what you previewed. Please preview it again.',
  },
  priorActions: { status: 409, title: 'Record each prior action as done first.' },
  proofExpired: { status: 409, title: 'The proof of identity was given too long ago. Ask for it again.' },
  questionsChanged: {
    status: 409,
    title: 'The questions of the proof of identity were changed meanwhile. Please look at them again.',
  },
  rolesFromClaims: {
    status: 409,
    title: 'Roles and access to Pluto and Cuba come from the sign-in provider and are changed there.',
  },
  rule: { status: 409, title: 'A rule forbids this.' },
  sameMessage: {
    status: 409,
    title: 'The same message is on its way already. It shows in the letters list a few minutes after it was sent.',
  },
  sendingStopped: { status: 409, title: 'Sending is stopped for the moment. Nothing was sent.' },
  sixMessages: { status: 409, title: sixthMessage },
  systemChoice: {
    status: 409,
    title:
      'Which system the message is sent in is to be answered again: a message was sent by it, or the record changed.',
  },
  templateChanged: { status: 409, title: 'This template was changed or is no longer offered. Please choose again.' },
  tooLarge: { status: 413, title: 'This is too large.' },
  tooMany: { status: 429, title: 'Too many requests. Please wait a little.' },
  tooSlow: { status: 408, title: 'This request did not arrive in time.' },
  unavailable: { status: 503, title: 'The system is not available for the moment. Nothing was changed.' },
  unsupportedMediaType: { status: 415, title: 'Please send JSON (Content-Type: application/json).' },
  unknownEvent: { status: 409, title: 'This is not known to the process.' },
  withinTheHour: { status: 409, title: withinTheHour },
};

/** What somebody decided first, and when (PS-15). */
export type First = { what: string; by: { id: string; name: string } | null; at: string };

/** Thrown by handlers; answered as `application/problem+json`. `detail` is one plain sentence without personal data. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  readonly extra: {
    first?: First;
    errors?: { field: string; message: string }[];
    /** Of `notEligible` (OA-6) and `claimConditions` (EM-39): every reason. */
    reasons?: string[];
    /** Of `barred`: everything that bars it. */
    bars?: Bar[];
    /** Of `withinTheHour`: the message to confirm after; of `sameMessage`: the first one. */
    last?: { id: string; pressedAt: string };
    retryAfter?: number;
  };
  constructor(code: ProblemCode, detail?: string, extra: Problem['extra'] = {}) {
    super(code);
    this.code = code;
    this.detail = detail;
    this.extra = extra;
  }
}
