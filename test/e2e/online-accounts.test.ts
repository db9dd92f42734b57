import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { until } from '../support/until.ts';
import { addresses, personOf } from './support/customers.ts';
import { openLinked } from './support/linked.ts';
import { close, loseAnswer, save } from './support/on-the-page.ts';
import {
  actionWindow,
  aHolder,
  anAccountHolder,
  answer,
  begin,
  dbOf,
  openAccounts,
  radio,
  updateWindow,
} from './support/online-accounts.ts';
import { assertAccessible } from './support/page-checks.ts';
import { visit } from './support/visit.ts';

const narrowAndWide = [1440, 320];
const password = /[A-Z34679]{4}-[A-Z34679]{4}-[A-Z34679]{4}/;

/** Everything in which the page could keep something. */
const kept = (page: Page): Promise<string> =>
  page.evaluate(
    `JSON.stringify([document.documentElement.outerHTML, location.href, history.state, {...localStorage}, {...sessionStorage}])`,
  );
const attemptsOf = (house: Parameters<typeof dbOf>[0], customerId: string) =>
  dbOf(house).accountAttempt.findMany({ where: { customerId }, orderBy: { at: 'asc' } });

describe('Online Acc.', () => {
  it(
    'OA-17 OA-1 OA-2 OA-3 OA-4 OA-7 from within an interaction: an account is created over the phone, and the password is shown once',
    visit(async ({ house, as }) => {
      const customerId = await aHolder(house, { email: null });
      const page = await (await as('nquill')).open(addresses.desktopMessage(customerId));
      await page.getByText('Customer summary', { exact: true }).click();
      await page.getByText('No phone number is recorded.').waitFor();
      await page.getByRole('link', { name: 'Online Acc.' }).click();
      await page.getByText('The customer has no online account. Choose Add to create one.').waitFor();
      await assertAccessible(page, narrowAndWide);

      await page.getByRole('button', { name: 'Add', exact: true }).click();
      const window = updateWindow(page);
      await window
        .getByText('Make sure the customer’s personal details are safe before progressing.', { exact: false })
        .waitFor();
      await assertAccessible(page, narrowAndWide);
      await window.getByRole('button', { name: 'Cancel' }).click();
      await window.waitFor({ state: 'detached' });

      await begin(page, 'Add');
      await save(window).click(); // with nothing recorded
      await window.getByText('Record an outcome for each question.').first().waitFor();
      await assertAccessible(page, narrowAndWide);
      await answer(window, 2);
      await window.getByText('70 of 100 points').waitFor();
      assert.ok(await radio(window, 'Accept').isDisabled());
      await window.getByText('Accept is closed. Accept needs 100 points; there are 70.').waitFor();
      await answer(window, 4);
      await window.getByText('110 of 100 points').waitFor();
      await radio(window, 'Accept').check();
      await save(window).click();
      await window.getByText('Enter the customer’s current email address.').first().waitFor();
      await window.getByLabel('Current Email Address').fill('ana.new@example.com');
      await radio(window, 'Over the phone').check();
      await save(window).click();

      const screen = actionWindow(page);
      await screen.waitFor();
      const [secret = ''] = password.exec(await screen.innerText()) ?? [];
      assert.match(secret, password);
      const { accountKey } = await dbOf(house).onlineAccount.findFirstOrThrow({ where: { customerId } });
      assert.ok((await screen.innerText()).includes(accountKey));
      const [readOut = ''] = await screen.getByRole('list', { name: 'To read out' }).allInnerTexts();
      assert.equal(readOut.split(/ · |\n/).length, 12);
      await assertAccessible(page, narrowAndWide);
      await close(screen).click();
      await page.getByText(/Recent account action: Account created/).waitFor();
      await page.getByText('Active', { exact: true }).waitFor();
      assert.ok(!(await kept(page)).includes(secret));
      await page.goBack();
      await page.goForward();
      await page.reload();
      await page.getByText(/Recent account action: Account created/).waitFor();
      assert.ok(!(await kept(page)).includes(secret));
      const { email, emailValid } = await dbOf(house).customer.findUniqueOrThrow({ where: { id: customerId } });
      assert.deepEqual([email, emailValid], ['ana.new@example.com', true]);
    }),
  );

  it(
    'OA-5 OA-6 who is not eligible: the reason, closed with OK, then Reject; cancelled is kept where something was scored, and says nothing',
    visit(async ({ house, as }) => {
      const customerId = await aHolder(house, { kind: 'employer' });
      const officer = await as('nquill');
      officer.expects(/status of 422/);
      const page = await openAccounts(officer, customerId);
      const window = await begin(page, 'Add');
      await window.getByRole('button', { name: 'Cancel' }).click();
      await window.waitFor({ state: 'detached' });
      assert.equal((await attemptsOf(house, customerId)).length, 0);

      await begin(page, 'Add');
      await answer(window, 1);
      await window.getByRole('button', { name: 'Cancel' }).click();
      await window.waitFor({ state: 'detached' });
      assert.deepEqual(
        (await attemptsOf(house, customerId)).map(({ outcome, points }) => [outcome, points]),
        [['cancelled', 40]],
      );

      await begin(page, 'Add');
      await answer(window, 5);
      await radio(window, 'Accept').check();
      await radio(window, 'Over the phone').check();
      await save(window).click();
      const error = window.getByRole('alert').filter({ hasText: 'The customer is not eligible for a new account' });
      await error.getByText('The customer is an employer.').waitFor();
      await assertAccessible(page, narrowAndWide);
      await error.getByRole('button', { name: 'OK' }).click();
      await error.waitFor({ state: 'detached' });
      assert.ok(await radio(window, 'Accept').isDisabled());
      await window.getByText('Accept is closed. The customer is an employer.').waitFor();
      await radio(window, 'Reject').check();
      await save(window).click();
      await page.getByText('No Changes Applied').waitFor();
      await page.waitForURL(house.url + addresses.customer(customerId));

      await page.goto(house.url + addresses.accountHistory(customerId));
      const history = page.getByRole('region', { name: 'POI History' }).first();
      await history.getByText('Rejected').waitFor();
      await history.getByText('Cancelled').waitFor();
      assert.equal(await history.getByText('nquill').count(), 2);
    }),
  );

  it(
    'OA-7 OA-8 OA-9 re-issued by letter the screen never shows it; an answer that was lost is told as shown once, and re-issued without a new proof',
    visit(async ({ house, as }) => {
      const { customerId, accountId } = await anAccountHolder(house, '7000000001', personOf('dokafor').id);
      const officer = await as('nquill');
      officer.expects(/ERR_CONNECTION_RESET/);
      const page = await openAccounts(officer, customerId);
      const window = await begin(page, 'Update Account');
      await radio(window, 'Re-issue Password').check();
      await answer(window, 5);
      await radio(window, 'Accept').check();
      await radio(window, 'Letter only').check();
      await save(window).click();
      await page.getByText('Letter sent successfully').waitFor();
      await page.getByText(/Recent account action: Password re-issued.*letter only/).waitFor();
      assert.doesNotMatch(await kept(page), password);

      await begin(page, 'Update Account');
      await radio(window, 'Re-issue Password').check();
      await window.getByText('none is asked for now').waitFor(); // OA-8
      await radio(window, 'Over the phone').check();
      await loseAnswer(page, `**/online-accounts/${accountId}/passwords`);
      await save(window).click();
      await window.getByRole('button', { name: 'Ask again' }).click();
      const screen = actionWindow(page);
      await screen.getByText('The temporary password was shown once').waitFor();
      assert.doesNotMatch(await screen.innerText(), password);
      await assertAccessible(page, narrowAndWide);
      await close(screen).click();
      await screen.waitFor({ state: 'detached' });

      await begin(page, 'Update Account');
      await radio(window, 'Re-issue Password').check();
      await radio(window, 'Over the phone').check();
      await save(window).click();
      await screen.waitFor();
      assert.match(await screen.innerText(), password);
      assert.deepEqual(
        (await attemptsOf(house, customerId)).map(({ restsOnId }) => restsOnId !== null),
        [false, true, true],
      );
    }),
  );

  it(
    'OA-10 OA-13 OA-14 OA-16 deactivated with a reason, seen by who was about to act; the history page by page while it grows',
    visit(async ({ house, as }) => {
      const { customerId, accountId } = await anAccountHolder(house, '7000000002', personOf('dokafor').id);
      const first = house.clock.now().getTime() - 30 * 86_400_000;
      await dbOf(house).webSession.createMany({
        data: Array.from({ length: 30 }, (_, n) => ({
          accountId,
          externalId: `e2e-${accountId}-${n}`,
          usedAt: new Date(first + n * 3_600_000),
          recordedAt: new Date(first),
        })),
      });
      const page = await openAccounts(await as('nquill'), customerId);
      const theirs = await openAccounts(await as('dokafor'), customerId);
      const window = await begin(page, 'Update Account');
      const other = await begin(theirs, 'Update Account');
      assert.equal(await radio(other, 'Reactivate').count(), 0); // only what the present status allows
      await radio(other, 'Deactivate').check();
      await answer(other, 5);
      await radio(other, 'Accept').check();
      await other.getByLabel('Reason').fill('The customer asked for it');

      await radio(window, 'Deactivate').check();
      await answer(window, 4);
      await radio(window, 'Accept').check();
      await save(window).click();
      await window.getByText('Enter the reason.').first().waitFor();
      await window.getByLabel('Reason').fill('Somebody else reads the customer’s email');
      await save(window).click();
      await page.getByText('Account updated successfully').waitFor();
      await page.getByText('Inactive', { exact: true }).waitFor();

      const told = other.getByRole('alert').filter({ hasText: 'Somebody else changed this account meanwhile' });
      await told.getByText(/Deactivated, account 7000000002, Nathan Quill/).waitFor();
      assert.ok(await save(other).isDisabled());
      await assertAccessible(theirs, narrowAndWide);
      await told.getByRole('button', { name: 'Go on with the present state' }).click();
      assert.ok(!(await radio(other, 'Reactivate').isChecked())); // nobody chose it
      await radio(other, 'Reactivate').check();
      assert.ok(!(await radio(other, 'Accept').isChecked()));
      assert.equal(await radio(other, 'Deactivate').count(), 0);
      await radio(other, 'Reject').check();
      await save(other).click();
      await theirs.getByText('No Change Applied').waitFor();

      await page.getByRole('link', { name: 'Account History' }).click();
      const changes = page.getByRole('region', { name: 'Account Status History' }).first();
      await changes.getByText('Deactivated', { exact: true }).first().waitFor();
      await changes.locator('summary').first().click();
      await changes.getByText('Reason: Somebody else reads the customer’s email').waitFor();
      const proofs = page.getByRole('region', { name: 'POI History' }).first();
      await proofs.getByText('110', { exact: true }).waitFor();
      await proofs.locator('summary').last().click();
      await proofs
        .getByText(/Full name and date of birth \(40 points\): Correct/)
        .last()
        .waitFor();
      const sessions = page.getByRole('region', { name: 'Web Session History' }).first();
      await sessions.getByText('25 of 30 shown').waitFor();
      await assertAccessible(page, narrowAndWide);
      await dbOf(house).webSession.create({
        data: { accountId, externalId: `e2e-${accountId}-new`, usedAt: new Date(), recordedAt: new Date() },
      });
      await sessions.getByRole('button', { name: 'Next page' }).click();
      await until('the five oldest', async () => (await sessions.locator('tbody tr').count()) === 5);
    }),
  );

  it(
    'OA-10 OA-16 OA-1 linked: nothing is added, no proof is asked for, Save alone with a reason; past proofs stand in the history',
    visit(async ({ house }) => {
      const { customerId, accountId } = await anAccountHolder(house, '7000000003', null);
      const linked = await openLinked(house, 'nquill');
      try {
        const page = await openAccounts(linked.visitor, customerId);
        await page.getByRole('row').filter({ hasText: 'The customer' }).waitFor();
        assert.equal(await page.getByRole('button', { name: 'Add', exact: true }).count(), 0);
        const window = await begin(page, 'Update Account');
        assert.equal(await radio(window, 'Re-issue Password').count(), 0);
        assert.equal(await window.getByText('Proof of identity').count(), 0);
        assert.equal(await radio(window, 'Accept').count(), 0);
        await window.getByLabel('Reason').fill('The customer asked for it');
        await assertAccessible(page, narrowAndWide);
        await save(window).click();
        await page.getByText('Account updated successfully').waitFor();
        await page.getByText('Inactive', { exact: true }).waitFor();
        await page.getByRole('link', { name: 'Account History' }).click();
        await page.getByText('None is asked for any more; past ones would stand here.').waitFor();
        const account = await dbOf(house).onlineAccount.findUniqueOrThrow({ where: { id: accountId } });
        assert.equal(account.status, 'inactive');
        assert.deepEqual(linked.visitor.complaints(), []);
      } finally {
        await linked.close();
      }
    }),
  );

  it(
    'OA-4 OA-8 linked: administrators keep neither questions nor how long a password is valid',
    visit(async ({ house }) => {
      const linked = await openLinked(house, 'sachterberg');
      try {
        const page = await linked.visitor.open(addresses.settings);
        await page.getByRole('region', { name: 'Public holidays' }).waitFor();
        assert.equal(await page.getByRole('region', { name: 'Online accounts' }).count(), 0);
        assert.equal(await page.getByRole('link', { name: 'Products and channels' }).count(), 1);
        assert.equal(await page.getByRole('link', { name: 'Proof of identity' }).count(), 0);
      } finally {
        await linked.close();
      }
    }),
  );
});
