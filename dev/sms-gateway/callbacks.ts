import { randomBytes } from 'node:crypto';
import type { Callback, Message } from './message.ts';
import { endingMessage } from './twilio-errors.ts';
import { postWebhook, signature } from './webhook-post.ts';

type Account = { accountSid: string; authTokens: readonly string[]; retryPauseMs: number; signal: AbortSignal };

/** Posts a message's callback to the address it was created with. Returns the HTTP status of each try. */
export async function postCallback(message: Message, callback: Callback, account: Account): Promise<number[]> {
  if (message.callback === null) return [];
  const { sid, to, from, messagingServiceSid } = message;
  const params: Record<string, string> = {
    AccountSid: account.accountSid,
    ApiVersion: '2010-04-01',
    MessageSid: sid,
    MessageStatus: callback.status,
    SmsSid: sid,
    SmsStatus: callback.status,
    To: to,
  };
  if (from !== null) params['From'] = from;
  if (messagingServiceSid !== null) params['MessagingServiceSid'] = messagingServiceSid;
  if (callback.errorCode !== null) {
    params['ErrorCode'] = String(callback.errorCode);
    params['ErrorMessage'] = endingMessage(callback.errorCode) ?? '';
  }
  if (callback.status === 'delivered') params['RawDlrDoneDate'] = dlrDate(callback.at);
  return post(message.callback, params, callback.signed, account);
}

/** Posts what a handset has sent. Returns the HTTP status of each try. */
export function postInbound(message: Message, url: string, account: Account): Promise<number[]> {
  const { sid, to, from, body, segments } = message;
  const params = {
    AccountSid: account.accountSid,
    ApiVersion: '2010-04-01',
    Body: body,
    From: from ?? '',
    FromCountry: 'AU',
    MessageSid: sid,
    NumMedia: '0',
    NumSegments: String(segments),
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: 'received',
    To: to,
    ToCountry: 'AU',
  };
  return post(url, params, 'right', account);
}

function post(
  url: string,
  params: Record<string, string>,
  signed: Callback['signed'],
  { authTokens: [primary = ''], retryPauseMs, signal }: Account,
): Promise<number[]> {
  const token = signed === 'right' ? primary : randomBytes(16).toString('hex');
  return postWebhook(url, params, {
    signed: signed === 'none' ? undefined : signature(token, url, params),
    retryPauseMs,
    signal,
  });
}

/** yyMMddHHmm, as carriers' receipts have it. */
const dlrDate = (at: number): string => new Date(at).toISOString().replace(/\D/g, '').slice(2, 12);
