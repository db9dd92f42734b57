/** What the words of both lists are told by, from the row of an email or letter. */
import {
  emailStates,
  emailStatus,
  type CubaWord,
  type EmailState,
  type PlutoWord,
} from '../../domain/electronic-messaging/correspondence.ts';
import { isLetterState, letterStatus, type LetterState } from '../../domain/electronic-messaging/letter-status.ts';
import type { Instant } from '../../domain/process.ts';

type Row = { channel: string; status: string; sentAt: Date; issuedAt: Date | null; failedAt: Date | null };

export type CorrespondenceFacts =
  | { channel: 'Email'; state: EmailState; sentAt: Instant }
  /** `at`: since when it stands there. */
  | { channel: 'Letter'; state: LetterState; at: Instant };

/** Throws where the row's status is none of its channel. */
export function correspondenceFacts({ channel, status, sentAt, issuedAt, failedAt }: Row): CorrespondenceFacts {
  const email = emailStates.find((state) => state === status);
  if (channel === 'Email' && email) return { channel, state: email, sentAt: sentAt.toISOString() };
  if (channel === 'Letter' && isLetterState(status))
    return { channel, state: status, at: (issuedAt ?? failedAt ?? sentAt).toISOString() };
  throw new Error(`nothing is ${channel} and ${status}`);
}

/** `cuba` is null where it is not in the Letters List yet. */
export function wordsOfCorrespondence(
  facts: CorrespondenceFacts,
  now: Date,
  listedAfterMinutes: number,
): { pluto: PlutoWord; cuba: CubaWord | null } {
  if (facts.channel === 'Email') return emailStatus(facts, now, listedAfterMinutes);
  const word = letterStatus[facts.state];
  return { pluto: word, cuba: word };
}
