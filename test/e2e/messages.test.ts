import { addOptOut } from '../support/message-fixture.ts';
import assert from 'node:assert/strict';
import { sixthMessage, withinTheHour } from '../../domain/electronic-messaging/eligibility.ts';
import { until } from '../support/until.ts';
import {
  askToSend,
  choose,
  compose,
  confirmation,
  missedCall,
  notReceived,
  onHandset,
  preview,
  previewWindow,
  priorActions,
  sendIn,
  sendOnPage,
} from './support/composing.ts';
import { addresses } from './support/customers.ts';
import { tabTo } from './support/keyboard.ts';
import { aMessage, aRecipient, messagesTo } from './support/messages.ts';
import { close, fact, focused, windowOf } from './support/on-the-page.ts';
import { visit, type UserId } from './support/visit.ts';

const nationalMobile = (e164: string) => e164.replace(/^\+61(\d{3})(\d{3})(\d{3})$/, '0$1 $2 $3');

describe('Generate Desktop Message', () => {
  it(
    'EM-19 EM-20 what is composed shows live on the handset and is kept over a look at Customer Summary; what is previewed is what is sent, to the letter',
    visit(async ({ house, as }) => {
      const to = await aRecipient(house);
      const page = await compose(await as('nquill'), to.id, notReceived);
      assert.equal(await fact(page, 'Last message sent').innerText(), '');
      assert.equal(await fact(page, 'Mobile').innerText(), nationalMobile(to.mobile));
      await onHandset(page).getByText('By date', { exact: true }).waitFor();
      await preview(page).click();
      await page.getByRole('link', { name: 'Enter the By date.' }).waitFor();
      await page.getByRole('textbox', { name: /^By date/ }).fill('1/02/2020');
      await preview(page).click();
      await page.getByRole('link', { name: 'The By date is in the past. Choose a later date.' }).waitFor();
      await page.getByRole('textbox', { name: /^By date/ }).fill('14 Dec 2032');
      await onHandset(page).getByText('Please pay by 14 Dec 2032.').waitFor();
      const live = await onHandset(page).innerText();
      assert.equal(await fact(page, 'Length').innerText(), `${live.length} characters (GSM-7), 1 SMS segment`);
      assert.equal(await fact(page, 'Leaves').innerText(), 'now');

      await page
        .getByRole('region', { name: 'Check with the customer' })
        .getByRole('link', { name: 'Customer Summary' })
        .click();
      await page.getByRole('heading', { name: to.name, level: 1 }).waitFor();
      await page.getByRole('link', { name: 'Outbound', exact: true }).click();
      await page.getByRole('link', { name: 'New desktop message' }).click();
      await onHandset(page).getByText('Please pay by 14 Dec 2032.').waitFor();
      assert.equal(await sendOnPage(page).isDisabled(), true);

      await preview(page).click();
      assert.equal(await onHandset(previewWindow(page)).innerText(), live);
      assert.match(await fact(previewWindow(page), 'To').innerText(), new RegExp(`^${to.name}, 04`));
      await sendIn(previewWindow(page)).click();
      await sendIn(confirmation(page)).click();
      await page.getByText('The message is being sent.').waitFor();
      await page.getByText('Over: Delivered').waitFor(); // live
      assert.equal(await onHandset(page).innerText(), live);
      const got = house.handsets.ledger(to.mobile).map(({ body, from }) => ({ body, from }));
      assert.deepEqual(
        got.filter(({ body }) => body === live),
        [{ body: live, from: 'Child Supp' }],
      );

      await page.goto(house.url + addresses.desktopMessage(to.id));
      assert.match(await fact(page, 'Last message sent').innerText(), /Payment not received: Sent to open text$/);
      assert.equal(await page.getByLabel('Group').inputValue(), ''); // what was sent is composed no more
    }),
  );

  it(
    'EM-45 Send is confirmed once, naming customer, number and template; Cancel sends nothing',
    visit(async ({ house, as }) => {
      const to = await aRecipient(house);
      const page = await compose(await as('nquill'), to.id, missedCall);
      const asked = await askToSend(page);
      await asked.getByText(`Send “Missed call” to ${to.name}, ${nationalMobile(to.mobile)}?`).waitFor();
      assert.deepEqual(await asked.getByRole('button').allInnerTexts(), ['Send', 'Cancel']);
      await asked.getByRole('button', { name: 'Cancel' }).click();
      await asked.waitFor({ state: 'detached' });
      await previewWindow(page).waitFor(); // the window below it stays
      await sendIn(previewWindow(page)).click();
      await page.keyboard.press('Escape');
      await confirmation(page).waitFor({ state: 'detached' });
      await close(previewWindow(page)).click();
      await previewWindow(page).waitFor({ state: 'detached' });
      assert.deepEqual(await messagesTo(house, to), []);
      await sendOnPage(page).click(); // previewed as it stands
      await confirmation(page).waitFor();
    }),
  );

  it(
    'EM-15 EM-45 within the hour the confirmation is that question, and the only one',
    visit(async (visiting) => {
      const { house, as } = visiting;
      const to = await aRecipient(house);
      await aMessage(visiting, 'dokafor', to);
      const page = await compose(await as('nquill'), to.id, missedCall);
      const asked = await askToSend(page);
      await asked.getByText(withinTheHour).waitFor();
      await sendIn(asked).click();
      await page.getByText('The message is being sent.').waitFor();
      assert.equal((await messagesTo(house, to)).length, 2);
    }),
  );

  it(
    'EM-15 somebody else was quicker: the same confirmation asks again, with the message that is the last one now',
    visit(async (visiting) => {
      const { house, as } = visiting;
      const to = await aRecipient(house);
      const officer = await as('nquill');
      officer.expects(/status of 409/);
      const page = await compose(officer, to.id, missedCall);
      const asked = await askToSend(page);
      await asked.getByText('It leaves now').waitFor();
      await aMessage(visiting, 'dokafor', to);
      await sendIn(asked).click();
      await asked.getByText(withinTheHour).waitFor();
      await asked.getByText('while you composed this one').waitFor();
      assert.equal((await messagesTo(house, to)).length, 1);
      await sendIn(asked).click();
      await page.getByText('The message is being sent.').waitFor();
      assert.equal((await messagesTo(house, to)).length, 2);
    }),
  );

  it(
    'EM-20 the number changed after the preview: nothing is sent, what changed is shown, and nothing typed is lost',
    visit(async ({ house, as }) => {
      const to = await aRecipient(house);
      const officer = await as('nquill');
      officer.expects(/status of 409/);
      const page = await compose(officer, to.id, missedCall);
      const asked = await askToSend(page);
      const number = '+61491579212' === to.mobile ? '+61491579760' : '+61491579212';
      await house.processes.deps.db.phone.updateMany({ where: { customerId: to.id }, data: { number } });
      await sendIn(asked).click();
      await asked.waitFor({ state: 'detached' });
      await previewWindow(page)
        .getByText(`The number was ${nationalMobile(to.mobile)}, and is ${nationalMobile(number)} now.`)
        .waitFor();
      assert.deepEqual(await messagesTo(house, to), []);
      await sendIn(previewWindow(page)).click();
      await sendIn(confirmation(page)).click();
      await page.getByText('The message is being sent.').waitFor();
      assert.deepEqual(
        (await messagesTo(house, to)).map((message) => message.to),
        [number],
      );
    }),
  );

  it(
    'EM-6 an opt out is said in red and with a sign, on Customer Summary too; preview and send are disabled',
    visit(async ({ house, as }) => {
      const to = await aRecipient(house);
      const { db } = house.processes.deps;
      const sentence = 'Customer has an SMS opt out recorded';
      await addOptOut(db, to.id);
      const page = await (await as('nquill')).open(addresses.desktopMessage(to.id));
      const bar = page.getByRole('listitem').filter({ hasText: sentence });
      await bar.waitFor();
      const color = `getComputedStyle([...document.querySelectorAll('li p')].find((p) => p.innerText === '${sentence}')).color`;
      assert.equal(await page.evaluate(color), 'rgb(168, 0, 0)');
      await bar.getByLabel('Not possible:').waitFor();
      await bar.getByText('Contact the customer another way.').waitFor();
      await choose(page, missedCall);
      assert.equal(await preview(page).isDisabled(), true);
      assert.equal(await sendOnPage(page).isDisabled(), true);
      await page.goto(house.url + addresses.customer(to.id));
      const subscription = page.getByRole('region', { name: 'Subscription' });
      await subscription.getByText(sentence).waitFor();
      assert.equal(await subscription.getByText('An SMS opt out is recorded for all messages.').count(), 2);
    }),
  );

  it(
    'EM-3 EM-6 an opt out of one kind bars the templates of that kind, and says so before anything is typed',
    visit(async ({ house, as }) => {
      const to = await aRecipient(house);
      await addOptOut(house.processes.deps.db, to.id, { subscription: 'Reminder' });
      const page = await compose(await as('nquill'), to.id, notReceived);
      const sentence = page.getByText('Customer has an SMS opt out recorded');
      await sentence.waitFor();
      assert.equal(await preview(page).isDisabled(), true);
      await choose(page, missedCall);
      await sentence.waitFor({ state: 'detached' });
      assert.equal(await preview(page).isDisabled(), false);
    }),
  );

  const without: [UserId, missing: string, where: string][] = [
    ['bhale', 'You have no access to Cuba.', 'Ask for Cuba through ESS.'],
    ['jkeane', 'You have no access to Pluto.', 'Ask for Pluto through mySupport.'],
  ];
  for (const [userId, missing, where] of without)
    it(
      `EM-7 ${userId} is told what is missing and where to ask for it: ${where}`,
      visit(async ({ house, as }) => {
        const to = await aRecipient(house);
        const page = await compose(await as(userId), to.id, missedCall);
        await page.getByText(missing).waitFor();
        await page.getByText(where).waitFor();
        assert.equal(await preview(page).isDisabled(), true);
      }),
    );

  it(
    'EM-14 after five on one day the sixth is barred before anybody composes it',
    visit(async (visiting) => {
      const to = await aRecipient(visiting.house, 'closed');
      let afterId: string | undefined;
      for (let i = 1; i <= 5; i++) {
        const written = { type: 'Documents received', values: { receiptNumber: `R${i}` } }; // none of them the same (EM-31)
        afterId = await aMessage(visiting, 'nquill', to, afterId ? { ...written, afterId } : written);
      }
      const page = await compose(await visiting.as('nquill'), to.id, missedCall);
      await page.getByText(sixthMessage).waitFor();
      assert.equal(await preview(page).isDisabled(), true);
      assert.equal(await fact(page, 'Today').innerText(), '5 of 5 messages');
    }),
  );

  it(
    'EM-49 a pre-call alert while the window is closed says when it opens',
    visit(async ({ house, as }) => {
      const to = await aRecipient(house, 'closed');
      const page = await compose(await as('nquill'), to.id, { group: 'Request for contact', type: 'Pre-call advice' });
      await page.getByText('A pre-call alert is sent between 8:00 am and 8:00 pm, the customer’s time.').waitFor();
      await page.getByText(/^It can be sent from \d+ \w{3} \d{4}, 8:00 am /).waitFor();
      await page.getByRole('radio', { name: 'In the next hour' }).check();
      await onHandset(page).getByText('When: In the next hour.').waitFor();
      assert.equal(await preview(page).isDisabled(), true);
    }),
  );

  it(
    'RS-4 a message is composed, previewed and sent with the keyboard alone',
    visit(async ({ house, as }) => {
      const to = await aRecipient(house);
      const page = await (await as('nquill')).open(addresses.outboundCorrespondence(to.id));
      await tabTo(page, page.getByRole('link', { name: 'New desktop message' }));
      await page.keyboard.press('Enter');
      await focused(page.getByRole('heading', { name: 'Generate Desktop Message' })).waitFor();
      await tabTo(page, page.getByLabel('Group'));
      await page.keyboard.type('Request');
      await tabTo(page, page.getByLabel('Type'));
      await page.keyboard.type('Missed');
      await tabTo(page, priorActions(page));
      await page.keyboard.press('Space');
      await tabTo(page, preview(page));
      await page.keyboard.press('Enter');
      await focused(previewWindow(page).getByRole('heading', { name: 'Preview Message' })).waitFor();
      await tabTo(page, sendIn(previewWindow(page)));
      await page.keyboard.press('Enter');
      await focused(confirmation(page).getByRole('heading', { name: 'Confirmation' })).waitFor();
      await tabTo(page, sendIn(confirmation(page)));
      await page.keyboard.press('Enter');
      await page.getByText('The message is being sent.').waitFor();
      await focused(page.getByRole('heading', { name: 'Message', level: 1 })).waitFor();
      assert.equal(await windowOf(page, 'Preview Message').count(), 0);
    }),
  );

  it(
    'EM-20 a preview has an address; loaded anew it leads back to the page',
    visit(async ({ house, as }) => {
      const to = await aRecipient(house);
      const page = await compose(await as('nquill'), to.id, missedCall);
      await preview(page).click();
      await previewWindow(page).waitFor();
      assert.equal(page.url(), `${house.url}${addresses.desktopMessage(to.id)}/preview`);
      await page.reload();
      await until('the page', async () => page.url() === house.url + addresses.desktopMessage(to.id));
      assert.equal(await previewWindow(page).count(), 0);
    }),
  );
});
