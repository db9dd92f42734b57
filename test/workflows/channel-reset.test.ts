import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { deliverNow } from '../../api/outbox.ts';
import type { CustomerFact } from '../../domain/process-kinds.ts';
import { choosePreferences } from '../../prisma/repositories/channel-preferences.ts';
import { storeFact } from '../../prisma/repositories/facts.ts';
import { passDeadlines } from '../replay/scenario.ts';
import { aChannelReset } from '../support/channel-reset-acts.ts';
import { stateOf, timeline } from '../support/plan-approval-acts.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';

describe('OA-11 channel preferences that are to be set again', () => {
  let house: ProcessHouse;
  before(async () => {
    house = await openProcessHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  type Reset = Awaited<ReturnType<typeof aChannelReset>>;
  const itemOf = (processId: string) => house.deps.db.workItem.findFirstOrThrow({ where: { processId } });
  const endOf = (processId: string) => house.client.workflow.getHandle(processId).result();
  async function choose({ customerId, people, processId }: Reset, productIds: string[]): Promise<string[]> {
    const chosen = productIds.map((productId) => ({ productId, channel: 'Letter' as const }));
    const choice = { customerId, chosen, officerId: people.officer.id, at: house.deps.clock.now() };
    const told = await house.deps.db.$transaction((tx) => choosePreferences(tx, choice));
    await deliverNow(house.deps, processId);
    return told;
  }

  it('OA-11 they stay and are marked; whoever reactivated is reminded every fifth working day until the last one is set', async () => {
    const reset = await aChannelReset(house.deps);
    const { processId, customerId, people, productIds } = reset;
    const preferences = () => house.deps.db.channelPreference.findMany({ where: { customerId } });
    assert.deepEqual(
      (await preferences()).map(({ channel, toSetAgain }) => [channel, toSetAgain]),
      [
        ['Letter', true],
        ['Letter', true],
      ],
    );
    const item = await itemOf(processId);
    assert.deepEqual([item.kind, item.assigneeId, item.state], ['setChannelsAgain', people.officer.id, 'open']);
    await passDeadlines(house, processId, 2);
    assert.deepEqual(await timeline(house.deps, processId), ['begun', 'remindOfficer', 'remindOfficer']);
    assert.ok((await itemOf(processId)).remindedAt);

    assert.deepEqual(await choose(reset, productIds.slice(0, 1)), []);
    assert.equal((await stateOf(house.deps, processId)).outcome, null);
    assert.deepEqual(await choose(reset, productIds.slice(1)), [processId]);
    assert.equal(await endOf(processId), 'set');
    assert.equal((await itemOf(processId)).state, 'done');
    assert.ok((await preferences()).every(({ toSetAgain }) => !toSetAgain));
  });

  for (const fact of ['accountDeactivated', 'customerDeceased'] satisfies CustomerFact[])
    it(`OA-11 ended by ${fact}`, async () => {
      const { processId, customerId } = await aChannelReset(house.deps);
      const occurredAt = house.deps.clock.now().toISOString();
      await house.deps.db.$transaction((tx) => storeFact(tx, { customerId, fact, sourceId: randomUUID(), occurredAt }));
      await deliverNow(house.deps, processId);
      assert.equal(await endOf(processId), 'ended');
      assert.equal((await itemOf(processId)).state, 'cancelled');
    });
});
