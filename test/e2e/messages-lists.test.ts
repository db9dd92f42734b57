import assert from 'node:assert/strict';
import type { Tx } from '../../prisma/client.ts';
import { storeEmail, storeLetter } from '../../prisma/repositories/told-correspondence.ts';
import { until } from '../support/until.ts';
import { askToSend, compose, missedCall, preview, sendIn, sendOnPage } from './support/composing.ts';
import { addresses } from './support/customers.ts';
import { aMessage, aRecipient, messagesTo } from './support/messages.ts';
import { close, fact, windowOf } from './support/on-the-page.ts';
import { visit } from './support/visit.ts';

/** An email just now, and a letter that was queued an hour ago. */
async function sentElsewhere(tx: Tx, customerId: string, now: Date): Promise<void> {
  const to = { customerId, address: '', authorId: null };
  const at = new Date(now.getTime() - 3_600_000).toISOString();
  const email = { ...to, type: 'Statement ready', text: 'Your statement is ready.', externalId: `e2e-${customerId}` };
  await storeEmail(tx, { ...email, sentAt: now.toISOString() });
  const letter = { ...to, type: 'Assessment notice', text: 'We have worked out a new assessment.' };
  await storeLetter(tx, { ...letter, externalId: `e2e-${customerId}`, status: 'queued', at, reason: null });
}

const outbound = (id: string) => addresses.outboundMessages(id);

