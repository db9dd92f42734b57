/** Users as administrators keep them: staff and programs, active or not (RS-1). */
import type { UserKind, UserRecord } from '../../domain/people/user-change.ts';
import { isRole, roleNames, type Role } from '../../domain/people/roles.ts';
import type { LocalDate } from '../../domain/time/local-date.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Reader, Tx } from '../client.ts';
import { countBelongings, type BelongingCounts } from './belongings.ts';
import { leaveOf, type LeaveLine } from './leave.ts';
import { inOrder, pageOf, type Page, type PageAsked } from './page.ts';
import { leaveOn, leaveShown } from './people.ts';
import { personShort, personShortSelect, type PersonShort } from './person-short.ts';

export type UserLine = {
  id: string;
  name: string;
  userId: string;
  kind: UserKind;
  roles: Role[];
  roleNames: string[];
  team: string | null;
  active: boolean;
  onLeaveUntil: LocalDate | null;
};
export type User = UserLine & {
  revision: number;
  state: string;
  teamId: string | null;
  manager: PersonShort | null;
  pluto: boolean;
  cuba: boolean;
  leave: LeaveLine[];
  accounts: { issuer: string; subject: string }[];
  belongings: BelongingCounts;
};
export const userSorts = ['name', 'userId', 'team'] as const;
export type UserSort = (typeof userSorts)[number];
export type UsersSought = {
  text?: string | undefined;
  role?: Role | undefined;
  active?: boolean | undefined;
  teamId?: string | undefined;
};

const lineSelect = (today: LocalDate) =>
  ({
    id: true,
    name: true,
    userId: true,
    kind: true,
    roles: true,
    active: true,
    team: { select: { name: true } },
    leave: leaveOn(today),
  }) as const;
type LineRow = Prisma.PersonGetPayload<{ select: ReturnType<typeof lineSelect> }>;

function userLine(row: LineRow): UserLine {
  const roles = row.roles.filter(isRole);
  return {
    id: row.id,
    name: row.name,
    userId: row.userId,
    kind: row.kind === 'program' ? 'program' : 'staff',
    roles,
    roleNames: roles.map((role) => roleNames[role]),
    team: row.team?.name ?? null,
    active: row.active,
    onLeaveUntil: leaveShown(row.leave).onLeaveUntil,
  };
}

const keys: Record<UserSort, Prisma.Sql> = {
  name: Prisma.sql`lower(p.name)`,
  userId: Prisma.sql`lower(p.user_id)`,
  team: Prisma.sql`coalesce(lower(t.name), '') || ' ' || lower(p.name)`,
};

/** `text`: what some word of the name, or the User ID, begins with. */
export async function searchUsers(
  reader: Reader,
  { text, role, active, teamId }: UsersSought,
  { sort, today }: { sort: UserSort; today: LocalDate },
  page: PageAsked,
): Promise<Page<UserLine>> {
  const begins = text === undefined ? '' : `${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const and = [
    Prisma.sql`true`,
    ...(text === undefined
      ? []
      : [
          Prisma.sql`(lower(p.name) LIKE ${begins} OR lower(p.name) LIKE ${`% ${begins}`} OR lower(p.user_id) LIKE ${begins})`,
        ]),
    ...(role === undefined ? [] : [Prisma.sql`${role} = ANY (p.roles)`]),
    ...(active === undefined ? [] : [Prisma.sql`p.active = ${active}`]),
    ...(teamId === undefined ? [] : [Prisma.sql`p.team_id = ${teamId}::uuid`]),
  ];
  const list = Prisma.sql`SELECT p.id, ${keys[sort]} AS key FROM person p LEFT JOIN team t ON t.id = p.team_id
    WHERE ${Prisma.join(and, ' AND ')}`;
  const found = await pageOf(reader, list, page);
  const rows = await reader.person.findMany({ where: { id: { in: found.rows } }, select: lineSelect(today) });
  return { ...found, rows: inOrder(found.rows, rows).map(userLine) };
}

/** Null: no such person. `today`: of which day on leave is told. */
export async function readUser(reader: Reader, id: string, today: LocalDate): Promise<User | null> {
  const row = await reader.person.findUnique({
    where: { id },
    select: {
      ...lineSelect(today),
      revision: true,
      state: true,
      teamId: true,
      pluto: true,
      cuba: true,
      manager: { select: personShortSelect },
      accounts: { select: { issuer: true, subject: true }, orderBy: { id: 'asc' } },
    },
  });
  if (!row) return null;
  const { revision, state, teamId, pluto, cuba, manager, accounts } = row;
  return {
    ...userLine(row),
    revision,
    state,
    teamId,
    manager: manager ? personShort(manager) : null,
    pluto,
    cuba,
    leave: await leaveOf(reader, id, today),
    accounts,
    belongings: await countBelongings(reader, id, today),
  };
}

export type LockedUser = UserRecord & { id: string; kind: UserKind; state: string; revision: number };

/** Locks the record until the transaction ends. Null: no such person. */
export async function lockUser(tx: Tx, id: string): Promise<LockedUser | null> {
  await tx.$queryRaw`SELECT id FROM person WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.person.findUnique({ where: { id } });
  if (!row) return null;
  return { ...row, kind: row.kind === 'program' ? 'program' : 'staff', roles: row.roles.filter(isRole) };
}

/** One change of the line of managers at a time: two at once could make a circle that neither sees. */
export async function lockManagerLines(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(7240006)`;
}

/** The person and everybody above, as far as the line goes. */
export async function lineOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE line AS (
      SELECT id, manager_id FROM person WHERE id = ${personId}::uuid
      UNION
      SELECT p.id, p.manager_id FROM person p JOIN line ON p.id = line.manager_id)
    SELECT id FROM line`;
  return rows.map(({ id }) => id);
}

/** A User ID is one person's, however it is written. */
export const userIdTaken = async (tx: Tx, userId: string): Promise<boolean> =>
  (await tx.person.count({ where: { userId: { equals: userId, mode: 'insensitive' } } })) > 0;

type Kept = UserRecord & { state: string };
const columns = ({ name, state, teamId, managerId, roles, pluto, cuba, active }: Kept) => ({
  name,
  state,
  teamId,
  managerId,
  roles: [...roles],
  pluto,
  cuba,
  active,
});

export async function createUser(tx: Tx, user: Kept & { userId: string; kind: UserKind }): Promise<string> {
  const { userId, kind } = user;
  const { id } = await tx.person.create({ data: { ...columns(user), userId, kind }, select: { id: true } });
  return id;
}

/** The whole record. Who is no longer active is signed out everywhere. */
export async function changeUser(tx: Tx, id: string, record: Kept): Promise<void> {
  await tx.person.update({ where: { id }, data: { ...columns(record), revision: { increment: 1 } } });
  if (!record.active) await tx.session.deleteMany({ where: { account: { personId: id } } });
}
