/** What becomes of a message: its plan by its faults, and each step of it. Changes the message in place; the caller saves it. */
import type { Fault, FaultName } from './fault-table.ts';
import type { Callback, Message, Status, Step } from './message.ts';

const expired = 30036;
const day = 86_400;

export const faultOf = (faults: readonly Fault[], name: FaultName): Fault | undefined =>
  faults.find((fault) => fault.name === name);

/** The steps of a message just accepted. `delayMs` lies between two of them. */
export function plannedSteps(
  { createdAt, validUntil, faults }: Pick<Message, 'createdAt' | 'validUntil' | 'faults'>,
  delayMs: number,
): Step[] {
  const step = (at: number, status: Step['status'], errorCode: number | null = null): Step => ({
    at,
    status,
    errorCode,
  });
  const slow = faultOf(faults, 'slowQueue');
  const leaves = slow
    ? slow.seconds === undefined
      ? validUntil + 60_000
      : createdAt + slow.seconds * 1000
    : createdAt + delayMs;
  if (slow && leaves > validUntil) return [step(validUntil, 'failed', expired)];
  const failed = faultOf(faults, 'failed');
  if (failed) return [step(leaves, 'failed', failed.code ?? 30001)];
  const sent = leaves + delayMs;
  const begun = [step(leaves, 'sending'), step(sent, 'sent')];
  const undelivered = faultOf(faults, 'undelivered');
  if (undelivered)
    return [
      ...begun,
      step(sent + delayMs + (undelivered.seconds ?? 0) * 1000, 'undelivered', undelivered.code ?? 30003),
    ];
  const arrives = sent + delayMs;
  if (faultOf(faults, 'noReceipt')) return [...begun, step(arrives, 'handset')];
  return [...begun, step(arrives, 'handset'), step(arrives, 'delivered')];
}

/** From when on lists show a message accepted at an instant. */
export function hiddenUntil(faults: readonly Fault[], createdAt: number): number | 'told' | null {
  if (faultOf(faults, 'listLagUntilTold')) return 'told';
  const [short, long] = [faultOf(faults, 'listLag'), faultOf(faults, 'listLagLong')];
  if (short) return createdAt + (short.seconds ?? 120) * 1000;
  return long ? createdAt + (long.seconds ?? 18_000) * 1000 : null;
}

/** Takes the next step of a message, at `now`. One that leaves the queue after its validity has failed instead. */
export function takeStep(message: Message, now: number): void {
  const step = message.steps.shift();
  if (!step) return;
  const tooLate = step.status === 'sending' && now > message.validUntil;
  if (tooLate) message.steps = [];
  const status = tooLate ? 'failed' : step.status;
  if (status === 'handset') {
    message.onHandsetAt = now;
    return;
  }
  message.status = status;
  message.errorCode = tooLate ? expired : step.errorCode;
  message.updatedAt = now;
  if (status === 'sent') message.sentAt = now;
  if (message.callback !== null) addCallbacks(message, now);
}

/** Puts the callbacks of the status just reached to those that wait. */
function addCallbacks(message: Message, now: number): void {
  const { faults, status, errorCode } = message;
  const isFirst = message.posted.length + message.callbacks.length + message.keptBack.length === 0;
  const isFinal = message.steps.every((step) => step.status === 'handset');
  const forge = (signed: 'wrong' | 'none'): Callback => ({ at: now, status: 'undelivered', errorCode: 30005, signed });
  if (isFirst && faultOf(faults, 'callbacksForged')) message.callbacks.push(forge('wrong'));
  if (isFirst && faultOf(faults, 'callbacksUnsigned')) message.callbacks.push(forge('none'));
  if (faultOf(faults, 'callbacksLost')) return;

  const late = faultOf(faults, 'callbacksLate');
  const at = now + (late ? (late.seconds ?? day) * 1000 : 0);
  const true_: Callback[] = [{ at, status, errorCode, signed: 'right' }];
  if (['delivered', 'undelivered', 'failed'].includes(status) && faultOf(faults, 'callbacksContradict'))
    true_.push({ at, ...opposite(status), signed: 'right' });
  const all = faultOf(faults, 'callbacksDoubled') ? true_.flatMap((callback) => [callback, { ...callback }]) : true_;
  if (!faultOf(faults, 'callbacksShuffled')) return void message.callbacks.push(...all);
  message.keptBack.push(...all);
  if (!isFinal) return;
  const end = message.keptBack.reduce((latest, callback) => Math.max(latest, callback.at), at);
  message.callbacks.push(...message.keptBack.toReversed().map((callback) => ({ ...callback, at: end })));
  message.keptBack = [];
}

const opposite = (status: Status): { status: Status; errorCode: number | null } =>
  status === 'delivered' ? { status: 'undelivered', errorCode: 30008 } : { status: 'delivered', errorCode: null };
