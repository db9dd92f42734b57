/** EM-14, EM-15, EM-22: Send, in one transaction under the customer's lock: asked again, the day's place taken, the message and its delivery begun, the officer's draft gone. */
import { askAgainWithinMinutes } from '../../domain/electronic-messaging/eligibility.ts';
import type { TemplateValues, Variable } from '../../domain/electronic-messaging/template.ts';
import type { Instant } from '../../domain/process.ts';
import type { MessagingSettings } from '../../domain/settings.ts';
import { sendingDate } from '../../domain/time/send-window.ts';
import type { Reader, Tx } from '../client.ts';
import { freePlace } from './day-place.ts';
import { dropDraft } from './message-draft.ts';
import { readTemplateVersion } from './message-templates.ts';
import { insertMessage, readyMessage, type NotReady, type Sending, type Sent } from './ready-message.ts';
import { lockCustomer } from './recipient.ts';
import { readSettings } from './settings.ts';

/** What the handset shows (EM-21). */
export const sender = 'Child Supp';

export type PlutoSending = Sending & {
  /** Those of the template that the officer recorded as done; Send asks for all (EM-42). */
  priorActions?: readonly string[];
  /** The specialised area whose contact advice the officer acknowledged (EM-11). */
  areaAcknowledged?: string | null;
  /** EM-15: the last message that the officer was shown when asked, and confirmed. */
  confirmedAfterId: string | null;
};
export type LastMessage = { id: string; pressedAt: Instant };
export type SendRefusal =
  | NotReady
  | { refused: 'areaAdvice' } // the area's contact advice is not acknowledged, or another area serves the customer now
  | { refused: 'priorActions' } // not all of them are recorded as done
  | { refused: 'sameMessage'; last: LastMessage } // it is not in the letters list yet (EM-31)
  | { refused: 'sixMessages' }
  | { refused: 'withinTheHour'; last: LastMessage };

/** The caller has asked who may see the customer. */
export async function sendMessage(tx: Tx, s: PlutoSending): Promise<Sent | SendRefusal> {
  const { customerId, at } = s;
  const now = new Date(at);
  await lockCustomer(tx, customerId);
  const version = await readTemplateVersion(tx, s.templateVersionId);
  if (!version) return { refused: 'template' };
  const times = timesNamed(s.values, version.variables);
  const ready = await readyMessage(tx, s, { ...version, chosen: version, times });
  if ('refused' in ready) return ready;
  const { recipient, text, heldUntil } = ready;
  const { area, zones } = recipient;
  if (area && s.areaAcknowledged !== area.name) return { refused: 'areaAdvice' };
  const open = version.priorActions.filter((action) => !s.priorActions?.includes(action));
  if (open.length) return { refused: 'priorActions' };

  const { messaging } = await readSettings(tx);
  const same = await unlistedTwin(tx, { customerId, templateId: version.templateId, text }, now, messaging);
  if (same) return { refused: 'sameMessage', last: same };
  const placeDate = sendingDate(zones, new Date(heldUntil ?? at));
  const place = await freePlace(tx, customerId, placeDate);
  if (place === null) return { refused: 'sixMessages' };
  const last = await lastWithinTheHour(tx, customerId, now);
  if (last && last.id !== s.confirmedAfterId) return { refused: 'withinTheHour', last };

  const sent = await insertMessage(tx, s, ready, {
    sender,
    placeDate: new Date(placeDate),
    place,
    priorActions: version.priorActions,
    areaAcknowledged: area?.name ?? null,
  });
  await dropDraft(tx, { personId: s.personId, customerId });
  return sent;
}

/** What the text names of time: a value that it has no place for says nothing. */
export function timesNamed({ contactTime, byDate }: TemplateValues, variables: readonly Variable[]) {
  return {
    ...(contactTime && variables.includes('contactTime') ? { contactTime } : {}),
    ...(byDate && variables.includes('byDate') ? { byDate } : {}),
  };
}

/** EM-15: the latest message whose Send was pressed in the last hour; cancelled and not sent ones, and Centrelink's (EM-50), don't count. */
export async function lastWithinTheHour(tx: Reader, customerId: string, now: Date): Promise<LastMessage | null> {
  const from = new Date(now.getTime() - askAgainWithinMinutes * 60_000);
  const row = await tx.message.findFirst({
    where: { customerId, system: 'pluto', pressedAt: { gte: from }, state: { notIn: ['cancelled', 'notSent'] } },
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
