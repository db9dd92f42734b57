/** Staff: who they are, who is on leave, and who stands in for whom (PS-14). */
import type { Role } from '../../domain/people/roles.ts';
import type { LocalDate } from '../../domain/time/local-date.ts';
import type { Reader } from '../client.ts';
import { localDate } from './local-date.ts';
import { personShort, personShortSelect, type PersonShort } from './person-short.ts';

export type StaffLine = PersonShort & {
  team: string | null;
  onLeaveUntil: LocalDate | null;
  delegate: PersonShort | null;
};

/** Active staff by name, with today's leave. `role`: only who has it. */
export async function listStaff(reader: Reader, today: LocalDate, role?: Role): Promise<StaffLine[]> {
  const rows = await reader.person.findMany({
    where: { active: true, kind: 'staff', ...(role ? { roles: { has: role } } : {}) },
    select: { ...personShortSelect, team: { select: { name: true } }, leave: leaveOn(today) },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({ ...personShort(row), team: row.team?.name ?? null, ...leaveShown(row.leave) }));
}

/** The leave that covers a day, for a `select` of persons; `leaveShown` reads it. */
export function leaveOn(today: LocalDate) {
  const day = new Date(today);
  return {
    where: { firstDay: { lte: day }, lastDay: { gte: day } },
    select: { lastDay: true, delegate: { select: personShortSelect } },
    orderBy: { lastDay: 'desc' },
    take: 1,
  } as const;
}
type CoveringLeave = { lastDay: Date; delegate: Parameters<typeof personShort>[0] | null };
export function leaveShown([leave]: CoveringLeave[]): Pick<StaffLine, 'onLeaveUntil' | 'delegate'> {
  return {
    onLeaveUntil: leave ? localDate(leave.lastDay) : null,
    delegate: leave?.delegate ? personShort(leave.delegate) : null,
  };
}

/** The persons on leave today whose delegate this one is (PS-14), with the last day of it. */
export async function delegateFor(
  reader: Reader,
  personId: string,
  today: LocalDate,
): Promise<{ person: PersonShort; until: LocalDate }[]> {
  const day = new Date(today);
  const rows = await reader.leave.findMany({
    where: { delegateId: personId, firstDay: { lte: day }, lastDay: { gte: day } },
    select: { lastDay: true, person: { select: personShortSelect } },
    orderBy: { lastDay: 'asc' },
  });
  return rows.map(({ lastDay, person }) => ({ person: personShort(person), until: localDate(lastDay) }));
}

/** Is this person on leave today, until when, and who stands in for them (PS-14)? Null: they are there. */
export async function leaveToday(
  reader: Reader,
  personId: string,
  today: LocalDate,
): Promise<{ until: LocalDate; delegate: PersonShort | null } | null> {
  const { where, ...rest } = leaveOn(today);
  const [leave] = await reader.leave.findMany({ where: { ...where, personId }, ...rest });
  return leave
    ? { until: localDate(leave.lastDay), delegate: leave.delegate ? personShort(leave.delegate) : null }
    : null;
}

/** Whose working days count for a person, and the team. */
export async function stateAndTeam(
  reader: Reader,
  personId: string,
): Promise<{ state: string; team: string | null } | null> {
  const row = await reader.person.findUnique({
    where: { id: personId },
    select: { state: true, team: { select: { name: true } } },
  });
  return row && { state: row.state, team: row.team?.name ?? null };
}

/** Somebody who works or worked here, to look at what is theirs. */
export async function personForBelongings(
  reader: Reader,
  id: string,
): Promise<{ person: PersonShort; active: boolean } | null> {
  const row = await reader.person.findFirst({
    where: { id, kind: 'staff' },
    select: { ...personShortSelect, active: true },
  });
  return row && { person: personShort(row), active: row.active };
}
