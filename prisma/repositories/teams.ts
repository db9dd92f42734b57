/** The teams of the agency. */
import type { Reader, Tx } from '../client.ts';

export type NewTeam = { name: string; stream: string; region: string };
export type Team = NewTeam & { id: string; people: number; revision: number };

const select = {
  id: true,
  name: true,
  stream: true,
  region: true,
  revision: true,
  _count: { select: { people: { where: { active: true } } } },
} as const;

/** By name, each with how many active people are in it. */
export async function listTeams(reader: Reader): Promise<Team[]> {
  const rows = await reader.team.findMany({ select, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
  return rows.map(({ _count, ...team }) => ({ ...team, people: _count.people }));
}

export async function readTeam(reader: Reader, id: string): Promise<Team | null> {
  const row = await reader.team.findUnique({ where: { id }, select });
  if (!row) return null;
  const { _count, ...team } = row;
  return { ...team, people: _count.people };
}

export const teamExists = async (reader: Reader, id: string): Promise<boolean> =>
  (await reader.team.count({ where: { id } })) === 1;

/** Has another team this name? */
export const teamNameTaken = async (tx: Tx, name: string, except: string | null): Promise<boolean> =>
  (await tx.team.count({
    where: { name: { equals: name, mode: 'insensitive' }, ...(except ? { id: { not: except } } : {}) },
  })) > 0;

export async function createTeam(tx: Tx, team: NewTeam): Promise<string> {
  const { id } = await tx.team.create({ data: team, select: { id: true } });
  return id;
}

/** Returns false where the revision is another by now. */
export async function changeTeam(tx: Tx, id: string, revision: number, team: NewTeam): Promise<boolean> {
  const { count } = await tx.team.updateMany({
    where: { id, revision },
    data: { ...team, revision: { increment: 1 } },
  });
  return count === 1;
}
