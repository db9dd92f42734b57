/** Calls after pre-call messages in the demonstration data (EM-40): made in time, made late by a team leader, and those that still wait. */
import {
  callItem,
  preCallFollowUp,
  preCallSent,
  type PreCallFollowUp,
} from '../../domain/electronic-messaging/pre-call-follow-up.ts';
import { callBy, callTimeOf } from '../../domain/electronic-messaging/pre-call-times.ts';
import type { Instant } from '../../domain/process.ts';
import type { Settings } from '../../domain/settings.ts';
import { preCallFollowUpId, preCallFollowUpKind } from '../../workflows/contracts/pre-call-follow-up.ts';
import type { Tx } from '../client.ts';
import { processHistory, type Happened } from '../import/process-history.ts';
import { importProcess } from '../repositories/processes.ts';
import { calendarOf } from '../repositories/settings.ts';
import { seedId } from './deterministic.ts';
import { person } from './who-served.ts';

const minuteMs = 60_000;
/** What was due less long ago waits still. */
const stillWaitsMs = 12 * 60 * minuteMs;
const later = (at: Date | Instant, minutes: number): Instant =>
  new Date(new Date(at).getTime() + minutes * minuteMs).toISOString();

/** After messages. Calls that are not made are imported: the API's sweeper starts them. */
export async function seedCalls(tx: Tx, settings: Settings, now: Date): Promise<void> {
  const messages = await tx.message.findMany({
    where: {
      handedOverAt: { not: null },
      state: { in: ['handedOver', 'deemedSent', 'delivered', 'noReceipt'] },
      templateVersion: { template: { use: 'preCallAdvice' } },
    },
    orderBy: { pressedAt: 'asc' },
  });
  const calendar = await calendarOf(tx, 'NSW');
  const leader = person('vsalas').id;
  for (const [i, { id, customerId, authorId, to, handedOverAt, contactTime, timeZones }] of messages.entries()) {
    if (!handedOverAt) continue;
    const sentAt = handedOverAt.toISOString();
    const due = callBy(sentAt, callTimeOf(contactTime), timeZones);
    const waits = Date.parse(due) > now.getTime() - stillWaitsMs;
    const isLate = i % 4 === 3 && authorId !== leader;
    const happened: Happened[] = waits
      ? []
      : isLate
        ? [
            { at: later(due, 20), action: 'take', by: leader },
            { at: later(due, 24), action: 'called', by: leader },
          ]
        : [{ at: later(sentAt, 12 + i), action: 'called', by: authorId }];
    const begun = {
      processId: preCallFollowUpId(id),
      subjectId: id,
      customerId,
      at: sentAt,
      byId: null,
      what: 'sent',
      item: callItem,
      authors: [],
      asked: authorId,
      state: (caller: string | null) => ({ ...preCallSent(caller), due: [{ name: 'overdue' as const, at: due }] }),
      transition: preCallFollowUp,
      officerAt: () => ({ id: authorId, managerId: null, calendar }),
    };
    const history = await processHistory<PreCallFollowUp, Parameters<typeof preCallFollowUp>[1]>(
      tx,
      settings.agencyTimeZone,
      begun,
      happened,
      now.toISOString(),
    );
    const { processId, state, steps, items } = history;
    await importProcess(tx, { id: processId, kind: preCallFollowUpKind, customerId, subjectId: id, state, steps });
    await tx.workItem.createMany({ data: items.map((item) => ({ ...item, dueAt: due })) });
    for (const { at, byId } of history.written)
      await tx.contact.create({
        data: {
          id: seedId('contact', processId, at),
          customerId,
          kind: 'phoneAttempt',
          number: to,
          reached: true,
          text: 'Rang as the message had said.',
          recordedById: byId,
          occurredAt: at,
          recordedAt: at,
        },
      });
  }
}
