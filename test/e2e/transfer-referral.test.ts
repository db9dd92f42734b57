import assert from 'node:assert/strict';
import { addresses, aPsCustomer, aSubmittedPlan, type TestCustomer } from './support/customers.ts';
import { send } from './support/desk.ts';
import { close, openAction, rowOf, save, windowOf } from './support/on-the-page.ts';
import { visit, type Visit } from './support/visit.ts';

const title = 'Service Manager Approval Action';

/** A customer of Daniel Okafor's whose plan Margaret Doyle has accepted. */
async function withAcceptedPlan(visiting: Visit): Promise<TestCustomer> {
  const plan = await aSubmittedPlan(visiting, 'dokafor');
  await send(visiting.house, 'mdoyle', `/plan-submissions/${plan.submissionId}/accept`);
  return plan;
}

describe('Referral for transfer out of PS', () => {
  it(
    'PS-16 PS-17 PS-18 PS-20 PS-21 PS-24 RS-3 referred, monitored, actioned, accepted: each sees what the other did, and the customer leaves the list',
    visit(async (visiting) => {
      const { id, csid } = await withAcceptedPlan(visiting);
      const officer = await (await visiting.as('dokafor')).open(addresses.csoActions);
      const manager = await (await visiting.as('mdoyle')).open(addresses.managerActions);
      await manager.getByRole('row').nth(1).waitFor();

      const referral = await openAction(officer, csid, 'Referral');
      await referral.getByRole('checkbox', { name: 'Refer for transfer out of PS' }).check();
      await referral.getByLabel('Reason').fill('Contact is regular again.');
      await save(referral).click();
      await referral
        .getByText('The Monitor Approval is on the Service Manager Actions List of Margaret Doyle.')
        .waitFor();
      const transfer = referral.getByRole('checkbox', { name: 'Transfer out of PS', exact: true });
      assert.equal(await transfer.isDisabled(), true);
      await referral.getByText('Monitoring must be accepted first.').waitFor();

      const next = referral.getByRole('region', { name: 'Timeline' });
      await next.getByText('To come: It goes to the next manager').waitFor();
      const picture = referral.getByRole('region', { name: 'The way of the referral' });
      assert.match(await picture.locator('[aria-current=step]').innerText(), /^●?\s*Monitor Approval/);
      await picture.getByText(/^Waits for Margaret Doyle since/).waitFor();

      await rowOf(manager, csid).getByText('Monitor Approval').waitFor();
      const monitor = await openAction(manager, csid, title);
      await monitor.getByText('Contact is regular again.').first().waitFor();
      await monitor.getByRole('radio', { name: 'Accept Monitoring up to 90 Days' }).check();
      await save(monitor).click();
      await monitor.getByText('0 days gone, 90 days left').waitFor();
      await close(monitor).click();

      await referral.getByText('0 days gone, 90 days left').waitFor();
      await transfer.check();
      await save(referral).click();
      await referral
        .getByText('The Transfer Approval is on the Service Manager Actions List of Margaret Doyle.')
        .waitFor();
      await close(referral).click();

      await rowOf(manager, csid).getByText('Transfer Approval').waitFor();
      const decision = await openAction(manager, csid, title);
      await decision.getByRole('radio', { name: 'Accepted', exact: true }).check();
      await save(decision).click();
      await decision.getByText('Transfer accepted').first().waitFor();
      await rowOf(officer, csid).waitFor({ state: 'detached' });

      await manager.goto(visiting.house.url + addresses.personalisedServices(id));
      await manager.getByRole('link', { name: /^Referral of/ }).click();
      const steps = manager.getByRole('region', { name: 'Timeline' }).getByRole('listitem');
      await steps.nth(3).waitFor();
      assert.deepEqual(await steps.locator('strong').allInnerTexts(), [
        'Referred for transfer out of PS',
        'Monitoring up to 90 Days accepted',
        'Transfer out of PS actioned',
        'Transfer accepted',
      ]);
      const printed = manager.getByText(/^Printed .* by Margaret Doyle, who is “you” here/);
      assert.equal(await printed.isVisible(), false);
      await manager.emulateMedia({ media: 'print' });
      assert.equal(await printed.isVisible(), true);
      assert.equal(await steps.nth(3).isVisible(), true);
      for (const screenOnly of ['navigation', 'button'] as const)
        assert.equal(await manager.getByRole(screenOnly).count(), 0, screenOnly);
    }),
  );

  it(
    'PS-17 PS-15 a decline needs a reason, closes the referral, and the officer sees the reason and the way on',
    visit(async (visiting) => {
      const { id, csid } = await aPsCustomer(visiting, 'dokafor');
      await send(visiting.house, 'dokafor', `/customers/${id}/transfer-referrals`);
      const officer = await (await visiting.as('dokafor')).open(addresses.referral(id));
      const manager = await (await visiting.as('mdoyle')).open(addresses.managerActions);
      const window = await openAction(manager, csid, title);
      await window.getByRole('radio', { name: 'Decline' }).check();
      await save(window).click();
      await window.getByRole('link', { name: 'Enter the reason: the officer works by it.' }).click();
      await manager.keyboard.type('Too early.');
      await save(window).click();
      await window.getByText('Monitoring declined').first().waitFor();

      const referral = windowOf(officer, 'Referral');
      await referral.getByText('Over: Monitoring declined').waitFor();
      await referral.getByText('Too early.').first().waitFor();
      assert.equal(
        await referral.getByRole('checkbox', { name: 'Refer for transfer out of PS' }).isEnabled(),
        true,
        'a new referral may be made',
      );
    }),
  );

  it(
    'PS-18 PS-23 PS-26 without an accepted plan the transfer says why not; closing changes nothing; withdrawn on Save',
    visit(async (visiting) => {
      const { id, csid } = await aPsCustomer(visiting, 'dokafor');
      await send(visiting.house, 'dokafor', `/customers/${id}/transfer-referrals`);
      const manager = await (await visiting.as('mdoyle')).open(addresses.managerActions);
      const window = await openAction(manager, csid, title);
      await window.getByRole('radio', { name: 'Accept Monitoring up to 90 Days' }).check();
      await save(window).click();
      await window.getByText('0 days gone, 90 days left').waitFor();

      const officer = await (await visiting.as('dokafor')).open(addresses.csoActions);
      const first = await openAction(officer, csid, 'Referral');
      await first.getByText('Transfer needs a Customer Management Plan accepted in the present assignment.').waitFor();
      await first.getByRole('checkbox', { name: 'Withdraw the referral' }).check();
      await close(first).click();
      await first.waitFor({ state: 'detached' });
      const { db } = visiting.house.processes.deps;
      const state = async () => (await db.transferReferral.findFirstOrThrow({ where: { customerId: id } })).state;
      assert.equal(await state(), 'open');

      const again = await openAction(officer, csid, 'Referral');
      await again.getByRole('checkbox', { name: 'Withdraw the referral' }).check();
      await save(again).click();
      await again.getByText('Referral withdrawn').waitFor();
      assert.equal(await state(), 'withdrawn');
    }),
  );
});
