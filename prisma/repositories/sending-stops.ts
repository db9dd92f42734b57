/** The stop switch: nothing leaves while a stop stands, or nothing of one template; the held messages that it covers are cancelled. */
import { randomUUID } from 'node:crypto';
import { may } from '../../domain/people/permissions.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Reader, Tx } from '../client.ts';
import type { NewCommand } from './commands.ts';
import { personsById, type PersonShort } from './person-short.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export type StandingStop = {
  id: string;
  template: { id: string; type: string } | null;
  reason: string;
  stoppedBy: PersonShort;
  stoppedAt: string;
};

/** Those that stand, the oldest first. Three statements. */
export async function standingStops(reader: Reader): Promise<StandingStop[]> {
  const rows = await reader.sendingStop.findMany({
    where: { liftedAt: null },
    include: { template: { select: { id: true, type: true } } },
    orderBy: [{ stoppedAt: 'asc' }, { id: 'asc' }],
  });
  const people = await personsById(
    reader,
    rows.map(({ stoppedById }) => stoppedById),
  );
  return rows.map((row) => ({
    id: row.id,
    template: row.template,
    reason: row.reason,
    stoppedBy: people.get(row.stoppedById),
    stoppedAt: row.stoppedAt.toISOString(),
  }));
}

export type StopShort = { reason: string; stoppedAt: string };

/** The same by template's id, as the form shows them; all sending under null. One statement. */
export async function stopsByTemplate(reader: Reader): Promise<Map<string | null, StopShort>> {
  const rows = await reader.sendingStop.findMany({
    where: { liftedAt: null },
    select: { templateId: true, reason: true, stoppedAt: true },
  });
  return new Map(
    rows.map(({ templateId, reason, stoppedAt }) => [templateId, { reason, stoppedAt: stoppedAt.toISOString() }]),
  );
}

/** How many messages are on their way; of the customers who exist for the viewer, or of all for who stops sending. One statement. */
export async function countOnTheirWay(reader: Reader, viewer: Viewer) {
  const customer = may(viewer.roles, 'sending.stop') ? {} : visibleCustomers(viewer);
  const groups = await reader.message.groupBy({
    by: ['state'],
    where: { state: { in: ['held', 'sending', 'outcomeUnknown'] }, customer },
    _count: true,
  });
  const of = (state: string) => groups.find((group) => group.state === state)?._count ?? 0;
  return { held: of('held'), sending: of('sending'), outcomeUnknown: of('outcomeUnknown') };
}

type Stop = { templateId: string | null; reason: string; personId: string; at: Date };

/** Null: one stands already. No message can be written until the transaction ends: what was sent before is there, what comes after is refused. */
export async function stopSending(tx: Tx, { templateId, reason, personId, at }: Stop): Promise<string | null> {
  await tx.$executeRaw`LOCK TABLE message IN SHARE MODE`;
  if (await tx.sendingStop.count({ where: { templateId, liftedAt: null } })) return null;
  const { id } = await tx.sendingStop.create({
    data: { id: randomUUID(), templateId, reason, stoppedById: personId, stoppedAt: at },
  });
  return id;
}

/** Who asks for the cancellations: one command each, told by the outbox. */
export type BulkCancel = Pick<NewCommand, 'accountId' | 'personId' | 'requestId' | 'address' | 'client' | 'why'> & {
  stopId: string;
  templateId: string | null;
  reason: string;
};

/** Every held message that the stop covers gets a command to cancel it with its outbox line, in one statement. Returns how many. */
export async function cancelHeld(tx: Tx, c: BulkCancel): Promise<number> {
  const covered = c.templateId ? Prisma.sql`AND v.template_id = ${c.templateId}::uuid` : Prisma.empty;
  return tx.$executeRaw`
    WITH told AS (
      INSERT INTO command (id, account_id, person_id, action, process_id, reason, key, fingerprint, request_id, address, client, why)
      SELECT gen_random_uuid(), ${c.accountId}::uuid, ${c.personId}::uuid, 'smsDelivery.cancel', p.id, ${c.reason},
        ${`stop ${c.stopId} `} || m.id, 'stop', ${c.requestId}, ${c.address}, ${c.client}, ${c.why}
      FROM message m
        JOIN message_template_version v ON v.id = m.template_version_id
        JOIN process p ON p.kind = 'smsDelivery' AND p.subject_id = m.id AND p.outcome IS NULL
      WHERE m.state = 'held' ${covered}
      RETURNING id, process_id)
    INSERT INTO outbox (workflow_id, name, event_id, payload)
    SELECT process_id, 'commandReceived', id,
      jsonb_build_object('commandId', id, 'action', 'cancel', 'by', ${c.personId}::text)
    FROM told`;
}

/** False: there is no such stop, or it was lifted already. */
export async function liftStop(tx: Tx, stopId: string, personId: string, at: Date): Promise<boolean> {
  const { count } = await tx.sendingStop.updateMany({
    where: { id: stopId, liftedAt: null },
    data: { liftedById: personId, liftedAt: at },
  });
  return count === 1;
}
