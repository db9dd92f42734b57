/** Somebody who works here, as lists and timelines show them: name and role, never a raw id. */
import { isRole, roleNames } from '../../domain/people/roles.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Reader } from '../client.ts';

export const personShortSelect = {
  id: true,
  name: true,
  userId: true,
  roles: true,
} as const satisfies Prisma.PersonSelect;
type Row = Prisma.PersonGetPayload<{ select: typeof personShortSelect }>;

export type PersonShort = { id: string; name: string; userId: string; role: string };

export function personShort({ id, name, userId, roles }: Row): PersonShort {
  const first = roles[0] ?? '';
  return { id, name, userId, role: isRole(first) ? roleNames[first] : first };
}

/** Looks people up by id; null for null. Made by `personsById`, and complete for the ids it was given. */
export type People = { get(id: string): PersonShort; find(id: string | null | undefined): PersonShort | null };

/** These people, in one statement. `get` throws where a row is missing: references in the database don't dangle. */
export async function personsById(reader: Reader, ids: readonly (string | null | undefined)[]): Promise<People> {
  const wanted = [...new Set(ids)].filter((id) => typeof id === 'string');
  const rows = await reader.person.findMany({ where: { id: { in: wanted } }, select: personShortSelect });
  const byId = new Map(rows.map((row) => [row.id, personShort(row)]));
  return {
    get(id) {
      const person = byId.get(id);
      if (!person) throw new Error(`no such person: ${id}`);
      return person;
    },
    find: (id) => (id ? (byId.get(id) ?? null) : null),
  };
}