describe('What became of messages', () => {
  it(
    'EM-22 EM-24 outside the window a message is held, says until when in the recipient’s time, and can be cancelled until it leaves',
    visit(async ({ house, as }) => {
      const to = await aRecipient(house, 'closed');
      const page = await compose(await as('nquill'), to.id, missedCall);
      const leaves = /held until 8:00 am (Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ \w{3}, their time \(\S+\)/;
      assert.match(await fact(page, 'Leaves').innerText(), leaves);
      const asked = await askToSend(page);
      assert.match(await asked.innerText(), leaves);
      await sendIn(asked).click();
      await page.getByText('The message waits.').waitFor();
      await page.getByText('Held until the send window opens').waitFor();
      await page.getByText('It has not left yet. Cancelling stops it for good').waitFor();
      await page.getByRole('button', { name: 'Cancel message' }).click();
      await page.getByText('The message is cancelled.').waitFor();
      await page.getByText('Over: Cancelled').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Cancel message' }).count(), 0);
      assert.deepEqual(
        (await messagesTo(house, to)).map(({ state }) => state),
        ['cancelled'],
      );

      await page.goto(house.url + outbound(to.id));
      await page.getByRole('row').filter({ hasText: 'Missed call' }).getByText('Cancelled').waitFor();
      await page.getByRole('link', { name: 'Letters List' }).click();
      await page.getByText('No letter is listed for this customer.').waitFor();
    }),
  );

  it(
    'EM-30 Outbound Correspondence is refined by at least one filter; some minutes after the sending both lists show the message, each in its words',
    visit(async (visiting) => {
      const { house, as } = visiting;
      const to = await aRecipient(house);
      const messageId = await aMessage(visiting, 'nquill', to);
      const page = await (await as('nquill')).open(addresses.outboundCorrespondence(to.id));
      const search = page.getByRole('button', { name: 'Search', exact: true });
      await search.click();
      await page.getByRole('link', { name: 'Choose at least one of Letter Status, Source and Date Range.' }).waitFor();
      await page.getByLabel('Letter Status').selectOption('Cancelled');
      await search.click();
      await page.getByText('Nothing was found for Cancelled.').waitFor();
      await page.getByLabel('Letter Status').selectOption('');
      await page.getByLabel('Source').selectOption('Desktop message');
      await search.click();
      const row = page.getByRole('row').filter({ hasText: 'New letter online' });
      await row.getByText('Sent to open text').waitFor();
      assert.equal(page.url(), house.url + outbound(to.id)); // names nobody

      await house.processes.deps.db.$transaction((tx) => sentElsewhere(tx, to.id, house.clock.now()));
      await page.goto(house.url + addresses.lettersList(to.id));
      const onItsWay = page.getByRole('region', { name: 'On its way' });
      for (const type of ['New letter online', 'Statement ready'])
        await onItsWay
          .getByRole('listitem')
          .filter({ hasText: type })
          .getByText('shows here in a few minutes')
          .waitFor();
      const letter = page.getByRole('row').filter({ hasText: 'Assessment notice' });
      await letter.getByText('Queued for printing').waitFor();
      assert.equal(await row.count(), 0);
      await page.getByLabel('Channel').selectOption('Email');
      await page.getByText('Nothing is listed by Email.').waitFor();
      await onItsWay.getByRole('link', { name: 'Statement ready' }).click();
      const email = windowOf(page, 'Email');
      await email.getByText('Your statement is ready.').waitFor();
      await email.getByText('Appears in a few minutes').waitFor();
      await page.keyboard.press('Escape');
      await email.waitFor({ state: 'detached' });
      await page.goto(`${house.url}${addresses.outboundFrom(to.id, 'Letter')}`);
      await letter.getByRole('button', { name: /^Action/ }).click();
      await windowOf(page, 'Letter').getByRole('link', { name: 'On its own page' }).click();
      await page.getByRole('heading', { name: 'Letter', exact: true }).waitFor();
      await page.getByText('We have worked out a new assessment.').waitFor();
      await page.getByRole('button', { name: 'Print' }).waitFor();
      await page.goto(house.url + outbound(to.id));
      try {
        await house.clock.set(new Date(Date.now() + 6 * 60_000));
        await page.reload();
        await row.getByText('Communication sent').waitFor();
        await row.getByText('Communication sent').dblclick();
        const window = windowOf(page, 'Message');
        await window.getByText('There is a new letter in your Child Support online account.').waitFor();
        await page.keyboard.press('Escape');
        await window.waitFor({ state: 'detached' });

        await page.goto(house.url + addresses.lettersList(to.id));
        await row.getByText('Sent', { exact: true }).waitFor();
        await page.getByRole('row').filter({ hasText: 'Statement ready' }).getByText('Sent', { exact: true }).waitFor();
        assert.equal(await onItsWay.count(), 0);
        await page.getByRole('button', { name: 'Error', exact: true }).click();
        await page.getByText('No letter has the status Error.').waitFor();
        await page.getByRole('button', { name: 'Sent', exact: true }).click();
        await row.getByRole('button', { name: /^Action/ }).focus();
        await page.keyboard.press('Enter');
        await until('the window’s address', async () => page.url().includes(`/letters-list/messages/${messageId}`));
        await page.reload();
        await windowOf(page, 'Message').getByText('Letter Status').waitFor();
      } finally {
        await house.clock.set(new Date());
      }
    }),
  );

  it(
    'EM-24 who wrote it finds what was not sent in My work items, opens it, and takes it off with Done',
    visit(async ({ as }) => {
      const page = await (await as('nquill')).open();
      await page.getByRole('link', { name: 'My work items' }).click();
      const rows = page.getByRole('row').filter({ hasText: 'A message of yours was not sent' });
      await rows.first().waitFor();
      const before = await rows.count();
      await rows
        .first()
        .getByRole('button', { name: /^Action/ })
        .click();
      const window = windowOf(page, 'Message');
      await window.getByText('Not sent').first().waitFor();
      await close(window).click();
      await window.waitFor({ state: 'detached' });
      await rows.first().getByRole('button', { name: /^Done/ }).click();
      await page.getByText('It is off the list.').waitFor();
      await until('one row less', async () => (await rows.count()) === before - 1);
    }),
  );

  it(
    'the stop switch: an officer who composes is told at once, Send is disabled, held messages are cancelled; lifted it opens again',
    visit(async (visiting) => {
      const { house, as } = visiting;
      const to = await aRecipient(house);
      const held = await aRecipient(house, 'closed');
      await aMessage(visiting, 'nquill', held, { type: 'Missed call', values: { agencyPhone: '131 272' } });
      const officer = await compose(await as('nquill'), to.id, missedCall);
      await preview(officer).click();
      await close(windowOf(officer, 'Preview Message')).click();
      assert.equal(await sendOnPage(officer).isDisabled(), false);

      const page = await (await as('sachterberg')).open();
      await page.getByRole('link', { name: 'Stop switch' }).click();
      const form = page.getByRole('form', { name: 'Stop sending' });
      await form.getByRole('button', { name: 'Stop sending' }).click();
      await form.getByRole('link', { name: 'Choose what is stopped.' }).waitFor();
      await form.getByLabel('What is stopped').selectOption('Missed call');
      await form.getByLabel('Reason').fill('The lines are closed until noon.');
      await form.getByRole('button', { name: 'Stop sending' }).click();
      const lift = page.getByRole('button', { name: /^Lift the stop/ });
      try {
        await page.getByText(/held messages? (is|are) cancelled\. Nothing else that it covers leaves/).waitFor();
        await officer.getByText('Sending of “Missed call” is stopped').waitFor(); // live
        await officer.getByText('The lines are closed until noon.').waitFor();
        assert.equal(await sendOnPage(officer).isDisabled(), true);
        await until('it is cancelled', async () => (await messagesTo(house, held))[0]?.state === 'cancelled');
      } finally {
        await lift.click();
        await page.getByText('The stop is lifted.').waitFor();
      }
      await until('Send opens', async () => !(await sendOnPage(officer).isDisabled()));
    }),
  );

  it(
    'EM-26 operators see outcomes that nobody knows, with a link to the process, and no customer',
    visit(async (visiting) => {
      const { house, as } = visiting;
      const to = await aRecipient(house);
      house.handsets.fault(to.mobile, 'cutBefore'); // nobody can tell that from an answer that was lost
      const values = { receiptNumber: 'CS-1207' };
      const messageId = await aMessage(visiting, 'nquill', to, { type: 'Information received', values });
      const page = await (await as('pvane')).open(addresses.operations);
      const row = page.getByRole('region', { name: 'Messages' }).getByRole('row').filter({ hasText: messageId });
      await until('it shows', async () => {
        await page.reload();
        await page.getByRole('heading', { name: 'Messages' }).waitFor();
        return (await row.count()) > 0;
      });
      assert.match((await row.getByRole('link').getAttribute('href')) ?? '', new RegExp(messageId));
      const text = await page.getByRole('main').innerText();
      assert.ok(!text.includes(to.csid) && !text.includes(to.name));
    }),
  );
});
