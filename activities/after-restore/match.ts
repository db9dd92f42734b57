/**
 * After PostgreSQL or Temporal was put back (EM-26): every message that could be posted is matched with what the gateway has, so that
 * nothing leaves a second time. What the gateway has becomes the message's attempt; what it may have is looked for by the message's own
 * process; nothing is posted and no stop is lifted here.
 */
import type { Database } from '../../prisma/client.ts';
import {
  keepStopped,
  openMessages,
  ownedSids,
  recordPerhapsPosted,
  recordWithGateway,
  type FoundBy,
  type OpenMessage,
} from '../../prisma/repositories/after-restore.ts';
import { bodyHashOf } from '../../prisma/repositories/body-hash.ts';
import type { Clock } from '../../domain/time/clock.ts';
import type { GatewayMessage, SmsGateway } from '../gateways/sms/sms-gateway.ts';

/** What Temporal's history tells of a message. */
export type Testimony = {
  /** The attempt that was posted last, as far as the history goes: with its SID, or (null) perhaps. */
  posted: { attemptId: string; sid: string | null; at: Date } | null;
  /** How it ended there: `cancelled`, `notSent` …; null: not over, or nobody knows. */
  outcome: string | null;
};

export type Restored = {
  /** When the copy was made: what was posted before it is known. */
  since: Date;
  /** `postgresql`: Temporal's histories tell what was posted. `temporal`: our rows do. `both`: only the gateway can. */
  putBack: 'postgresql' | 'temporal' | 'both';
  /** Null: there is no history of it. Throws where Temporal can't be asked. */
  testimony(processId: string): Promise<Testimony | null>;
};

/**
 * `withGateway`: recorded as taken. `perhaps`: recorded as perhaps taken, and looked for. `looked for`: that was known before.
 * `left`: certainly not posted, stays as it is. `endedThere`: not posted either, but the history says that it was over. `waits`: may
 * have been posted, and the same text to the same number is looked for first.
 */
export type Matched = {
  messageId: string;
  state: string;
  is: 'withGateway' | 'perhaps' | 'lookedFor' | 'left' | 'endedThere' | 'waits';
  by: FoundBy | null;
  outcome: string | null;
};
export type Matching = {
  stop: { id: string; stoppedAt: string };
  matched: Matched[];
  /** Messages at the gateway with the number and text of one of ours, and nobody's. */
  strangers: number;
};

type Deps = { db: Database; sms: SmsGateway; clock: Clock };

/** Clocks differ, and the gateway dates to the second. */
const skewMs = 120_000;
const atOnce = 8;

