/** The SMS gateway of Twilio. What each outcome tells stands in `send-outcome.ts`. */
import { z } from 'zod';
import { codeOf } from '../../../domain/electronic-messaging/gateway-codes.ts';
import { isGatewayStatus } from '../../../domain/electronic-messaging/receipt.ts';
import type { Instant } from '../../../domain/process.ts';
import { isThisMachine, proxyFor } from './connection.ts';
import { oneShotClient, type OneShot } from './one-shot-client.ts';
import { outcomeOfAnswer, outcomeOfError } from './send-outcome.ts';
import { GatewayUnavailable, type GatewayMessage, type Outgoing, type SmsGateway } from './sms-gateway.ts';

export type TwilioSettings = {
  accountSid: string;
  authToken: string;
  /** Where the API is: `https://api.twilio.com`, or a region's. Without TLS on this machine only. */
  apiUrl: string;
  /** Where the gateway reaches us: receipts come to `/webhooks/sms/status` under it. */
  publicUrl: string;
  /** For a whole request; 10 s. */
  timeoutMs?: number;
};

type Page = { instances: unknown[]; nextPage(): Promise<Page> | undefined };

const messageUnknown = 20404;
const pageSize = 100;
const mostPages = 50;

/** Throws where the settings can't be right, before anything is sent with them. */
export function createTwilioGateway(settings: TwilioSettings): SmsGateway {
  const { accountSid, authToken, timeoutMs = 10_000 } = settings;
  const apiUrl = new URL(settings.apiUrl);
  if (!/^AC[0-9a-f]{32}$/.test(accountSid)) throw new Error('The account SID of the SMS gateway is not one.');
  if (authToken === '') throw new Error('The SMS gateway’s auth token is empty.');
  if (apiUrl.href !== `${apiUrl.origin}/`) throw new Error('The SMS gateway’s address has a path, a query or a user.');
  if (apiUrl.protocol !== 'https:' && !isThisMachine(apiUrl))
    throw new Error('The SMS gateway must be reached by HTTPS.');
  const proxy = proxyFor(apiUrl, process.env);
  const receipts = `${settings.publicUrl.replace(/\/+$/, '')}/webhooks/sms/status`;
  const always = () => true;
  const open = (mayBeWritten = always) =>
    oneShotClient({ accountSid, authToken, apiUrl, proxy, timeoutMs, mayBeWritten });

  return {
    async send(message, mayBeWritten) {
      let call: OneShot | undefined;
      try {
        call = open(mayBeWritten);
        const { sid } = await call.client.messages.create(asked(message, receipts));
        if (call.answer()?.status === 201 && isSid(sid)) return { outcome: 'accepted', sid };
        return { outcome: 'unknown', how: 'unreadable' };
      } catch (error) {
        const answered = call?.answer();
        return answered ? outcomeOfAnswer(answered) : outcomeOfError(error);
      }
    },

    async fetch(sid) {
      let call: OneShot | undefined;
      try {
        call = open();
        return messageOf(await call.client.messages(sid).fetch());
      } catch {
        const answered = call?.answer();
        // a proxy's 404 says nothing about the message
        if (answered?.status === 404 && answered.code === messageUnknown) return null;
        throw unavailable(answered?.code ?? null);
      }
    },

    async list(to, since) {
      let call: OneShot | undefined;
      // their dates are to the second
      const from = new Date(Math.floor(Date.parse(since) / 1000) * 1000).toISOString();
      const found = new Map<string, GatewayMessage>();
      try {
        call = open();
        let next: Promise<Page> | undefined = call.client.messages.page({ to, pageSize });
        for (let pages = 0; next; pages++) {
          if (pages === mostPages) throw unavailable(null); // what was not read to its end proves nothing
          const page: Page = await next;
          const read = page.instances.map(messageOf);
          for (const message of read) if (message.createdAt >= from) found.set(message.sid, message);
          // A whole page of older ones: whether it goes by the date of creation or of sending is nowhere stated.
          const over = read.length > 0 && read.every((message) => message.createdAt < from);
          next = over ? undefined : page.nextPage();
        }
        return [...found.values()].toSorted(newestFirst);
      } catch {
        throw unavailable(call?.answer()?.code ?? null);
      }
    },
  };
}

/** SmartEncoded off: what is sent is what was previewed (EM-20). The fragment asks for five tries of a receipt, on any failure. */
const asked = ({ attemptId, to, from, body, validitySeconds }: Outgoing, receipts: string) => ({
  to,
  from,
  body,
  validityPeriod: validitySeconds,
  smartEncoded: false,
  statusCallback: `${receipts}?attempt=${encodeURIComponent(attemptId)}#rc=5&rp=all`,
});

const isSid = (sid: unknown): boolean => typeof sid === 'string' && /^(SM|MM)[0-9a-f]{32}$/.test(sid);

const text = z
  .string()
  .nullable()
  .transform((words) => words ?? '');
const listed = z.object({
  sid: z.string(),
  status: z.string().transform((word) => (isGatewayStatus(word) ? word : null)),
  errorCode: z.number().int().nullable(),
  to: text,
  from: text,
  body: text,
  direction: z.string(),
  dateCreated: z.date().transform((date): Instant => date.toISOString()),
});

function messageOf(instance: unknown): GatewayMessage {
  const { dateCreated, ...message } = listed.parse(instance);
  return { ...message, createdAt: dateCreated };
}

const newestFirst = (a: GatewayMessage, b: GatewayMessage): number =>
  a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0;

const unavailable = (code: number | null): GatewayUnavailable =>
  new GatewayUnavailable(codeOf(code, 'atOnce').class === 'ours' ? 'ours' : 'temporary');
