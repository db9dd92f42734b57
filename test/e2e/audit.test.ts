import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { aCustomer, addresses, aSubmittedPlan, personOf, type TestCustomer } from './support/customers.ts';
import type { ConsoleHouse } from './support/house.ts';
import { tabTo } from './support/keyboard.ts';
import { close, fact, focused, openAction } from './support/on-the-page.ts';
import { assertAccessible } from './support/page-checks.ts';
import { until } from '../support/until.ts';
import { visit, type UserId } from './support/visit.ts';

const auditor: UserId = 'lkarim';
const officer: UserId = 'nquill';

type Entry = { action: string; result: string; why: string | null };

/** What one person did with the customer by these actions, oldest first. */
async function trailOf(
  { processes }: ConsoleHouse,
  customer: TestCustomer,
  who: UserId,
  actions: RegExp,
): Promise<Entry[]> {
  const entries = await processes.deps.db.auditEntry.findMany({
    where: { customerId: customer.id, personId: personOf(who).id },
    orderBy: { id: 'asc' },
    select: { action: true, result: true, why: true },
  });
  return entries.filter(({ action }) => actions.test(action));
}

const formOn = (page: Page) => page.getByRole('form', { name: 'Search the audit trail' });
async function searchBy(page: Page, csid: string): Promise<void> {
  await formOn(page).getByLabel('CSID').fill(csid);
  await formOn(page).getByRole('button', { name: 'Search', exact: true }).click();
}

