/** What Send asks in Pluto and in Customer First alike, and what both write (EM-6 to EM-9, EM-20, EM-22, EM-26, EM-49). The caller holds the customer's lock. */
import { randomUUID } from 'node:crypto';
import { sendBars, type Bar, type Chosen } from '../../domain/electronic-messaging/eligibility.ts';
import { lastMoment, timeBar, type NamedTimes } from '../../domain/electronic-messaging/last-moment.ts';
import { composed } from '../../domain/electronic-messaging/sms-delivery.ts';
import { fillTemplate, type TemplateUse, type TemplateValues } from '../../domain/electronic-messaging/template.ts';
import type { Instant } from '../../domain/process.ts';
import { sendWindow } from '../../domain/time/send-window.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { smsDeliveryId } from '../../workflows/contracts/sms-delivery.ts';
import type { Reader, Tx } from '../client.ts';
import { isStopped } from './intend-attempt.ts';
import { insertProcess } from './processes.ts';
import { readRecipient, type Recipient } from './recipient.ts';
import { readSettings } from './settings.ts';
import { problemsOfValues, type ValueProblem } from './value-problems.ts';

export type Sending = {
  customerId: string;
  personId: string;
  templateVersionId: string;
  values: TemplateValues;
  /** What the officer saw in the preview: it is sent to the letter, or not at all (EM-20). */
  previewed: { text: string; to: string };
  /** The command's id. */
  eventId: string;
  at: Instant;
};
export type Sent = { messageId: string; processId: string; heldUntil: Instant | null };
export type NotReady =
  | { refused: 'bars'; bars: Bar[] }
  | { refused: 'template' } // no such version, an older one, or no longer offered
  | { refused: 'values'; problems: ValueProblem[] } // a value that is missing, or holds what it must not
  | { refused: 'previewDiffers' } // text or number: look again
  | { refused: 'stopped' };

/** What is sent: its template's wording, for whom the bars are asked, and what it says of time. */
type Wording = { templateId: string; use: TemplateUse; text: string; chosen: Chosen; times: NamedTimes };
export type Ready = {
  recipient: Recipient;
  to: string;
  text: string;
  times: NamedTimes;
  urgent: boolean;
  heldUntil: Instant | null;
};

/** Everything of it that bars the message, or what is to be written. */
export async function readyMessage(
  tx: Tx,
  { customerId, personId, values, previewed, at }: Sending,
  { templateId, use, text, chosen, times }: Wording,
): Promise<Ready | NotReady> {
  const now = new Date(at);
  const recipient = await readRecipient(tx, { customerId, personId }, now);
  if (!recipient) return { refused: 'template' };
  const { zones, to, facts } = recipient;
  const bars = sendBars(facts, chosen);
  const preCall = use === 'preCallAdvice';
  const time = zones.length ? timeBar({ preCall, ...times }, zones, now) : null;
  if (bars.length || time || !to) return { refused: 'bars', bars: time ? [...bars, time] : bars };
  const filled = await filledText(tx, customerId, text, values);
  if ('problems' in filled) return { refused: 'values', problems: filled.problems };
  if (filled.text !== previewed.text || to !== previewed.to) return { refused: 'previewDiffers' };
  // as if it were written already: a stop waits until it is, and cancels it, or has come before and is seen here
  await tx.$executeRaw`LOCK TABLE message IN ROW EXCLUSIVE MODE`;
  if (await isStopped(tx, templateId)) return { refused: 'stopped' };
  const window = sendWindow(zones, now);
  return { recipient, to, text: filled.text, times, urgent: preCall, heldUntil: window.open ? null : window.opensAt };
}

/** The text as the recipient will see it (EM-20), or what is wrong with the values, by field. */
export async function filledText(
  reader: Reader,
  customerId: string,
  templateText: string,
  values: TemplateValues,
): Promise<{ text: string } | { problems: ValueProblem[] }> {
  const filled = fillTemplate(templateText, values);
  const missing = 'missing' in filled ? filled.missing : [];
  const problems = [
    ...missing.map((variable): ValueProblem => ({ variable, sentence: 'This is required.' })),
    ...(await problemsOfValues(reader, customerId, values)),
  ];
  return 'missing' in filled || problems.length ? { problems } : { text: filled.text };
}

/** What one system's message has and the other's has not. */
type Own = Pick<Prisma.MessageUncheckedCreateInput, 'sender'> &
  Partial<
    Pick<
      Prisma.MessageUncheckedCreateInput,
      'system' | 'systemChoiceId' | 'placeDate' | 'place' | 'priorActions' | 'areaAcknowledged'
    >
  >;

/** Writes the message, and its delivery begun. */
export async function insertMessage(tx: Tx, s: Sending, ready: Ready, own: Own): Promise<Sent> {
  const { customerId, at } = s;
  const { recipient, to, text, times, heldUntil, urgent } = ready;
  const { zones, facts, reviewId } = recipient;
  const { messaging } = await readSettings(tx);
  const now = new Date(at);
  const latest = lastMoment(times, at, zones, messaging.nextHourMinutes);
  const messageId = randomUUID();
  const processId = smsDeliveryId(messageId);
  const state = composed({ at, heldUntil, lastMoment: latest, urgent, messaging });
  await tx.message.create({
    data: {
      ...own,
      id: messageId,
      customerId,
      templateVersionId: s.templateVersionId,
      text,
      to,
      authorId: s.personId,
      pressedAt: now,
      contactTime: times.contactTime ?? null,
      byDate: times.byDate ? new Date(times.byDate) : null,
      timeZones: zones,
      heldUntil: heldUntil ? new Date(heldUntil) : null,
      lastMoment: latest ? new Date(latest) : null,
      state: state.step,
      fdvReviewId: facts.fdv.review === 'appropriate' ? reviewId : null,
    },
  });
  await insertProcess(tx, { id: processId, kind: 'smsDelivery', customerId, subjectId: messageId, state, at });
  await tx.processStep.create({
    data: {
      processId,
      seq: 0,
      eventId: s.eventId,
      what: 'send',
      step: state.step,
      whoId: s.personId,
      at: now,
    },
  });
  return { messageId, processId, heldUntil };
}
