/** EM-5: what a handset sent back is kept, never shown as contact and answered by nothing; STOP counts, and START. */
import type { RequestHandler } from 'express';
import { keywordOf } from '../../domain/electronic-messaging/keyword.ts';
import { storeInbound } from '../../prisma/repositories/inbound-sms.ts';
import { liftOptOutOfNumber, recordOptOutOfNumber } from '../../prisma/repositories/recipient.ts';
import { originOf } from '../auth/origin.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../errors.ts';
import { posted } from './signed.ts';

export function smsInbound({ db, clock }: Deps): RequestHandler {
  return async (req, res) => {
    const params = posted(req);
    const sid = params['MessageSid'] ?? params['SmsSid'] ?? '';
    const from = params['From'] ?? '';
    if (!sid || sid.length > 64 || !from || from.length > 64)
      throw new Problem('malformed', 'MessageSid or From is missing.');
    const text = params['Body'] ?? '';
    const receivedAt = clock.now();
    await db.$transaction(async (tx) => {
      if (!(await storeInbound(tx, { sid, from, text, receivedAt }))) return; // it came before
      const keyword = keywordOf(text);
      if (keyword === 'stop') await recordOptOutOfNumber(tx, from, 'carrier', receivedAt, originOf(req, res));
      if (keyword === 'start') await liftOptOutOfNumber(tx, from, receivedAt, originOf(req, res));
    });
    res.status(204).end();
  };
}
