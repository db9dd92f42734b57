/** EM-14, EM-15, EM-22: Send, in one transaction under the customer's lock: asked again, the day's place taken, the message and its delivery begun, the officer's draft gone. */
import { randomUUID } from 'node:crypto';
import { askAgainWithinMinutes, sendBars, type Bar } from '../../domain/electronic-messaging/eligibility.ts';
import { lastMoment, timeBar } from '../../domain/electronic-messaging/last-moment.ts';
import { composed } from '../../domain/electronic-messaging/sms-delivery.ts';
import { fillTemplate, type TemplateValues, type Variable } from '../../domain/electronic-messaging/template.ts';
import type { Instant } from '../../domain/process.ts';
import type { MessagingSettings } from '../../domain/settings.ts';
import { sendingDate, sendWindow } from '../../domain/time/send-window.ts';
import { smsDeliveryId } from '../../workflows/contracts/sms-delivery.ts';
import type { Reader, Tx } from '../client.ts';
import { freePlace } from './day-place.ts';
import { dropDraft } from './message-draft.ts';
import { readTemplateVersion } from './message-templates.ts';
import { insertProcess } from './processes.ts';
import { isStopped } from './intend-attempt.ts';
import { lockCustomer, readRecipient } from './recipient.ts';
import { readSettings } from './settings.ts';
import { problemsOfValues, type ValueProblem } from './value-problems.ts';

/** What the handset shows (EM-21). */
export const sender = 'Child Supp';

export type Sending = {
  customerId: string;
  personId: string;
  templateVersionId: string;
  values: TemplateValues;
  /** What the officer saw in the preview: it is sent to the letter, or not at all (EM-20). */
  previewed: { text: string; to: string };
  /** Those of the template that the officer recorded as done; Send asks for all (EM-42). */
  priorActions?: readonly string[];
  /** The specialised area whose contact advice the officer acknowledged (EM-11). */
  areaAcknowledged?: string | null;
  /** EM-15: the last message that the officer was shown when asked, and confirmed. */
  confirmedAfterId: string | null;
  /** The command's id. */
  eventId: string;
  at: Instant;
};
export type LastMessage = { id: string; pressedAt: Instant };
export type SendRefusal =
  | { refused: 'bars'; bars: Bar[] }
  | { refused: 'template' } // no such version, an older one, or no longer offered
  | { refused: 'missing'; missing: Variable[] }
  | { refused: 'values'; problems: ValueProblem[] }
  | { refused: 'areaAdvice' } // the area's contact advice is not acknowledged, or another area serves the customer now
  | { refused: 'priorActions' } // not all of them are recorded as done
  | { refused: 'sameMessage'; last: LastMessage } // it is not in the letters list yet (EM-31)
  | { refused: 'previewDiffers' } // text or number: look again
  | { refused: 'stopped' }
  | { refused: 'sixMessages' }
  | { refused: 'withinTheHour'; last: LastMessage };

