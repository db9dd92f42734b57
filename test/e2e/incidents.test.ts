/** EM-32 to EM-36 as officers and SAS meet them: the interview of each kind of caller, and what SAS finds, by the pages alone. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { aCentrelinkMessage, aMessage, aRecipient } from './support/messages.ts';
import { assertAccessible } from './support/page-checks.ts';
import { visit, type Visit } from './support/visit.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const content = 'A new letter is in your online account.';

/** The call begins; what was received, and who says to be calling. */
async function begin(page: Page, mobile: string, caller: RegExp): Promise<void> {
  await button(page, 'Somebody reports a message').click();
  await page.getByRole('heading', { name: 'Incident', level: 1, exact: true }).waitFor();
  await page.getByLabel('Content of the message').fill(content);
  await page.getByLabel('Mobile number').fill(mobile);
  assert.equal(await region(page, 'Who is calling').count(), 0, 'each answer opens the next question');
  await page.getByRole('radio', { name: 'Now' }).check();
  await page.getByRole('radio', { name: caller }).check();
}
const kept = (page: Page) => page.getByText('Every answer is kept: a dropped call loses nothing.').waitFor();

async function asStranger(page: Page): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill('Somebody else');
  await page.getByLabel('Contact details', { exact: true }).fill('By this number');
}
const idIn = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';

async function anIncidentWithSas(
  visiting: Visit,
): Promise<{ id: string; customer: Awaited<ReturnType<typeof aRecipient>> }> {
  const customer = await aRecipient(visiting.house);
  await aMessage(visiting, 'dokafor', customer);
  const page = await (await visiting.as('nquill')).open('/incidents');
  await begin(page, customer.mobile, /^No$/);
  await asStranger(page);
  await page.getByRole('radio', { name: 'No Child Support relationship' }).check();
  await page.getByText('Services Australia will investigate to have your number removed').waitFor();
  await page.getByRole('checkbox', { name: /^I apologised and advised/ }).check();
  await button(page, 'Finish').click();
  await page.getByText('SAS has number, content and time').waitFor();
  return { id: idIn(page), customer };
}

