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
      assert.deepEqual(await document.getByRole('button').allInnerTexts(), ['Add note']);
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
