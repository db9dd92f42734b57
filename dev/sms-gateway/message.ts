/** One message as the simulator keeps it: JSON-safe, instants in ms, so that a line of the journal is the whole of it. */
import { z } from 'zod';
import { faultSetSchema } from './fault-table.ts';

const status = z.enum(['accepted', 'queued', 'sending', 'sent', 'delivered', 'undelivered', 'failed', 'received']);
export type Status = z.output<typeof status>;

/** A callback that waits for its time. `signed`: `wrong` and `none` are forgeries. */
const callback = z.object({
  at: z.number(),
  status,
  errorCode: z.number().nullable(),
  signed: z.enum(['right', 'wrong', 'none']),
});
export type Callback = z.output<typeof callback>;

/** What is to happen to a message: a new status, or (`handset`) that the handset gets it. */
const step = z.object({
  at: z.number(),
  status: z.union([status, z.literal('handset')]),
  errorCode: z.number().nullable(),
});
export type Step = z.output<typeof step>;

/** A callback whose time has come: the answer's HTTP status of each try, 0 where there was none; `lost`: no try was made. */
const posted = callback.extend({ answers: z.array(z.number()), lost: z.boolean() });

export const messageSchema = z.object({
  sid: z.string(),
  direction: z.enum(['outbound-api', 'inbound']),
  to: z.string(),
  /** Null while a messaging service has not chosen a sender. */
  from: z.string().nullable(),
  messagingServiceSid: z.string().nullable(),
  body: z.string(),
  segments: z.number(),
  status,
  errorCode: z.number().nullable(),
  createdAt: z.number(),
  updatedAt: z.number(),
  sentAt: z.number().nullable(),
  /** After this it is not sent any more (`ValidityPeriod`). */
  validUntil: z.number(),
  /** `StatusCallback` as given, fragment included. */
  callback: z.string().nullable(),
  /** The `attempt` of the callback's query: who asked for this message. */
  attempt: z.string().nullable(),
  faults: faultSetSchema,
  /** Lists leave it out until then; `told`: until somebody says so. */
  hiddenUntil: z.union([z.number(), z.literal('told')]).nullable(),
  onHandsetAt: z.number().nullable(),
  steps: z.array(step),
  callbacks: z.array(callback),
  /** Callbacks that `callbacksShuffled` keeps for the end. */
  keptBack: z.array(callback),
  posted: z.array(posted),
});
export type Message = z.output<typeof messageSchema>;

/** One request to create a message, accepted or not. */
export const postSchema = z.object({
  /** ISO 8601, by the simulator's clock. */
  at: z.string(),
  to: z.string(),
  attempt: z.string().nullable(),
  /** `accepted`, or the name of the fault, or the code of the refusal. */
  outcome: z.string(),
  /** The message that came of it, if any: also where the caller never learnt of it. */
  sid: z.string().nullable(),
});
export type Post = z.output<typeof postSchema>;

/** What one handset got, once per line: the oracle for "never twice, never lost". */
export type HandsetEntry = {
  number: string;
  from: string;
  body: string;
  /** ISO 8601, by the simulator's clock. */
  at: string;
  sid: string;
  attempt: string | null;
};

/** The ledger's line of a message that its handset has got; none otherwise. */
export function handsetEntry({
  onHandsetAt,
  to,
  from,
  messagingServiceSid,
  body,
  sid,
  attempt,
}: Message): HandsetEntry[] {
  if (onHandsetAt === null) return [];
  const at = new Date(onHandsetAt).toISOString();
  return [{ number: to, from: from ?? messagingServiceSid ?? '', body, at, sid, attempt }];
}
