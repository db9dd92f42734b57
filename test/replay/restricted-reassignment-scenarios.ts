/** Every recorded life of a reassignment because the customer became restricted, and the path that its recording protects. */
import { randomUUID } from 'node:crypto';
import { deliverNow } from '../../api/outbox.ts';
import { closeAssignment, giveToOfficer, lockAssignment } from '../../prisma/repositories/assignments.ts';
import { storeFact } from '../../prisma/repositories/facts.ts';
import { recordDeceased } from '../../prisma/repositories/record-deceased.ts';
import { untilItWaits } from '../support/process-history.ts';
import type { ProcessHouse } from '../support/process-house.ts';
import { aRestrictedCustomer, handOverReassignment, restrict } from '../support/restricted-reassignment-acts.ts';
import { ended, passDeadlines, type Scenario } from './scenario.ts';

async function waiting(house: ProcessHouse, managers: readonly ('manager' | 'next' | 'last')[] = ['manager', 'next']) {
  const begun = await aRestrictedCustomer(house.deps, managers);
  await untilItWaits(house.client, begun.processId);
  return begun;
}
const now = (house: ProcessHouse) => house.deps.clock.now();

export const restrictedReassignmentScenarios: Record<string, Scenario> = {
  reassigned: {
    protects: 'reminded, escalated, the last one reminded again, handed over, and ended by the reassignment itself',
    async run(house) {
      const { people, successor, assignmentId, processId } = await waiting(house);
      await passDeadlines(house, processId, 5);
      await handOverReassignment(house.deps, people.next, processId, people.manager.id);
      await house.deps.db.$transaction(async (tx) => {
        const assignment = await lockAssignment(tx, assignmentId);
        if (!assignment) throw new Error('the assignment is gone');
        const given = { officerId: successor.id, assignedById: people.manager.id, at: now(house) };
        await giveToOfficer(tx, assignment, given);
      });
      await deliverNow(house.deps, processId);
      return ended(house, processId);
    },
  },
  lifted: {
    protects: 'a fact that ends it while it waits',
    async run(house) {
      const { customerId, processId } = await waiting(house);
      await restrict(house.deps, customerId, false);
      return ended(house, processId);
    },
  },
  deceased: {
    protects: 'ended by a death',
    async run(house) {
      const { customerId, processId } = await waiting(house);
      const about = { customerId, deceasedOn: '2026-03-01', sourceId: randomUUID() };
      await house.deps.db.$transaction((tx) => recordDeceased(tx, { ...about, occurredAt: now(house).toISOString() }));
      await deliverNow(house.deps, processId);
      return ended(house, processId);
    },
  },
  closed: {
    protects: 'ended with the stay, while it waits for the operators',
    async run(house) {
      const { customerId, assignmentId, processId } = await aRestrictedCustomer(house.deps, []);
      await house.deps.db.$transaction(async (tx) => {
        await closeAssignment(tx, assignmentId, 'Settled', now(house));
        const occurredAt = now(house).toISOString();
        await storeFact(tx, { customerId, fact: 'assignmentClosed', sourceId: assignmentId, occurredAt });
      });
      await deliverNow(house.deps, processId);
      return ended(house, processId);
    },
  },
};
