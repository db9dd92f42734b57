/** What must hold of every message after every accident. What the handsets got is the oracle: the simulator's ledger. */
import assert from 'node:assert/strict';
import type { Database } from '../../prisma/client.ts';
import type { SmsGateway } from '../../dev/sms-gateway/gateway.ts';
import type { Message } from './sms-drill.ts';

export type Fate = {
  messageId: string;
  /** How the process ended, and what the message says. */
  outcome: string | null;
  state: string;
  why: string | null;
  /** How often its handset got it, and how often the gateway took it and was asked to. */
  got: number;
  taken: number;
  posts: number;
  /** What became of each attempt, in order. */
  attempts: string[];
  /** Open work items. */
  items: string[];
};

/** What became of each message, in their order. */
export async function fatesOf(db: Database, sms: SmsGateway, messages: Message[]): Promise<Fate[]> {
  const ledger = sms.ledger();
  const posts = sms.posts();
  return Promise.all(
    messages.map(async ({ messageId, processId, to }) => {
      const [row, process, items] = await Promise.all([
        db.message.findUniqueOrThrow({
          where: { id: messageId },
          include: { attempts: { orderBy: { number: 'asc' }, select: { state: true } } },
        }),
        db.process.findUniqueOrThrow({ where: { id: processId }, select: { outcome: true } }),
        db.workItem.findMany({ where: { processId, state: 'open' }, select: { kind: true } }),
      ]);
      const asked = posts.filter((post) => post.to === to);
      return {
        messageId,
        outcome: process.outcome,
        state: row.state,
        why: row.why,
        got: ledger.filter(({ number, body }) => number === to && body === row.text).length,
        taken: asked.filter(({ sid }) => sid).length,
        posts: asked.length,
        attempts: row.attempts.map(({ state }) => state),
        items: items.map(({ kind }) => kind),
      };
    }),
  );
}

const saysSent = ['delivered', 'noReceipt'];
const saysNotSent = ['notSent', 'cancelled'];

/** What is wrong with a message whose process should be over; null: nothing. `lost`: nobody got it, and nobody says so. */
export function wrongWith(fate: Fate): string | null {
  const { got, state, outcome, attempts, items } = fate;
  if (got > 1) return 'duplicate';
  if (!outcome) return 'not over';
  if (got === 0 && saysSent.includes(state)) return 'lost';
  if (got > 0 && saysNotSent.includes(state)) return 'denied';
  if (state === 'undetermined' && !items.some((kind) => /^message(Undetermined|FoundLater)$/.test(kind)))
    return 'nobody is told';
  if (attempts.some((attempt) => ['intended', 'posting', 'unknown'].includes(attempt))) return 'an attempt left open';
  return null;
}

/** Every message is over and sound. Returns what became of each. */
export async function assertSound(db: Database, sms: SmsGateway, messages: Message[]): Promise<Fate[]> {
  const fates = await fatesOf(db, sms, messages);
  const wrong = fates.flatMap((fate) => {
    const problem = wrongWith(fate);
    return problem ? [{ problem, ...fate }] : [];
  });
  assert.deepEqual(wrong, []);
  return fates;
}
