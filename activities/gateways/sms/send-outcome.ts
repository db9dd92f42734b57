/** What the outcome of a POST tells: whether the gateway has accepted the message, certainly not, or perhaps (EM-25, EM-26). */
import { codeOf } from '../../../domain/electronic-messaging/gateway-codes.ts';
import { NotConnected } from './connection.ts';
import type { SendOutcome, UnknownHow } from './sms-gateway.ts';

/** An answer, complete, as far as it matters: never its words, which quote numbers. */
export type Answer = { status: number; code: number | null; retryAfterSeconds: number | null };

const unknown = (how: UnknownHow): SendOutcome => ({ outcome: 'unknown', how });

/** By the answer that was read in full, though not as an accepted message. */
export function outcomeOfAnswer({ status, code, retryAfterSeconds }: Answer): SendOutcome {
  if (status >= 200 && status < 300) return unknown('unreadable');
  if (status >= 500) return unknown('serverError');
  if (status < 400) return unknown('unexpected'); // we follow no redirect
  const known = codeOf(code, 'atOnce').class;
  const refused = { outcome: 'refused', code, retryAfterSeconds } as const;
  if (status === 429 || known === 'temporary') return { ...refused, class: 'temporary' };
  if (known === 'unknown') return { ...refused, class: 'temporary', alarm: true }; // a proxy's, or a code that we don't have
  if (known === 'ours') return { ...refused, class: 'ours', alarm: true };
  return { ...refused, class: known };
}

/** By what was thrown where no answer was read in full. */
export function outcomeOfError(error: unknown): SendOutcome {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (cause instanceof NotConnected) {
    const refused = { outcome: 'refused', class: 'temporary', code: null, retryAfterSeconds: null } as const;
    return cause.refusedByProxy ? { ...refused, alarm: true } : refused;
  }
  const name = codeName(error);
  if (timedOut.includes(name)) return unknown('timeOut');
  if (lost.includes(name)) return unknown('connectionLost');
  return unknown(name.startsWith('HPE_') ? 'unreadable' : 'unexpected');
}

const timedOut = ['ERR_CANCELED', 'ECONNABORTED', 'ETIMEDOUT'];
const lost = ['ECONNRESET', 'EPIPE', 'ERR_BAD_RESPONSE'];

const codeName = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
