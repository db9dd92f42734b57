import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  askToSend,
  chooseOnly,
  compose,
  confirmation,
  missedCall,
  onHandset,
  preview,
  previewWindow,
  priorActions,
  sendIn,
  sendOnPage,
} from './support/composing.ts';
import { addresses } from './support/customers.ts';
import { aMessage, aRecipient, messagesTo } from './support/messages.ts';
import { close, focused, loseAnswer } from './support/on-the-page.ts';
import { visit } from './support/visit.ts';

const documents = { group: 'Provide/request information', type: 'Documents received' };
const received = (receiptNumber: string) => ({ type: documents.type, values: { receiptNumber } });
const called = { type: missedCall.type, values: { agencyPhone: '131 272' } };

describe('Composing a desktop message', () => {
  it(
    'EM-8 EM-19 the draft is kept on the server: there after a reload and in another browser, not for a colleague, tried again when it could not be kept, gone when discarded',
    visit(async ({ house, as, apart }) => {
      const to = await aRecipient(house);
      const officer = await as('nquill');
      const page = await compose(officer, to.id, documents);
      const receipt = (where = page) => where.getByLabel('Receipt number');
      await receipt().fill('R-77');
      await page.getByText('Draft kept').waitFor();
      await page.reload();
      await page.getByText('Draft kept').waitFor();
      assert.equal(await receipt().inputValue(), 'R-77');
      assert.equal(await priorActions(page).first().isChecked(), true);

      officer.expects(/ERR_FAILED|Failed to load/);
      await page.route('**/message-draft', (route) => route.abort());
      await receipt().fill('R-78');
      await page.getByText('The draft is not kept yet').waitFor();
      await page.unroute('**/message-draft');
      await page.getByText('Draft kept').waitFor(); // by itself

      const elsewhere = await apart('nquill');
      const other = await elsewhere.open(addresses.desktopMessage(to.id));
      await other.getByText('Draft kept').waitFor();
      assert.equal(await receipt(other).inputValue(), 'R-78');
      const colleagues = await (await as('dokafor')).open(addresses.desktopMessage(to.id));
      await colleagues.getByLabel('Group').waitFor();
      assert.equal(await colleagues.getByLabel('Group').inputValue(), '');

      await other.getByRole('button', { name: 'Discard draft' }).click();
      await other.getByText('Draft discarded').waitFor();
      await other.getByRole('button', { name: 'Bring it back' }).click();
      assert.equal(await receipt(other).inputValue(), 'R-78');
      await other.getByRole('button', { name: 'Discard draft' }).click();
      await other.getByText('Draft discarded').waitFor();
      await page.reload();
      await page.getByLabel('Group').waitFor();
      assert.equal(await page.getByLabel('Group').inputValue(), '');
    }),
  );

  it(
    'EM-11 EM-42 Send is closed, in the preview too, until the area’s advice is acknowledged and each prior action recorded',
    visit(async ({ house, as }) => {
      const to = await aRecipient(house);
      const { db } = house.processes.deps;
      const name = `Area ${randomUUID().slice(0, 8)}`;
      await db.listEntry.create({ data: { list: 'specialisedArea', name, text: 'Ring the area’s line first.' } });
      await db.customer.update({ where: { id: to.id }, data: { specialisedArea: name } });
      const page = await (await as('nquill')).open(addresses.desktopMessage(to.id));
      await page.getByText('Ring the area’s line first.').waitFor();
      await chooseOnly(page, missedCall);
      await page.getByText(/One missed call, one message\.$/).waitFor(); // the guidelines
      await preview(page).click();
      const window = previewWindow(page);
      await window.getByText('Send is still closed.').waitFor();
      await window.getByText(`Acknowledge the contact advice of ${name} first.`).waitFor();
      assert.equal(await sendIn(window).isDisabled(), true);
      await close(window).click();
      await page.getByLabel(`I have read the contact advice of ${name}`).check();
      await page.getByText('Record each prior action as done first.').waitFor();
      assert.equal(await sendOnPage(page).isDisabled(), true);
      for (const action of await priorActions(page).all()) await action.check();
      await sendOnPage(page).click();
      await sendIn(confirmation(page)).click();
      await page.getByText('The message is being sent.').waitFor();
      const [sent] = await messagesTo(house, to);
      assert.deepEqual([sent?.areaAcknowledged, sent?.priorActions.length], [name, 1]);
      assert.equal(await db.messageDraft.count({ where: { customerId: to.id } }), 0);
    }),
  );

  it(
    'EM-12 EM-13 EM-48 what bars has its way out on the page, advice is no bar; a phone attempt recorded at hand lifts it',
    visit(async (visiting) => {
      const { house, as } = visiting;
      const to = await aRecipient(house, 'open', { hasContacted: false });
      const page = await compose(await as('nquill'), to.id, missedCall);
      const bar = page.getByText('This customer has not previously contacted Child Support.');
      await bar.waitFor();
      assert.equal(await preview(page).isDisabled(), true);
      await page.getByRole('button', { name: 'Record the phone attempts' }).click();
      await focused(page.getByText('Case history, notepads, complaints and contact protocol')).waitFor();
      await page.getByRole('button', { name: 'Record phone attempt', exact: true }).click();
      const attempt = page.getByRole('form', { name: 'Record phone attempt' });
      await attempt.getByLabel('Number that you rang').selectOption({ index: 1 });
      await attempt.getByLabel('Not reached').check();
      await attempt.getByRole('button', { name: 'Save' }).click();
      await bar.waitFor({ state: 'detached' });
      assert.equal(await preview(page).isDisabled(), false); // what was composed stays
      const afterId = await aMessage(visiting, 'dokafor', to, received('R1'));
      await aMessage(visiting, 'dokafor', to, { ...received('R2'), afterId });
      const advice = page.getByText('The customer has not responded to 2 messages in the last 14 days.');
      await advice.waitFor(); // live
      assert.equal(await page.getByRole('region', { name: 'No message can be sent' }).count(), 0);
      assert.equal(await preview(page).isDisabled(), false);
    }),
  );

  it(
    'EM-31 the same message again: the page shows where the first one is, before Send and when somebody was quicker; it is not sent',
    visit(async (visiting) => {
      const { house, as } = visiting;
      const to = await aRecipient(house);
      const officer = await as('nquill');
      officer.expects(/status of 409/);
      const page = await compose(officer, to.id, missedCall);
      const asked = await askToSend(page);
      const first = await aMessage(visiting, 'dokafor', to, called);
      await sendIn(asked).click();
      await page.getByText('Nothing was sent. This same message was sent already').waitFor();
      const link = page.getByRole('link', { name: 'Open the first one' });
      await link.waitFor();
      assert.equal(await link.getAttribute('href'), addresses.message(first));
      assert.equal((await messagesTo(house, to)).length, 1);
      await preview(page).click();
      await previewWindow(page).getByRole('link', { name: 'Open the first one' }).waitFor();
      assert.equal(await sendIn(previewWindow(page)).isDisabled(), true);
    }),
  );

  it(
    'EM-26 while it is not known whether a message was sent the page and the preview say so, nothing else can be begun, and asking again sends it once',
    visit(async ({ house, as }) => {
      const to = await aRecipient(house);
      const officer = await as('nquill');
      officer.expects(/ERR_CONNECTION_RESET/);
      const page = await compose(officer, to.id, missedCall);
      const question = await askToSend(page);
      await loseAnswer(page, `**/customers/${to.id}/messages`);
      await sendIn(question).click();
      const notKnown = 'It is not known yet whether this was applied';
      await question.getByText(notKnown).waitFor();
      assert.equal(await question.getByRole('button', { name: 'Cancel' }).count(), 0);
      await close(question).click();
      await previewWindow(page).getByText(notKnown).waitFor();
      assert.equal(await sendIn(previewWindow(page)).isDisabled(), true);
      await close(previewWindow(page)).click();
      await page.getByRole('form', { name: 'Compose' }).getByText(notKnown).waitFor();
      for (const closed of [preview(page), sendOnPage(page)]) assert.equal(await closed.isDisabled(), true);
      await page.getByRole('button', { name: 'Ask again' }).click();
      await page.getByRole('heading', { name: 'Message', level: 1 }).waitFor();
      assert.equal((await messagesTo(house, to)).length, 1);
    }),
  );

  it(
    'EM-4 what is retired while the form is open is refused beside its field, and stands neither there nor on the handset any more',
    visit(async ({ house, as }) => {
      const to = await aRecipient(house);
      const { db } = house.processes.deps;
      const number = '1800 550 100';
      const { id } = await db.listEntry.create({ data: { list: 'agencyPhone', name: 'Trial line', text: number } });
      const officer = await as('nquill');
      officer.expects(/status of 422/);
      const page = await compose(officer, to.id, missedCall);
      const phone = page.getByLabel('Phone number of the agency', { exact: true });
      await phone.selectOption({ label: `${number}, Trial line` });
      const question = await askToSend(page);
      await db.listEntry.update({ where: { id }, data: { active: false } });
      await sendIn(question).click();
      await previewWindow(page).waitFor({ state: 'detached' });
      const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
      await summary.getByRole('link', { name: /^Choose a phone number of the agency: this one is not in/ }).waitFor();
      await phone.getByRole('option', { name: 'Trial line' }).waitFor({ state: 'detached' }); // the list is read again
      assert.equal(await phone.inputValue(), '');
      assert.ok(!((await onHandset(page).textContent()) ?? '').includes(number));
    }),
  );

  it(
    'EM-44 a myGov message is shown, marked “not yet approved”, and can’t be sent',
    visit(async ({ house, as }) => {
      const to = await aRecipient(house);
      const page = await (await as('nquill')).open(addresses.desktopMessage(to.id));
      await page.getByLabel('Group').selectOption('Provide/request information');
      await page.getByLabel('Type').selectOption({ label: 'myGov: new letter (not yet approved)' });
      await page.getByText('myGov messages can’t be sent. Choose another type.').waitFor();
      assert.deepEqual([await preview(page).isDisabled(), await sendOnPage(page).isDisabled()], [true, true]);
    }),
  );
});
