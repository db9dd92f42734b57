/** Generate Desktop Message: everything that the form shows before anything is composed, and the preview of what was (EM-19, EM-20). */
import { plutoStatus, type PlutoStatus } from '../../domain/electronic-messaging/correspondence.ts';
import { sendBars, unansweredAdvice, type Bar } from '../../domain/electronic-messaging/eligibility.ts';
import { timeBar } from '../../domain/electronic-messaging/last-moment.ts';
import { templateUseWords, type SubscriptionKind } from '../../domain/electronic-messaging/template.ts';
import { sendingDate } from '../../domain/time/send-window.ts';
import type { Reader } from '../client.ts';
import { customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { messageFacts } from './message-facts.ts';
import { offeredTemplates, type TemplateVersion } from './message-templates.ts';
import { subscriptionOf, type SubscribedShown } from './opt-outs.ts';
import { readRecipient } from './recipient.ts';
import { recipientShown, type RecipientShown } from './recipient-shown.ts';
import { sender } from './send-message.ts';
import { stopsByTemplate, type StopShort } from './sending-stops.ts';
import { readSettings } from './settings.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

type TemplateShown = Omit<TemplateVersion, 'templateId'> & { useName: string; bars: Bar[]; stop: StopShort | null };
export type MessageForm = RecipientShown & {
  customer: CustomerShort;
  bars: Bar[];
  /** EM-13. */
  advice: string | null;
  /** EM-11. */
  area: { name: string; advice: string } | null;
  subscription: Record<SubscriptionKind, SubscribedShown>;
  lastMessage: { id: string; pressedAt: string; type: string; status: PlutoStatus } | null;
  sentToday: number;
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
  const { zones, facts } = recipient;
  const stops = await stopsByTemplate(reader);
  const templates = await offeredTemplates(reader);
  const shown = await recipientShown(reader, viewer, recipient, now);
  const { leaves } = shown;
  const bars = sendBars(facts, null);
  const known = new Set(bars.map(({ code }) => code));
  return {
    customer: customerShort(row),
    ...shown,
    bars,
    advice: unansweredAdvice(recipient.unanswered),
    area: recipient.area,
    subscription: subscriptionOf(recipient),
    lastMessage: await lastMessageOf(reader, customerId, now),
    sentToday: leaves ? await countOnDate(reader, customerId, sendingDate(zones, new Date(leaves.at))) : 0,
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

/** EM-19 `Last message sent`: cancelled ones and those not sent are none, nor are Centrelink's. */
async function lastMessageOf(reader: Reader, customerId: string, now: Date): Promise<MessageForm['lastMessage']> {
  const row = await reader.message.findFirst({
    where: { customerId, system: 'pluto', state: { notIn: ['cancelled', 'notSent'] } },
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
