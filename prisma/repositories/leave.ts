/** When somebody is away, and who stands in (PS-14). */
import type { LocalDate } from '../../domain/time/local-date.ts';
import type { Reader, Tx } from '../client.ts';
import { tellChange } from '../tell-change.ts';
import { localDate } from './local-date.ts';
import { personShort, personShortSelect, type PersonShort } from './person-short.ts';

export type LeaveLine = { id: string; firstDay: LocalDate; lastDay: LocalDate; delegate: PersonShort | null };
export type NewLeave = { personId: string; firstDay: LocalDate; lastDay: LocalDate; delegateId: string | null };

/** A person's leave that is not over yet, the next first. */
export async function leaveOf(reader: Reader, personId: string, today: LocalDate): Promise<LeaveLine[]> {
  const rows = await reader.leave.findMany({
    where: { personId, lastDay: { gte: new Date(today) } },
    select: { id: true, firstDay: true, lastDay: true, delegate: { select: personShortSelect } },
    orderBy: { firstDay: 'asc' },
  });
  return rows.map(({ id, firstDay, lastDay, delegate }) => ({
    id,
    firstDay: localDate(firstDay),
    lastDay: localDate(lastDay),
    delegate: delegate ? personShort(delegate) : null,
  }));
}

/** Keeps everybody else from adding leave of this person until the transaction ends: two at once must not overlap. False: there is no such person. */
export async function lockLeaveOf(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
  return rows.length === 1;
}

export async function overlapsLeave(
  tx: Tx,
  { personId, firstDay, lastDay }: Pick<NewLeave, 'personId' | 'firstDay' | 'lastDay'>,
): Promise<boolean> {
  const count = await tx.leave.count({
    where: { personId, firstDay: { lte: new Date(lastDay) }, lastDay: { gte: new Date(firstDay) } },
  });
  return count > 0;
}

/** May this person stand in for a manager: active, and a service manager? */
export async function mayStandIn(tx: Tx, personId: string): Promise<boolean> {
  const count = await tx.person.count({
    where: { id: personId, active: true, kind: 'staff', roles: { has: 'serviceManager' } },
  });
  return count === 1;
}

export async function addLeave(tx: Tx, { personId, firstDay, lastDay, delegateId }: NewLeave): Promise<string> {
  const { id } = await tx.leave.create({
    data: { personId, firstDay: new Date(firstDay), lastDay: new Date(lastDay), delegateId },
    select: { id: true },
  });
  return id;
}

/** Returns whether this person had such a leave. */
export async function deleteLeave(tx: Tx, personId: string, leaveId: string): Promise<boolean> {
  const { count } = await tx.leave.deleteMany({ where: { id: leaveId, personId } });
  if (count) await tellChange(tx, 'leave', personId); // the trigger tells of rows that are there
  return count === 1;
}
