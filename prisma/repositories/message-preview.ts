/** EM-20: what the recipient would see, asked by the same rules as Send, without writing anything. */
import type { Bar } from '../../domain/electronic-messaging/eligibility.ts';
import { timeBar } from '../../domain/electronic-messaging/last-moment.ts';
import { smsLength, type SmsLength } from '../../domain/electronic-messaging/segments.ts';
import { fillTemplate, type TemplateValues, type Variable } from '../../domain/electronic-messaging/template.ts';
import { valueProblems } from '../../domain/electronic-messaging/template-text.ts';
import type { Reader } from '../client.ts';
import { customersById } from './customer-short.ts';
import { barsOf, leavesAt, type Leaves } from './message-form.ts';
import { readTemplateVersion } from './message-templates.ts';
import { readRecipient } from './recipient.ts';
import { lastWithinTheHour, personalData, sender, timesNamed, type LastMessage } from './send-message.ts';
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
  customerName: string;
  type: string;
};
export type ValueProblem = { variable: Variable; sentence: string };
export type NoPreview =
  | { refused: 'unknown' } // no such customer, or none that exists for the viewer
  | { refused: 'template' }
  | { refused: 'values'; problems: ValueProblem[] }
  | { refused: 'bars'; bars: Bar[] }; // there is no number or no place to preview it for

export type Composed = { customerId: string; templateVersionId: string; values: TemplateValues };

export async function previewMessage(
  reader: Reader,
  viewer: Viewer,
  { customerId, templateVersionId, values }: Composed,
  now: Date,
): Promise<MessagePreview | NoPreview> {
  const customer = (await customersById(reader, viewer, [customerId])).get(customerId);
  const recipient = customer && (await readRecipient(reader, customerId));
  if (!recipient) return { refused: 'unknown' };
  const version = await readTemplateVersion(reader, templateVersionId);
  if (!version) return { refused: 'template' };
  const filled = fillTemplate(version.text, values);
  const problems = await problemsOf(reader, customerId, values, 'missing' in filled ? filled.missing : []);
  if ('missing' in filled || problems.length) return { refused: 'values', problems };
  const { zones, to } = recipient;
  const bars = await barsOf(reader, viewer, recipient, version.subscription);
  const leaves = leavesAt(zones, now);
  if (!to || !leaves) return { refused: 'bars', bars };
  const preCall = version.use === 'preCallAdvice';
  const time = timeBar({ preCall, ...timesNamed(values, version.variables) }, zones, now);
  const last = await lastWithinTheHour(reader, customerId, now);
  return {
    text: filled.text,
    to,
    sender,
    length: smsLength(filled.text),
    leaves,
    bars: time ? [...bars, time] : bars,
    asks: last ? { last } : null,
    customerName: customer.name,
    type: version.type,
  };
}

/** What is missing, and what must not stand in a value (EM-4), each with the value's name. */
async function problemsOf(reader: Reader, customerId: string, values: TemplateValues, missing: Variable[]) {
  const personal = await personalData(reader, customerId);
  const found: ValueProblem[] = missing.map((variable) => ({ variable, sentence: 'This is required.' }));
  for (const variable of ['receiptNumber', 'agencyPhone', 'paymentType'] as const) {
    const value = values[variable];
    if (value === undefined) continue;
    for (const { sentence } of valueProblems({ [variable]: value }, personal)) found.push({ variable, sentence });
  }
  return found;
}
