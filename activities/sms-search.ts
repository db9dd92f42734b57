/** What the gateway is asked: read-only there, so it may be asked as often as needed. */
import { codeOf } from '../domain/electronic-messaging/gateway-codes.ts';
import type { GatewayStatus } from '../domain/electronic-messaging/receipt.ts';
import type { SmsResult } from '../domain/electronic-messaging/sms-delivery.ts';
import { bodyHashOf } from '../prisma/repositories/body-hash.ts';
import {
  countEmptySearch,
  fenceAttempt,
  isOthers,
  laterAccepted,
  readAttempt,
  readAttemptOf,
  readLiveAttempt,
  unresolvedLike,
  type Searched,
} from '../prisma/repositories/sms-searches.ts';
import type { Asking } from '../workflows/contracts/sms-delivery.ts';
import type { Deps } from './deps.ts';
import type { GatewayMessage } from './gateways/sms/sms-gateway.ts';
import { nowFrom } from './now-from.ts';

export type SearchAnswer = Omit<SmsResult, 'kind' | 'id' | 'at'>;

/** Clocks differ, and the gateway dates to the second. */
const skewMs = 120_000;
const searchesAtLeast = 3;

export const createSmsSearch = ({ db, clock, sms }: Deps) => {
  /**
   * Nobody will find it any more: the gateway must have dropped it, it was looked for often enough and for long enough, and the list is
   * known to be fresh, or it took too long to prove that.
   */
  async function isSettled(attempt: Searched, { settleMinutes, settleWithoutProofHours }: Asking, at: Date) {
    const { postedAt, validitySeconds, emptySearches, firstEmptyAt, lastEmptyAt } = attempt;
    if (!postedAt || !firstEmptyAt || !lastEmptyAt) return false;
    const settleMs = settleMinutes * 60_000;
    const passed = at.getTime() - postedAt.getTime();
    if (passed <= validitySeconds * 1000 + settleMs) return false;
    if (emptySearches < searchesAtLeast || lastEmptyAt.getTime() - firstEmptyAt.getTime() < settleMs) return false;
    if (passed > settleWithoutProofHours * 3_600_000) return true;
    for (const later of await laterAccepted(db, postedAt)) {
      const listed = await sms.list(later.to, since(later.postedAt));
      if (listed.some(({ sid }) => sid === later.sid)) return true;
    }
    return false;
  }

  return {
    /**
     * An attempt whose answer was lost (EM-26): our own row first, then a signed callback that named it, then the gateway's list by
     * number, newest first. Throws where the gateway can't be asked.
     */
    async search(asking: Asking): Promise<SearchAnswer> {
      const { messageId, attemptId, at } = asking;
      const now = nowFrom(clock, at);
      const never = { result: 'notPosted', attemptId } as const;
      if (attemptId && (await fenceAttempt(db, messageId, attemptId, now))) return never;
      const attempt = await readLiveAttempt(db, messageId, attemptId);
      if (!attempt?.postedAt) return never;
      const { id } = attempt;
      if (attempt.sid) return { result: 'found', attemptId: id, sid: attempt.sid };
      const ours: GatewayMessage[] = [];
      for (const message of await sms.list(attempt.to, since(attempt.intendedAt)))
        if (isIt(message, attempt) && !(await isOthers(db, message.sid, id))) ours.push(message);
      const oldest = ours.at(-1); // of several none is ours more than another; the rest belongs to attempts that come to look as well
      if (oldest) {
        const more = ours.length > (await unresolvedLike(db, attempt));
        return { result: 'found', attemptId: id, sid: oldest.sid, ...(more ? { more } : {}) };
      }
      const counted = await countEmptySearch(db, id, now);
      if (!(await isSettled(counted, asking, now))) return { result: 'notFound', attemptId: id };
      const { sid } = await readAttempt(db, id);
      // a callback may have named it while the lists were read
      return sid ? { result: 'found', attemptId: id, sid } : { result: 'settled', attemptId: id };
    },

    /** Where a message stands that the gateway took (EM-27). Throws where the gateway can't be asked. */
    async ask({ messageId, attemptId }: Asking): Promise<SearchAnswer> {
      const attempt = await readAttemptOf(db, messageId, attemptId);
      if (!attempt) return { result: 'status', attemptId, status: 'waiting' };
      const { id, sid } = attempt;
      if (!sid) return { result: 'strayed', attemptId: id };
      const message = await sms.fetch(sid);
      if (!message?.status) return { result: 'status', attemptId: id, status: 'waiting' };
      const { status, errorCode } = message;
      return { result: 'status', attemptId: id, status: standing(status, errorCode), code: errorCode };
    },
  };
};

const since = (postedAt: Date) => new Date(postedAt.getTime() - skewMs).toISOString();

const isIt = (message: GatewayMessage, { to, from, bodyHash }: Searched): boolean =>
  message.to === to &&
  message.from === from &&
  message.direction.startsWith('outbound') &&
  bodyHashOf(message.body) === bodyHash;

function standing(status: GatewayStatus, code: number | null): NonNullable<SmsResult['status']> {
  switch (status) {
    case 'sent':
    case 'delivered':
    case 'undelivered':
      return status;
    case 'failed': {
      const { class: cls } = codeOf(code, 'receipt');
      return cls === 'temporary' ? 'failedForNow' : cls === 'ours' ? 'failedOurs' : 'failedForGood';
    }
    case 'canceled':
      return 'failedForGood';
    default:
      return 'waiting';
  }
}
