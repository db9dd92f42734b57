/** The way that a delivery has gone, by the same rules that decide how it goes on; what the gateway said to it is a script. */
import { createHash } from 'node:crypto';
import { receiptFactOf, type GatewayStatus } from '../../domain/electronic-messaging/receipt.ts';
import {
  composed,
  isSmsAct,
  smsDelivery,
  type Beginning,
  type NotSentReason,
  type SmsAct,
  type SmsDelivery,
  type SmsEvent,
  type SmsResult,
} from '../../domain/electronic-messaging/sms-delivery.ts';
import { nameOf, type Effect, type Instant } from '../../domain/process.ts';
import { sendWindow, startOfNextLocalDay } from '../../domain/time/send-window.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { bodyHashOf } from '../repositories/body-hash.ts';
import type { ImportedStep } from '../repositories/processes.ts';
import { seedId } from './deterministic.ts';
import { messageColumns, type MessageColumns } from './message-columns.ts';

/** A receipt so many seconds after the gateway took the message. */
export type Receipt = { status: GatewayStatus; after: number; code?: number };
/** What one attempt came to; the last of a script comes again. */
export type Attempted =
  | { takes: 'accepted'; receipts: readonly Receipt[]; asked?: SmsResult['status']; code?: number }
  /** The answer was lost; `found`: by which search. Without it by none. */
  | { takes: 'unknown'; found?: number; receipts?: readonly Receipt[] }
  | { takes: 'refusedForNow' | 'refusedForGood'; code: number; why?: NotSentReason }
  | { takes: 'notAllowed'; why: NotSentReason };
export type Script = {
  attempts: readonly Attempted[];
  /** By whoever wrote it, so many minutes after Send. */
  cancelled?: number;
  /** The customer's death was recorded so many minutes after Send. */
  deceased?: number;
};

export type Pressed = Omit<Beginning, 'at'> & {
  messageId: string;
  processId: string;
  customerId: string;
  authorId: string;
  text: string;
  to: string;
  sender: string;
  pressedAt: Instant;
  zones: string[];
};
export type SmsHistory = {
  state: SmsDelivery;
  steps: ImportedStep[];
  items: Prisma.WorkItemCreateManyInput[];
  facts: Prisma.FactCreateManyInput[];
  attempts: Prisma.SmsAttemptCreateManyInput[];
  receipts: Prisma.SmsReceiptCreateManyInput[];
  columns: MessageColumns;
  /** When the gateway said that the number has opted out. */
  optedOutAt: Instant | null;
};
type Happening = { at: Instant; event: SmsEvent; by?: string; receipt?: Prisma.SmsReceiptCreateManyInput };

/** What an act came to. */
type Came = Omit<SmsResult, 'kind' | 'id' | 'at'>;

/** How long an act takes, and how soon a deadline is noticed. */
const actMs = 600;
const noticedMs = 20;
const accountSid = `AC${'0'.repeat(32)}`;

/**
 * Plays the delivery of a message until `now`. `spread`: between 1 and 1.2, how much longer its pauses were.
 * Null: an act would be under way at `now`. Throws where the rules refuse something: then the script is wrong.
 */
