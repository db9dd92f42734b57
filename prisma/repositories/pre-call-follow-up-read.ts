/** The call after a pre-call message as officers and team leaders read it, during and after it (EM-40). */
import { callAim, callBy, callTimeOf } from '../../domain/electronic-messaging/pre-call-times.ts';
import type { ContactTime } from '../../domain/electronic-messaging/template.ts';
import { nationalForm } from '../../domain/customers/phone.ts';
import { isOperatorsWork } from '../../domain/people/operators-work.ts';
import type { Permission } from '../../domain/people/permissions.ts';
import { westernZone } from '../../domain/time/send-window.ts';
import { preCallFollowUpId, preCallFollowUpKind } from '../../workflows/contracts/pre-call-follow-up.ts';
import type { Reader } from '../client.ts';
import { customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { wasToCall } from './pre-call-follow-ups.ts';
import type { PersonShort } from './person-short.ts';
import { viewProcess, type ProcessView, type TimelineStep } from './process-view.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export type PreCallFollowUpRead = {
  messageId: string;
  customer: CustomerShort;
  text: string;
  to: string;
  author: PersonShort;
  sentAt: string;
  timeZone: string;
  callTime: ContactTime;
  aim: { from: string; to: string };
  callBy: string;
  holder: PersonShort | null;
  /** Was the viewer to call, now or before? */
  wasMine: boolean;
  tries: number;
  process: ProcessView;
  timeline: TimelineStep[];
};

/** Null: there is none, or its customer does not exist for the viewer. */
export async function readPreCallFollowUp(
  reader: Reader,
  viewer: Viewer,
  messageId: string,
): Promise<PreCallFollowUpRead | null> {
  const row = await reader.process.findFirst({
    where: { id: preCallFollowUpId(messageId), customer: visibleCustomers(viewer) },
    select: {
      customerId: true,
      customer: { select: customerShortSelect },
      workItems: { where: { state: 'open' }, select: { assigneeId: true } },
    },
  });
  if (!row) return null;
  const message = await reader.message.findUniqueOrThrow({
    where: { id: messageId },
    select: { text: true, to: true, authorId: true, handedOverAt: true, contactTime: true, timeZones: true },
  });
  const { handedOverAt, authorId, timeZones } = message;
  if (!handedOverAt) throw new Error('the call is owed from the sending on');
  const holderId = row.workItems[0]?.assigneeId;
  const { process, timeline, people } = await viewProcess(reader, preCallFollowUpKind, messageId, [authorId, holderId]);
  const sentAt = handedOverAt.toISOString();
  const callTime = callTimeOf(message.contactTime);
  const since = { customerId: row.customerId, kind: 'phoneAttempt', reached: false, occurredAt: { gte: handedOverAt } };
  return {
    messageId,
    customer: customerShort(row.customer),
    text: message.text,
    to: nationalForm(message.to),
    author: people.get(authorId),
    sentAt,
    timeZone: westernZone(timeZones, handedOverAt),
    callTime,
    aim: callAim(sentAt),
    callBy: callBy(sentAt, callTime, timeZones),
    holder: people.find(holderId),
    wasMine: await wasToCall(reader, preCallFollowUpId(messageId), viewer.personId),
    tries: await reader.contact.count({ where: since }),
    process,
    timeline,
  };
}

/** Does it exist for this viewer, to do this to it? */
export async function isPreCallVisible(
  reader: Reader,
  viewer: Viewer,
  messageId: string,
  action: Permission,
): Promise<boolean> {
  const customer = isOperatorsWork(viewer.roles, action) ? {} : visibleCustomers(viewer);
  return (await reader.process.count({ where: { id: preCallFollowUpId(messageId), customer } })) === 1;
}
