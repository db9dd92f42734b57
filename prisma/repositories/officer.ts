/** An officer as a process needs them: whose calendar counts, whose line of managers is asked, whose lists show it. */
import type { Reader } from '../client.ts';

export type ProcessOfficer = { id: string; state: string; team: string | null; managerId: string | null };

export async function officerWith(reader: Reader, personId: string): Promise<ProcessOfficer> {
  const { id, state, managerId, team } = await reader.person.findUniqueOrThrow({
    where: { id: personId },
    select: { id: true, state: true, managerId: true, team: { select: { name: true } } },
  });
  return { id, state, managerId, team: team?.name ?? null };
}
