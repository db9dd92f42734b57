/** The first step of an attempt, in one transaction under the customer's lock: everything of EM-24 asked again, and the attempt's row. */
import { z } from 'zod';
import { sendBars, type BarCode } from '../../domain/electronic-messaging/eligibility.ts';
import type { NotSentReason } from '../../domain/electronic-messaging/sms-delivery.ts';
import { optOutKinds, templateChannels } from '../../domain/electronic-messaging/template.ts';
import type { Instant } from '../../domain/process.ts';
import { sendingDate, sendWindow } from '../../domain/time/send-window.ts';
import type { Reader, Tx } from '../client.ts';
import { bodyHashOf } from './body-hash.ts';
import { freePlace } from './day-place.ts';
import { callIsOver } from './pre-call-follow-ups.ts';
import { lockCustomer, readRecipient, type Recipient } from './recipient.ts';
import { localDate } from './local-date.ts';
import { attemptUnderWay, lockMessage } from './sms-attempts.ts';

export type Intended = { attempt: 'intended'; to: string; from: string; body: string };
export type NotIntended =
  | { result: 'notAllowed'; why: NotSentReason }
  | { result: 'outsideWindow'; until: Instant }
  | { result: 'stopped' }
  | { result: 'elsewhere' }
  | { result: 'notPosted' }
  /** Another attempt of this message is under way: that one must be looked for. */
  | { result: 'unknown'; attemptId: string };

/** `now`: the business clock. An attempt intended before, and never armed, is replaced. */
export async function intendAttempt(
  tx: Tx,
  {
    messageId,
    attemptId,
    validityMinutes,
    now,
  }: { messageId: string; attemptId: string; validityMinutes: number; now: Date },
): Promise<Intended | NotIntended> {
  const { customerId } = await tx.message.findUniqueOrThrow({ where: { id: messageId }, select: { customerId: true } });
  await lockCustomer(tx, customerId);
  await lockMessage(tx, messageId);
  const message = await tx.message.findUniqueOrThrow({
    where: { id: messageId },
    include: { templateVersion: { include: { template: true } }, _count: { select: { attempts: true } } },
  });
  const other = await attemptUnderWay(tx, messageId);
  if (other) return { result: 'unknown', attemptId: other.id };
  if (!['held', 'sending'].includes(message.state)) return { result: 'notPosted' };
  await tx.smsAttempt.updateMany({ where: { messageId, state: 'intended' }, data: { state: 'voided' } });
  if (await tx.smsAttempt.count({ where: { id: attemptId } })) return { result: 'notPosted' }; // fenced by who looked for it

  const { template } = message.templateVersion;
  const recipient = await readRecipient(tx, { customerId, personId: message.authorId, messageId }, now);
  const why = recipient ? notAllowed(recipient, message.to, chosen.parse(template)) : 'noValidMobile';
  if (!recipient || why) return { result: 'notAllowed', why: why ?? 'noValidMobile' };
  const { zones } = recipient;
  const window = sendWindow(zones, now);
  const leaves = window.open ? now : new Date(window.opensAt);
  const date = sendingDate(zones, leaves);
  if (await callIsOver(tx, messageId)) return { result: 'notAllowed', why: 'calledAlready' }; // it failed before it left (EM-40)
  if (message.lastMoment && message.lastMoment <= leaves) return { result: 'notAllowed', why: 'timePassed' };
  const isCounted = message.system === 'pluto'; // EM-50
  const place = isCounted ? await freePlace(tx, customerId, date, messageId) : null;
  if (isCounted && place === null) return { result: 'notAllowed', why: 'sixMessages' };
  const moved = isCounted && (!message.placeDate || localDate(message.placeDate) !== date);
  await tx.message.update({
    where: { id: messageId },
    data: { timeZones: zones, ...(moved ? { placeDate: new Date(date), place } : {}) },
  });
  if (!window.open) return { result: 'outsideWindow', until: window.opensAt };
  if (await isStopped(tx, template.id)) return { result: 'stopped' };

  const bodyHash = bodyHashOf(message.text);
  const sameText = {
    to: message.to,
    from: message.sender,
    bodyHash,
    state: { in: ['intended', 'posting', 'unknown'] },
  };
  if (await tx.smsAttempt.count({ where: sameText })) return { result: 'elsewhere' };
  const closesAt = new Date(window.closesAt);
  await tx.smsAttempt.create({
    data: {
      id: attemptId,
      messageId,
      number: message._count.attempts + 1,
      to: message.to,
      from: message.sender,
      bodyHash,
      // what names a time must not lie at the gateway beyond it either (EM-49)
      windowClosesAt: message.lastMoment && message.lastMoment < closesAt ? message.lastMoment : closesAt,
      validitySeconds: validityMinutes * 60, // to the end of the window at most: when it is armed
      intendedAt: now,
    },
  });
  return { attempt: 'intended', to: message.to, from: message.sender, body: message.text };
}

const whyOfBar: Partial<Record<BarCode, NotSentReason>> = {
  restricted: 'restricted',
  employer: 'employer',
  deceased: 'deceased',
  optOut: 'optOut',
  overseasNumber: 'overseasNumber',
  noValidMobile: 'noValidMobile',
  placeUnknown: 'placeUnknown',
  noPluto: 'noPluto',
  noCuba: 'noCuba',
  fdvReview: 'fdvReview',
  fdvNotAppropriate: 'fdvNotAppropriate',
  fdvNotDiscussed: 'fdvNotDiscussed',
};

const chosen = z.object({ subscription: z.enum(optOutKinds), channel: z.enum(templateChannels) });

/** EM-6 to EM-9 (of Centrelink's without EM-7), of the customer and of who wrote it, and that the number is the customer's still (EM-24). */
function notAllowed({ facts, to }: Recipient, sentTo: string, template: z.infer<typeof chosen>): NotSentReason | null {
  const [bar] = sendBars(facts, template, 'endOfHold');
  if (bar) return whyOfBar[bar.code] ?? 'noValidMobile';
  return to === sentTo ? null : 'otherMobile';
}

/** Is all sending stopped, or that of this template? */
export const isStopped = async (tx: Reader, templateId: string): Promise<boolean> =>
  (await tx.sendingStop.count({ where: { liftedAt: null, OR: [{ templateId: null }, { templateId }] } })) > 0;