export function smsHistory(pressed: Pressed, script: Script, now: Instant, spread: number): SmsHistory | null {
  const { messageId, processId, customerId, authorId, pressedAt, zones, messaging } = pressed;
  let state = composed({ ...pressed, at: pressedAt });
  const columns = messageColumns(state, pressed.heldUntil);
  const history: Omit<SmsHistory, 'state'> = {
    steps: [],
    items: [],
    facts: [],
    attempts: [],
    receipts: [],
    columns,
    optedOutAt: null,
  };
  const waiting: Happening[] = [];
  step(seedId('command', messageId, 'send'), 'send', authorId, pressedAt);
  if (script.cancelled !== undefined) {
    const event = { kind: 'command', id: seedId('command', messageId), action: 'cancel', by: authorId } as const;
    waiting.push({ at: after(pressedAt, script.cancelled * 60), event, by: authorId });
  }
  if (script.deceased !== undefined) wait('customerDeceased', after(pressedAt, script.deceased * 60), messageId);

  for (let next = nextHappening(); next; next = nextHappening()) {
    if (next === 'underWay') return null;
    const { at, event, by, receipt } = next;
    if (receipt) arrive(receipt);
    if (event.kind === 'fact') {
      const { id, fact } = event;
      const sourceId = String(receipt?.id ?? messageId);
      history.facts.push({ id, processId, fact, sourceId, occurredAt: at, handledAt: at });
    }
    const result = smsDelivery(state, event);
    if ('refuse' in result) throw new Error(`${processId}: the rules refuse ${nameOf(event)}: ${result.refuse}`);
    state = { ...result.next, manager: null, due: result.next.due.map((due) => filledIn(due, at)).toSorted(nearest) };
    step(event.id, nameOf(event), by ?? null, at);
    for (const effect of result.effects) apply(effect, at);
  }
  if (state.outcome && waiting.length) throw new Error(`${processId}: ended before all was told`);
  return { state, ...history };

  /** What people did and what was told goes before what falls due later; null: nothing more until now. */
  function nextHappening(): Happening | 'underWay' | null {
    const due = state.outcome ? undefined : state.due[0];
    waiting.sort(nearest);
    const then = state.outcome ? undefined : waiting[0];
    if (then && then.at <= now && (!due || then.at <= due.at)) return waiting.shift() ?? null;
    if (!due || due.at > now) return null;
    const id = `${processId}/${due.name}/${due.at}`;
    if (!isSmsAct(state, due.name)) {
      const at = after(due.at, noticedMs / 1000);
      return at > now ? 'underWay' : { at, event: { kind: 'deadline', id, name: due.name } };
    }
    const at = after(due.at, actMs / 1000);
    if (at > now) return 'underWay';
    return { at, event: { kind: 'result', id, at, ...came(due.name, due.at, at) } };
  }

  function came(act: SmsAct, begun: Instant, at: Instant): Came {
    if (act === 'attempt') return attempt(begun, at);
    return { attemptId: state.attempt, ...(act === 'search' ? searched(at) : asked()) };
  }

  function attempt(begun: Instant, at: Instant): Came {
    const number = history.attempts.length + 1;
    const id = seedId('attempt', messageId, number);
    const window = sendWindow(zones, new Date(begun));
    if (!window.open) return { attemptId: id, result: 'outsideWindow', until: window.opensAt };
    const said = script.attempts[number - 1] ?? script.attempts.at(-1);
    if (!said) throw new Error(`${processId}: nobody says what becomes of an attempt`);
    if (said.takes === 'notAllowed') return { attemptId: id, result: 'notAllowed', why: said.why };
    history.attempts.push({
      id,
      messageId,
      number,
      to: pressed.to,
      from: pressed.sender,
      bodyHash: bodyHashOf(pressed.text),
      windowClosesAt: window.closesAt,
      validitySeconds: Math.min(
        messaging.validityMinutes * 60,
        Math.floor((Date.parse(window.closesAt) - Date.parse(begun)) / 1000),
      ),
      state: 'posting',
      token: seedId('token', id),
      intendedAt: begun,
      postedAt: after(begun, 0.05),
    });
    if (said.takes === 'accepted') {
      tellReceipts(id, at, said.receipts);
      return { attemptId: id, result: 'accepted', sid: sidOf(id) };
    }
    if (said.takes === 'unknown') return { attemptId: id, result: 'unknown' };
    const { code, why } = said;
    return { attemptId: id, result: said.takes, code, ...(why ? { why } : {}) };
  }

  function searched(at: Instant): Pick<SmsResult, 'result' | 'sid'> {
    const { row, said } = present();
    if (said.takes === 'unknown' && said.found === Number(row.emptySearches ?? 0) + 1) {
      tellReceipts(row.id, at, said.receipts ?? []);
      return { result: 'found', sid: sidOf(row.id) };
    }
    row.emptySearches = Number(row.emptySearches ?? 0) + 1;
    row.firstEmptyAt ??= at;
    row.lastEmptyAt = at;
    const settleMs = messaging.settleMinutes * 60_000;
    const dropped = Date.parse(String(row.postedAt)) + row.validitySeconds * 1000 + settleMs;
    const looked = Date.parse(at) - Date.parse(String(row.firstEmptyAt));
    const settled = Date.parse(at) > dropped && row.emptySearches >= 3 && looked >= settleMs;
    return { result: settled ? 'settled' : 'notFound' };
  }

  function asked(): Pick<SmsResult, 'result' | 'status' | 'code'> {
    const { said } = present();
    const status = said.takes === 'accepted' && said.asked ? said.asked : 'waiting';
    return { result: 'status', status, code: 'code' in said ? said.code : null };
  }

  function present() {
    const row = history.attempts.at(-1);
    const said = script.attempts[history.attempts.length - 1] ?? script.attempts.at(-1);
    if (!row || !said) throw new Error(`${processId}: there is no attempt`);
    return { row, said };
  }

  function tellReceipts(attemptId: string, from: Instant, receipts: readonly Receipt[]): void {
    const sid = sidOf(attemptId);
    for (const { status, after: seconds, code } of receipts) {
      const at = after(from, seconds);
      const params = {
        AccountSid: accountSid,
        ApiVersion: '2010-04-01',
        From: pressed.sender,
        MessageSid: sid,
        MessageStatus: status,
        SmsSid: sid,
        SmsStatus: status,
        To: pressed.to,
        ...(code === undefined ? {} : { ErrorCode: String(code) }),
      };
      const id = seedId('receipt', attemptId, status);
      const receipt = { id, sid, status, errorCode: code ?? null, attemptId, params, receivedAt: at };
      wait(receiptFactOf(status), at, attemptId, receipt);
    }
  }

  function wait(
    fact: ReturnType<typeof receiptFactOf> | 'customerDeceased',
    at: Instant,
    of: string,
    receipt?: Prisma.SmsReceiptCreateManyInput,
  ): void {
    if (!fact) throw new Error(`${processId}: nobody is told of that receipt`);
    const event = { kind: 'fact', id: seedId('fact', of, fact), fact } as const;
    waiting.push({ at, event, ...(receipt ? { receipt } : {}) });
  }

  /** EM-27: the scripts tell receipts in their order, so the latest word is the one that holds. */
  function arrive(receipt: Prisma.SmsReceiptCreateManyInput): void {
    history.receipts.push(receipt);
    const row = history.attempts.find(({ id }) => id === receipt.attemptId);
    if (row) Object.assign(row, { status: receipt.status, errorCode: receipt.errorCode ?? row.errorCode ?? null });
  }

  function filledIn(due: SmsDraftDue, from: Instant): SmsDelivery['due'][number] {
    if ('at' in due) return due;
    if ('nextLocalDay' in due) return { name: due.name, at: startOfNextLocalDay(zones, new Date(from)) };
    if (!('seconds' in due)) throw new Error(`${processId}: ${due.name} is no matter of days`);
    return { name: due.name, at: after(from, due.seconds * (due.spread ? spread : 1)) };
  }

  function step(eventId: string, what: string, whoId: string | null, at: Instant): void {
    const where = state.outcome ?? state.step;
    history.steps.push({ eventId, what, step: where, whoId, forId: null, toId: null, at, reason: null });
  }

  function apply(effect: Effect, at: Instant): void {
    switch (effect.do) {
      case 'decide':
        return columns.move({ state: effect.state, why: effect.why ?? null, at, next: state.due[0]?.at ?? null });
      case 'attempt': {
        const row = history.attempts.find(({ id }) => id === effect.id);
        if (!row) return; // refused before there was one
        row.state = effect.becomes;
        if (effect.becomes === 'accepted') row.sid = effect.sid;
        if ('code' in effect) row.errorCode = effect.code;
        return;
      }
      case 'optOut':
        history.optedOutAt = at;
        return;
      case 'openItem': {
        const stepKey = `${history.steps.length - 1}/${effect.item}/author`;
        history.items.push({
          id: seedId('workItem', messageId, stepKey),
          kind: effect.item,
          customerId,
          processId,
          stepKey,
          assigneeId: authorId,
          openedAt: at,
        });
        return;
      }
      default: // checks hold: the scripts are written so
    }
  }
}

type SmsDraftDue = Extract<ReturnType<typeof smsDelivery>, { next: unknown }>['next']['due'][number];
const after = (at: Instant, seconds: number): Instant => new Date(Date.parse(at) + seconds * 1000).toISOString();
const nearest = (a: { at: Instant }, b: { at: Instant }) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
/** As the gateway makes them: 32 hexadecimal figures. */
const sidOf = (attemptId: string) => `SM${createHash('sha256').update(attemptId).digest('hex').slice(0, 32)}`;