describe('Messages received in error', () => {
  it(
    'EM-33 EM-35 RS-4 nobody of ours: a dropped call loses nothing, what is missing is named, and SAS gets it; each state is accessible',
    visit(async ({ as }) => {
      const officer = await as('nquill');
      officer.expects(/status of 422/);
      const page = await officer.open('/incidents');
      await page.getByRole('heading', { name: 'Incidents', level: 1, exact: true }).waitFor();
      await assertAccessible(page);
      await begin(page, '0491 570 110', /^No$/);
      await asStranger(page);
      await kept(page);
      const address = page.url();
      await page.close(); // the call dropped, and the browser with it

      const again = await officer.open(new URL(address).pathname);
      assert.equal(await again.getByLabel('Content of the message').inputValue(), content);
      assert.equal(await again.getByLabel('Name', { exact: true }).inputValue(), 'Somebody else');
      await again.getByRole('radio', { name: 'Another relationship, such as an employer' }).check();
      await button(again, 'Finish').click();
      await again
        .getByText('Tick when it is done: I apologised and advised that Services Australia will investigate.')
        .waitFor();
      await assertAccessible(again);
      await again.getByRole('checkbox', { name: /^I apologised and advised/ }).check();
      await button(again, 'Finish').click();
      await region(again, 'What was reported').getByText('With SAS').waitFor();
      await assertAccessible(again);
    }),
  );

  it(
    'EM-34 EM-47 a customer: found, number corrected, opted out and told the correct reason, all from within',
    visit(async (visiting) => {
      const customer = await aRecipient(visiting.house);
      await aMessage(visiting, 'nquill', customer);
      await aCentrelinkMessage(visiting, 'yfarah', customer);
      const page = await (await visiting.as('nquill')).open('/incidents');
      await begin(page, customer.mobile, /^Yes, a current Child Support customer/);
      await page.getByRole('textbox', { name: 'CSID, name or mobile' }).fill(customer.csid);
      await button(page, 'Search').click();
      await button(page, `This is the caller: ${customer.name}, CSID ${customer.csid}`).click();
      await button(page, /^It is wrong: correct/).click();
      await page.getByLabel('Correct number').fill('0491 570 313');
      await button(page, 'Save').click();
      await page.getByText('The number is corrected.', { exact: true }).first().waitFor();
      const holds = region(page, 'What holds');
      await holds.getByText('Reminder').first().waitFor();
      await holds.getByRole('link', { name: 'New letter online' }).waitFor(); // recent messages
      const ofCentrelink = holds.getByRole('listitem').filter({ hasText: 'from Centrelink' });
      await ofCentrelink.getByRole('link', { name: 'CLK pre call notification' }).waitFor();
      await holds.getByRole('checkbox', { name: 'They want to unsubscribe' }).check();
      await holds.getByRole('checkbox', { name: /^Subscribed, but the case notes show/ }).check();
      await page
        .getByRole('textbox', { name: 'The correct reason for the contact' })
        .fill('Their address was to be checked.');
      await page.getByRole('radio', { name: /^Reminder and General/ }).check();
      await page.getByLabel('How it was asked').selectOption({ label: 'By phone' });
      await button(page, 'Record opt out').click();
      await page.getByText('The opt out is recorded.').first().waitFor();
      await assertAccessible(page, [1440, 320]);
      assert.equal(await page.getByRole('checkbox', { name: 'The opt out is recorded' }).isChecked(), true);
      await page.getByRole('checkbox', { name: /^I apologised and explained/ }).check();
      await button(page, 'Finish').click();
      await region(page, 'What was reported').getByText('Unsubscribed; A different message was meant').waitFor();
      const { db } = visiting.house.processes.deps;
      assert.equal(await db.smsOptOut.count({ where: { customerId: customer.id } }), 1);
      assert.equal((await db.phone.findFirstOrThrow({ where: { customerId: customer.id } })).number, '+61491570313');
    }),
  );

  it(
    'EM-35 a representative is told the purpose, and a caller for whom no record opens goes to SAS',
    visit(async ({ as, house }) => {
      const { db } = house.processes.deps;
      const restricted = await db.customer.findFirstOrThrow({ where: { restricted: true } });
      const officer = await as('nquill');
      const page = await officer.open('/incidents');
      await begin(page, '0491 570 110', /^No$/);
      await asStranger(page);
      await page.getByRole('radio', { name: 'A customer’s representative' }).check();
      await page.getByText('Explain the purpose of the message').waitFor();
      await page.getByRole('checkbox', { name: 'I explained the purpose of the message' }).check();
      await button(page, 'Finish').click();
      await region(page, 'What was reported').getByText('Purpose explained to a representative').waitFor();

      const other = await officer.open('/incidents');
      await begin(other, '0491 570 110', /^Yes, a current Child Support customer/);
      await other.getByRole('textbox', { name: 'CSID, name or mobile' }).fill(restricted.csid);
      await button(other, 'Search').click();
      await other.getByText('No customer was found.').waitFor();
      await button(other, 'No record opens for them').click();
      await other.getByText('Don’t say whether there is a record.').waitFor();
      await asStranger(other);
      await other.getByRole('checkbox', { name: /^I apologised and advised/ }).check();
      await button(other, 'Finish').click();
      await region(other, 'What was reported').getByText('With SAS').waitFor();
    }),
  );

  it(
    'EM-36 RS-1 RS-3 SAS is offered the message, and both tasks close it; the officer sees it move and learns nothing of the other customer',
    visit(async (visiting) => {
      const { id, customer } = await anIncidentWithSas(visiting);
      const officer = await (await visiting.as('nquill')).open(`/incidents/${id}`);
      await officer.getByText('SAS finds who the message was meant for').waitFor();

      const sas = await (await visiting.apart('opryce')).open('/'); // whom the tests of administration sign out
      await sas.getByRole('heading', { name: 'Incidents', level: 1, exact: true }).waitFor();
      await sas.goto(sas.url().replace(/\/[^/]*$/, `/incidents/${id}`));
      const messages = region(sas, 'Messages to this number around this time');
      // others have the same number, and may have been sent the same
      await messages.getByRole('listitem').filter({ hasText: customer.csid }).getByRole('radio').check();
      await sas.getByRole('radio', { name: 'The number stands on another customer’s record' }).check();
      await assertAccessible(sas);
      await button(sas, 'Save').click();
      await region(sas, 'Report the incident').waitFor();
      const found = region(sas, 'What was reported');
      await found.getByText(`CSID ${customer.csid}`).waitFor();
      assert.equal(await found.getByRole('link').count(), 0, 'SAS opens no customer’s record');

      await officer.getByLabel('Reference of the report').waitFor(); // by itself
      const reported = await region(officer, 'What was reported').innerText();
      assert.ok(!reported.includes(customer.csid) && !reported.includes(customer.name));
      await officer.getByLabel('Reference of the report').fill('INC 77');
      await button(officer, 'Reported').click();
      await officer.getByText('The report is recorded.').waitFor();
      await assertAccessible(officer);

      // who wrote the message, and so knows the other customer, is to remove the number
      const author = await (await visiting.as('dokafor')).open('/incidents');
      await author.getByRole('row').filter({ hasText: 'Remove the number' }).first().waitFor();
      await author.goto(author.url().replace(/\/[^/]*$/, `/incidents/${id}`));
      const removal = region(author, 'Remove the number from the customer’s record');
      await removal.getByRole('link', { name: 'Individual Customer Details' }).waitFor();
      await author.getByText(`CSID ${customer.csid}`).first().waitFor();
      assert.ok(!(await author.getByRole('main').innerText()).includes('Somebody else'), 'nothing of the caller');
      await assertAccessible(author, [320]);
      const { db } = visiting.house.processes.deps;
      await db.phone.updateMany({ where: { customerId: customer.id }, data: { valid: false } });
      await removal.getByRole('button', { name: 'Done', exact: true }).click();
      await region(author, 'What was reported').getByText('Closed').first().waitFor();
      await region(officer, 'What was reported').getByText('Closed').waitFor();
      await region(sas, 'What was reported').getByText('Closed').waitFor();
    }),
  );

  it(
    'EM-32 sent to the wrong customer: from the message to the call, whose time closes it, by the keyboard alone',
    visit(async (visiting) => {
      const customer = await aRecipient(visiting.house);
      const messageId = await aMessage(visiting, 'nquill', customer);
      const page = await (await visiting.as('nquill')).open(`/messages/${messageId}`);
      const wrong = button(page, 'Sent to the wrong customer');
      await wrong.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByText('tell them that the message was not meant for them, and apologise').waitFor();
      await dialog.getByRole('button', { name: 'Record the incident' }).focus();
      await page.keyboard.press('Enter');
      await region(page, 'Call the customer who got a message by mistake').waitFor();
      await assertAccessible(page);
      await button(page, 'Record the call').focus();
      await page.keyboard.press('Enter');
      await page.getByText('The call is recorded.').waitFor();
      await region(page, 'What was reported').getByText('Closed').waitFor();
    }),
  );

  it(
    'EM-32 the call is left: a team leader sees it, with whose it is, and gives it to another officer, who finds it with what they are to do',
    visit(async (visiting) => {
      const customer = await aRecipient(visiting.house);
      const messageId = await aMessage(visiting, 'nquill', customer);
      const officer = await (await visiting.as('nquill')).open(`/messages/${messageId}`);
      await button(officer, 'Sent to the wrong customer').click();
      await button(officer, 'Record the incident').click();
      const toCall = 'Call the customer who got a message by mistake';
      await region(officer, toCall).waitFor();
      const leader = await (await visiting.as('vsalas')).open('/incidents');
      await leader.getByRole('table').getByText('Nathan Quill').first().waitFor();
      await leader.goto(officer.url());
      const given = region(leader, toCall);
      assert.equal(await given.getByRole('button', { name: 'Record the call' }).count(), 0, 'it is not theirs');
      await given
        .getByLabel('Another officer', { exact: true })
        .selectOption({ label: 'Daniel Okafor, PS service officer, PS East 1' });
      await assertAccessible(leader);
      await button(leader, 'Give to another officer').click();
      await leader.getByText('Given to another officer.').waitFor();
      const other = await (await visiting.as('dokafor')).open('/incidents');
      await other.goto(officer.url());
      await button(other, 'Record the call').click();
      await other.getByText('The call is recorded.').waitFor();
    }),
  );
});
