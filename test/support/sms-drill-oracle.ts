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
  /** How often its handset got it, and how often the gateway took it and was asked to. Of several with one number and text each is given its share. */
  got: number;
  taken: number;
  posts: number;
  /** What became of each attempt, in order. */
  attempts: string[];
  /** Open work items. */
  items: string[];
};

const saysSent = ['delivered', 'noReceipt'];
const saysNotSent = ['notSent', 'cancelled'];

/** What became of each message, in their order. */
export async function fatesOf(db: Database, sms: SmsGateway, messages: Message[]): Promise<Fate[]> {
  const ids = messages.map(({ messageId }) => messageId);
  const processIds = messages.map(({ processId }) => processId);
  const [rows, processes, items] = await Promise.all([
    db.message.findMany({
      where: { id: { in: ids } },
      include: { attempts: { orderBy: { number: 'asc' }, select: { state: true } } },
    }),
    db.process.findMany({ where: { id: { in: processIds } }, select: { id: true, outcome: true } }),
    db.workItem.findMany({
      where: { processId: { in: processIds }, state: 'open' },
      select: { processId: true, kind: true },
    }),
  ]);
  const row = new Map(rows.map((each) => [each.id, each]));
  const outcome = new Map(processes.map((each) => [each.id, each.outcome]));
  const kinds = Map.groupBy(items, ({ processId }) => processId);
  const got = Map.groupBy(sms.ledger(), ({ number, body }) => JSON.stringify([number, body]));
  const posts = Map.groupBy(sms.posts(), ({ to }) => to);
  const fates = messages.map(({ messageId, processId, to }) => {
    const message = row.get(messageId);
    assert.ok(message);
    const asked = posts.get(to) ?? [];
    return {
      key: JSON.stringify([to, message.text]),
      fate: {
        messageId,
        outcome: outcome.get(processId) ?? null,
        state: message.state,
        why: message.why,
        got: 0,
        taken: asked.filter(({ sid }) => sid).length,
        posts: asked.length,
        attempts: message.attempts.map(({ state }) => state),
        items: (kinds.get(processId) ?? []).map(({ kind }) => kind),
      },
    };
  });
  for (const [key, alike] of Map.groupBy(fates, (each) => each.key))
    share(
      got.get(key)?.length ?? 0,
      alike.map(({ fate }) => fate),
    );
  return fates.map(({ fate }) => fate);
}

/** Nobody can tell two with the same text on one handset apart: those that say they were sent have them first, one each. */
function share(entries: number, alike: Fate[]): void {
  const rank = ({ state }: Fate) => (saysSent.includes(state) ? 0 : saysNotSent.includes(state) ? 2 : 1);
  const inOrder = alike.toSorted((a, b) => rank(a) - rank(b));
  for (let left = entries; left > 0 && inOrder[0];) for (const fate of inOrder) if (left-- > 0) fate.got += 1;
}

/** What is wrong with a message whose process should be over; null: nothing. `lost`: nobody got it, and nobody says so. */
export function wrongWith(fate: Fate): string | null {
  const { got, state, outcome, attempts, items } = fate;
  if (got > 1) return 'duplicate';
  if (!outcome) return 'not over';
  // the gateway said both, and somebody is told to look
  if (got === 0 && saysSent.includes(state)) return items.includes('messageContradicted') ? null : 'lost';
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
