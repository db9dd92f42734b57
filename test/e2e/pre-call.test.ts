import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { preCallFollowUpId } from '../../workflows/contracts/pre-call-follow-up.ts';
import { until } from '../support/until.ts';
import { tabTo } from './support/keyboard.ts';
import { aMessage, aRecipient } from './support/messages.ts';
import { assertAccessible } from './support/page-checks.ts';
import { visit, type Visit } from './support/visit.ts';

/** An officer has sent a pre-call message, and it has left. */
async function anAnnouncedCall(visiting: Visit) {
  const customer = await aRecipient(visiting.house);
  const values = { contactTime: 'nextHour' };
  const messageId = await aMessage(visiting, 'nquill', customer, { type: 'Pre-call advice', values });
  const { db } = visiting.house.processes.deps;
  const id = preCallFollowUpId(messageId);
  await until('its call is waited for', async () => (await db.process.count({ where: { id } })) > 0);
  return { customer, path: `/pre-call-follow-ups/${messageId}` };
}
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const heading = (page: Page) => page.getByRole('heading', { name: 'Call after a pre-call message', level: 1 });

describe('The call after a pre-call message', () => {
  it(
    'EM-40 RS-4 from the list by keyboard: what the message said, the aim, the due time; nobody answered, then called',
    visit(async (visiting) => {
      const { customer } = await anAnnouncedCall(visiting);
      const page = await (await visiting.as('nquill')).open('/my-work-items');
      const item = page.getByRole('row').filter({ hasText: customer.csid });
      await item.getByText('Call after a pre-call message').first().waitFor();
      await tabTo(page, item.getByRole('button', { name: /^Action/ }));
      await page.keyboard.press('Enter');
      await heading(page).waitFor();
      await page.getByText('A Child Support officer will call you. When: In the next hour.').waitFor();
      await page.getByText(/^between 1?\d:\d\d [ap]m .* and 1?\d:\d\d [ap]m .*, the customer’s time$/).waitFor();
      await assertAccessible(page);
      await tabTo(page, button(page, 'Called, nobody answered'));
      await page.keyboard.press('Enter');
      await page.getByText('Recorded: nobody answered.').waitFor();
      await button(page, 'Close: not reached').waitFor();
      await page.getByLabel('Note on the call').fill('Spoke about the assessment.');
      await tabTo(page, button(page, 'Called'));
      await page.keyboard.press('Enter');
      await page.getByText('The call is recorded.').waitFor();
      await page.getByText('The call stands in the case history.').waitFor();
      await assertAccessible(page);
      const { db } = visiting.house.processes.deps;
      const attempts = await db.contact.findMany({
        where: { customerId: customer.id, kind: 'phoneAttempt' },
        orderBy: { occurredAt: 'asc' },
      });
      assert.deepEqual(
        attempts.map(({ reached, number }) => [reached, number]),
        [
          [false, customer.mobile],
          [true, customer.mobile],
        ],
      );
    }),
  );

  it(
    'EM-40 taken from an officer who is talking: what they typed stays, and they record the call all the same',
    visit(async (visiting) => {
      const { path } = await anAnnouncedCall(visiting);
      const page = await (await visiting.as('nquill')).open(path);
      await page.getByText(/^by 1?\d:\d\d [ap]m .*, the customer’s time$/).waitFor();
      await page.getByLabel('Note on the call').fill('They will send the form.');
      const leader = await (await visiting.as('vsalas')).open(path);
      await button(leader, 'Take the call').click();
      await leader.getByText('The call is yours.').waitFor();
      await page.getByText('It is with Victor Salas now. If you called, record it: nobody calls twice.').waitFor(); // live
      assert.equal(await page.getByLabel('Note on the call').inputValue(), 'They will send the form.');
      await assertAccessible(page);
      await button(page, 'Called').click();
      await page.getByText('The call is recorded.').waitFor();
      await leader.getByText('The call stands in the case history.').waitFor();
    }),
  );

  it(
    'EM-40 one action hands it to the team leader, who gives it to another officer; they see what the message said',
    visit(async (visiting) => {
      const { path, customer } = await anAnnouncedCall(visiting);
      const officer = await (await visiting.as('nquill')).open(path);
      await button(officer, 'I can’t call in time').click();
      await officer.getByText('A team leader has the work item now.').waitFor();
      const { db } = visiting.house.processes.deps;
      const given = await db.workItem.findFirstOrThrow({ where: { customerId: customer.id, kind: 'preCallToGive' } });
      const to = await db.person.findUniqueOrThrow({ where: { id: given.assigneeId ?? '' } });
      assert.equal(to.userId, 'vsalas');

      const leader = await (await visiting.as('vsalas')).open('/my-work-items');
      const item = leader.getByRole('row').filter({ hasText: customer.csid });
      await item.getByText('A call after a pre-call message needs a caller').waitFor();
      await item.dblclick();
      await heading(leader).waitFor();
      await button(leader, 'Take the call').waitFor();
      await button(leader, 'Give to another officer').click();
      await leader.getByText('Choose an officer.').first().waitFor();
      const whom = leader.getByLabel('Officer', { exact: true });
      const daniel = whom.getByRole('option', { name: /Daniel Okafor/ });
      await daniel.waitFor({ state: 'attached' });
      await assertAccessible(leader);
      await whom.selectOption(await daniel.getAttribute('value'));
      await button(leader, 'Give to another officer').click();
      await leader.getByText('Given.').waitFor();

      const second = await (await visiting.as('dokafor')).open(path);
      await second.getByText('A Child Support officer will call you. When: In the next hour.').waitFor();
      await button(second, 'Called').waitFor();
      await officer.getByText('It is with Daniel Okafor now.').waitFor();
    }),
  );

  it(
    'EM-40 the report shows a period, says what is wrong with another, and is accessible',
    visit(async (visiting) => {
      await anAnnouncedCall(visiting);
      const page = await (await visiting.as('mdoyle')).open('/reports');
      await page.getByRole('heading', { name: 'Reports', level: 1 }).waitFor();
      const ofCalls = page.getByRole('region', { name: 'Pre-call messages', exact: true });
      await ofCalls.getByRole('rowheader', { name: 'In all' }).waitFor();
      await page
        .getByRole('region', { name: 'Incidents', exact: true })
        .getByRole('rowheader', { name: 'Sent to the wrong customer' })
        .waitFor();
      await assertAccessible(page);
      await page.getByRole('textbox', { name: /^To/ }).fill('01/01/2020');
      await button(page, 'Show').click();
      await page.getByText('The last day is before the first.').first().waitFor();
      await page.getByRole('textbox', { name: /^From/ }).fill('31/12/2018'); // with the last day 367
      await button(page, 'Show').click();
      await page.getByText('Choose at most a year.').first().waitFor();
      assert.equal(await page.getByText('This could not be read').count(), 0);
      await page.getByRole('textbox', { name: /^From/ }).fill('01/01/2020');
      await button(page, 'Show').click();
      await page.getByText('No pre-call message was sent in this period.').waitFor();
    }),
  );
});
