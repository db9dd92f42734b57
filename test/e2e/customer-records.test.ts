import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { addresses, aCustomer } from './support/customers.ts';
import { focused } from './support/on-the-page.ts';
import { assertAccessible } from './support/page-checks.ts';
import { visit } from './support/visit.ts';

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const form = (page: Page, name: string) => page.getByRole('form', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const save = (page: Page, name: string) => form(page, name).getByRole('button', { name: 'Save', exact: true });
const notContacted = 'This customer has not previously contacted Child Support.';

describe('Case history, notepads and complaints on the page', () => {
  it(
    'EM-48 EM-8 EM-12 EM-13 an officer adds each in place, by keyboard too, and what bars a message follows without reloading; axe finds nothing',
    visit(async (visiting) => {
      const { house } = visiting;
      const { id } = await aCustomer(house); // with one landline
      const { db } = house.processes.deps;
      const officer = await visiting.as('nquill');
      const composing = await officer.open(addresses.desktopMessage(id)); // stays open meanwhile
      const page = await officer.open(addresses.customer(id));
      const history = section(page, 'Case history');
      await history.getByText(/^No contact is recorded\./).waitFor();
      await section(page, 'Notepads')
        .getByText(/^There is no notepad\./)
        .waitFor();
      await section(page, 'Complaints')
        .getByText(/^No complaint is recorded\./)
        .waitFor();
      await composing.getByText(notContacted).waitFor();

      // a phone attempt: the number is picked, Enter saves, the focus comes back
      await button(page, 'Record phone attempt').focus();
      await page.keyboard.press('Enter');
      const attempt = form(page, 'Record phone attempt');
      await focused(attempt.getByLabel('Number that you rang')).waitFor();
      await save(page, 'Record phone attempt').click();
      await attempt.getByRole('link', { name: 'Say whether you reached the customer.' }).waitFor();
      const [, ...numbers] = await attempt.getByLabel('Number that you rang').getByRole('option').allInnerTexts();
      assert.deepEqual(numbers, [`Home ${await homeOf(id)}`]);
      await attempt.getByLabel('Number that you rang').selectOption({ index: 1 });
      await attempt.getByLabel('Not reached').check();
      await attempt.getByLabel(/^Remark/).fill('Rang out.');
      await page.keyboard.press('Enter');
      await history.getByText('Not reached').waitFor();
      await history.getByText('Rang out.').waitFor();
      await focused(button(page, 'Record phone attempt')).waitFor();
      await composing.getByText(notContacted).waitFor({ state: 'detached' });

      // a contact of an earlier day; one that lies ahead is refused before it is sent
      await button(page, 'Record contact').click();
      const contact = form(page, 'Record contact');
      await contact.getByLabel('How the customer made contact').selectOption('In person');
      await contact.getByLabel('What it was about').fill('Came with the papers.');
      await contact.getByLabel('Earlier').check();
      await contact.getByLabel('Date').first().fill('14/02/2099');
      await contact.getByLabel('Time').fill('2:30 pm');
      await save(page, 'Record contact').click();
      await contact.getByRole('link', { name: 'This lies in the future.' }).waitFor();
      await contact.getByLabel('Date').first().fill('14/02/2025');
      await save(page, 'Record contact').click();
      await history.getByText('Came with the papers.').waitFor();
      await history.getByText(/2:30 pm AEDT/).waitFor();
      const [first] = await db.contact.findMany({ where: { customerId: id, kind: 'byCustomer' } });
      assert.equal(first?.occurredAt.toISOString(), '2025-02-14T03:30:00.000Z');

      // an FDV notepad: who raised the concerns is asked for
      await button(page, 'Add notepad').click();
      const notepad = form(page, 'Add notepad');
      await notepad.getByLabel(/^FDV/).check();
      await notepad.getByLabel('Notepad').fill('Concerns were raised.');
      await save(page, 'Add notepad').click();
      await notepad.getByRole('link', { name: /^Say who raised the concerns/ }).waitFor();
      await notepad.getByLabel('The other party').check();
      await save(page, 'Add notepad').click();
      await section(page, 'Notepads').getByText('Raised by the other party').waitFor();
      await composing.getByText('There are FDV concerns, and no review of the notepad is recorded.').waitFor();

      await button(page, 'Add complaint').click();
      await form(page, 'Add complaint').getByLabel('Complaint').fill('Waited an hour.');
      await save(page, 'Add complaint').click();
      const complaints = section(page, 'Complaints');
      await complaints.getByText('Open', { exact: true }).waitFor();
      await complaints.getByRole('button', { name: /^Close complaint of/ }).click();
      await complaints.getByText('Closed', { exact: true }).waitFor();

      // somebody else, or another system, adds: it appears; and all are there in pages
      const note = { customerId: id, kind: 'note', recordedAt: new Date() };
      const notes = Array.from({ length: 28 }, (_, i) => ({
        ...note,
        text: `Statement ${i}`,
        occurredAt: new Date(Date.UTC(2024, 0, 1 + i)),
      }));
      await db.contact.createMany({ data: notes });
      await button(page, 'All 30 contacts').click();
      await history.getByText('Statement 5', { exact: true }).waitFor();
      assert.equal(await history.getByRole('listitem').count(), 25);
      await button(page, 'Next page').click();
      await history.getByText('Statement 0', { exact: true }).waitFor();
      assert.equal(await history.getByRole('listitem').count(), 5);
      await button(page, 'Only the newest contacts').click();
      await history.getByText('Rang out.').waitFor();
      assert.equal(await history.getByRole('listitem').count(), 3);
      await button(page, 'Add complaint').click();
      await save(page, 'Add complaint').click();
      await form(page, 'Add complaint').getByText('There is a problem').waitFor();
      await assertAccessible(page); // with lines, a form, and what it says when it can't be saved

      async function homeOf(customerId: string): Promise<string> {
        const { number } = await db.phone.findFirstOrThrow({ where: { customerId } });
        return number.replace(/^\+612(\d{4})(\d{4})$/, '(02) $1 $2');
      }
    }),
  );
});
