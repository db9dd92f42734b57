/** ROLES_FROM=claims: what the sign-in provider says that a person may, copied to their record. */
import type { Role } from '../../domain/people/roles.ts';
import type { Tx } from '../client.ts';

export type Rights = {
  roles: Role[];
  /** Access to Pluto and to Cuba (EM-7). */
  pluto: boolean;
  cuba: boolean;
};

/** Records them where they differ; then the record has a new revision. Returns whether they did. */
export async function recordRights(tx: Tx, personId: string, rights: Rights): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
  const before = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { roles: true, pluto: true, cuba: true },
  });
  const same =
    before.pluto === rights.pluto &&
    before.cuba === rights.cuba &&
    before.roles.toSorted().join() === rights.roles.toSorted().join();
  if (same) return false;
  await tx.person.update({ where: { id: personId }, data: { ...rights, revision: { increment: 1 } } });
  return true;
}
