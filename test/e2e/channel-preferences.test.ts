import assert from 'node:assert/strict';
import { until } from '../support/until.ts';
import { addresses, personOf } from './support/customers.ts';
import { windowOf } from './support/on-the-page.ts';
import { aHolder, anAccountHolder, dbOf } from './support/online-accounts.ts';
import { visit } from './support/visit.ts';

describe('Preferred Product Channel List', () => {
  it(
    'OA-12 OA-1 OA-17 Apply To All says which were left; several changes, one Save; Cancel leaves everything as it was',
    visit(async ({ house, as }) => {
      const { customerId } = await anAccountHolder(house, '4000023456', personOf('nquill').id);
      const page = await (await as('nquill')).open(addresses.onlineAccounts(customerId));
      await page.getByRole('link', { name: 'Preferred Product Channel List' }).click();
      await page.getByRole('heading', { name: 'Preferred Product Channel List', level: 1 }).waitFor();
      const begin = async () => {
        await page.getByRole('button', { name: 'Update Channel Preference' }).click();
        const warning = page.getByRole('dialog');
        await warning.getByText('Make sure the customer’s personal details are safe', { exact: false }).waitFor();
        await warning.getByRole('button', { name: 'Confirm' }).click();
      };
      const channelOf = async (name: string) =>
        (await page.getByRole('row').filter({ hasText: name }).getByRole('cell').nth(2).innerText()).trim();
      const chosen = () => dbOf(house).channelPreference.findMany({ where: { customerId } });

      await begin();
      await page.getByLabel('Channel for all').selectOption('Online');
      await page.getByRole('button', { name: 'Apply To All' }).click();
      await page.getByText(/^Left as they are, because they can’t be had by Online: .*Reminder of a payment/).waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
      assert.deepEqual(await chosen(), []);

      await begin();
      await page.getByLabel('Channel for all').selectOption('Online');
      await page.getByRole('button', { name: 'Apply To All' }).click();
      await page.getByLabel('New channel of Tax statement').selectOption('Letter');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Account updated successfully').waitFor();
      assert.equal(await channelOf('Assessment notice'), 'Online');
      assert.equal(await channelOf('Tax statement'), 'Letter');
      assert.match(await channelOf('Reminder of a payment'), /^SMS \(nothing chosen yet\)/);
      assert.ok((await chosen()).length >= 5);
    }),
  );

  it(
    'OA-14 somebody else’s change shows while one chooses, and nothing is saved over it unseen',
    visit(async ({ house, as }) => {
      const customerId = await aHolder(house);
      const officer = await as('nquill');
      officer.expects(/status of 412/);
      const page = await officer.open(addresses.channelPreferences(customerId));
      await page.getByRole('button', { name: 'Update Channel Preference' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
      await page.getByLabel('New channel of Assessment notice').selectOption('Online');
      const db = dbOf(house);
      const product = await db.channelProduct.findFirstOrThrow({ where: { name: 'Newsletter' } });
      await db.channelPreference.create({ data: { customerId, productId: product.id, channel: 'Online' } });
      await db.customer.update({ where: { id: customerId }, data: { channelsRevision: { increment: 1 } } });
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Somebody else changed these preferences meanwhile').waitFor();
      await page.getByRole('button', { name: 'Go on with the present state' }).click();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Account updated successfully').waitFor();
      assert.equal(await db.channelPreference.count({ where: { customerId } }), 2);
    }),
  );
});

describe('What administrators keep for online accounts', () => {
  it(
    'OA-4 a version of the questions is made, wrong points are told at their question, and another administrator’s version is not saved over',
    visit(async ({ house, as }) => {
      const db = dbOf(house);
      const page = await (await as('sachterberg')).open(addresses.proofQuestions);
      const { version } = await db.proofQuestions.findFirstOrThrow({ orderBy: { version: 'desc' } });
      await page.getByRole('button', { name: 'Add a question' }).click();
      const last = page.getByRole('group', { name: /^Question \d+$/ }).last();
      await last.getByLabel('Question', { exact: true }).fill('Colour of the last letter');
      await last.getByLabel('Points').fill('0');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Enter a whole number from 1 to 100.').waitFor();
      await last.getByLabel('Points').fill('10');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText(`Version ${version + 1} is saved.`).waitFor();

      await last.getByLabel('Points').fill('15');
      const newest = await db.proofQuestions.findFirstOrThrow({ orderBy: { version: 'desc' } });
      assert.equal(newest.version, version + 1);
      const again = {
        version: version + 2,
        questions: JSON.parse(JSON.stringify(newest.questions)),
        madeAt: new Date(),
      };
      await db.proofQuestions.create({ data: again });
      await page.getByText('Somebody else saved another version meanwhile').waitFor();
      assert.equal(await last.getByLabel('Points').inputValue(), '15'); // still here, to be read
      await page.getByRole('button', { name: `Take version ${version + 2}` }).click();
      await until('theirs is shown', async () => (await last.getByLabel('Points').inputValue()) === '10');
    }),
  );

  it(
    'OA-12 OA-8 a product is added and no longer offered; how long a temporary password is valid is a setting',
    visit(async ({ house, as }) => {
      const page = await (await as('sachterberg')).open(addresses.channelProducts);
      await page.getByRole('link', { name: 'Add a product or service' }).click();
      const window = windowOf(page, 'Add a product or service');
      await window.getByRole('checkbox', { name: 'Email' }).check();
      await window.getByRole('button', { name: 'Save', exact: true }).click();
      await window.getByText('Enter the name.').first().waitFor();
      await window.getByLabel('Name').fill('Annual summary');
      await window.getByLabel('Where the customer has chosen nothing').selectOption('Email');
      await window.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('cell', { name: 'Annual summary', exact: true }).waitFor();
      await page.getByRole('button', { name: 'Change Annual summary' }).click();
      const change = page.getByRole('dialog');
      await change.getByRole('checkbox', { name: 'Offered' }).uncheck();
      await change.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('(no longer offered)').waitFor();

      await page.getByRole('link', { name: 'Settings' }).click();
      const form = page.getByRole('form', { name: 'Online accounts' });
      const days = form.getByLabel('Days for which a temporary password can be used');
      await days.fill('61');
      await form.getByRole('button', { name: 'Save', exact: true }).click();
      await form.getByText('Enter a whole number from 1 to 60.').first().waitFor();
      await days.fill('30');
      await form.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('It counts for temporary passwords issued from now on.').waitFor();
      assert.equal(await dbOf(house).channelProduct.count({ where: { name: 'Annual summary', active: false } }), 1);
    }),
  );
});
