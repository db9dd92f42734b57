import assert from 'node:assert/strict';
import { addresses, aPsCustomer } from './support/customers.ts';
import { close, fact, focused, save, windowOf } from './support/on-the-page.ts';
import { visit } from './support/visit.ts';

describe('Stacking document', () => {
  it(
    'PS-5 creating a stacking document creates a communication record with Type Phone Out, Reason PERS SERVICES, Category PS CUSTOMER CONTACT, Issue blank',
    visit(async (visiting) => {
      const { id } = await aPsCustomer(visiting, 'praman');
      const page = await (await visiting.as('praman')).open(addresses.personalisedServices(id));
      const documents = page.getByRole('article');
      await documents.first().waitFor();
      assert.equal(await documents.count(), 1, 'the one that it begins with');
      await page.getByRole('button', { name: 'Create stacking document' }).click();
      await save(windowOf(page, 'Create stacking document')).click();
      await page.getByText('Stacking document created.').waitFor();
      assert.equal(await documents.count(), 2);
      const created = documents.first();
      assert.equal(await fact(created, 'Type').innerText(), 'Phone Out');
      assert.equal(await fact(created, 'Reason').innerText(), 'PERS SERVICES');
      assert.equal(await fact(created, 'Category').innerText(), 'PS CUSTOMER CONTACT');
      assert.equal(await fact(created, 'Issue').innerText(), 'blank');
    }),
  );

  it(
    'PS-6 notes are added with a subject header (required) and text (required), author and time; they are never edited or removed',
    visit(async (visiting) => {
      const { id } = await aPsCustomer(visiting, 'praman');
      const page = await (await visiting.as('praman')).open(addresses.personalisedServices(id));
      await page.getByRole('button', { name: /^Add note/ }).click();
      const window = windowOf(page, 'Add note');
      await save(window).click();
      const summary = window.getByRole('alert').filter({ hasText: 'There is a problem' });
      await focused(summary).waitFor();
      await summary.getByRole('link', { name: 'Enter the text of the note.' }).click();
      await focused(window.getByLabel('Text')).waitFor();
      await summary.getByRole('link', { name: 'Enter a subject header.' }).click();
      const subject = window.getByLabel('Subject header');
      await focused(subject).waitFor();

      await subject.fill('First contact');
      await window.getByLabel('Text').fill('Spoke about the missed payments.\nCalls again on Friday.');
      await save(window).click();
      await page.getByText('Note added.').waitFor();
      const document = page.getByRole('article').first();
      await document.getByText('First contact').waitFor();
      await document.getByText('Calls again on Friday.').waitFor();
      assert.match(await document.innerText(), /You, \d+ \w{3} \d{4}, \d+:\d\d [ap]m AE[DS]T/);
      assert.deepEqual(await document.getByRole('button').allInnerTexts(), ['Add note', 'Correct']);

      await document.getByRole('button', { name: 'Correct the note First contact' }).click();
      const correcting = windowOf(page, 'Correct note');
      assert.equal(await correcting.getByLabel('Subject header').inputValue(), 'First contact');
      await correcting.getByLabel('Text').fill('Calls again on Monday.');
      await save(correcting).click();
      await document.getByText('Calls again on Monday.').waitFor();
      assert.match(
        await document.innerText(),
        /Corrected by a note of you,[^]*Calls again on Friday\.[^]*Corrects the note “First contact”/,
      );

      const address = page.url();
      const sought = page.getByRole('searchbox', { name: 'Search the notes of this customer' });
      await sought.fill('MONDAY contact');
      await sought.press('Enter');
      const found = page.getByRole('table', { name: 'Notes found' });
      await found.getByText('Calls again on Monday.').waitFor();
      assert.equal(await found.getByRole('row').count(), 2, 'its head and the one note');
      assert.equal(page.url(), address, 'what is sought stands in no address');
      assert.equal(await page.getByText('in Cuba').count(), 0, 'it was made there');
      await sought.fill('friday contact');
      await sought.press('Enter');
      await found.getByText('Calls again on Friday.').waitFor();
      await found.getByText(/^Corrected by a note of you,/).waitFor();
      await sought.fill('');
      await document.getByText('Calls again on Friday.').waitFor();
    }),
  );

  it(
    'PS-7 of a customer abroad the page says of the record and of each note that it is in Pluto, and whether it is in Cuba yet',
    visit(async (visiting) => {
      const { id } = await aPsCustomer(visiting, 'praman');
      const { db } = visiting.house.processes.deps;
      await db.customer.update({ where: { id }, data: { country: 'NZ', state: null } });
      const page = await (await visiting.as('praman')).open(addresses.personalisedServices(id));
      await page.getByRole('button', { name: 'Create stacking document' }).click();
      await save(windowOf(page, 'Create stacking document')).click();
      const document = page.getByRole('article').first();
      await document.getByText(/In Pluto; the record is (copied to Cuba|not in Cuba yet)/).waitFor();
      await document.getByRole('button', { name: /^Add note/ }).click();
      const window = windowOf(page, 'Add note');
      await window.getByLabel('Subject header').fill('Call from Auckland');
      await window.getByLabel('Text').fill('Asked for a statement.');
      await save(window).click();
      await document.getByText(/In Pluto; the note is (copied to Cuba|not in Cuba yet)/).waitFor();
      await document.getByText('In Pluto; the record is copied to Cuba.').waitFor();
      await document.getByText('In Pluto; the note is copied to Cuba.').waitFor();
      assert.equal(await document.getByText('Asked for a statement.').count(), 1, 'the copy is no note of its own');

      await page.getByRole('link', { name: 'Notes', exact: true }).click();
      await page.getByRole('heading', { name: 'Notes', level: 1 }).waitFor();
      await page.getByText('Asked for a statement.').waitFor();
      assert.equal(await page.getByRole('article').count(), 1, 'what was made in Pluto, not the one before');
      await page.getByRole('link', { name: /^Add a note/ }).waitFor();
      await page.getByRole('link', { name: 'Communication', exact: true }).click();
      await page.getByRole('heading', { name: 'Communication', level: 1 }).waitFor();
      await page.getByText('Asked for a statement.').waitFor();
      assert.equal(await page.getByRole('article').count(), 2, 'Cuba’s own and the copy');
    }),
  );

  it(
    'PS-26 nothing takes effect before Save: closing a window with something typed asks first, then changes nothing',
    visit(async (visiting) => {
      const { id } = await aPsCustomer(visiting, 'praman');
      const { db } = visiting.house.processes.deps;
      const page = await (await visiting.as('praman')).open(addresses.personalisedServices(id));
      await page.getByRole('button', { name: 'Create stacking document' }).click();
      await close(windowOf(page, 'Create stacking document')).click();
      await page.getByRole('button', { name: /^Add note/ }).click();
      const window = windowOf(page, 'Add note');
      await window.getByLabel('Subject header').fill('Half a note');
      await page.keyboard.press('Escape');
      await window.getByText('What you typed is not saved.').waitFor();
      await window.getByRole('button', { name: 'Go on typing' }).click();
      assert.equal(await window.getByLabel('Subject header').inputValue(), 'Half a note');
      await close(window).click();
      await window.getByRole('button', { name: 'Close without saving' }).click();
      await window.waitFor({ state: 'detached' });
      assert.equal(await db.stackingDocument.count({ where: { customerId: id } }), 1);
      assert.equal(await db.note.count({ where: { customerId: id } }), 0);
    }),
  );
});
