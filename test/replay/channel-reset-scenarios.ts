/** Every recorded life of channel preferences to be set again (OA-11), and the path that its recording protects. */
import { randomUUID } from 'node:crypto';
import { deliverNow } from '../../api/outbox.ts';
import type { CustomerFact } from '../../domain/process-kinds.ts';
import { storeFact } from '../../prisma/repositories/facts.ts';
import { aChannelReset } from '../support/channel-reset-acts.ts';
import type { ProcessHouse } from '../support/process-house.ts';
import { ended, passDeadlines, type Scenario } from './scenario.ts';

async function endedBy(house: ProcessHouse, fact: CustomerFact, reminders: number) {
  const { processId, customerId } = await aChannelReset(house.deps);
  await passDeadlines(house, processId, reminders);
  const occurredAt = house.deps.clock.now().toISOString();
  await house.deps.db.$transaction((tx) => storeFact(tx, { customerId, fact, sourceId: randomUUID(), occurredAt }));
  await deliverNow(house.deps, processId);
  return ended(house, processId);
}

export const channelResetScenarios: Record<string, Scenario> = {
  set: {
    protects: 'a deadline that comes again, and the fact that ends it',
    run: (house) => endedBy(house, 'preferencesSet', 2),
  },
  deactivated: {
    protects: 'ended before anything was due',
    run: (house) => endedBy(house, 'accountDeactivated', 0),
  },
  deceased: { protects: 'ended by a death', run: (house) => endedBy(house, 'customerDeceased', 1) },
};
