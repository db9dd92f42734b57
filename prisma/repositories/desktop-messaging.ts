/** EM-46: Desktop Messaging of Customer First: what its page shows before anything is composed, and the preview of what was. */
import { centrelinkSender, type CentrelinkType } from '../../domain/electronic-messaging/centrelink-messages.ts';
import type { ClaimAnswers, ClaimRefusal } from '../../domain/electronic-messaging/claim-finalised.ts';
import { centrelinkChosen, sendBars, type Bar } from '../../domain/electronic-messaging/eligibility.ts';
import { timeBar } from '../../domain/electronic-messaging/last-moment.ts';
import { smsLength, type SmsLength } from '../../domain/electronic-messaging/segments.ts';
import type { TemplateValues, Variable } from '../../domain/electronic-messaging/template.ts';
import type { Reader } from '../client.ts';
import { centrelinkTemplates, readCentrelinkTemplate } from './centrelink-templates.ts';
import { customersById, customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { centrelinkSubscriptionOf, type SubscribedShown } from './opt-outs.ts';
import { filledText, type NotReady } from './ready-message.ts';
import { readRecipient } from './recipient.ts';
import { leavesAt, recipientShown, type Leaves, type RecipientShown } from './recipient-shown.ts';
import { claimAsked, timesOf, type ClaimUnanswered } from './send-centrelink-message.ts';
import { stopsByTemplate, type StopShort } from './sending-stops.ts';
import { openChoice, type OpenChoice } from './system-choices.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export type DesktopMessaging = RecipientShown & {
  customer: CustomerShort;
  programs: { childSupport: boolean; centrelink: boolean };
  bars: Bar[];
  subscription: SubscribedShown;
  sender: string;
  stop: StopShort | null;
  /** By which the officer means to send (EM-38); null: none was asked for, or it can't be sent by any more. */
  choice: OpenChoice | null;
  templates: {
    versionId: string;
    type: CentrelinkType;
    text: string;
    variables: Variable[];
    bars: Bar[];
    stop: StopShort | null;
  }[];
};

/** Null: no such customer, or none that exists for the viewer. */
export async function readDesktopMessaging(
  reader: Reader,
  viewer: Viewer,
  { customerId, choiceId }: { customerId: string; choiceId: string | undefined },
  now: Date,
): Promise<DesktopMessaging | null> {
  const officerId = viewer.personId;
  const row = await reader.customer.findFirst({
    where: { AND: [{ id: customerId }, visibleCustomers(viewer)] },
    select: customerShortSelect,
  });
  const recipient = row && (await readRecipient(reader, { customerId, personId: officerId }, now));
  if (!recipient) return null;
  const { zones, facts, programs } = recipient;
  const stops = await stopsByTemplate(reader);
  const templates = await centrelinkTemplates(reader);
  return {
    ...(await recipientShown(reader, viewer, recipient, now)),
    customer: customerShort(row),
    programs,
    bars: sendBars(facts, centrelinkChosen),
    subscription: centrelinkSubscriptionOf(recipient),
    sender: centrelinkSender,
    stop: stops.get(null) ?? null,
    choice: choiceId === undefined ? null : await openChoice(reader, { id: choiceId, customerId, officerId }),
    templates: templates.map(({ templateId, versionId, type, use, text, variables }) => {
      const time = zones.length ? timeBar({ preCall: use === 'preCallAdvice' }, zones, now) : null;
      return { versionId, type, text, variables, bars: time ? [time] : [], stop: stops.get(templateId) ?? null };
    }),
  };
}

export type CentrelinkPreview = {
  text: string;
  /** E.164. */
  to: string;
  sender: string;
  length: SmsLength;
  leaves: Leaves;
  bars: Bar[];
  refusals: ClaimRefusal[];
  customerName: string;
  type: CentrelinkType;
};
export type CentrelinkComposed = {
  customerId: string;
  templateVersionId: string;
  values: TemplateValues;
  claim: ClaimAnswers | null;
};

/** EM-20: what the recipient would see, asked by the same rules as Send, without writing anything. */
export async function previewCentrelinkMessage(
  reader: Reader,
  viewer: Viewer,
  { customerId, templateVersionId, values, claim }: CentrelinkComposed,
  now: Date,
): Promise<CentrelinkPreview | NotReady | ClaimUnanswered | { refused: 'unknown' }> {
  const customer = (await customersById(reader, viewer, [customerId])).get(customerId);
  const recipient = customer && (await readRecipient(reader, { customerId, personId: viewer.personId }, now));
  if (!recipient) return { refused: 'unknown' };
  const template = await readCentrelinkTemplate(reader, templateVersionId);
  if (!template) return { refused: 'template' };
  const filled = await filledText(reader, customerId, template.text, values);
  if ('problems' in filled) return { refused: 'values', problems: filled.problems };
  const asked = claimAsked(template, claim);
  if ('refused' in asked) return asked;
  const { zones, to, facts } = recipient;
  const bars = sendBars(facts, centrelinkChosen);
  const leaves = leavesAt(zones, now);
  // EM-6: of an opted-out customer there is no preview, whoever asks
  if (!to || !leaves || bars.some(({ code }) => code === 'optOut')) return { refused: 'bars', bars };
  const time = timeBar({ preCall: template.use === 'preCallAdvice', ...timesOf(template) }, zones, now);
  return {
    text: filled.text,
    to,
    sender: centrelinkSender,
    length: smsLength(filled.text),
    leaves,
    bars: time ? [...bars, time] : bars,
    refusals: asked.refusals,
    customerName: customer.name,
    type: template.type,
  };
}
