import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { centrelinkMessages } from '../../domain/electronic-messaging/centrelink-messages.ts';
import { onHandset } from './support/composing.ts';
import { addresses } from './support/customers.ts';
import type { ConsoleHouse } from './support/house.ts';
import { tabTo } from './support/keyboard.ts';
import { heading, lookAt, text, type Looked } from './support/looking.ts';
import { aCentrelinkMessage, aMessage, aRecipient, messagesTo, type Recipient } from './support/messages.ts';
import { fact, loseAnswer, windowOf } from './support/on-the-page.ts';
import { widths } from './support/page-checks.ts';
import { visit, type Visit } from './support/visit.ts';

const preCall = 'CLK pre call notification';
const reject = 'Claim Finalised - Reject';

/** A mutual customer, unless it is said otherwise. */
async function aCentrelinkCustomer(house: ConsoleHouse, window: 'open' | 'closed' = 'open', centrelinkCustomer = true) {
  const recipient = await aRecipient(house, window);
  const { db } = house.processes.deps;
  await db.customer.update({ where: { id: recipient.id }, data: { centrelinkCustomer } });
  return recipient;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const previewEm = (page: Page) => windowOf(page, 'Preview EM');
const answer = async (page: Page, question: string, word: string) =>
  page.getByRole('group', { name: question }).getByLabel(word, { exact: true }).check();

/** Create EM, with the question answered for Customer First. */
async function createEm(page: Page): Promise<void> {
  await answer(page, 'Initiating work item', 'A Centrelink type');
  await answer(page, 'Main issue', 'Something else');
  await button(page, 'Go on in Customer First').click();
  await page.getByLabel('Document Description').waitFor();
}

async function choose(page: Page, type: string): Promise<void> {
  await page.getByLabel('Document Description').selectOption(type);
  await button(page, 'Next').click();
  await page.getByRole('group', { name: 'Text option' }).waitFor();
}

describe('Customer First', () => {
  it(
    'EM-37 EM-38 EM-46 by the keyboard alone: Create EM, the recommendation, Document Description, Next, Preview EM, Send Electronic Message, both histories, the handset',
    visit(async ({ house, as }) => {
      const to = await aCentrelinkCustomer(house);
      const page = await (await as('yfarah')).open(addresses.customer(to.id));
      await page.getByText('Child Support and Centrelink (mutual customer)').waitFor();
      await tabTo(page, page.getByRole('link', { name: 'Customer First' }));
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Desktop Messaging', level: 1 }).waitFor();
      assert.equal(await fact(page, 'Child Support mutual customer').textContent(), 'Yes');
      await page.getByText('No Centrelink message was sent to this customer.').waitFor();
      await tabTo(page, page.getByRole('link', { name: 'Create EM' }));
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Create EM', level: 1 }).waitFor();

      await tabTo(page, page.getByRole('radio', { name: 'SCT Disagreed Referral Intray' }));
      await page.keyboard.press('ArrowDown');
      await tabTo(page, page.getByRole('radio', { name: /^Claim progression/ }));
      await page.keyboard.press('Space');
      const recommendation = page.getByRole('status', { name: 'Recommendation' });
      await recommendation.getByText('Recommended: Customer First').waitFor();
      await recommendation.getByText('The initiating work item is a Centrelink type.').waitFor();
      await tabTo(page, button(page, 'Go on in Customer First'));
      await page.keyboard.press('Enter');

      const description = page.getByLabel('Document Description');
      await tabTo(page, description);
      await page.keyboard.type(preCall);
      assert.equal(await description.inputValue(), preCall);
      await tabTo(page, button(page, 'Next'));
      await page.keyboard.press('Enter');
      await page.getByRole('group', { name: 'Text option' }).waitFor();
      await tabTo(page, button(page, 'Preview EM'));
      await page.keyboard.press('Enter');
      const window = previewEm(page);
      await window.waitFor();
      const { text: sent } = centrelinkMessages[preCall];
      assert.equal(await onHandset(window).textContent(), sent);
      await window.getByText('CENTRELINK', { exact: true }).waitFor();
      await window.getByText('125 characters (GSM-7), 1 SMS segment').waitFor();
      await tabTo(page, window.getByRole('button', { name: 'Send Electronic Message' }));
      await page.keyboard.press('Enter');

      await page.getByRole('heading', { name: 'Desktop Messaging', level: 1 }).waitFor();
      const history = page.getByRole('table', { name: /Electronic Message Communication History/ });
      await history.getByText('Electronic Message has been queued').waitFor();
      await history.getByText(preCall).waitFor();
      const [message] = await messagesTo(house, to);
      assert.deepEqual([message?.text, message?.sender, message?.contactTime], [sent, 'CENTRELINK', 'today']);
      await history.getByText(/^(Sent|Delivered)$/).waitFor(); // live
      assert.deepEqual(
        house.handsets.ledger(to.mobile).flatMap(({ body, from }) => (body === sent ? [from] : [])),
        ['CENTRELINK'],
      );
      await page.getByRole('link', { name: 'Customer Details', exact: true }).click();
      await page.getByRole('tab', { name: 'Communication History', selected: true }).waitFor();
      await page
        .getByRole('table', { name: /Communication History/ })
        .getByText(preCall)
        .waitFor();
      await page.getByRole('tab', { name: 'Contact Details' }).click();
      await fact(page, 'Mobile').waitFor();

      await page.goto(house.url + addresses.outboundMessages(to.id));
      await page
        .getByText(/No message|Nothing/)
        .first()
        .waitFor(); // it stands in Customer First only (EM-46)
      assert.equal(await page.getByText(preCall).count(), 0);
    }),
  );

  it(
    'EM-38 against the recommendation only with a reason, which is kept and shown with the message; Pluto leads to Generate Desktop Message',
    visit(async ({ house, as }) => {
      const to = await aCentrelinkCustomer(house, 'open', false);
      const page = await (await as('yfarah')).open(addresses.createEm(to.id));
      await answer(page, 'Initiating work item', 'A Centrelink type');
      await answer(page, 'Main issue', 'The contact progresses SME work');
      const recommendation = page.getByRole('status', { name: 'Recommendation' });
      await recommendation.getByText('Recommended: Pluto').waitFor();
      await recommendation.getByText('The customer isn’t a current Centrelink customer.').waitFor();
      await recommendation.getByText(/^It outweighs: The initiating work item is a Centrelink type\./).waitFor();
      await answer(page, 'System', 'Customer First');
      await button(page, 'Go on in Customer First').click();
      await page.getByText('There is a problem').waitFor();
      await page.getByLabel('Reason').fill('Their claim was lodged this morning.');
      await button(page, 'Go on in Customer First').click();
      const description = page.getByLabel('Document Description');
      await description.waitFor();
      assert.equal(await description.inputValue(), 'CLK pre call notification - ARO/SME only');
      await button(page, 'Next').click();
      await button(page, 'Preview EM').click();
      await previewEm(page).getByRole('button', { name: 'Send Electronic Message' }).click();
      await page
        .getByRole('table', { name: /Communication History/ })
        .getByRole('button', { name: /^Action/ })
        .click();
      const message = windowOf(page, 'Message');
      await message.getByText('Their claim was lodged this morning.').waitFor();
      assert.equal(await fact(message, 'Recommended system').textContent(), 'Pluto');

      await page.goto(house.url + addresses.desktopMessage(to.id));
      await page.getByRole('link', { name: 'Which system to use' }).click();
      await answer(page, 'Initiating work item', 'SCT Disagreed Referral Intray');
      await answer(page, 'Main issue', 'Something else');
      await button(page, 'Go on in Pluto').click();
      await page.getByRole('heading', { name: 'Generate Desktop Message', level: 1 }).waitFor();
      const [choice] = await house.processes.deps.db.systemChoice.findMany({
        where: { customerId: to.id, chosen: 'pluto' },
      });
      assert.deepEqual([choice?.recommended, choice?.reason], ['pluto', null]);
      const others = await (await as('nquill')).open(addresses.desktopMessage(to.id));
      await others.getByLabel('Group').waitFor();
      assert.equal(await others.getByText('Which system to use').count(), 0, 'they send in Pluto only');
    }),
  );

  it(
    'EM-38 the customer’s record changes while the question is open: it is said, what was chosen stays chosen, and the reason is asked for',
    visit(async ({ house, as }) => {
      const to = await aCentrelinkCustomer(house);
      const { db } = house.processes.deps;
      const officer = await as('yfarah');
      officer.expects(/status of 422/);
      const page = await officer.open(addresses.createEm(to.id));
      await answer(page, 'Initiating work item', 'A Centrelink type');
      await answer(page, 'Main issue', 'Something else');
      await db.customer.update({ where: { id: to.id }, data: { centrelinkCustomer: false } });
      await button(page, 'Go on in Customer First').click();
      await page.getByText('The customer’s record has changed meanwhile').waitFor();
      await page.getByText('Pluto is recommended now, and Customer First is chosen.').waitFor();
      await page.getByRole('status', { name: 'Recommendation' }).getByText('Recommended: Pluto').waitFor();
      const system = page.getByRole('group', { name: 'System' });
      assert.equal(await system.getByLabel('Customer First', { exact: true }).isChecked(), true);
      const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
      await summary.getByRole('link', { name: 'Enter why you choose the other system.' }).click();
      const reason = page.getByLabel('Reason');
      assert.equal(await reason.evaluate((field) => field.matches(':focus')), true);
      await button(page, 'Go on in Customer First').click(); // not by pressing again
      await summary.waitFor();
      await reason.fill('Their claim was lodged this morning.');
      await button(page, 'Go on in Customer First').click();
      await page.getByLabel('Document Description').waitFor();
      const choices = await db.systemChoice.findMany({ where: { customerId: to.id } });
      assert.deepEqual(
        choices.map(({ recommended, chosen }) => [recommended, chosen]),
        [['pluto', 'customerFirst']],
      );

      await page.goto(house.url + addresses.createEm(to.id));
      await answer(page, 'Initiating work item', 'A Centrelink type');
      await answer(page, 'Main issue', 'Something else'); // answered anew: what is recommended now is chosen
      await button(page, 'Go on in Pluto').waitFor();
      assert.equal(await page.getByText('The customer’s record has changed meanwhile').count(), 0);
    }),
  );

  it(
    'EM-39 EM-41 Reject takes a payment type and a phone number of the lists, is refused by name, keeps what was composed, and says what to speak about',
    visit(async ({ house, as }) => {
      const to = await aCentrelinkCustomer(house);
      const officer = await as('yfarah');
      const page = await officer.open(addresses.createEm(to.id));
      await createEm(page);
      await choose(page, reject);
      await button(page, 'Preview EM').click();
      await page.getByText('There is a problem').waitFor();
      await page.getByLabel('Payment type', { exact: true }).selectOption('Age Pension');
      await page
        .getByLabel('Phone number of the agency', { exact: true })
        .selectOption({ label: '1800 975 707, Families' });
      await answer(page, 'The new claim is', 'Finalised as Reject');
      await answer(page, 'CCM is available', 'Yes');
      await answer(page, 'Phone contact was tried without success', 'Yes');
      await page.getByText('Draft kept').waitFor();
      await page.reload(); // EM-8: kept on the server
      await page.getByText('Draft kept').waitFor();
      assert.equal(await page.getByLabel('Payment type', { exact: true }).inputValue(), 'Age Pension');
      await page.getByText('CCM is available: a message goes automatically.').waitFor();
      assert.equal(await button(page, 'Preview EM').isDisabled(), true);
      await answer(page, 'CCM is available', 'No');
      await button(page, 'Preview EM').click();
      const window = previewEm(page);
      const sent =
        'We tried to contact you to discuss the outcome of your recent claim for Age Pension. Please call us on 1800 975 707. Do not reply by SMS.';
      assert.equal(await onHandset(window).textContent(), sent);

      // another number meanwhile: refused, and what was composed is still there
      const { db } = house.processes.deps;
      await db.phone.updateMany({ where: { customerId: to.id }, data: { number: '+61491578888' } });
      officer.expects(/status of 409/);
      if (to.mobile !== '+61491578888') {
        await window.getByRole('button', { name: 'Send Electronic Message' }).click();
        await page.getByText('What would be sent is no longer what you previewed. Please preview it again.').waitFor();
        await window.waitFor({ state: 'detached' });
        assert.equal(await page.getByLabel('Payment type', { exact: true }).inputValue(), 'Age Pension');
        await button(page, 'Preview EM').click();
      }
      await window.getByRole('button', { name: 'Send Electronic Message' }).click();
      const history = page.getByRole('table', { name: /Electronic Message Communication History/ });
      await history.getByText(reject).waitFor();
      await history.getByRole('button', { name: /^Action/ }).click();
      const message = windowOf(page, 'Message');
      await message
        .getByText(
          /you may discuss why the claim was rejected, further information or evidence, or an alternative claim type/,
        )
        .waitFor();
      assert.equal(await fact(message, 'Phone contact was tried without success').textContent(), 'Yes');
    }),
  );

  it(
    'EM-49 EM-22 outside the window a pre-call message is barred with the time at which it opens; one about a claim is held, and can be cancelled: it stays in Customer First',
    visit(async ({ house, as }) => {
      const to = await aCentrelinkCustomer(house, 'closed');
      const page = await (await as('yfarah')).open(addresses.createEm(to.id));
      await createEm(page);
      await choose(page, preCall);
      await page.getByText('A pre-call alert is sent between 8:00 am and 8:00 pm, the customer’s time.').waitFor();
      assert.equal(await button(page, 'Preview EM').isDisabled(), true);
      await choose(page, 'Claim Finalised - Grant');
      await page.getByLabel('Payment type', { exact: true }).selectOption('Carer Payment');
      await answer(page, 'The new claim is', 'Finalised as Grant');
      await answer(page, 'CCM is available', 'No');
      await answer(page, 'The customer gets mail', 'Online');
      await page.getByText('The customer reads mail online and gets the grant letter in real time.').waitFor();
      await answer(page, 'The customer gets mail', 'On paper');
      await button(page, 'Preview EM').click();
      await previewEm(page).getByRole('button', { name: 'Send Electronic Message' }).click();
      const history = page.getByRole('table', { name: /Electronic Message Communication History/ });
      await history.getByText('Held', { exact: true }).waitFor();
      await history.getByRole('button', { name: /^Action/ }).click();
      await windowOf(page, 'Message').getByRole('button', { name: 'Cancel message' }).click();
      await page
        .getByText('Nothing was sent. It stays in the Communication History of Customer First as Cancelled.')
        .waitFor();
    }),
  );

  it(
    'EM-46 EM-38 what stands below is the message that Document Description names; for SME work the recommended one outweighs a draft begun before',
    visit(async ({ house, as }) => {
      const to = await aCentrelinkCustomer(house);
      const page = await (await as('yfarah')).open(addresses.createEm(to.id));
      await createEm(page);
      await choose(page, preCall);
      await page.getByLabel('Document Description').selectOption(reject);
      await page.getByRole('group', { name: 'Text option' }).waitFor({ state: 'detached' });
      assert.equal(await button(page, 'Preview EM').count(), 0);
      await button(page, 'Next').click();
      await page.getByRole('form', { name: reject }).waitFor();
      await answer(page, 'CCM is available', 'No');
      await page.getByText('Draft kept').waitFor();

      await page.goto(house.url + addresses.createEm(to.id));
      await answer(page, 'Initiating work item', 'A Centrelink type');
      await answer(page, 'Main issue', 'The contact progresses SME work');
      await button(page, 'Go on in Customer First').click();
      const description = page.getByLabel('Document Description');
      await description.waitFor();
      assert.equal(await description.inputValue(), 'CLK pre call notification - ARO/SME only');
      assert.equal(await button(page, 'Preview EM').count(), 0);
      await choose(page, reject);
      const ccm = page.getByRole('group', { name: 'CCM is available' });
      assert.equal(await ccm.getByLabel('No', { exact: true }).isChecked(), true, 'the draft is kept all the same');
    }),
  );

  it(
    'EM-26 EM-46 while it is not known whether a message was sent the page says so, nothing else can be begun, and asking again sends it once',
    visit(async ({ house, as }) => {
      const to = await aCentrelinkCustomer(house);
      const officer = await as('yfarah');
      officer.expects(/ERR_CONNECTION_RESET/);
      const page = await officer.open(addresses.createEm(to.id));
      await createEm(page);
      await choose(page, preCall);
      await button(page, 'Preview EM').click();
      const window = previewEm(page);
      await loseAnswer(page, '**/centrelink-messages');
      await window.getByRole('button', { name: 'Send Electronic Message' }).click();
      const notKnown = 'It is not known yet whether this was applied';
      await window.getByText(notKnown).waitFor();
      assert.equal(await window.getByRole('button', { name: 'Cancel' }).count(), 0);
      await window.getByRole('button', { name: 'Close', exact: true }).click();
      await window.waitFor({ state: 'detached' });
      await page.getByText(notKnown).waitFor();
      for (const name of ['Preview EM', 'Next']) assert.equal(await button(page, name).isDisabled(), true, name);
      assert.equal(await page.getByLabel('Document Description').isDisabled(), true);
      assert.equal(await page.getByRole('link', { name: 'Cancel' }).count(), 0);
      await button(page, 'Ask again').click();
      await page.getByRole('heading', { name: 'Desktop Messaging', level: 1 }).waitFor();
      assert.equal((await messagesTo(house, to)).length, 1);
    }),
  );

  it(
    'EM-41 what is retired while the form is open is refused beside its field, and stands neither there nor on the handset any more',
    visit(async ({ house, as }) => {
      const to = await aCentrelinkCustomer(house);
      const { db } = house.processes.deps;
      const name = 'Bridging Allowance';
      const { id } = await db.listEntry.create({ data: { list: 'paymentType', name } });
      const officer = await as('yfarah');
      officer.expects(/status of 422/);
      const page = await officer.open(addresses.createEm(to.id));
      await createEm(page);
      await choose(page, 'Claim Finalised - Grant');
      const paymentType = page.getByLabel('Payment type', { exact: true });
      await paymentType.selectOption(name);
      await answer(page, 'The new claim is', 'Finalised as Grant');
      await answer(page, 'CCM is available', 'No');
      await answer(page, 'The customer gets mail', 'On paper');
      await button(page, 'Preview EM').click();
      await previewEm(page).waitFor();
      await db.listEntry.update({ where: { id }, data: { active: false } });
      await previewEm(page).getByRole('button', { name: 'Send Electronic Message' }).click();
      await previewEm(page).waitFor({ state: 'detached' });
      const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
      await summary.getByRole('link', { name: /^Choose a payment type: this one is not in the list/ }).click();
      assert.equal(await paymentType.evaluate((field) => field.matches(':focus')), true);
      await paymentType.getByRole('option', { name }).waitFor({ state: 'detached' }); // the list is read again
      assert.equal(await paymentType.inputValue(), '');
      assert.doesNotMatch((await onHandset(page).textContent()) ?? '', /Bridging/);
      await paymentType.selectOption('Age Pension');
      await button(page, 'Preview EM').click();
      assert.match((await onHandset(previewEm(page)).textContent()) ?? '', /Age Pension/);
    }),
  );

  it(
    'EM-50 an opt out of Centrelink in Products and Services bars Customer First, in red and in words, and not Pluto',
    visit(async ({ house, as }) => {
      const to = await aCentrelinkCustomer(house);
      const page = await (await as('yfarah')).open(`/customers/${to.id}/products-and-services`);
      await answer(page, 'What it covers', 'Centrelink');
      await page.getByLabel('How it was asked').selectOption({ label: 'By phone' });
      await button(page, 'Record opt out').click();
      await page.getByText('An SMS opt out is recorded for Centrelink messages.').waitFor();
      await page.goto(house.url + addresses.customerFirst(to.id));
      await page.getByText('Customer has an SMS opt out recorded').waitFor();
      const pluto = await (await as('nquill')).open(addresses.desktopMessage(to.id));
      await pluto.getByText('Check with the customer').waitFor();
      assert.equal(await pluto.getByText('Customer has an SMS opt out recorded').count(), 0);
    }),
  );

  it(
    'EM-34 EM-46 Customer Summary shows the latest messages of Centrelink too, marked as such; every officer opens one from there',
    visit(async (visiting) => {
      const { house, as } = visiting;
      const to = await aCentrelinkCustomer(house);
      await aMessage(visiting, 'nquill', to);
      await aCentrelinkMessage(visiting, 'yfarah', to);
      const page = await (await as('nquill')).open(addresses.customer(to.id));
      const latest = page.getByRole('region', { name: 'Latest messages' }).getByRole('listitem');
      await latest.filter({ hasText: 'New letter online' }).waitFor();
      assert.equal(await latest.count(), 2);
      const first = latest.first(); // the newest
      await first.getByText('from Centrelink').waitFor();
      await first.getByRole('link', { name: preCall }).click();
      await page.getByRole('heading', { name: 'Message', level: 1 }).waitFor();
      await page.getByText('CENTRELINK', { exact: true }).waitFor();
    }),
  );

  it(
    'EM-37 RS-1 no other officer is led to Customer First, nor let in',
    visit(async ({ house, as }) => {
      const to = await aCentrelinkCustomer(house);
      const page = await (await as('nquill')).open(addresses.customer(to.id));
      await page.getByRole('link', { name: 'Letters List' }).waitFor();
      assert.equal(await page.getByRole('link', { name: 'Customer First' }).count(), 0);
      await page.goto(house.url + addresses.customerFirst(to.id));
      await page.getByText('Your role does not open this page').waitFor();
    }),
  );
});

type Ids = { recipient: Recipient };
const pages: Looked<Ids>[] = [
  {
    who: 'yfarah',
    page: 'Desktop Messaging',
    at: (i) => addresses.customerFirst(i.recipient.id),
    shown: text(preCall),
  },
  {
    who: 'yfarah',
    page: 'Customer Details, Communication History',
    at: (i) => addresses.communicationHistory(i.recipient.id),
    shown: text(preCall),
  },
  {
    who: 'yfarah',
    page: 'Create EM, against the recommendation, with errors',
    at: (i) => addresses.createEm(i.recipient.id),
    shown: heading('Create EM'),
    first: async (page) => {
      await answer(page, 'Initiating work item', 'SCT Disagreed Referral Intray');
      await answer(page, 'Main issue', 'Something else');
      await answer(page, 'System', 'Customer First');
      await button(page, 'Go on in Customer First').click();
      await page.getByText('There is a problem').waitFor();
    },
  },
  {
    who: 'yfarah',
    page: 'Create EM, refused by name',
    at: (i) => addresses.createEm(i.recipient.id),
    shown: heading('Create EM'),
    first: async (page) => {
      await createEm(page);
      await choose(page, reject);
      await answer(page, 'The new claim is', 'Not finalised');
      await answer(page, 'CCM is available', 'Yes');
      await answer(page, 'Phone contact was tried without success', 'No');
      await button(page, 'Preview EM').waitFor();
    },
  },
  {
    who: 'yfarah',
    page: 'Preview EM',
    at: (i) => addresses.createEm(i.recipient.id),
    shown: heading('Create EM'),
    first: async (page) => {
      await createEm(page);
      await choose(page, preCall);
      await button(page, 'Preview EM').click();
      await previewEm(page).waitFor();
    },
  },
];

describe(`RS-4 pages of Customer First meet WCAG 2.2 AA at ${widths.join(', ')} px`, () => {
  lookAt(pages, prepare);
});

async function prepare({ house, as }: Visit): Promise<Ids> {
  const recipient = await aCentrelinkCustomer(house);
  const page = await (await as('yfarah')).open(addresses.createEm(recipient.id));
  await createEm(page);
  await choose(page, preCall);
  await button(page, 'Preview EM').click();
  await previewEm(page).getByRole('button', { name: 'Send Electronic Message' }).click();
  await page.getByText('Electronic Message has been queued').first().waitFor();
  await page.close();
  return { recipient };
}
