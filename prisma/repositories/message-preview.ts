/** EM-20: what the recipient would see, asked by the same rules as Send, without writing anything. */
import { sendBars, type Bar } from '../../domain/electronic-messaging/eligibility.ts';
import { timeBar } from '../../domain/electronic-messaging/last-moment.ts';
import { smsLength, type SmsLength } from '../../domain/electronic-messaging/segments.ts';
import type { TemplateValues } from '../../domain/electronic-messaging/template.ts';
import type { Reader } from '../client.ts';
import { customersById } from './customer-short.ts';
import { readTemplateVersion } from './message-templates.ts';
import { filledText } from './ready-message.ts';
import { readRecipient } from './recipient.ts';
import { leavesAt, type Leaves } from './recipient-shown.ts';
import { readSettings } from './settings.ts';
import { lastWithinTheHour, sender, timesNamed, unlistedTwin, type LastMessage } from './send-message.ts';
import type { ValueProblem } from './value-problems.ts';
import type { Viewer } from './viewer.ts';

export type MessagePreview = {
  text: string;
  /** E.164. */
  to: string;
  sender: string;
  length: SmsLength;
  leaves: Leaves;
  bars: Bar[];
  asks: { last: LastMessage } | null;
  /** EM-31: the same message, which the Letters List does not show yet. */
  same: LastMessage | null;
  customerName: string;
  type: string;
};
export type NoPreview =
  | { refused: 'unknown' } // no such customer, or none that exists for the viewer
  | { refused: 'template' }
  | { refused: 'values'; problems: ValueProblem[] }
  | { refused: 'bars'; bars: Bar[] }; // there is no number or no place to preview it for, or an opt out

export type Composed = { customerId: string; templateVersionId: string; values: TemplateValues };

export async function previewMessage(
  reader: Reader,
  viewer: Viewer,
  { customerId, templateVersionId, values }: Composed,
  now: Date,
): Promise<MessagePreview | NoPreview> {
  const customer = (await customersById(reader, viewer, [customerId])).get(customerId);
  const recipient = customer && (await readRecipient(reader, { customerId, personId: viewer.personId }, now));
  if (!recipient) return { refused: 'unknown' };
  const version = await readTemplateVersion(reader, templateVersionId);
  if (!version) return { refused: 'template' };
  const filled = await filledText(reader, customerId, version.text, values);
  if ('problems' in filled) return { refused: 'values', problems: filled.problems };
  const { zones, to, facts } = recipient;
  const bars = sendBars(facts, version);
  const leaves = leavesAt(zones, now);
  // EM-6: of an opted-out customer there is no preview, whoever asks
  if (!to || !leaves || bars.some(({ code }) => code === 'optOut')) return { refused: 'bars', bars };
  const preCall = version.use === 'preCallAdvice';
  const time = timeBar({ preCall, ...timesNamed(values, version.variables) }, zones, now);
  const last = await lastWithinTheHour(reader, customerId, now);
  const { messaging } = await readSettings(reader);
  const twin = { customerId, templateId: version.templateId, text: filled.text };
  return {
    text: filled.text,
    to,
    sender,
    length: smsLength(filled.text),
    leaves,
    bars: time ? [...bars, time] : bars,
    asks: last ? { last } : null,
    same: await unlistedTwin(reader, twin, now, messaging),
    customerName: customer.name,
    type: version.type,
  };
}
