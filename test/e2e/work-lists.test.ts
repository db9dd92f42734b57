/** The work list of somebody with 300 items: by the keyboard alone, many at once with a result for each, and as they left it. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { addresses, personOf } from './support/customers.ts';
import { theHouse } from './support/house.ts';
import { tabTo } from './support/keyboard.ts';
import { focused, rowOf } from './support/on-the-page.ts';
import { assertAccessible } from './support/page-checks.ts';
import { visit, type UserId } from './support/visit.ts';

/** Nobody else's tests work with theirs. */
const who: UserId = 'jkeane';
const { id: personId } = personOf(who);
const stepKeys = 'three-hundred/';

/** 300 items that tell something and ask for no decision: 40 overdue, 20 due within the hour, the others later, the last ones never. */
async function threeHundredItems(): Promise<void> {
  const { db } = (await theHouse()).processes.deps;
  const made = await db.$executeRaw`
    INSERT INTO work_item (id, kind, customer_id, process_id, step_key, assignee_id, opened_at, due_at)
    SELECT gen_random_uuid(), (ARRAY['messageNotSent', 'messageUndetermined', 'messageFoundLater'])[1 + n % 3], c.id, p.id,
      ${stepKeys} || n, ${personId}::uuid, now() - interval '9 days' - n * interval '1 minute',
      CASE WHEN n <= 40 THEN now() - n * interval '1 hour' WHEN n <= 60 THEN now() + interval '1 hour'
        WHEN n <= 280 THEN now() + interval '2 days' + n * interval '1 hour' END
    FROM generate_series(1, 300) n
    JOIN LATERAL (SELECT id FROM customer WHERE NOT restricted ORDER BY id OFFSET n % 50 LIMIT 1) c ON true
    CROSS JOIN (SELECT id FROM process WHERE kind = 'smsDelivery' ORDER BY id LIMIT 1) p`;
  assert.equal(made, 300);
}
async function noneAnyMore(): Promise<void> {
  const { db } = (await theHouse()).processes.deps;
  await db.workItem.deleteMany({ where: { stepKey: { startsWith: stepKeys } } });
  await db.savedFilter.deleteMany({ where: { personId } });
}

const chip = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const boxes = (page: Page) => page.locator('tbody').getByRole('checkbox');
const result = (page: Page) => page.getByRole('region', { name: 'Result' });

describe('A work list of 300 items', () => {
  before(async function () {
    this.timeout(120_000);
    await threeHundredItems();
  });
  after(noneAnyMore);

  it(
    'RS-4 with the keyboard alone two items are selected and put on hold, and the count follows',
    visit(async ({ as }) => {
      const page = await (await as(who)).open(addresses.workItems);
      await page.getByText('25 of 300 shown').waitFor();
      await chip(page, 'Overdue 40').waitFor();
      await tabTo(page, chip(page, 'At risk 20'));
      await page.keyboard.press('Enter');
      await page.getByText('20 of 20 shown').waitFor();
      await page.keyboard.press('j');
      await focused(
        page
          .locator('tbody tr')
          .nth(0)
          .getByRole('button', { name: /^Action/ }),
      ).waitFor();
      await page.keyboard.press('x');
      await page.keyboard.press('j');
      await page.keyboard.press('x');
      await page.getByText('2 selected').waitFor();
      await page.keyboard.press('?');
      const shortcuts = page.getByRole('dialog', { name: 'Shortcuts' });
      await shortcuts.getByText('Hold until, for the selected rows').waitFor();
      await page.keyboard.press('Escape');
      await shortcuts.waitFor({ state: 'detached' });
      await page.keyboard.press('h');
      const asked = page.getByRole('dialog', { name: 'Hold 2 items until which day?' });
      await tabTo(page, asked.getByRole('button', { name: /^In a week, \d+ \w+ \d+$/ }));
      await page.keyboard.press('Enter');
      await result(page)
        .getByText(/^2 of 2 on hold until \d+ \w+ \d+\.$/)
        .waitFor();
      await chip(page, 'On hold 2').waitFor();
      await page.getByText('18 of 18 shown').waitFor();
      assert.equal(await page.locator('body:focus').count(), 0);
    }),
  );

  it(
    'RS-3 several at once, each with its own result: what somebody else finished meanwhile says so, the others are done and found under Finished',
    visit(async ({ house, as }) => {
      const visitor = await as(who);
      visitor.expects(/409/);
      const page = await visitor.open(`${addresses.workItems}?due=none`);
      await page.getByText('20 of 20 shown').waitFor();
      for (let i = 0; i < 3; i++) await boxes(page).nth(i).check();
      await assertAccessible(page);
      await page.mouse.move(0, 0);
      await page.setViewportSize({ width: 1440, height: 900 });
      const csids = await page
        .locator('tbody tr')
        .getByText(/^CSID \d+$/)
        .allInnerTexts();
      const { db } = house.processes.deps;
      const first = await db.workItem.findFirstOrThrow({
        where: {
          assigneeId: personId,
          dueAt: null,
          state: 'open',
          customer: { csid: csids[0]?.replace('CSID ', '') ?? '' },
        },
      });
      await db.workItem.update({ where: { id: first.id }, data: { state: 'cancelled', closedAt: new Date() } });
      await page.getByText('1 of them not on this page').waitFor();
      await page.getByRole('region', { name: 'Selected' }).getByRole('button', { name: 'Done' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Done', exact: true }).click();
      await result(page).getByText('2 of 3 off the list.').waitFor();
      assert.match(await result(page).getByRole('list', { name: 'Not done' }).innerText(), /over|finished|ended/i);
      assert.equal((await page.locator('tbody td span').getByText('Done', { exact: true }).count()) >= 2, true);
      await assertAccessible(page, [1440]);
      await result(page)
        .getByRole('button', { name: /^Close and show/ })
        .click();
      await page.getByText('17 of 17 shown').waitFor();
      await page.getByLabel('Search this list by CSID or name').fill(csids[1]?.replace('CSID ', '') ?? '');
      await page.keyboard.press('Enter');
      await rowOf(page, csids[1] ?? '')
        .getByText('Finished')
        .first()
        .waitFor();
      assert.ok(!page.url().includes(csids[1]?.replace('CSID ', '') ?? 'none'));
    }),
  );

  it(
    'RS-3 a saved filter is there after a reload, and shows what was saved; all of a filter can be selected over its pages',
    visit(async ({ house, as }) => {
      const page = await (await as(who)).open(addresses.workItems);
      await chip(page, /^Overdue \d+$/).click();
      await page.getByRole('button', { name: 'Save this filter' }).click();
      const asked = page.getByRole('dialog', { name: 'Save this filter' });
      await asked.getByRole('textbox', { name: 'Name' }).fill('What burns');
      await asked.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('“What burns” is saved.').waitFor();
      await page.goto(house.url + addresses.workItems);
      await page.getByText(/^25 of 2\d\d shown/).waitFor();
      await chip(page, 'What burns').click();
      await page.getByText('25 of 40 shown').waitFor();
      assert.match(page.url(), /due=overdue/);
      await page.getByRole('checkbox', { name: 'Select all rows of this page' }).check();
      await page.getByRole('button', { name: 'Select all 40' }).click();
      await page.getByText('40 selected').waitFor();
      await page.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByText('The filter is removed.').waitFor();
      assert.equal(await chip(page, 'What burns').count(), 0);
    }),
  );
});
