/** PS-28: a PS customer becomes restricted, whose officer may not see them any more, as the system of record says it. */
import { randomUUID } from 'node:crypto';
import { commandProcess } from '../../api/commands.ts';
import type { Deps } from '../../api/deps.ts';
import { deliverNow } from '../../api/outbox.ts';
import { recordRestricted } from '../../prisma/repositories/record-restricted.ts';
import { addCustomer, addPeople, addPerson } from './plan-fixture.ts';

type Kit = Pick<Deps, 'db' | 'temporal' | 'clock'>;

/** `managers`: which of the line may see the customer (RAC officers too). */
export async function aRestrictedCustomer(deps: Kit, managers: readonly ('manager' | 'next' | 'last')[]) {
  const { db } = deps;
  const people = await addPeople(db);
  for (const name of managers)
    await db.person.update({ where: { id: people[name].id }, data: { roles: ['serviceManager', 'racOfficer'] } });
  const successor = await addPerson(db, ['psServiceOfficer', 'racOfficer'], { managerId: people.manager.id });
  const { customerId, csid, assignmentId } = await addCustomer(db, people);
  const [processId = ''] = await restrict(deps, customerId, true);
  return { people, successor, customerId, csid, assignmentId, processId };
}

export async function restrict(deps: Kit, customerId: string, restricted: boolean): Promise<string[]> {
  const told = await deps.db.$transaction((tx) =>
    recordRestricted(tx, {
      customerId,
      restricted,
      sourceId: randomUUID(),
      occurredAt: deps.clock.now().toISOString(),
    }),
  );
  for (const id of told) await deliverNow(deps, id);
  return told;
}

/** PS-14. */
export async function handOverReassignment(
  deps: Deps,
  by: { id: string; accountId: string },
  processId: string,
  to: string,
): Promise<void> {
  const from = { requestId: randomUUID(), address: '192.0.2.1', client: 'test', why: null };
  const actor = { accountId: by.accountId, personId: by.id, userId: 'test', name: 'test', roles: [], from };
  const command = { processId, action: 'restrictedReassignment.handOver', to } as const;
  await commandProcess({ deps, actor, idempotencyKey: randomUUID() }, command, false);
}
