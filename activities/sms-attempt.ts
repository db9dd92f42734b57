/** EM-26: one attempt to hand a message to the gateway. Executed at most once; what it can't tell is asked afterwards. */
import { randomUUID } from 'node:crypto';
import type { SmsResult } from '../domain/electronic-messaging/sms-delivery.ts';
import { databaseProblem } from '../prisma/database-problem.ts';
import { intendAttempt, type Intended, type NotIntended } from '../prisma/repositories/intend-attempt.ts';
import { armAttempt, writeWithinSeconds } from '../prisma/repositories/sms-attempts.ts';
import type { Attempting } from '../workflows/contracts/sms-delivery.ts';
import type { Deps } from './deps.ts';
import { nowFrom } from './now-from.ts';
import type { SendOutcome } from './gateways/sms/sms-gateway.ts';

/** What the process adds to make it an event of its own. */
export type AttemptAnswer = Omit<SmsResult, 'kind' | 'id' | 'at' | 'attemptId'> & { attemptId?: string };

export const createSmsAttempt = ({ db, clock, sms }: Deps) => ({
  /** Intend, arm, post: each committed before the next begins. Throws only before anything was written. One that stood still once armed (a stopped process, a paused machine) writes nothing. */
  async attempt({ messageId, attemptId, at, validityMinutes }: Attempting): Promise<AttemptAnswer> {
    const intended = await intend();
    if ('result' in intended) return intended;
    const inTime = stopwatch(writeWithinSeconds * 1000);
    let validitySeconds: number | null;
    try {
      validitySeconds = await armAttempt(db, attemptId, randomUUID(), nowFrom(clock, at));
    } catch {
      return { result: 'notPosted' }; // perhaps armed, but nothing was written, and nobody else may
    }
    // cancelled, ended or too late; the next attempt asks why
    if (validitySeconds === null) return { result: 'notPosted' };
    let late = false;
    const outgoing = { attemptId, to: intended.to, from: intended.from, body: intended.body, validitySeconds };
    const outcome = await sms.send(outgoing, () => !(late = !inTime()));
    return late ? { result: 'notPosted' } : answerTo(outcome);

    async function intend(): Promise<Intended | NotIntended> {
      try {
        return await db.$transaction((tx) =>
          intendAttempt(tx, { messageId, attemptId, validityMinutes, now: nowFrom(clock, at) }),
        );
      } catch (error) {
        const problem = databaseProblem(error);
        // another customer's with the same number and text came between
        if (problem?.what === 'rule' && problem.name === 'sms_attempt_one_unresolved') return { result: 'elsewhere' };
        if (problem?.what === 'unavailable' || problem?.what === 'conflict') return { result: 'notPosted' };
        throw error; // a bug: seen in the history
      }
    }
  },
});

/** Is it within so many milliseconds from now on? By two clocks: one does not run while the machine sleeps, the other can be set. */
function stopwatch(withinMs: number): () => boolean {
  const [monotonic, wall] = [performance.now(), Date.now()];
  return () => performance.now() - monotonic <= withinMs && Date.now() - wall <= withinMs;
}

/** What the gateway said, as the rules read it. */
function answerTo(outcome: SendOutcome): AttemptAnswer {
  switch (outcome.outcome) {
    case 'accepted':
      return { result: 'accepted', sid: outcome.sid };
    case 'unknown':
      return { result: 'unknown' };
    case 'refused': {
      const { code, retryAfterSeconds, alarm } = outcome;
      switch (outcome.class) {
        case 'temporary':
          return { result: 'refusedForNow', code, retryAfter: retryAfterSeconds, ...(alarm ? { alarm } : {}) };
        case 'ours':
          return { result: 'refusedOurs', code };
        case 'optedOut':
          return { result: 'refusedForGood', code, why: 'optOut' };
        case 'number':
        case 'route':
          return { result: 'refusedForGood', code, why: 'refusedByGateway' };
      }
    }
  }
}
