/** What is asked of a user's record before it is kept: its faults, in the transaction that keeps it. */
import { userFaults, type UserKind, type UserRecord } from '../domain/people/user-change.ts';
import type { Tx } from '../prisma/client.ts';
import { officer } from '../prisma/repositories/assignments.ts';
import { teamExists } from '../prisma/repositories/teams.ts';
import { lineOf, lockManagerLines } from '../prisma/repositories/users.ts';
import type { Actor } from './auth/actor.ts';
import { Problem } from './errors.ts';

/** `personId`, `before`: null for a new one. Throws badInput, each fault with its field. */
export async function refuseFaults(
  tx: Tx,
  personId: string | null,
  kind: UserKind,
  record: UserRecord,
  before: Pick<UserRecord, 'managerId'> | null = null,
): Promise<void> {
  await lockManagerLines(tx);
  const { teamId, managerId } = record;
  const errors = userFaults(personId, kind, record, {
    teamExists: teamId !== null && (await teamExists(tx, teamId)),
    manager: managerId === null ? null : await officer(tx, managerId),
    line: managerId === null ? [] : await lineOf(tx, managerId),
    managerKept: before !== null && before.managerId === managerId,
  });
  if (errors.length) throw new Problem('badInput', undefined, { errors });
}

/** Nobody changes their own record, whatever in it. */
export function refuseOneself(actor: Actor, personId: string): void {
  if (personId === actor.personId) throw new Problem('ownRights');
}

/** Nobody makes themselves somebody's manager or delegate: what waits for a decision would wait for them. */
export function refuseGain(actor: Actor, managerOrDelegateId: string | null): void {
  if (managerOrDelegateId === actor.personId)
    throw new Problem('ownRights', 'Nobody makes themselves a manager or delegate. Somebody else can.');
}
