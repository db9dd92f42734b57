/** SSOs and team leaders: who can be asked whether a message is appropriate (EM-8), and in which order. */
import { z } from 'zod';
import { consultantRoles } from '../../domain/electronic-messaging/fdv-answer.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { LocalDate } from '../../domain/time/local-date.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Reader } from '../client.ts';
import { personShort, personShortSelect, type PersonShort } from './person-short.ts';

export type Consultant = PersonShort & { team: string | null };
type Asked = { officerId: string; today: LocalDate };
type AskedAbout = Asked & { customerId: string };

/** `p` may be asked by the officer `o`: an active SSO or team leader (or of these roles alone) who is not on leave, and never the officer. */
const mayBeAsked = ({ officerId, today }: Asked, roles: readonly Role[] = consultantRoles) => Prisma.sql`
  FROM person o LEFT JOIN team ot ON ot.id = o.team_id
    JOIN person p ON p.id <> o.id AND p.active AND p.kind = 'staff' AND p.roles && ${[...roles]}::text[]
    LEFT JOIN team t ON t.id = p.team_id
  WHERE o.id = ${officerId}::uuid
    AND NOT EXISTS (SELECT FROM leave l WHERE l.person_id = p.id AND ${today}::date BETWEEN l.first_day AND l.last_day)`;
/** The officer's team, then the region, then anybody; in each team leaders first. */
const nearestFirst = Prisma.sql`CASE WHEN p.team_id = o.team_id THEN 0 WHEN t.region = ot.region THEN 1 ELSE 2 END,
  'teamLeader' = ANY (p.roles) DESC`;
const ids = z.array(z.object({ id: z.string() }));

/** Whom an officer can ask today, the nearest first. Two statements. */
export async function consultantsFor(reader: Reader, asked: Asked): Promise<Consultant[]> {
  const found = ids.parse(
    await reader.$queryRaw`SELECT p.id ${mayBeAsked(asked)} ORDER BY ${nearestFirst}, p.name, p.id`,
  );
  const rows = await reader.person.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    select: { ...personShortSelect, team: { select: { name: true } } },
  });
  const byId = new Map(rows.map((row) => [row.id, { ...personShort(row), team: row.team?.name ?? null }]));
  return found.flatMap(({ id }) => byId.get(id) ?? []);
}

/** Who is asked next: the nearest who is none of `except` and may see the customer; of equals who has the fewest open work items. Null: nobody is left. */
export const nextConsultant = (
  reader: Reader,
  { except, ...asked }: AskedAbout & { except: readonly string[] },
): Promise<string | null> => nearest(reader, asked, consultantRoles, except);

/** Which team leader sees to a call that somebody else can't make in time (EM-40), chosen the same way. Null: nobody is left. */
export const nextTeamLeader = (
  reader: Reader,
  { except, ...asked }: AskedAbout & { except: string | null },
): Promise<string | null> => nearest(reader, asked, ['teamLeader'], except ? [except] : []);

/** This team leader while they are there and may see the customer, else the nearest other. Null: nobody is left. */
export async function teamLeaderStill(reader: Reader, asked: AskedAbout, personId: string): Promise<string | null> {
  const { restricted } = await reader.customer.findUniqueOrThrow({
    where: { id: asked.customerId },
    select: { restricted: true },
  });
  const seeing = restricted ? [{ roles: { has: 'racOfficer' } }] : [];
  const leads = { id: personId, active: true, kind: 'staff', roles: { has: 'teamLeader' } };
  if (await reader.person.count({ where: { AND: [leads, ...seeing] } })) return personId;
  return nextTeamLeader(reader, { ...asked, except: personId });
}

async function nearest(
  reader: Reader,
  { customerId, ...asked }: AskedAbout,
  roles: readonly Role[],
  except: readonly string[],
): Promise<string | null> {
  const [found] = ids.parse(
    await reader.$queryRaw`SELECT p.id ${mayBeAsked(asked, roles)} AND p.id <> ALL (${[...except]}::uuid[])
      AND ('racOfficer' = ANY (p.roles) OR NOT (SELECT restricted FROM customer WHERE id = ${customerId}::uuid))
      ORDER BY ${nearestFirst}, (SELECT count(*) FROM work_item w WHERE w.assignee_id = p.id AND w.state = 'open'), p.name, p.id
      LIMIT 1`,
  );
  return found?.id ?? null;
}

/** Is this an active SSO or team leader who may see the customer, on leave or not? */
export async function isConsultant(reader: Reader, personId: string, customerId: string): Promise<boolean> {
  const { restricted } = await reader.customer.findUniqueOrThrow({
    where: { id: customerId },
    select: { restricted: true },
  });
  const roles = restricted ? [{ roles: { has: 'racOfficer' } }] : [];
  const consults = { id: personId, active: true, roles: { hasSome: [...consultantRoles] } };
  return (await reader.person.count({ where: { AND: [consults, ...roles] } })) === 1;
}

/** May this person hand over a consultation whoever is asked: an SSO, a team leader, or an operator. */
export async function mayPassOn(reader: Reader, personId: string): Promise<boolean> {
  const roles = { hasSome: [...consultantRoles, 'operator'] };
  return (await reader.person.count({ where: { id: personId, active: true, roles } })) === 1;
}
