import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { until } from '../support/until.ts';
import { aCustomer, addresses, personOf, type TestCustomer } from './support/customers.ts';
import { send } from './support/desk.ts';
import type { ConsoleHouse } from './support/house.ts';
import { tabTo } from './support/keyboard.ts';
import { aMessage, aRecipient } from './support/messages.ts';
import { close, focused, windowOf } from './support/on-the-page.ts';
import { assertAccessible } from './support/page-checks.ts';
import { visit } from './support/visit.ts';

describe('Individual Customer Details, Products and Services', () => {
  const phoneForm = /^Mobile 04/;
  const phonesOf = ({ processes }: ConsoleHouse, { id }: TestCustomer) =>
    processes.deps.db.phone.findMany({ where: { customerId: id }, orderBy: { id: 'asc' } });

  it(
    'EM-29 RS-4 a bounced message’s item leads to the number with Invalid at hand: ticked and saved by the keyboard alone, EM stops and the item is off the list',
    visit(async (visiting) => {
      const { house, as } = visiting;
      const { db } = house.processes.deps;
      const to = await aRecipient(house, 'closed');
      const messageId = await aMessage(visiting, 'nquill', to);
      const { id: processId } = await db.process.findFirstOrThrow({ where: { subjectId: messageId } });
      const about = { customerId: to.id, processId, assigneeId: personOf('nquill').id, openedAt: house.clock.now() };
      const { id: itemId } = await db.workItem.create({
        data: { ...about, kind: 'messageBounced', stepKey: `1/${randomUUID()}` },
      });
      const page = await (await as('nquill')).open(addresses.workItems);
      const row = page.getByRole('row').filter({ hasText: to.csid }).filter({ hasText: 'could not be delivered' });
      await row.getByRole('button', { name: /^Action/ }).click();
      await page.getByText('A message could not be delivered').waitFor();
      await assertAccessible(page);
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.reload();
      const form = page.getByRole('form', { name: phoneForm });
      const invalid = form.getByRole('checkbox', { name: /^Invalid/ });
      await tabTo(page, invalid);
      await page.keyboard.press('Space');
      await tabTo(page, form.getByRole('button', { name: /^Save/ }));
      await page.keyboard.press('Enter');
      await page.getByText(/No SMS goes to 04\d\d \d{3} \d{3} any more\./).waitFor();
      await until('the item is off', async () => (await page.getByText('could not be delivered').count()) === 0);
      const item = await db.workItem.findUniqueOrThrow({ where: { id: itemId } });
      assert.deepEqual([item.state, (await phonesOf(house, to))[0]?.valid], ['done', false]);

      // the bar on Generate Desktop Message leads back here
      await page.goto(house.url + addresses.desktopMessage(to.id));
      const bar = page.getByRole('listitem').filter({ hasText: 'The customer has no valid mobile number.' });
      await bar.getByRole('link', { name: 'Individual Customer Details' }).click();
      await invalid.waitFor();
      assert.equal(await invalid.isChecked(), true);
    }),
  );

  it(
    'EM-19 EM-23 what is typed is warned of before it is lost; what contradicts itself is said; what somebody else saved meanwhile is shown, and nothing typed is lost',
    visit(async ({ house, as }) => {
      const to = await aCustomer(house);
      const officer = await as('nquill');
      officer.expects(/status of 412/, /status of 422/);
      const page = await officer.open(addresses.customer(to.id));
      await page.getByRole('link', { name: 'Personal Info' }).click();
      const form = page.getByRole('form', { name: 'Contact details' });
      const saveButton = form.getByRole('button', { name: 'Save', exact: true });
      await form.getByLabel('Suburb or town').fill('ULTIMO');
      await page.getByRole('link', { name: 'Products and Services' }).click();
      const warning = windowOf(page, 'What you typed is not saved');
      await warning.getByRole('button', { name: 'Cancel' }).click();
      await warning.waitFor({ state: 'detached' }); // under it nothing can be typed
      assert.equal(await form.getByLabel('Suburb or town').inputValue(), 'ULTIMO');

      await form.getByLabel('Postcode').fill('3000');
      await saveButton.click();
      await form.getByRole('link', { name: /^Postcode 3000 is in VIC, not in NSW/ }).waitFor();
      await assertAccessible(page);
      await page.setViewportSize({ width: 1440, height: 900 });
      await form.getByLabel('Postcode').fill('2007');

      const theirs = {
        email: 'theirs@example.com',
        emailValid: true,
        country: 'AU',
        state: 'NSW',
        locality: 'Glebe',
        postcode: '2037',
        timeZone: null,
      };
      await send(house, 'hmarsh', `/customers/${to.id}/contact-details`, { method: 'PUT', body: theirs, ifMatch: 0 });
      const alert = form.getByRole('alert').filter({ hasText: 'Helen Marsh changed this meanwhile' });
      await alert.getByText('Suburb or town: Parramatta → Glebe (you changed this too)').waitFor();
      await alert.getByText(/^Email: robin\.\d+@example\.com → theirs@example\.com/).waitFor();
      await saveButton.click(); // all the same: on the older one it is refused
      await form.getByText(/^Somebody else changed this meanwhile: Email,/).waitFor();
      await alert.getByRole('button', { name: 'Go on with their changes' }).click();
      assert.deepEqual(
        [
          await form.getByLabel('Suburb or town').inputValue(),
          await form.getByLabel('Email', { exact: true }).inputValue(),
        ],
        ['ULTIMO', 'theirs@example.com'],
      );
      await saveButton.click();
      await page.getByText('Held messages follow').waitFor();
      const row = await house.processes.deps.db.customer.findUniqueOrThrow({ where: { id: to.id } });
      assert.deepEqual([row.locality, row.postcode, row.email], ['ULTIMO', '2007', 'theirs@example.com']);

      const add = page.getByRole('form', { name: 'Add a phone number' });
      await add.getByLabel('Phone number').fill('0491 570 0061');
      await add.getByRole('button', { name: 'Add' }).click();
      await add.getByRole('link', { name: /^This is no phone number/ }).waitFor();
      await add.getByLabel('Phone number').fill('+672 350 123');
      await add.getByRole('button', { name: 'Add' }).click();
      await page.getByText('Overseas: no SMS goes to this number.').waitFor();
      await page.getByRole('button', { name: 'Remove +672350123' }).click();
      await windowOf(page, 'Remove +672350123?').getByRole('button', { name: 'Remove', exact: true }).click();
      await until('it is gone', async () => (await phonesOf(house, to)).length === 1);
    }),
  );

  it(
    'EM-47 EM-3 an opt out for Reminder is recorded and removed again, each with how it was asked; what the carrier keeps only START lifts',
    visit(async ({ house, as }) => {
      const to = await aRecipient(house);
      const { db } = house.processes.deps;
      const page = await (await as('nquill')).open(addresses.productsAndServices(to.id));
      const form = page.getByRole('form', { name: 'Record an SMS opt out' });
      await form.getByRole('button', { name: 'Record opt out' }).click();
      await form.getByRole('link', { name: 'Choose what it covers.' }).waitFor();
      await form.getByRole('radio', { name: 'Reminder', exact: true }).check();
      await form.getByLabel('How it was asked').selectOption('By phone');
      await form.getByRole('button', { name: 'Record opt out' }).click();
      await page.getByText('The opt out is recorded.').waitFor();
      const subscription = page.getByRole('region', { name: 'Subscription to electronic messages' });
      await subscription.getByText('An SMS opt out is recorded for Reminder messages.').waitFor();
      const optOuts = page.getByRole('region', { name: 'SMS opt outs' });
      await optOuts.getByText(/^By phone, .* recorded by you/).waitFor();
      assert.equal(await form.getByRole('radio', { name: /^Reminder \(recorded/ }).isDisabled(), true);
      await assertAccessible(page);
      await page.setViewportSize({ width: 1440, height: 900 });

      await optOuts.getByRole('button', { name: 'Remove the opt out of Reminder' }).click();
      const asked = windowOf(page, 'Remove this SMS opt out?');
      await asked.getByLabel('How it was asked').selectOption('By letter');
      await asked.getByRole('button', { name: 'Remove opt out' }).click();
      await page.getByText('The opt out is removed.').waitFor();
      await page
        .getByRole('region', { name: 'Removed' })
        .getByText(/^Removed: By letter, .* by you/)
        .waitFor();
      await subscription.getByText('Stopped').waitFor({ state: 'detached' });

      await db.smsOptOut.create({ data: { number: to.mobile, how: 'carrier', recordedAt: house.clock.now() } });
      try {
        await optOuts.getByText('It is kept by the carrier. Only START, sent from that handset, lifts it.').waitFor(); // live
      } finally {
        await db.smsOptOut.updateMany({ where: { number: to.mobile }, data: { removedAt: house.clock.now() } });
      }
    }),
  );

  it(
    'EM-43 Why did I get this? opens above Customer Summary, a message, and a message in a list, by the keyboard, and closes to where it was',
    visit(async (visiting) => {
      const { house, as } = visiting;
      const to = await aRecipient(house, 'closed');
      const messageId = await aMessage(visiting, 'nquill', to);
      const page = await (await as('nquill')).open(addresses.customer(to.id));
      const why = windowOf(page, 'Why did I get this?');
      const inList = `${addresses.lettersList(to.id)}/messages/${messageId}`;
      for (const address of [addresses.customer(to.id), addresses.message(messageId), inList]) {
        if (address !== addresses.customer(to.id)) await page.goto(house.url + address);
        const place = address === inList ? windowOf(page, 'Message') : page;
        const button = place.getByRole('button', { name: 'Why did I get this?' });
        await button.focus();
        await page.keyboard.press('Enter');
        for (const sentence of [
          'You only receive electronic messages that are relevant to your circumstances.',
          'Our messages hold no personal information and no hyperlinks.',
          'You can’t respond to them.',
          'You must tell us when your mobile number or email address changes. You can update both in your Child Support online account or the mobile app.',
        ])
          await why.getByText(sentence).waitFor();
        assert.equal(page.url(), `${house.url}${address}/why-did-i-get-this`);
        if (address === inList) await assertAccessible(page);
        await page.keyboard.press('Escape');
        await why.waitFor({ state: 'detached' });
        await until('the focus is back', async () => (await focused(button).count()) === 1);
        assert.equal(page.url(), house.url + address);
      }
      await close(windowOf(page, 'Message')).click();
      await page.waitForURL(house.url + addresses.lettersList(to.id));
    }),
  );
});
