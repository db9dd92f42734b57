/** Generate Desktop Message: everything that the form shows before anything is composed, and the preview of what was (EM-19, EM-20). */
import { plutoStatus, type PlutoStatus } from '../../domain/electronic-messaging/correspondence.ts';
import { sendBars, unansweredAdvice, type Bar, type SendFacts } from '../../domain/electronic-messaging/eligibility.ts';
import { timeBar } from '../../domain/electronic-messaging/last-moment.ts';
import { templateUseWords, type SubscriptionKind } from '../../domain/electronic-messaging/template.ts';
import { nationalForm } from '../../domain/customers/phone.ts';
import { sendingDate, sendWindow, westernZone } from '../../domain/time/send-window.ts';
import type { Reader } from '../client.ts';
import { customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { messageFacts } from './message-facts.ts';
import { offeredTemplates, type TemplateVersion } from './message-templates.ts';
import { subscriptionOf, type SubscribedShown } from './opt-outs.ts';
import { readRecipient, type Recipient } from './recipient.ts';
import { sender } from './send-message.ts';
import { stopsByTemplate, type StopShort } from './sending-stops.ts';
import { readSettings } from './settings.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export type Leaves = { now: boolean; at: string; timeZone: string };
type TemplateShown = Omit<TemplateVersion, 'templateId'> & { useName: string; bars: Bar[]; stop: StopShort | null };
export type MessageForm = {
  customer: CustomerShort;
  contact: {
    mobile: { id: string; number: string; to: string } | null;
    phones: { kind: string; number: string; valid: boolean }[];
    email: string | null;
  };
  place: { zones: string[]; localNow: string; timeZone: string | null };
  bars: Bar[];
  /** EM-13. */
  advice: string | null;
  /** EM-11. */
  area: { name: string; advice: string } | null;
  fdv: SendFacts['fdv'] & { consultationId: string | null; undiscussed: Recipient['undiscussed'] };
  subscription: Record<SubscriptionKind, SubscribedShown>;
  lastMessage: { id: string; pressedAt: string; type: string; status: PlutoStatus } | null;
  sentToday: number;
  leaves: Leaves | null;
  sender: string;
  stop: StopShort | null;
  templates: TemplateShown[];
};

/** Null: no such customer, or none that exists for the viewer. */
export async function readMessageForm(
  reader: Reader,
  viewer: Viewer,
  customerId: string,
  now: Date,
): Promise<MessageForm | null> {
  const row = await reader.customer.findFirst({
    where: { AND: [{ id: customerId }, visibleCustomers(viewer)] },
    select: customerShortSelect,
  });
  const recipient = row && (await readRecipient(reader, { customerId, personId: viewer.personId }, now));
  if (!recipient) return null;
  const { zones, to, facts } = recipient;
  const stops = await stopsByTemplate(reader);
  const templates = await offeredTemplates(reader);
  const mobile = recipient.phones.find(({ kind, number, valid }) => kind === 'mobile' && valid && number === to);
  const leaves = leavesAt(zones, now);
  const bars = sendBars(facts, null);
  const known = new Set(bars.map(({ code }) => code));
  return {
    customer: customerShort(row),
    contact: {
      mobile: mobile ? { id: mobile.id, number: nationalForm(mobile.number), to: mobile.number } : null,
      phones: recipient.phones.map(({ kind, number, valid }) => ({ kind, number: nationalForm(number), valid })),
      email: recipient.email?.address ?? null,
    },
    place: { zones, localNow: now.toISOString(), timeZone: leaves?.timeZone ?? null },
    bars,
    advice: unansweredAdvice(recipient.unanswered),
    area: recipient.area,
    fdv: {
      ...facts.fdv,
      consultationId: recipient.consultationId,
      undiscussed: await withVisibleParty(reader, viewer, recipient.undiscussed),
    },
    subscription: subscriptionOf(recipient),
    lastMessage: await lastMessageOf(reader, customerId, now),
    sentToday: leaves ? await countOnDate(reader, customerId, sendingDate(zones, new Date(leaves.at))) : 0,
    leaves,
    sender,
    stop: stops.get(null) ?? null,
    templates: templates.map(({ templateId, ...template }) => {
      const time = zones.length ? timeBar({ preCall: template.use === 'preCallAdvice' }, zones, now) : null;
      const added = sendBars(facts, template).filter(({ code }) => !known.has(code));
      return {
        ...template,
        useName: templateUseWords[template.use],
        bars: [...added, ...(time ? [time] : [])],
        stop: stops.get(templateId) ?? null,
      };
    }),
  };
}

/** EM-9 bars all the same; but who began it, and has concerns, exists for those only who may see them. */
async function withVisibleParty(
  reader: Reader,
  viewer: Viewer,
  undiscussed: Recipient['undiscussed'],
): Promise<Recipient['undiscussed']> {
  if (undiscussed.length === 0) return [];
  const ids = undiscussed.map(({ caseProcessId }) => caseProcessId);
  const where = { id: { in: ids }, initiatingParty: visibleCustomers(viewer) };
  const seen = new Set((await reader.caseProcess.findMany({ where, select: { id: true } })).map(({ id }) => id));
  return undiscussed.filter(({ caseProcessId }) => seen.has(caseProcessId));
}

/** When it leaves if Send is pressed now (EM-22); null where no zone is known. */
export function leavesAt(zones: readonly string[], now: Date): Leaves | null {
  if (zones.length === 0) return null;
  const window = sendWindow(zones, now);
  const at = window.open ? now.toISOString() : window.opensAt;
  return { now: window.open, at, timeZone: westernZone(zones, new Date(at)) };
}

/** EM-19 `Last message sent`: cancelled ones and those not sent are none. */
async function lastMessageOf(reader: Reader, customerId: string, now: Date): Promise<MessageForm['lastMessage']> {
  const row = await reader.message.findFirst({
    where: { customerId, state: { notIn: ['cancelled', 'notSent'] } },
    orderBy: [{ pressedAt: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      pressedAt: true,
      state: true,
      handedOverAt: true,
      endedAt: true,
      templateVersion: { select: { template: { select: { type: true } } } },
    },
  });
  if (!row) return null;
  const { messaging } = await readSettings(reader);
  const status = plutoStatus(messageFacts(row), now, messaging.listedAfterMinutes);
  return { id: row.id, pressedAt: row.pressedAt.toISOString(), type: row.templateVersion.template.type, status };
}

const countOnDate = (reader: Reader, customerId: string, date: string): Promise<number> =>
  reader.message.count({ where: { customerId, placeDate: new Date(date) } });
