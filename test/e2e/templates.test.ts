import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { chooseOnly } from './support/composing.ts';
import { addresses } from './support/customers.ts';
import { aRecipient } from './support/messages.ts';
import { save, windowOf } from './support/on-the-page.ts';
import { assertAccessible } from './support/page-checks.ts';
import { visit, type UserId } from './support/visit.ts';

const administrator: UserId = 'sachterberg';
const other: UserId = 'opryce';
const text = (page: Page) => page.getByRole('textbox', { name: /^Text of the message/ });
const newVersion = (page: Page) => page.getByRole('form', { name: 'New version' });

async function looksRight(page: Page): Promise<void> {
  await assertAccessible(page, [320, 1440]);
}

describe('Templates, lists and settings', () => {
  it(
    'EM-4 EM-16 EM-42 a template is written: what may not stand in it is said while it is typed, it is seen on the handset, and officers may choose it',
    visit(async (visiting) => {
      const page = await (await visiting.as(administrator)).open(addresses.templates);
      await page.getByRole('region', { name: 'Payment information' }).waitFor();
      await page.getByRole('button', { name: 'Retired', exact: true }).click();
      await page.getByRole('link', { name: 'Contact details to be checked' }).waitFor();
      await page.getByText('1 of').waitFor();
      await page.getByRole('link', { name: 'Write a template' }).click();
      await page.getByRole('heading', { level: 1, name: 'Write a template' }).waitFor();
      await text(page).fill('Dear Ms Citizen, see my dot gov dot au. Call us by ');
      await page
        .getByText(/must not hold a hyperlink/)
        .first()
        .waitFor();
      await page
        .getByText(/must not hold a person’s name/)
        .first()
        .waitFor();
      await save(page.getByRole('form', { name: 'New template' })).click();
      await page.getByRole('link', { name: 'Choose the Group.' }).waitFor();
      await looksRight(page);
      await text(page).fill('Please send your form by ');
      await page.getByRole('button', { name: 'By date' }).click();
      assert.equal(await text(page).inputValue(), 'Please send your form by {byDate}');
      const phone = page.getByRole('region', { name: 'As the handset shows it, with sample values' });
      await phone.getByText('Please send your form by 30 Nov 2027').waitFor();
      await phone.getByText('36 characters (GSM-7), 1 SMS segment').waitFor();
      await page.getByLabel('Group').selectOption('Request for contact');
      await page.getByLabel('Type').fill('Form wanted');
      await page.getByLabel('Use').selectOption('Request for information or contact');
      await page.getByLabel('Subscription').selectOption('General: Anything else');
      await save(page.getByRole('form', { name: 'New template' })).click();
      await page.getByText('“Form wanted” is saved.').waitFor();
      await page.getByText('Written by Simon Achterberg, Administrator').waitFor();

      const { id } = await aRecipient(visiting.house);
      const officer = await (await visiting.as('nquill')).open(addresses.desktopMessage(id));
      await chooseOnly(officer, { group: 'Request for contact', type: 'Form wanted' });
      await page.getByRole('button', { name: 'Retire' }).click();
      await windowOf(page, 'Retire “Form wanted”?').getByRole('button', { name: 'Retire' }).click();
      await page.getByText('This template is retired').waitFor();
      await officer
        .getByLabel('Type', { exact: true })
        .locator('option', { hasText: 'Form wanted' })
        .waitFor({ state: 'detached' }); // live
    }),
  );

  it(
    'EM-42 RS-3 two administrators write at once: the second sees what the first wrote, nothing is overwritten unseen, both versions stand',
    visit(async ({ house, as, apart }) => {
      const { db } = house.processes.deps;
      const { id } = await db.messageTemplate.findFirstOrThrow({ where: { type: 'New letter online' } });
      const person = await db.person.findFirstOrThrow({ where: { userId: other } });
      await db.person.update({ where: { id: person.id }, data: { roles: ['administrator'] } });
      const first = await as(administrator);
      first.expects(/status of 412/);
      const [one, two] = [
        await first.open(addresses.template(id)),
        await (await apart(other)).open(addresses.template(id)),
      ];
      const before = await text(one).inputValue();
      await text(one).fill(`${before} Call us if you can't.`);
      await text(two).fill(`${before} It waits for you.`);
      await two.getByLabel('Guidelines').fill('Once only.');
      const number = (await db.messageTemplateVersion.count({ where: { templateId: id } })) + 1;
      await newVersion(two)
        .getByRole('button', { name: `Save as version ${number}` })
        .click();
      await two.getByText(`Version ${number} is saved.`).waitFor();
      await two.locator('ins', { hasText: 'It waits for you.' }).waitFor();

      const told = one.getByRole('alert').filter({ hasText: 'was changed by somebody else meanwhile' });
      await told.getByText(/It waits for you\. \(you changed this too\)/).waitFor();
      await told.getByText(/^Guidelines: .* → Once only\.$/).waitFor();
      const saveOne = newVersion(one).getByRole('button', { name: /^Save as version/ });
      await saveOne.click();
      await one.getByText('Compare with what stands there now').waitFor();
      assert.equal(await db.messageTemplateVersion.count({ where: { templateId: id } }), number);
      await told.getByRole('button', { name: 'Go on with their changes' }).click();
      assert.equal(await one.getByLabel('Guidelines').inputValue(), 'Once only.');
      await saveOne.click();
      await one.getByText(`Version ${number + 1} is saved.`).waitFor();
      await looksRight(one);
      const versions = await db.messageTemplateVersion.findMany({
        where: { templateId: id },
        orderBy: { number: 'desc' },
      });
      assert.deepEqual(
        versions.slice(0, 2).map((version) => version.text),
        [`${before} Call us if you can't.`, `${before} It waits for you.`],
      );
      await db.person.update({ where: { id: person.id }, data: { roles: person.roles } });
    }),
  );

  it(
    'EM-4 EM-11 EM-25 entries are added, changed and retired; settings are kept inside their bounds, and say to what a change applies',
    visit(async ({ as }) => {
      const page = await (await as(administrator)).open(addresses.lists);
      await page.getByRole('link', { name: 'Add a phone number' }).click();
      const window = windowOf(page, 'Add a phone number');
      await window.getByLabel('What it is for').fill('Mobile of a colleague');
      await window.getByRole('textbox', { name: 'Number' }).fill('0491 570 110');
      await save(window).click();
      await window.getByRole('link', { name: /must not be a mobile number/ }).waitFor();
      await looksRight(page);
      await window.getByLabel('What it is for').fill('Seen from here');
      await window.getByRole('textbox', { name: 'Number' }).fill('1300 975 710');
      await save(window).click();
      const row = page.getByRole('row').filter({ hasText: 'Seen from here' });
      await row.getByRole('button', { name: /^Retire/ }).click();
      await windowOf(page, 'Retire “Seen from here”?').getByRole('button', { name: 'Retire' }).click();
      await row.getByText('Retired', { exact: true }).waitFor();
      await page.getByRole('link', { name: 'Contact protocols' }).click();
      await page.getByRole('button', { name: 'Retire: Payment overdue, Reminder' }).waitFor();
      await looksRight(page);
      await page.getByRole('link', { name: 'Specialised areas' }).click();
      await page.getByRole('button', { name: 'Change: Intensive Debt' }).click();
      await windowOf(page, 'Change specialised area').getByText('Name: Intensive Debt').waitFor(); // customers name it

      await page.goto(page.url().replace(/\/lists\/.*/, addresses.settings));
      const messages = page.getByRole('form', { name: 'Desktop messages' });
      await messages.getByLabel('Try again for').fill('73');
      await save(messages).click();
      await messages.getByRole('link', { name: 'Enter a whole number from 1 to 72.' }).waitFor();
      await looksRight(page);
      await messages.getByLabel('Try again for').fill('48');
      await save(messages).click();
      await page
        .getByText('It applies to messages sent from now on; those under way keep what they began with.')
        .waitFor();
      await messages.getByLabel('Try again for').fill('24');
      await save(messages).click();
      await messages.getByText('Not saved yet').waitFor({ state: 'detached' });
    }),
  );
});
