/** The stop switch: nothing leaves while a stop stands, or nothing of one template; the held messages that it covers are cancelled. */
import { randomUUID } from 'node:crypto';
import { may } from '../../domain/people/permissions.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Reader, Tx } from '../client.ts';
import { writeAuditEntry } from './audit.ts';
import type { NewCommand } from './commands.ts';
import { personsById, type PersonShort } from './person-short.ts';
import { lockArming } from './sms-attempts.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export type StandingStop = {
  id: string;
  template: { id: string; type: string } | null;
  reason: string;
  /** Null: Casewright itself. */
  stoppedBy: PersonShort | null;
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
    stoppedBy: people.find(row.stoppedById),
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

/** `personId` null: Casewright itself. */
type Stop = { templateId: string | null; reason: string; personId: string | null; at: Date };

/**
 * Null: one stands already. No message can be written until the transaction ends: what was sent before is there, what comes after is
 * refused. Nothing that it covers is armed any more once it is committed; what was armed before is written within two seconds or never.
 */
export async function stopSending(tx: Tx, { templateId, reason, personId, at }: Stop): Promise<string | null> {
  await lockArming(tx);
  await tx.$executeRaw`LOCK TABLE message IN SHARE MODE`;
  if (await tx.sendingStop.count({ where: { templateId, liftedAt: null } })) return null;
  const { id } = await tx.sendingStop.create({
    data: { id: randomUUID(), templateId, reason, stoppedById: personId, stoppedAt: at },
  });
  return id;
}

/**
 * Stops all sending, unless that is stopped already: the database does not know what it knew when this process was last recorded, so
 * nobody can tell what has left since (docs/sms.md, "After a restore").
 */
export async function stopBecauseBehind(tx: Tx, processId: string, at: Date): Promise<void> {
  const reason =
    'The database is behind what was recorded: it was put back, or lost its last commits. See docs/sms.md, After a restore.';
  const count = await tx.$executeRaw`
    INSERT INTO sending_stop (id, reason, stopped_at) VALUES (gen_random_uuid(), ${reason}, ${at}) ON CONFLICT DO NOTHING`;
  if (count)
    await writeAuditEntry(tx, {
      personId: null,
      action: 'sending.stop',
      result: 'done',
      processId,
      detail: { behind: true },
    });
}

/** Who asks for the cancellations: one command each, told by the outbox. */
export type BulkCancel = Pick<NewCommand, 'accountId' | 'personId' | 'requestId' | 'address' | 'client' | 'why'> & {
  stopId: string;
  templateId: string | null;
  reason: string;
};

/**
 * Every held message that the stop covers gets a command to cancel it with its outbox line, in one statement; also one whose hold is over
 * and that has not left: at 8:00 thousands wait for their turn. Returns how many.
 */
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
      WHERE (m.state = 'held' OR m.state = 'sending'
          AND EXISTS (SELECT FROM process_step s WHERE s.process_id = p.id AND s.what = 'attempt')
          AND NOT EXISTS (SELECT FROM sms_attempt a WHERE a.message_id = m.id AND a.state IN ('posting', 'accepted', 'unknown')))
        ${covered}
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