/** The caller has asked who may see the customer. */
export async function sendMessage(
  tx: Tx,
  s: Sending,
): Promise<{ messageId: string; processId: string; heldUntil: Instant | null } | SendRefusal> {
  const { customerId, at } = s;
  const now = new Date(at);
  await lockCustomer(tx, customerId);
  const version = await readTemplateVersion(tx, s.templateVersionId);
  if (!version) return { refused: 'template' };
  const recipient = await readRecipient(tx, { customerId, personId: s.personId }, now);
  if (!recipient) return { refused: 'template' };
  const { zones, to, facts, area } = recipient;
  const bars = sendBars(facts, version);
  const named = timesNamed(s.values, version.variables);
  const time = zones.length ? timeBar({ preCall: version.use === 'preCallAdvice', ...named }, zones, now) : null;
  if (bars.length || time || !to) return { refused: 'bars', bars: time ? [...bars, time] : bars };

  const filled = fillTemplate(version.text, s.values);
  if ('missing' in filled) return { refused: 'missing', missing: filled.missing };
  const problems = await problemsOfValues(tx, customerId, s.values);
  if (problems.length) return { refused: 'values', problems };
  if (area && s.areaAcknowledged !== area.name) return { refused: 'areaAdvice' };
  const open = version.priorActions.filter((action) => !s.priorActions?.includes(action));
  if (open.length) return { refused: 'priorActions' };
  if (filled.text !== s.previewed.text || to !== s.previewed.to) return { refused: 'previewDiffers' };
  if (await isStopped(tx, version.templateId)) return { refused: 'stopped' };

  const window = sendWindow(zones, now);
  const heldUntil = window.open ? null : window.opensAt;
  const placeDate = sendingDate(zones, new Date(heldUntil ?? at));
  const { messaging } = await readSettings(tx);
  const same = await unlistedTwin(
    tx,
    { customerId, templateId: version.templateId, text: filled.text },
    now,
    messaging,
  );
  if (same) return { refused: 'sameMessage', last: same };
  const place = await freePlace(tx, customerId, placeDate);
  if (place === null) return { refused: 'sixMessages' };
  const last = await lastWithinTheHour(tx, customerId, now);
  if (last && last.id !== s.confirmedAfterId) return { refused: 'withinTheHour', last };

  const latest = lastMoment(named, at, zones, messaging.nextHourMinutes);
  const messageId = randomUUID();
  const processId = smsDeliveryId(messageId);
  const urgent = version.use === 'preCallAdvice';
  const state = composed({ at, heldUntil, lastMoment: latest, urgent, messaging });
  await tx.message.create({
    data: {
      id: messageId,
      customerId,
      templateVersionId: s.templateVersionId,
      text: filled.text,
      to,
      sender,
      authorId: s.personId,
      pressedAt: now,
      contactTime: named.contactTime ?? null,
      byDate: named.byDate ? new Date(named.byDate) : null,
      timeZones: zones,
      heldUntil: heldUntil ? new Date(heldUntil) : null,
      lastMoment: latest ? new Date(latest) : null,
      placeDate: new Date(placeDate),
      place,
      state: state.step,
      priorActions: version.priorActions,
      areaAcknowledged: area?.name ?? null,
      fdvReviewId: facts.fdv.review === 'appropriate' ? recipient.reviewId : null,
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
  await dropDraft(tx, { personId: s.personId, customerId });
  return { messageId, processId, heldUntil };
}

/** What the text names of time: a value that it has no place for says nothing. */
export function timesNamed({ contactTime, byDate }: TemplateValues, variables: readonly Variable[]) {
  return {
    ...(contactTime && variables.includes('contactTime') ? { contactTime } : {}),
    ...(byDate && variables.includes('byDate') ? { byDate } : {}),
  };
}

/** EM-15: the latest message whose Send was pressed in the last hour; cancelled and not sent ones don't count. */
export async function lastWithinTheHour(tx: Reader, customerId: string, now: Date): Promise<LastMessage | null> {
  const from = new Date(now.getTime() - askAgainWithinMinutes * 60_000);
  const row = await tx.message.findFirst({
    where: { customerId, pressedAt: { gte: from }, state: { notIn: ['cancelled', 'notSent'] } },
    orderBy: [{ pressedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, pressedAt: true },
  });
  return row && { id: row.id, pressedAt: row.pressedAt.toISOString() };
}

/** EM-31: the same text by the same template, on its way or handed over, that the Letters List does not show yet. */
export async function unlistedTwin(
  reader: Reader,
  { customerId, templateId, text }: { customerId: string; templateId: string; text: string },
  now: Date,
  { listedAfterMinutes }: Pick<MessagingSettings, 'listedAfterMinutes'>,
): Promise<LastMessage | null> {
  const listed = new Date(now.getTime() - listedAfterMinutes * 60_000);
  const row = await reader.message.findFirst({
    where: {
      customerId,
      text,
      templateVersion: { templateId },
      OR: [
        { state: { in: ['held', 'sending', 'outcomeUnknown'] } },
        { state: { in: ['handedOver', 'deemedSent', 'bouncing', 'delivered'] }, handedOverAt: { gt: listed } },
      ],
    },
    orderBy: [{ pressedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, pressedAt: true },
  });
  return row && { id: row.id, pressedAt: row.pressedAt.toISOString() };
}
