import assert from 'node:assert/strict';
import { addresses, aPsCustomer, aSubmittedPlan, savePlan } from './support/customers.ts';
import { close, openAction, save, windowOf } from './support/on-the-page.ts';
import { visit } from './support/visit.ts';

describe('Customer Management Plan Overview', () => {
  it(
    'PS-8 a plan records a Core Issue and a Trigger, each opened and saved on its own; submitting needs both',
    visit(async (visiting) => {
      const { id, csid } = await aPsCustomer(visiting, 'dokafor');
      const officer = await visiting.as('dokafor');
      const page = await officer.open(addresses.personalisedServices(id));
      const list = await officer.open(addresses.csoActions);
      const referral = await openAction(list, csid, 'Referral');
      const box = referral.getByRole('checkbox', { name: 'CMP Approval' });
      assert.equal(await box.isDisabled(), true, 'without a plan');
      assert.equal(await save(referral).isDisabled(), true);

      await page.getByRole('button', { name: 'Open Core Issue' }).click();
      const coreIssue = windowOf(page, 'Core Issue');
      await coreIssue.getByRole('radio', { name: 'Other' }).check();
      await save(coreIssue).click();
      await coreIssue.getByRole('link', { name: 'Choose the date of a stacking document.' }).waitFor();
      await coreIssue.getByLabel('Date of stacking document').selectOption({ index: 1 });
      await save(coreIssue).click();
      await page.getByText('Core Issue saved.').waitFor();
      await referral.getByText('Other, stacking document').waitFor();
      assert.equal(await box.isDisabled(), true, 'without a trigger');

      await page.getByRole('button', { name: 'Open Trigger' }).click();
      const trigger = windowOf(page, 'Trigger');
      await trigger.getByLabel('Segment').fill('Low contact');
      await trigger.getByLabel('Issue').fill('Payments stopped in September');
      await save(trigger).click();
      await page.getByText('Trigger saved.').waitFor();
      await referral.getByText('Segment Low contact. Issue: Payments stopped in September').waitFor();
      await box.check();
      assert.equal(await save(referral).isDisabled(), false);
    }),
  );

  it(
    'PS-26 closing Core Issue, Trigger or Referral without Save changes nothing',
    visit(async (visiting) => {
      const { id, csid } = await aPsCustomer(visiting, 'dokafor');
      const { db } = visiting.house.processes.deps;
      const page = await (await visiting.as('dokafor')).open(addresses.personalisedServices(id));
      await page.getByRole('button', { name: 'Open Trigger' }).click();
      const trigger = windowOf(page, 'Trigger');
      await trigger.getByLabel('Segment').fill('Low contact');
      await close(trigger).click();
      await trigger.getByRole('button', { name: 'Close without saving' }).click();
      await page.getByRole('button', { name: 'Open Core Issue' }).click();
      const coreIssue = windowOf(page, 'Core Issue');
      await coreIssue.getByLabel('Date of stacking document').selectOption({ index: 1 });
      await close(coreIssue).click();
      await coreIssue.getByRole('button', { name: 'Close without saving' }).click();
      await coreIssue.waitFor({ state: 'detached' });
      assert.equal(await db.plan.count({ where: { customerId: id } }), 0);

      const submitted = await aSubmittedPlan(visiting, 'dokafor');
      await page.getByRole('link', { name: 'CSO Actions List' }).click();
      const referral = await openAction(page, submitted.csid, 'Referral');
      await referral.getByRole('checkbox', { name: 'Withdraw this submission' }).check();
      await close(referral).click();
      await referral.waitFor({ state: 'detached' });
      const { state } = await db.planSubmission.findUniqueOrThrow({ where: { id: submitted.submissionId } });
      assert.equal(state, 'submitted');
      assert.notEqual(submitted.csid, csid);
    }),
  );

  it(
    'PS-9 a plan can be edited until it is submitted; while it waits the page says why it can’t be',
    visit(async (visiting) => {
      const { id } = await aSubmittedPlan(visiting, 'dokafor');
      const page = await (await visiting.as('dokafor')).open(addresses.personalisedServices(id));
      const overview = page.getByRole('region', { name: 'Customer Management Plan Overview' });
      await overview.getByText('Low contact').waitFor();
      assert.equal(await overview.getByRole('button').count(), 0);
      assert.match(await overview.innerText(), /submitted|waits/i);
    }),
  );

  it(
    'PS-9 what somebody else saved while the window was open is shown, and replaced only when asked',
    visit(async (visiting) => {
      const customer = await aPsCustomer(visiting, 'dokafor');
      const officer = await visiting.as('dokafor');
      const page = await officer.open(addresses.personalisedServices(customer.id));
      await page.getByRole('button', { name: 'Open Trigger' }).click();
      const trigger = windowOf(page, 'Trigger');
      await trigger.getByLabel('Segment').fill('Mine');
      await trigger.getByLabel('Issue').fill('Typed in this tab');
      await savePlan(visiting, 'dokafor', customer, { segment: 'Theirs', issue: 'Other tab' });
      await trigger.getByText('Trigger now: segment “Theirs”, issue “Other tab”.').waitFor();
      officer.expects(/status of 412/);
      await save(trigger).click();
      await trigger.getByText('Compare with what stands there now').waitFor();
      assert.equal(await trigger.getByLabel('Segment').inputValue(), 'Mine');
      await trigger.getByRole('button', { name: 'Replace it with mine' }).click();
      await save(trigger).click();
      await page.getByText('Trigger saved.').waitFor();
      await page.getByText('Typed in this tab').waitFor();
    }),
  );
});
