/** The port to the SMS gateway: what a sending process asks of it, in our words. */
import type { GatewayStatus } from '../../../domain/electronic-messaging/receipt.ts';
import type { Instant } from '../../../domain/process.ts';

/** `to` and `from` as the gateway takes them (E.164, or a sender's name); the gateway gives up after `validitySeconds` (1 to 36,000). */
export type Outgoing = { attemptId: string; to: string; from: string; body: string; validitySeconds: number };

/** `refused`: certainly not accepted. `unknown`: perhaps accepted, only the gateway's own record can tell (EM-26). */
export type SendOutcome =
  | { outcome: 'accepted'; sid: string }
  | {
      outcome: 'refused';
      class: 'temporary' | 'ours' | 'number' | 'optedOut' | 'route';
      /** The gateway's error code, where it gave one. */
      code: number | null;
      retryAfterSeconds: number | null;
      /** An operator must look: it will not pass by itself (our credentials, a proxy in between, a code that we don't know). */
      alarm?: true;
    }
  | { outcome: 'unknown'; how: UnknownHow };

/** Why the answer is lost, in words of ours. */
export type UnknownHow = 'timeOut' | 'connectionLost' | 'serverError' | 'unreadable' | 'unexpected';

export type GatewayMessage = {
  sid: string;
  /** Null: a word of inbound messages (`received`), or one that we don't know. */
  status: GatewayStatus | null;
  errorCode: number | null;
  to: string;
  from: string;
  body: string;
  /** `outbound-api` for ours, `inbound` for replies. */
  direction: string;
  /** To the second. */
  createdAt: Instant;
};

export type SmsGateway = {
  /**
   * Writes one request, never a second one. Never throws. `mayBeWritten` is asked when the connection stands, immediately before the
   * first byte: `false`, and nothing is written (`refused`, `temporary`).
   */
  send(message: Outgoing, mayBeWritten?: () => boolean): Promise<SendOutcome>;
  /** The message, or null where the gateway itself says that it has none of this SID. Throws GatewayUnavailable. */
  fetch(sid: string): Promise<GatewayMessage | null>;
  /**
   * All messages to a number since an instant, newest first, of either direction and whether or not they have left. New ones may be
   * missing for minutes: one empty answer proves nothing. Throws GatewayUnavailable.
   */
  list(to: string, since: Instant): Promise<GatewayMessage[]>;
};

/** The gateway could not be asked; nothing of the request or the answer is in it. `ours`: not before an operator has looked. */
export class GatewayUnavailable extends Error {
  override readonly name = 'GatewayUnavailable';
  readonly class: 'temporary' | 'ours';

  constructor(cls: 'temporary' | 'ours') {
    super(cls === 'ours' ? 'The SMS gateway refuses us.' : 'The SMS gateway could not be asked.');
    this.class = cls;
  }
}
