/** A message as people read it: what was sent, where it stands in both lists, its whole way, and every attempt. */
import { rejectAnsweredAdvice } from '../../domain/electronic-messaging/centrelink-messages.ts';
import {
  claimOutcomeOf,
  claimStates,
  customerMails,
  type ClaimAnswers,
} from '../../domain/electronic-messaging/claim-finalised.ts';
import {
  cubaStatus,
  listedAt,
  plutoStatus,
  type CubaStatus,
  type PlutoStatus,
} from '../../domain/electronic-messaging/correspondence.ts';
import {
  customerFirstStatus,
  mayBeAnswered,
  type CustomerFirstStatus,
} from '../../domain/electronic-messaging/customer-first-status.ts';
import { codeOf } from '../../domain/electronic-messaging/gateway-codes.ts';
import { mayCancel } from '../../domain/electronic-messaging/may-cancel.ts';
import { smsLength, type SmsLength } from '../../domain/electronic-messaging/segments.ts';
import { notSentReasons, type NotSentReason } from '../../domain/electronic-messaging/sms-delivery.ts';
import { messageSystems, type MessageSystem } from '../../domain/electronic-messaging/template.ts';
import { notSentWords } from '../../domain/electronic-messaging/sms-delivery-words.ts';
import { nationalForm } from '../../domain/customers/phone.ts';
import type { Possible } from '../../domain/possible.ts';
import { westernZone } from '../../domain/time/send-window.ts';
import { smsDeliveryKind } from '../../workflows/contracts/sms-delivery.ts';
import { z } from 'zod';
import type { Reader } from '../client.ts';
import { customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { localDate } from './local-date.ts';
import { messageFacts } from './message-facts.ts';
import type { PersonShort } from './person-short.ts';
import { viewProcess, type ProcessView, type TimelineStep } from './process-view.ts';
import { readSettings } from './settings.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

type Attempt = {
  number: number;
  state: string;
  postedAt: string | null;
  status: string | null;
  errorCode: number | null;
  reason: string | null;
};
/** What a message of Centrelink's has beside it (EM-38, EM-39, EM-46). */
type OfCustomerFirst = {
  status: CustomerFirstStatus;
  recommended: MessageSystem;
  /** Why the officer sent it here against the recommendation. */
  reason: string | null;
  claim: ClaimAnswers | null;
  /** Of a Reject message that the customer may answer. */
  advice: string | null;
};
export type MessageRead = {
  id: string;
  customer: CustomerShort;
  text: string;
  to: string;
  sender: string;
  type: string;
  group: string;
  author: PersonShort;
  pressedAt: string;
  length: SmsLength;
  /** Null: it is Centrelink's. */
  status: { pluto: PlutoStatus; cuba: CubaStatus | null } | null;
  customerFirst: OfCustomerFirst | null;
  why: { code: NotSentReason; sentence: string } | null;
  placeDate: string | null;
  timeZone: string | null;
  heldUntil: string | null;
  lastMoment: string | null;
  handedOverAt: string | null;
  /** When it shows in the Letters List, or has shown (EM-31). */
  listedAt: string | null;
  deemedSentAt: string | null;
  endedAt: string | null;
  process: ProcessView;
  timeline: TimelineStep[];
  attempts: Attempt[];
  foundLaterAt: string | null;
  may: { cancel: Possible };
};

const chosen = z.object({ recommended: z.enum(messageSystems), reason: z.string().nullable() });
const answered = z.object({
  claim: z.enum(claimStates),
  ccmAvailable: z.boolean(),
  mail: z.enum(customerMails).nullable(),
  phoneTried: z.boolean().nullable(),
});

/** One message; null: there is none, or its customer does not exist for the viewer. */
export async function readMessage(reader: Reader, viewer: Viewer, id: string, now: Date): Promise<MessageRead | null> {
  const row = await reader.message.findFirst({
    where: { id, customer: visibleCustomers(viewer) },
    include: {
      customer: { select: customerShortSelect },
      templateVersion: { select: { template: { select: { type: true, group: true } } } },
      attempts: { orderBy: { number: 'asc' } },
      systemChoice: { select: { recommended: true, reason: true } },
      claimCheck: { omit: { messageId: true } },
    },
  });
  if (!row) return null;
  const { type } = row.templateVersion.template;
  const { messaging } = await readSettings(reader);
  const { process, timeline, people } = await viewProcess(reader, smsDeliveryKind, id, [row.authorId]);
  const facts = messageFacts(row);
  const minutes = messaging.listedAfterMinutes;
  const isPluto = row.system === 'pluto';
  const status = isPluto ? { pluto: plutoStatus(facts, now, minutes), cuba: cubaStatus(facts, now, minutes) } : null;
  const inCustomerFirst = customerFirstStatus(facts.state);
  const why = notSentReasons.find((reason) => reason === row.why);
  const instant = (at: Date | null) => at?.toISOString() ?? null;
  const underWay = row.attempts.some(({ state }) => ['posting', 'accepted', 'unknown'].includes(state));
  return {
    id,
    customer: customerShort(row.customer),
    text: row.text,
    to: nationalForm(row.to),
    sender: row.sender,
    type,
    group: row.templateVersion.template.group,
    author: people.get(row.authorId),
    pressedAt: row.pressedAt.toISOString(),
    length: smsLength(row.text),
    status,
    customerFirst: row.systemChoice && {
      ...chosen.parse(row.systemChoice),
      status: inCustomerFirst,
      claim: row.claimCheck && answered.parse(row.claimCheck),
      advice: claimOutcomeOf(type) === 'reject' && mayBeAnswered(inCustomerFirst) ? rejectAnsweredAdvice : null,
    },
    why: why ? { code: why, sentence: notSentWords[why] } : null,
    placeDate: localDate(row.placeDate),
    timeZone: row.timeZones.length ? westernZone(row.timeZones, row.pressedAt) : null,
    heldUntil: instant(row.heldUntil),
    lastMoment: instant(row.lastMoment),
    handedOverAt: instant(row.handedOverAt),
    listedAt: status?.cuba || status?.pluto === 'Sent to open text' ? listedAt(facts.handedOverAt, minutes) : null,
    deemedSentAt: instant(row.deemedSentAt),
    endedAt: instant(row.endedAt),
    process,
    timeline,
    attempts: row.attempts.map(({ number, state, postedAt, status, errorCode }) => ({
      number,
      state,
      postedAt: instant(postedAt),
      status,
      errorCode,
      reason: errorCode === null ? null : codeOf(errorCode, state === 'refused' ? 'atOnce' : 'receipt').reason,
    })),
    foundLaterAt: instant(row.foundLaterAt),
    may: { cancel: mayCancel({ ...process, underWay }) },
  };
}

/** Does it exist for this viewer? The stop switch cancels by other means what its users may not see. */
export async function visibleMessage(reader: Reader, viewer: Viewer, messageId: string): Promise<boolean> {
  return (await reader.message.count({ where: { id: messageId, customer: visibleCustomers(viewer) } })) === 1;
}