describe('The audit trail', () => {
  it(
    'RS-2 what an officer opened and from where stands in the trail; a page that looks again adds no view',
    visit(async ({ house, as }) => {
      const customer = await aCustomer(house);
      const { processes } = house;
      const views = () => trailOf(house, customer, officer, /^customers\./);
      const person = await as(officer);
      person.expects(/status of 503/);
      const page = await person.open(addresses.customerSearch);
      const summary = page.getByRole('heading', { name: customer.name }).first();
      const search = page.getByRole('form', { name: 'Customer search' });
      await search.getByLabel('CSID').fill(customer.csid);
      await search.getByRole('button', { name: 'Search' }).click();
      await page.getByRole('button', { name: /^Action/ }).click();
      await summary.waitFor();
      const found = [
        { action: 'customers.search', result: 'viewed', why: null },
        { action: 'customers.view', result: 'viewed', why: '/customers' },
      ];
      assert.deepEqual(await views(), found);

      // somebody else changes the record: the page reads again, which is the same view, also when it must try twice
      const reads = page.waitForEvent('request', (request) =>
        request.url().endsWith(`/api/v1${new URL(page.url()).pathname}`),
      );
      const tried = page.waitForResponse(
        (response) => response.url().endsWith(`/api/v1${new URL(page.url()).pathname}`) && response.ok(),
      );
      await page.route(`**/api/v1/customers/${customer.id}`, (route) => route.fulfill({ status: 503 }), { times: 1 });
      await processes.deps.db.customer.update({ where: { id: customer.id }, data: { locality: 'Penrith' } });
      for (const request of [await reads, (await tried).request()])
        assert.equal(request.headers()['casewright-refetch'], '1');
      await page.getByText('Penrith').first().waitFor();
      assert.deepEqual(await views(), found);

      // loaded anew it is opened anew, from where it was; by its address it has no page before it
      await page.reload();
      await summary.waitFor();
      const typed = await person.open(addresses.customer(customer.id));
      await typed.getByRole('heading', { name: customer.name }).first().waitFor();
      assert.deepEqual(
        (await views()).slice(2).map(({ why }) => why),
        ['/customers', null],
      );

      const trail = await (await as(auditor)).open('/');
      await trail.getByRole('heading', { name: 'Audit trail' }).waitFor();
      await searchBy(trail, customer.csid);
      const rows = trail.getByRole('row').filter({ hasText: personOf(officer).name });
      await rows.filter({ hasText: 'Search for customers' }).first().waitFor();
      const opened = rows.filter({ hasText: 'Open a Customer Summary' });
      assert.deepEqual(
        [
          await opened.filter({ hasText: 'Customer search' }).count(),
          await opened.filter({ hasText: 'No other page' }).count(),
        ],
        [2, 1],
      );
      await opened
        .filter({ hasText: 'Customer search' })
        .first()
        .getByRole('button', { name: /^Action/ })
        .click();
      const entry = trail.getByRole('dialog');
      assert.match(await fact(entry, 'Who').innerText(), new RegExp(personOf(officer).userId));
      assert.match(await fact(entry, 'When').innerText(), /^\d+ \w{3} \d{4}, \d+:\d\d:\d\d [ap]m AE[DS]T$/);
      assert.equal(await fact(entry, 'Customer').innerText(), customer.id);
      assert.equal(await fact(entry, 'Opened from').innerText(), 'Customer search: /customers');
      await close(entry).click();
      assert.ok(!trail.url().includes(customer.csid), 'no CSID in the address');
      assert.ok(!(await trail.content()).includes(customer.name), 'no name on the page');
    }),
  );

  it(
    'RS-2 a decision opened from a work item, a plan from its process, and a refusal: each with its reason, in plain words',
    visit(async (visiting) => {
      const { house, as } = visiting;
      const { db } = house.processes.deps;
      const plan = await aSubmittedPlan(visiting, 'lhartigan');
      const manager = await (await as('mdoyle')).open(addresses.managerActions);
      await openAction(manager, plan.csid, 'Service Manager Approval Action');
      await manager.getByRole('dialog').getByText('Timeline').waitFor();
      const { id } = await db.workItem.findFirstOrThrow({ where: { processId: plan.processId } });
      const decided = await trailOf(house, plan, 'mdoyle', /^personalisedServices\./);
      assert.deepEqual([...new Set(decided.map(({ why }) => why))], [`workItem:${id}`]);

      const own = await (await as('lhartigan')).open(addresses.customer(plan.id));
      await own.getByRole('link', { name: 'CMP Approval', exact: true }).click();
      await own.getByRole('heading', { level: 1, name: /^Customer Management Plan/ }).waitFor();
      await own.getByText('Timeline').waitFor();
      const opened = await trailOf(house, plan, 'lhartigan', /^personalisedServices\./);
      assert.equal(opened.at(-1)?.why, `process:${plan.processId}`);

      const other = await as('praman');
      other.expects(/status of 403/);
      const refused = await other.open(addresses.submission(plan.submissionId));
      await refused
        .getByRole('alert')
        .getByText(/only that officer and service managers/)
        .waitFor();

      const trail = await (await as(auditor)).open(addresses.audit);
      await formOn(trail).getByLabel('What').selectOption({ label: 'Refusals' });
      await searchBy(trail, plan.csid);
      await trail.getByText(/^(\d) of \1 shown/).waitFor(); // nobody else was refused this customer
      const rows = await trail.getByRole('row').filter({ hasText: plan.id }).allInnerTexts();
      assert.ok(rows.length > 0);
      for (const row of rows) assert.match(row, /Priya Raman[^]*Refused: somebody else’s customer/);
    }),
  );

  it(
    'RS-2 RS-4 by keyboard the trail is searched, an entry opened, all of its customer sought, and exported with ids only',
    visit(async ({ house, as }) => {
      const customer = await aCustomer(house);
      const theirs = await (await as(officer)).open(addresses.customer(customer.id));
      await theirs.getByRole('heading', { name: customer.name }).first().waitFor();
      const page = await (await as(auditor)).open(addresses.audit);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      const label = page.getByRole('button', { name: /^Export/ });
      await label.waitFor();
      asked.splice(0);
      const everything = await label.innerText();
      await tabTo(page, formOn(page).getByLabel('CSID'));
      await page.keyboard.type(customer.csid);
      await page.keyboard.press('Enter');
      const wanted = await until('the entries are there', async () => {
        const now = await label.innerText();
        return now !== everything && /^Export (\d+) entr/.exec(now)?.[1];
      });
      const action = page.getByRole('button', { name: /^Action/ }).first();
      await tabTo(page, action);
      await page.keyboard.press('Enter');
      const entry = page.getByRole('dialog');
      await focused(entry.getByRole('heading')).waitFor();
      await assertAccessible(page);
      await page.keyboard.press('Escape');
      await focused(action).waitFor();
      // nothing was read again by itself meanwhile: each reading stands in the trail
      assert.equal(asked.filter((url) => url.endsWith('/audit/search')).length, 1);

      await page.keyboard.press('Enter');
      await tabTo(page, entry.getByRole('button', { name: 'All of this customer' }));
      await page.keyboard.press('Enter');
      await page.getByText(`Only the customer ${customer.id}`).waitFor();
      await page
        .getByRole('row')
        .filter({ hasText: personOf(auditor).name })
        .first()
        .waitFor();
      await tabTo(page, label, 'Shift+Tab');
      const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
      assert.equal(download.suggestedFilename(), 'audit-trail.csv');
      const lines = readFileSync(await download.path(), 'utf8')
        .trimEnd()
        .split('\r\n');
      assert.ok(lines.length - 1 > Number(wanted), lines[0]);
      assert.ok(lines.slice(1).every((line) => line.includes(customer.id)));
      assert.ok(!lines.join('').includes(customer.csid));

      await searchBy(page, '799 999 998');
      await page.getByText('There is no such entry.').waitFor();
      await page.getByText(/entries are sealed/).waitFor();
      assert.deepEqual(
        [...asked, page.url()].filter((url) => url.includes(customer.csid) || url.includes('799')),
        [],
      );
    }),
  );

  it(
    'RS-1 too many requests: a plain sentence meanwhile, read again by itself as soon as it may be; without any role the console closes',
    visit(async ({ house, as, apart }) => {
      const person = await as(officer);
      person.expects(/status of 429/);
      const { id, name } = await aCustomer(house);
      const page = await person.context.newPage();
      const limited = { status: 429, headers: { 'Retry-After': '2' }, body: 'Slow down' }; // as a proxy says it
      await page.route(`**/api/v1/customers/${id}`, (route) => route.fulfill(limited), { times: 1 });
      await page.goto(house.url + addresses.customer(id));
      await page.getByText('This is read again by itself, in 2 seconds at the latest.').waitFor();
      await page.getByRole('heading', { name }).first().waitFor();

      const { db } = house.processes.deps;
      const left = await apart('jkeane');
      left.expects(/status of 403/);
      const theirs = await left.open(addresses.customerSearch);
      await theirs.getByRole('heading', { name: 'Customer search' }).waitFor();
      const { roles } = personOf('jkeane');
      const sessions: string[] = [];
      theirs.on('request', (request) => request.url().endsWith('/session') && sessions.push(request.url()));
      const set = (now: readonly string[]) =>
        db.person.update({
          where: { id: personOf('jkeane').id },
          data: { roles: [...now], revision: { increment: 1 } },
        });
      try {
        await set([]);
        await theirs.getByText('You have no role in Casewright').waitFor();
      } finally {
        await set(roles);
      }
      await theirs.getByRole('button', { name: 'Try again' }).click();
      await theirs.getByRole('heading', { name: 'Customer search' }).waitFor();
      assert.ok(sessions.length < 5, `asked ${sessions.length} times`);
    }),
  );
});
