/** EM-27: a receipt, stored before it is answered; the process is told after that. */
import type { RequestHandler } from 'express';
import { storeReceipt } from '../../prisma/repositories/sms-receipts.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../errors.ts';
import { deliverNow } from '../outbox.ts';
import { posted } from './signed.ts';

const longestSid = 64;

export function smsStatus(deps: Deps): RequestHandler {
  return async (req, res) => {
    const params = posted(req);
    const sid = params['MessageSid'] ?? params['SmsSid'] ?? '';
    const status = params['MessageStatus'] ?? params['SmsStatus'] ?? '';
    if (!sid || sid.length > longestSid || !status || status.length > longestSid)
      throw new Problem('malformed', 'MessageSid or MessageStatus is missing.');
    const attempt = req.query['attempt'];
    const callback = {
      sid,
      status,
      errorCode: codeOf(params['ErrorCode']),
      attemptId: typeof attempt === 'string' ? attempt : null,
      params,
    };
    const at = deps.clock.now().toISOString();
    const told = await deps.db.$transaction((tx) => storeReceipt(tx, callback, at));
    res.status(204).end();
    if (told) await deliverNow(deps, told);
  };
}

/** Null where there is none; what is no number of ours is none. */
function codeOf(text: string | undefined): number | null {
  return text && /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : null;
}
