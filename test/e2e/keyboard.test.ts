import assert from 'node:assert/strict';
import { addresses, aCustomer, aPlan, aSubmittedPlan } from './support/customers.ts';
import { tabTo } from './support/keyboard.ts';
import { close, focused, rowOf, save, windowOf } from './support/on-the-page.ts';
import { visit } from './support/visit.ts';

describe('With the keyboard alone', () => {
  it(
    'RS-4 an officer submits a plan, and the focus returns to the row it came from',
    visit(async (visiting) => {
      const { csid } = await aPlan(visiting, 'praman');
      const page = await (await visiting.as('praman')).open(addresses.csoActions);
      const action = rowOf(page, csid).getByRole('button', { name: /^Action/ });
      await tabTo(page, action);
      await page.keyboard.press('Enter');
      const window = windowOf(page, 'Referral');
      await focused(window.getByRole('heading', { name: 'Referral' })).waitFor();
      await tabTo(page, window.getByRole('checkbox', { name: 'CMP Approval' }));
      await page.keyboard.press('Space');
      await tabTo(page, save(window));
      await page.keyboard.press('Enter');
      await window.getByText('Submitted for CMP Approval').waitFor();
      await tabTo(page, close(window));
      await page.keyboard.press('Enter');
      await window.waitFor({ state: 'detached' });
      await rowOf(page, csid).getByText('Waiting for approval').waitFor();
      await focused(action).waitFor();
    }),
  );

  it(
    'RS-4 a manager returns a plan with a reason; when its row is gone the focus is not lost',
    visit(async (visiting) => {
      const { csid } = await aSubmittedPlan(visiting, 'praman');
      const page = await (await visiting.as('mdoyle')).open(addresses.managerActions);
      await tabTo(page, rowOf(page, csid).getByRole('button', { name: /^Action/ }));
      await page.keyboard.press('Enter');
      const window = windowOf(page, 'Service Manager Approval Action');
      await focused(window.getByRole('heading', { name: 'Service Manager Approval Action' })).waitFor();
      await tabTo(page, window.getByRole('radio', { name: 'Accepted' }));
      await page.keyboard.press('ArrowDown');
      assert.equal(await window.getByRole('radio', { name: 'Returned' }).isChecked(), true);
      await tabTo(page, save(window));
      await page.keyboard.press('Enter');
      const summary = window.getByRole('alert').filter({ hasText: 'There is a problem' });
      await focused(summary).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await focused(window.getByLabel('Reason')).waitFor();
      await page.keyboard.type('Name the payments that stopped.');
      await tabTo(page, save(window));
      await page.keyboard.press('Enter');
      await window.getByText('Returned to the officer').waitFor();
      await page.keyboard.press('Escape');
      await window.waitFor({ state: 'detached' });
      await rowOf(page, csid).waitFor({ state: 'detached' });
      assert.equal(await page.locator('body:focus').count(), 0);
      await page.locator('main :focus').waitFor();
    }),
  );

  it(
    'RS-4 a manager finds, refers and assigns a customer',
    visit(async ({ house, as }) => {
      const { csid, name } = await aCustomer(house);
      const page = await (await as('mdoyle')).open(addresses.allocation);
      await tabTo(page, page.getByLabel('CSID', { exact: true }));
      await page.keyboard.type(csid);
      await page.keyboard.press('Enter');
      await tabTo(page, page.getByRole('button', { name: 'Add internal referral' }));
      await page.keyboard.press('Enter');
      const window = windowOf(page, 'PS Internal Referral');
      await focused(window.getByRole('heading', { name: 'PS Internal Referral' })).waitFor();
      await tabTo(page, window.getByRole('radio', { name: 'Other' }));
      await page.keyboard.press('Space');
      await tabTo(page, save(window));
      await page.keyboard.press('Enter');
      await window.waitFor({ state: 'detached' });
      const waiting = page.getByRole('region', { name: 'Customer List' }).getByRole('radio');
      const pending = page.getByRole('listitem').filter({ hasText: csid }).getByRole('radio');
      await tabTo(page, waiting.first().or(pending));
      for (let i = 0; i < 20 && !(await pending.isChecked()); i++) await page.keyboard.press('ArrowDown');
      const officers = page.getByRole('region', { name: 'Stream/Team CSO Workload Officer' }).getByRole('radio');
      await tabTo(page, officers.first());
      await page.keyboard.press('Space');
      const assign = page.getByRole('button', { name: 'Assign', exact: true });
      await tabTo(page, assign, 'Shift+Tab');
      await page.keyboard.press('Enter');
      await page.getByText(`${name} is assigned.`).waitFor();
    }),
  );

  it(
    'RS-4 / goes to the search box, Escape closes a window, the first Tab offers to skip to the page',
    visit(async ({ as }) => {
      const page = await (await as('praman')).open(addresses.csoActions);
      await page
        .getByText(/\d+ of \d+ shown/)
        .first()
        .waitFor();
      await page.keyboard.press('Tab');
      await focused(page.getByRole('link', { name: 'Skip to the page' })).waitFor();
      await page.keyboard.press('Enter');
      await focused(page.getByRole('main')).waitFor();
      await page.keyboard.press('/');
      await focused(page.getByRole('searchbox')).waitFor();
      const customers = page.getByRole('region', { name: 'CSO Actions List' }); // work items stand above it
      const action = customers.getByRole('button', { name: /^Action/ }).first();
      await tabTo(page, action);
      await page.keyboard.press('Enter');
      await windowOf(page, 'Referral').getByRole('checkbox', { name: 'CMP Approval' }).waitFor();
      await page.keyboard.press('Escape');
      await focused(action).waitFor();
    }),
  );
});
