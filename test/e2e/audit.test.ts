import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { aCustomer, addresses, personOf, type TestCustomer } from './support/customers.ts';
import type { ConsoleHouse } from './support/house.ts';
import { fact } from './support/on-the-page.ts';
import { until } from '../support/until.ts';
import { visit, type UserId } from './support/visit.ts';

const auditor: UserId = 'lkarim';
const officer: UserId = 'nquill';

/** What stands in the trail of the customer, oldest first. */
const trailOf = ({ processes }: ConsoleHouse, customer: TestCustomer) =>
  processes.deps.db.auditEntry.findMany({
    where: { customerId: customer.id, personId: personOf(officer).id },
    orderBy: { id: 'asc' },
    select: { action: true, result: true, why: true },
  });

async function searchBy(page: Page, csid: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Search the audit trail' });
  await form.getByLabel('CSID').fill(csid);
  await form.getByRole('button', { name: 'Search', exact: true }).click();
}

describe('The audit trail', () => {
  it(
    'RS-2 what an officer opened and from where stands in the trail; a page that looks again adds no view',
    visit(async ({ house, as }) => {
      const customer = await aCustomer(house);
      const page = await (await as(officer)).open(addresses.customerSearch);
      await page.getByRole('form', { name: 'Customer search' }).getByLabel('CSID').fill(customer.csid);
      await page.getByRole('form', { name: 'Customer search' }).getByRole('button', { name: 'Search' }).click();
      await page.getByRole('button', { name: /^Action/ }).click();
      await page.getByRole('heading', { name: customer.name }).first().waitFor();
      const found = [
        { action: 'customers.search', result: 'viewed', why: null },
        { action: 'customers.view', result: 'viewed', why: '/customers' },
      ];
      const opened = (await trailOf(house, customer)).filter(({ action }) => action.startsWith('customers.'));
      assert.deepEqual(opened, found);

      // somebody else changes the record: the page reads again, which is the same view
      const again = page.waitForResponse(
        (response) => response.url().endsWith(`/customers/${customer.id}`) && response.ok(),
      );
      await house.processes.deps.db.customer.update({ where: { id: customer.id }, data: { locality: 'Penrith' } });
      const reread = await again;
      assert.equal(reread.request().headers()['casewright-refetch'], '1');
      await page.getByText('Penrith').first().waitFor();
      const after = (await trailOf(house, customer)).filter(({ action }) => action.startsWith('customers.'));
      assert.deepEqual(after, found);

      // opened by its address, it is a view without a page before; a reload is another
      await page.goto(house.url + addresses.customer(customer.id));
      await page.getByRole('heading', { name: customer.name }).first().waitFor();
      const views = (await trailOf(house, customer)).filter(({ action }) => action === 'customers.view');
      assert.equal(views.length, 2);

      const trail = await (await as(auditor)).open('/');
      await trail.getByRole('heading', { name: 'Audit trail' }).waitFor();
      await searchBy(trail, customer.csid);
      const rows = trail.getByRole('row').filter({ hasText: personOf(officer).name });
      await rows.filter({ hasText: 'Search for customers' }).first().waitFor();
      assert.ok((await rows.filter({ hasText: 'Open a Customer Summary' }).count()) >= 2);
      await rows
        .filter({ hasText: 'Open a Customer Summary' })
        .filter({ hasText: '/customers' })
        .first()
        .getByRole('button', { name: /^Action/ })
        .click();
      const entry = trail.getByRole('dialog');
      assert.match(await fact(entry, 'Who').innerText(), new RegExp(personOf(officer).userId));
      assert.equal(await fact(entry, 'Customer').innerText(), customer.id);
      await entry.getByRole('button', { name: 'Close', exact: true }).click();
      assert.ok(!trail.url().includes(customer.csid), 'no CSID in the address');
      assert.ok(!(await trail.content()).includes(customer.name), 'no name on the page');
    }),
  );

  it(
    'RS-2 the trail is exported as it was sought, with ids only; nothing found is said plainly, and how far it is sealed',
    visit(async ({ house, as }) => {
      const customer = await aCustomer(house);
      const theirs = await (await as(officer)).open(addresses.customer(customer.id));
      await theirs.getByRole('heading', { name: customer.name }).first().waitFor();
      const page = await (await as(auditor)).open('/audit-trail');
      await page.getByRole('button', { name: /^Export/ }).waitFor();
      const everything = await page.getByRole('button', { name: /^Export/ }).innerText();
      await searchBy(page, customer.csid);
      const wanted = await until('the entries are there', async () => {
        const label = await page.getByRole('button', { name: /^Export/ }).innerText();
        return label !== everything && /^Export (\d+) entr/.exec(label)?.[1];
      });
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: /^Export/ }).click(),
      ]);
      assert.equal(download.suggestedFilename(), 'audit-trail.csv');
      const lines = readFileSync(await download.path(), 'utf8')
        .trimEnd()
        .split('\r\n');
      assert.ok(lines.length - 1 >= Number(wanted), lines[0]);
      assert.ok(lines.slice(1).every((line) => line.includes(customer.id)));
      assert.ok(!lines.join('').includes(customer.csid));
      await page.getByRole('form', { name: 'Search the audit trail' }).getByLabel('CSID').fill('799 999 998');
      await page.getByRole('button', { name: 'Search', exact: true }).click();
      await page.getByText('There is no such entry.').waitFor();
      await page.getByText(/entries are sealed/).waitFor();
    }),
  );
});