/** Throws GatewayUnavailable, or what the database or Temporal throws: what was recorded by then stays, and it may be begun again. */
export async function matchAfterRestore({ db, sms, clock }: Deps, restored: Restored): Promise<Matching> {
  const stop = await db.$transaction((tx) => keepStopped(tx, clock.now()));
  const result: Matching = { stop, matched: [], strangers: 0 };
  const alike = new Map<string, OpenMessage[]>();
  for await (const page of openMessages(db))
    for (const message of page) {
      const { to, from, bodyHash } = message;
      const key = JSON.stringify([to, from, bodyHash]);
      alike.set(key, [...(alike.get(key) ?? []), message]);
    }
  const queue = [...alike.values()];
  const worker = async () => {
    for (let group = queue.shift(); group; group = queue.shift()) {
      const { matched, strangers } = await matchAlike(group);
      result.matched.push(...matched);
      result.strangers += strangers;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return result;

  /** Those with one text to one number: each message of the gateway is one of theirs at most. */
  async function matchAlike(group: OpenMessage[]): Promise<Pick<Matching, 'matched' | 'strangers'>> {
    const heard = await Promise.all(group.map(async (message) => ({ message, told: await testimonyOf(message) })));
    const free = await freeOf(
      group,
      heard.flatMap(({ told }) => told?.posted?.sid ?? []),
    );
    const matched: Matched[] = [];
    // who is known to have been posted first, then who may have been, the oldest first
    const rank = ({ message, told }: (typeof heard)[number]) =>
      sidOf(message, told) ? 0 : told?.posted || message.attempts.some(isPosted) ? 1 : 2;
    const inOrder = heard.toSorted(
      (a, b) => rank(a) - rank(b) || a.message.pressedAt.getTime() - b.message.pressedAt.getTime(),
    );
    for (const each of inOrder) matched.push(await matchOne(each, free));
    return { matched, strangers: free.length };
  }

  async function testimonyOf({ processId }: OpenMessage): Promise<Testimony | null> {
    return restored.putBack === 'postgresql' ? restored.testimony(processId) : null;
  }

  /** What the gateway has of this text to this number since then, that is nobody's; the oldest first. */
  async function freeOf(group: OpenMessage[], named: string[]): Promise<GatewayMessage[]> {
    const [first] = group;
    if (!first) return [];
    const oldest = new Date(restored.since.getTime() - skewMs).toISOString();
    const listed = (await sms.list(first.to, oldest)).filter(
      ({ direction, from, body }) =>
        direction.startsWith('outbound') && from === first.from && bodyHashOf(body) === first.bodyHash,
    );
    const owned = await ownedSids(
      db,
      listed.map(({ sid }) => sid),
    );
    return listed.filter(({ sid }) => !owned.has(sid) && !named.includes(sid)).toReversed();
  }

  async function matchOne(
    { message, told }: { message: OpenMessage; told: Testimony | null },
    free: GatewayMessage[],
  ): Promise<Matched> {
    const { id: messageId, state, attempts } = message;
    const is = (word: Matched['is'], by: FoundBy | null = null): Matched => ({
      messageId,
      state,
      is: word,
      by,
      outcome: told?.outcome ?? null,
    });
    const at = clock.now().toISOString();
    const record = async (found: { sid: string; attemptId: string | null; postedAt: Date; by: FoundBy }) => {
      const done = await db.$transaction((tx) => recordWithGateway(tx, message, found, at));
      return done ? is('withGateway', found.by) : is('waits');
    };

    const taken = attempts.find(({ state: word, sid }) => word === 'accepted' && sid);
    if (taken) return is('withGateway');
    const known = sidOf(message, told);
    if (known) return record(known);
    const posted = attempts.find(isPosted);
    const certain = told ? !told.posted : restored.putBack === 'temporal';
    if (!posted && certain) return is(told?.outcome ? 'endedThere' : 'left');
    const attemptId = told?.posted?.attemptId ?? posted?.id ?? null;
    const found = free.shift();
    if (found) return record({ sid: found.sid, attemptId, postedAt: new Date(found.createdAt), by: 'list' });
    if (posted && posted.id === attemptId) return is('lookedFor');
    if (!told?.posted && state === 'held' && message.heldUntil && message.heldUntil > clock.now()) return is('left');
    const { since } = restored;
    const done = await db.$transaction((tx) => recordPerhapsPosted(tx, message, { attemptId, since }, at));
    return is(done ? 'perhaps' : 'waits');
  }
}

const isPosted = ({ state }: OpenMessage['attempts'][number]) => state === 'posting' || state === 'unknown';

/** By which SID the gateway has it, as a receipt that named its attempt or Temporal's history says. */
function sidOf({ attempts }: OpenMessage, told: Testimony | null) {
  const named = attempts.findLast(
    ({ state, sid }) => sid && ['intended', 'posting', 'unknown', 'voided'].includes(state),
  );
  if (named?.sid)
    return { sid: named.sid, attemptId: named.id, postedAt: named.postedAt ?? new Date(), by: 'receipt' as const };
  const posted = told?.posted;
  if (!posted?.sid) return null;
  return { sid: posted.sid, attemptId: posted.attemptId, postedAt: posted.at, by: 'history' as const };
}
