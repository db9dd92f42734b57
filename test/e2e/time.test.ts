import assert from 'node:assert/strict';
import { addresses, aSubmittedPlan } from './support/customers.ts';
import { rowOf, save } from './support/on-the-page.ts';
import { visit, type Visit } from './support/visit.ts';

describe('Decisions and time', () => {
  it(
    'PS-13 an undecided plan reminds the manager after 2 working days and is escalated to the next manager after 5; both lists show it live',
    visit(async (visiting) => {
      const { csid, processId, submissionId } = await aSubmittedPlan(visiting, 'dokafor');
      const page = await (await visiting.as('mdoyle')).open(addresses.managerActions);
      const next = await (await visiting.as('gtully')).open(addresses.managerActions);
      const officer = await (await visiting.as('dokafor')).open(addresses.csoActions);
      await rowOf(page, csid).waitFor();
      assert.equal(await rowOf(page, csid).getByText('reminded').count(), 0);
      await next.getByText(/\d+ of \d+ shown/).waitFor();

      const [reminder, escalation] = await dueOf(visiting, processId);
      await visiting.house.processes.forwardTo(processId, oneMinuteAfter(reminder));
      await rowOf(page, csid).getByText('reminded').waitFor();
      assert.match(await rowOf(page, csid).innerText(), /reminded \d+ \w{3} \d{4},\s5:00 pm AE[DS]T/);

      await visiting.house.processes.forwardTo(processId, oneMinuteAfter(escalation));
      await rowOf(next, csid).getByText('came from Margaret Doyle').waitFor();
      await rowOf(page, csid).waitFor({ state: 'detached' });
      await rowOf(officer, csid).getByText('Graham Tully, Service manager').waitFor();

      const record = await (await visiting.as('dokafor')).open(addresses.submission(submissionId));
      const steps = record.getByRole('region', { name: 'Timeline' }).getByRole('listitem');
      await steps.nth(2).waitFor();
      const words = ['Submitted', 'Manager reminded', 'Escalated to the next manager'];
      assert.deepEqual(await steps.locator('strong').allInnerTexts(), words);
    }),
  );

  it(
    'PS-13 what is overdue stands first and is called overdue, in the list and in the header',
    visit(async ({ as }) => {
      const page = await (await as('cboyd')).open(addresses.managerActions);
      const first = page.getByRole('row').nth(1);
      await first.getByText('Overdue', { exact: true }).waitFor();
      assert.match(
        await first.innerText(),
        /overdue\s+(today|by \d+ days?)\s+\(\d+ \w{3} \d{4},\s\d+:\d\d pm AE[DS]T\)/i,
      );
      const counts = await page.getByRole('link', { name: /^My items: / }).getAttribute('aria-label');
      assert.ok(Number(/(\d+) overdue/.exec(counts ?? '')?.[1]) > 0, counts ?? '');
    }),
  );

  it(
    'PS-13 a clock that was moved in development or tests is said on every page',
    visit(async ({ house: { clock }, as }) => {
      try {
        await clock.set(new Date(Date.now() + 10 * 60_000));
        const page = await (await as('gtully')).open(addresses.leave);
        await page.getByText(/^Development: the clock stands at /).waitFor();
      } finally {
        await clock.set(new Date());
      }
    }),
  );

  it(
    'PS-13 durations are settings, for submissions from then on; administrators can add or strike a day',
    visit(async (visiting) => {
      const { db } = visiting.house.processes.deps;
      const before = await aSubmittedPlan(visiting, 'lhartigan');
      const due = await dueOf(visiting, before.processId);
      const page = await (await visiting.as('sachterberg')).open(addresses.settings);
      const days = page.getByRole('form', { name: 'Decisions by managers' });
      try {
        await days.getByLabel('Escalate after').fill('2');
        await save(days).click();
        await days.getByRole('link', { name: 'This must be later than the reminder.' }).waitFor();
        await days.getByLabel('Escalate after').fill('3');
        await save(days).click();
        await page.getByText('It applies to submissions from now on').waitFor();
        const after = await aSubmittedPlan(visiting, 'lhartigan');
        assert.ok((await dueOf(visiting, after.processId))[1] < due[1], 'escalated sooner');
        assert.deepEqual(await dueOf(visiting, before.processId), due, 'under way: as before');
      } finally {
        const value = { remindAfter: 2, escalateAfter: 5, remindAgainEvery: 5 };
        const { db } = visiting.house.processes.deps;
        await db.setting.update({ where: { key: 'decisionDays' }, data: { value, revision: { increment: 1 } } });
      }

      await page.getByLabel('State or territory').selectOption('TAS');
      const row = page.getByRole('row').filter({ hasText: 'Good Friday' }).first(); // never at a weekend, where nothing is struck
      await row.getByRole('button', { name: /^Strike/ }).click();
      await row.getByText('Working day (struck)').waitFor();
      await row.getByRole('button', { name: /^Undo/ }).click();
      await row.getByText('Free day', { exact: true }).waitFor();
      const add = page.getByRole('form', { name: 'Add a free day' });
      await add.getByRole('textbox', { name: /^Date/ }).fill('31/02/2027');
      await add.getByLabel('Name').fill('Regatta');
      await add.getByRole('button', { name: 'Add day' }).click();
      await add.getByRole('link', { name: /Enter a date that exists/ }).waitFor();
      await add.getByRole('textbox', { name: /^Date/ }).fill(`10/02/${new Date().getUTCFullYear() + 1}`);
      await add.getByRole('button', { name: 'Add day' }).click();
      await page.getByRole('row').filter({ hasText: 'Regatta' }).getByText('Free day (added)').waitFor();
      await db.calendarDay.deleteMany({ where: { state: 'TAS' } });
    }),
  );

  it(
    'PS-14 a manager records leave with a delegate, and takes it back',
    visit(async (visiting) => {
      const page = await (await visiting.as('gtully')).open(addresses.leave);
      const form = page.getByRole('form', { name: 'Add leave' });
      const year = new Date().getUTCFullYear() + 1;
      await form.getByLabel('First day').fill(`3/05/${year}`);
      await form.getByLabel('Last day').fill(`1/05/${year}`);
      await save(form).click();
      await form.getByRole('link', { name: 'The last day must not lie before the first.' }).waitFor();
      await form.getByLabel('Last day').fill(`7 May ${year}`);
      await form.getByLabel('Delegate').selectOption({ label: 'Catherine Boyd' });
      await save(form).click();
      const period = page.getByRole('listitem').filter({ hasText: `3 May ${year} to 7 May ${year}` });
      await period.getByText('Delegate: Catherine Boyd').waitFor();
      await period.getByRole('button', { name: /^Remove leave/ }).click();
      await period.waitFor({ state: 'detached' });
    }),
  );

  it(
    'PS-12 nobody left who may decide: an operator’s item, without customer data, to be handed to a manager',
    visit(async (visiting) => {
      const { csid, name, processId } = await aSubmittedPlan(visiting, 'cdunne');
      const operator = await visiting.as('pvane');
      const page = await operator.open(addresses.operatorItems);
      const row = page.getByRole('row').filter({ hasText: 'No manager in line may decide' });
      await row.nth(1).waitFor();
      const text = await page.getByRole('main').innerText();
      assert.ok(!text.includes(csid) && !text.includes(name), 'no customer data');
      const link = page.locator(`a[href*="${encodeURIComponent(processId)}"]`);
      assert.equal(await link.count(), 1, 'a link to the process behind it');
      await page
        .getByRole('row')
        .filter({ has: link })
        .getByRole('button', { name: /^Action/ })
        .click();
      const window = page.getByRole('dialog', { name: 'Hand over' });
      await window.getByLabel('Manager', { exact: true }).selectOption({ label: 'Catherine Boyd' });
      await save(window).click();
      await page.getByText('Handed over.').waitFor();
      await link.waitFor({ state: 'detached' });
      const manager = await (await visiting.as('cboyd')).open(addresses.managerActions);
      await rowOf(manager, csid).getByText('CMP Approval').waitFor();
    }),
  );
});

type Due = [reminder: string, escalation: string];

async function dueOf({ house }: Visit, processId: string): Promise<Due> {
  const { state } = await house.processes.deps.db.process.findUniqueOrThrow({ where: { id: processId } });
  const instants = [...JSON.stringify(state).matchAll(/"at":"([^"]+)"/g)].map(([, at = '']) => at).toSorted();
  const [reminder = '', escalation = ''] = instants;
  assert.ok(reminder && escalation, JSON.stringify(state));
  return [reminder, escalation];
}

const oneMinuteAfter = (instant: string): string => new Date(Date.parse(instant) + 60_000).toISOString();
