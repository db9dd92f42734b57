import assert from 'node:assert/strict';
import { addresses, aPlan, aSubmittedPlan } from './support/customers.ts';
import { markAsLoaded, openAction, rowOf, save, wasLoadedAgain, windowOf } from './support/on-the-page.ts';
import { visit } from './support/visit.ts';

describe('CMP approval: handoff from officer to manager', () => {
  it(
    'PS-10 PS-11 RS-3 submitted, returned with a reason, edited, submitted again, accepted: each sees what the other did, without reloading',
    visit(async (visiting) => {
      const { id, csid } = await aPlan(visiting, 'dokafor');
      const page = await (await visiting.as('mdoyle')).open(addresses.managerActions);
      await page.getByRole('row').nth(1).waitFor();
      const officer = await (await visiting.as('dokafor')).open(addresses.csoActions);
      for (const each of [page, officer]) await markAsLoaded(each);

      const referral = await openAction(officer, csid, 'Referral');
      await referral.getByRole('checkbox', { name: 'CMP Approval' }).check();
      await save(referral).click();
      await referral.getByText('Submitted for CMP Approval').waitFor();
      await referral.getByText('Version 1 is on the Service Manager Actions List of Margaret Doyle.').waitFor();
      await referral.getByRole('button', { name: 'Close', exact: true }).click();
      await rowOf(officer, csid).getByText('Waiting for approval').waitFor();
      await rowOf(officer, csid).getByText('Margaret Doyle, Service manager').waitFor();

      await rowOf(page, csid).getByText('CMP Approval').waitFor();
      assert.match(await rowOf(page, csid).innerText(), /Daniel Okafor/);
      await rowOf(page, csid).dblclick();
      const first = windowOf(page, 'Service Manager Approval Action');
      await first.getByRole('radio', { name: 'Returned' }).check();
      await save(first).click();
      await first.getByRole('link', { name: 'Enter the reason: the officer works by it.' }).click();
      await page.keyboard.type('Name the payments that stopped.');
      await save(first).click();
      await first.getByText('Returned to the officer').waitFor();
      await first.getByRole('button', { name: 'Close', exact: true }).click();
      await rowOf(page, csid).waitFor({ state: 'detached' });

      await rowOf(officer, csid).getByText('Returned').waitFor();
      await rowOf(officer, csid).getByText('Name the payments that stopped.').waitFor();
      const again = await openAction(officer, csid, 'Referral');
      await again.getByText('“Name the payments that stopped.”').waitFor();
      await again.getByRole('link', { name: 'Personalised Services' }).click();
      await officer.getByRole('button', { name: 'Open Trigger' }).click();
      const trigger = windowOf(officer, 'Trigger');
      await trigger.getByLabel('Issue').fill('Payments of July and August stopped');
      await save(trigger).click();
      await officer.getByText('Trigger saved.').waitFor();
      await officer.getByText('Changed since version 1, which was returned: Issue. Not submitted yet.').waitFor();
      await officer.getByRole('link', { name: 'Referral' }).click();
      const second = windowOf(officer, 'Referral');
      await second.getByRole('checkbox', { name: 'CMP Approval' }).check();
      await save(second).click();
      await second.getByText('Version 2 is on the Service Manager Actions List of Margaret Doyle.').waitFor();
      await second.getByRole('button', { name: 'Close', exact: true }).click();

      const decision = await openAction(page, csid, 'Service Manager Approval Action');
      const plan = decision.getByRole('region', { name: 'Plan as submitted' });
      await plan.getByText('Version 1 was returned: “Name the payments that stopped.”').waitFor();
      await plan.getByText(/^1 of 4 fields differ from version 1: Issue\./).waitFor();
      await plan.getByText('In version 1: “Payments stopped”').waitFor();
      assert.deepEqual(await plan.locator('ins, del').allInnerTexts(), ['of July and August ']);
      await decision.getByRole('region', { name: 'The way of the plan' }).getByText('CMP Approval').waitFor();
      await decision.getByText('To come: The manager is reminded').waitFor();
      await decision.getByRole('radio', { name: 'Accepted' }).check();
      await save(decision).click();
      await decision.getByText('The plan counts from now on').waitFor();
      await rowOf(officer, csid).getByText('Accepted').waitFor();

      assert.equal(await wasLoadedAgain(page), false);
      assert.equal(await wasLoadedAgain(officer), false);
      const record = await (await visiting.as('dokafor')).open(addresses.personalisedServices(id));
      const submissions = record.getByRole('region', { name: 'Submissions' });
      await submissions.getByText('Decided by Margaret Doyle').first().waitFor();
      await submissions.getByRole('link', { name: 'Version 2' }).click();
      const steps = record.getByRole('region', { name: 'Timeline' }).getByRole('listitem');
      await steps.nth(1).waitFor();
      assert.deepEqual(await steps.locator('strong').allInnerTexts(), ['Submitted', 'Accepted']);
    }),
  );

  it(
    'PS-14 the officer may withdraw a submission before it is decided; the manager’s open window says so',
    visit(async (visiting) => {
      const { id, csid } = await aSubmittedPlan(visiting, 'dokafor');
      const page = await (await visiting.as('mdoyle')).open(addresses.managerActions);
      const decision = await openAction(page, csid, 'Service Manager Approval Action');
      const officer = await (await visiting.as('dokafor')).open(addresses.referral(id));
      const referral = windowOf(officer, 'Referral');
      await referral.getByRole('checkbox', { name: 'Withdraw this submission' }).check();
      await referral.getByLabel('Reason').fill('The customer called again.');
      await save(referral).click();
      await referral.getByText('Submission withdrawn').waitFor();
      await decision.getByText('Over: withdrawn').waitFor();
      await save(decision).waitFor({ state: 'detached' });
      await rowOf(page, csid).waitFor({ state: 'detached' });
    }),
  );
});
