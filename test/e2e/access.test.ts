import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { until } from '../support/until.ts';
import { addresses, aSubmittedPlan } from './support/customers.ts';
import { openAction, save, windowOf } from './support/on-the-page.ts';
import { visit, type UserId } from './support/visit.ts';

describe('Who sees what', () => {
  const menus: [UserId, string[]][] = [
    ['nquill', ['Customer search', 'My work items', 'Incidents']],
    ['yfarah', ['Customer search', 'My work items', 'Incidents']],
    ['vsalas', ['Customer search', 'My work items', 'Incidents', 'Reports']],
    ['opryce', ['Incidents', 'Reports']],
    ['dokafor', ['Customer search', 'CSO Actions List', 'My work items', 'Incidents']],
    [
      'mdoyle',
      [
        'Customer search',
        'Service Manager Allocation',
        'Service Manager Actions List',
        'Leavers',
        'My work items',
        'Incidents',
        'My leave and delegate',
        'Reports',
      ],
    ],
    [
      'sachterberg',
      [
        'Leavers',
        'Users',
        'Teams',
        'Roles and permissions',
        'Templates',
        'Lists',
        'Proof of identity',
        'Products and channels',
        'Settings',
        'Stop switch',
      ],
    ],
    ['pvane', ['What is stuck', 'Operators’ items', 'Stop switch', 'Temporal Web UI']],
    ['lkarim', ['Audit trail']],
  ];
  for (const [userId, items] of menus)
    it(
      `RS-1 RS-5 the menu of ${userId} holds only what their roles may open: ${items.join(', ') || 'nothing yet'}`,
      visit(async ({ as }) => {
        const page = await (await as(userId)).open();
        const menu = page.getByRole('navigation', { name: 'Main menu' });
        await menu.waitFor();
        await page.getByRole('heading', { level: 1 }).or(page.getByText('There is no such page')).first().waitFor();
        const names = (await menu.getByRole('link').allInnerTexts()).map((name) => name.trim());
        assert.deepEqual(names, items);
      }),
    );

  it(
    'RS-1 a page that the role may not open says so, and whose role it is',
    visit(async ({ as }) => {
      const page = await (await as('nquill')).open(addresses.managerActions);
      await page.getByText('Your role does not open this page').waitFor();
      await page.getByText('You are signed in as Nathan Quill, Service officer.').waitFor();
    }),
  );

  it(
    'RS-1 a restricted customer is indistinguishable from an unknown one to who may not see them',
    visit(async ({ house, as }) => {
      const { db } = house.processes.deps;
      const customer = await db.customer.findFirstOrThrow({
        where: { restricted: true, assignments: { some: {} } },
        include: { phones: true },
      });
      const officer = await as('nquill');
      officer.expects(/status of 404/);
      const page = await officer.open(addresses.customerSearch);
      const found = page.getByRole('region', { name: /^Customers found for/ });
      const search = async (label: string, text: string) => {
        const form = page.getByRole('form', { name: 'Customer search' });
        for (const each of ['CSID', 'Name', 'Mobile']) await form.getByLabel(each).fill(each === label ? text : '');
        await form.getByRole('button', { name: 'Search' }).click();
        const result = page.getByRole('region', { name: `“${text}”` });
        await result
          .getByText(/^No customer was found|\d+ of \d+ shown/)
          .first()
          .waitFor();
        return (await result.innerText()).replaceAll(text, '…');
      };
      assert.equal(await search('CSID', customer.csid), await search('CSID', '999999999'));
      const byName = await search('Name', customer.familyName);
      assert.ok(!byName.includes(customer.csid));
      assert.equal(await found.getByText(customer.csid).count(), 0);

      const answered: string[] = [];
      for (const id of [customer.id, randomUUID()]) {
        await page.goto(house.url + addresses.customer(id));
        const alert = page.getByRole('alert').filter({ hasText: 'There is no such customer' });
        answered.push(await alert.innerText());
      }
      assert.equal(answered[0], answered[1]);

      const allowed = await (await as('mdoyle')).open();
      await allowed.getByLabel('Find a customer by CSID, name or mobile').fill(customer.csid);
      await allowed.keyboard.press('Enter');
      await allowed.getByText('Restricted Access Customer').waitFor();
    }),
  );

  it(
    'RS-1 a PS customer’s records are for the officer whose customer it is: another one is told so, and finds no link',
    visit(async ({ house, as }) => {
      const { customerId } = await house.processes.deps.db.assignment.findFirstOrThrow({
        where: { closedAt: null, officer: { userId: 'dokafor' }, customer: { restricted: false } },
      });
      const somebodyElse = await as('praman');
      somebodyElse.expects(/status of 403/);
      const page = await somebodyElse.open(addresses.customer(customerId));
      const why = 'The customer is assigned to somebody else: only that officer and service managers see this.';
      await page.getByText(why).waitFor();
      assert.equal(await page.getByRole('link', { name: 'Personalised Services', exact: true }).count(), 0);
      await page.goto(house.url + addresses.personalisedServices(customerId));
      await page.getByRole('alert').getByText(why).waitFor();
      const own = await (await as('dokafor')).open(addresses.customer(customerId));
      await own.getByRole('link', { name: 'Personalised Services', exact: true }).click();
      await own.getByRole('heading', { level: 1, name: 'Personalised Services' }).waitFor();
    }),
  );

  it(
    'RS-1 what is searched for stands in no address',
    visit(async ({ house, as }) => {
      const { familyName } = await house.processes.deps.db.customer.findFirstOrThrow({
        where: { restricted: false, kind: 'person' },
      });
      const officer = await as('nquill');
      const page = await officer.open(addresses.customerSearch);
      const sent: string[] = [];
      page.on('request', (request) => sent.push(request.url()));
      await page.getByLabel('Name', { exact: true }).fill(familyName);
      await page.getByRole('form', { name: 'Customer search' }).getByRole('button', { name: 'Search' }).click();
      await page.getByText(/\d+ of \d+ shown/).waitFor();
      assert.ok(sent.length > 0);
      assert.deepEqual(
        [...sent, page.url()].filter((url) => url.toLowerCase().includes(familyName.toLowerCase())),
        [],
      );
    }),
  );

  it(
    'RS-1 signed out: the sign-in page, the provider’s page, and back to the page that was asked for',
    visit(async ({ house, nobody }) => {
      const somebody = await nobody();
      somebody.expects(/status of 401/);
      const page = await somebody.open(addresses.customerSearch);
      await page.getByRole('heading', { name: 'Sign in to Casewright' }).waitFor();
      await page.getByRole('link', { name: 'Sign in' }).click();
      await page.getByLabel('User ID').fill('nquill');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Customer search' }).waitFor();
      assert.equal(page.url(), house.url + addresses.customerSearch);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'Sign in to Casewright' }).waitFor();
    }),
  );

  it(
    'RS-1 the session ended while somebody typed: said at once, nothing is lost, signed in again and back it is saved',
    visit(async (visiting) => {
      const { csid } = await aSubmittedPlan(visiting, 'lhartigan');
      const { db } = visiting.house.processes.deps;
      const manager = await visiting.apart('mdoyle');
      manager.expects(/status of 401/);
      const page = await manager.open(addresses.managerActions);
      const window = await openAction(page, csid, 'Service Manager Approval Action');
      await window.getByRole('radio', { name: 'Returned' }).check();
      await window.getByLabel('Reason').fill('Typed before the session ended.');
      const latest = await db.session.findFirstOrThrow({
        where: { account: { person: { userId: 'mdoyle' } } },
        orderBy: { createdAt: 'desc' },
      });
      await db.session.delete({ where: { idHash: latest.idHash } });
      // somebody else's change: the page reads again and is refused, before anything is saved
      const refused = page.waitForResponse(
        (response) => response.status() === 401 && response.url().includes('/plan-submissions/'),
      );
      await aSubmittedPlan(visiting, 'lhartigan');
      await refused;
      await save(window).click();
      await window
        .getByText(/Sign in again/)
        .first()
        .waitFor();
      assert.equal(await window.getByLabel('Reason').inputValue(), 'Typed before the session ended.');

      const link = window.getByRole('link', { name: /Sign in again/ });
      const [again] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
      await again
        .getByLabel('User ID')
        .or(again.getByRole('button', { name: 'Sign out' }))
        .first()
        .waitFor();
      if (await again.getByLabel('User ID').count()) {
        await again.getByLabel('User ID').fill('mdoyle');
        await again.keyboard.press('Enter');
        await again.getByRole('button', { name: 'Sign out' }).waitFor();
      }
      await again.close();
      await save(window).click();
      await window.getByText('Returned to the officer').waitFor();
    }),
  );

  it(
    'RS-5 a window has an address: linked, reloaded and gone back from',
    visit(async (visiting) => {
      const { id } = await aSubmittedPlan(visiting, 'dokafor');
      const page = await (await visiting.as('dokafor')).open(addresses.referral(id));
      await windowOf(page, 'Referral').getByRole('checkbox', { name: 'CMP Approval' }).waitFor();
      assert.equal(await page.title(), 'Referral – Casewright');
      await page.reload();
      await windowOf(page, 'Referral').getByRole('button', { name: 'Close', exact: true }).click();
      await page.waitForURL(visiting.house.url + addresses.csoActions);
      await until('the title is the page’s', async () => (await page.title()) === 'CSO Actions List – Casewright');
    }),
  );
});
