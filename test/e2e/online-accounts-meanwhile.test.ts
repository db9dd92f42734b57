import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { addresses, personOf } from './support/customers.ts';
import { aHolder, anAccountHolder, answer, begin, dbOf, openAccounts, radio } from './support/online-accounts.ts';
import { visit } from './support/visit.ts';

describe('Online accounts, what happens meanwhile', () => {
  it(
    'OA-12 Apply To All leaves alone what is not offered any more, and the rest is saved',
    visit(async ({ house, as }) => {
      const db = dbOf(house);
      const customerId = await aHolder(house);
      const name = `Former ${randomUUID()}`;
      const channels = ['Online', 'Letter'];
      const former = await db.channelProduct.create({
        data: { kind: 'product', name, channels, defaultChannel: 'Letter', active: false },
      });
      await db.channelPreference.create({ data: { customerId, productId: former.id, channel: 'Letter' } });
      const page = await (await as('nquill')).open(addresses.channelPreferences(customerId));
      await page.getByRole('button', { name: 'Update Channel Preference' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
      await page.getByText('(not offered any more)').waitFor();
      assert.ok(await page.getByLabel(`New channel of ${name}`).isDisabled());
      await page.getByLabel('Channel for all').selectOption('Online');
      await page.getByRole('button', { name: 'Apply To All' }).click();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Account updated successfully').waitFor();
      const kept = await db.channelPreference.findMany({ where: { customerId } });
      assert.equal(kept.find(({ productId }) => productId === former.id)?.channel, 'Letter');
      assert.ok(kept.length > 1);
    }),
  );

  for (const goOn of [false, true])
    it(
      `OA-5 OA-14 an attempt with scored answers is kept as cancelled, also where another officer’s change took its action away${goOn ? ', and one went on' : ''}`,
      visit(async ({ house, as }) => {
        const db = dbOf(house);
        const key = goOn ? '7000000092' : '7000000091';
        const { customerId, accountId } = await anAccountHolder(house, key, personOf('dokafor').id);
        const page = await openAccounts(await as('nquill'), customerId);
        const window = await begin(page, 'Update Account');
        await radio(window, 'Deactivate').check();
        await answer(window, 1);
        const theirs = await openAccounts(await as('dokafor'), customerId);
        const other = await begin(theirs, 'Update Account');
        await radio(other, 'Deactivate').check();
        await answer(other, 5);
        await radio(other, 'Accept').check();
        await other.getByLabel('Reason').fill('The customer asked for it');
        await other.getByRole('button', { name: 'Save', exact: true }).click();
        await theirs.getByText('Account updated successfully').waitFor();
        await window.getByText('Somebody else changed this account meanwhile').waitFor();
        if (goOn) await window.getByRole('button', { name: 'Go on with the present state' }).click();
        await window.getByRole('button', { name: 'Cancel' }).click();
        await window.waitFor({ state: 'detached' });
        const kept = await db.accountAttempt.findMany({ where: { accountId, outcome: 'cancelled' } });
        assert.deepEqual(
          kept.map(({ action, points }) => [action, points]),
          [['deactivate', 40]],
        );
      }),
    );
});
