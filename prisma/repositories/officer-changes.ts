/** Who has had the customer while a process ran: the timeline tells of a change of officer, which is no step of the process (PS-4, PS-24). */
import type { Prisma } from '../../generated/prisma/client.ts';
import type { People, PersonShort } from './person-short.ts';

export type OfficerChange = { at: string; from: PersonShort; to: PersonShort; by: PersonShort };

/** What `officerChanges` asks of the assignment. */
export const servedBy = {
  closeReason: true,
  officers: { select: { officerId: true, assignedById: true, fromAt: true }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.AssignmentSelect;
type Served = Prisma.AssignmentGetPayload<{ select: typeof servedBy }>;

export const namedIn = ({ officers }: Served): string[] =>
  officers.flatMap(({ officerId, assignedById }) => [officerId, assignedById]);

/** The changes between two instants; `until` null: up to now. */
export function officerChanges({ officers }: Served, people: People, from: Date, until: Date | null): OfficerChange[] {
  return officers.flatMap((given, index) => {
    const before = officers[index - 1];
    const meanwhile = given.fromAt >= from && (until === null || given.fromAt <= until);
    if (!before || !meanwhile) return [];
    return [
      {
        at: given.fromAt.toISOString(),
        from: people.get(before.officerId),
        to: people.get(given.officerId),
        by: people.get(given.assignedById),
      },
    ];
  });
}
