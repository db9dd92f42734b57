import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { aRecipient } from './support/messages.ts';
import { markAsLoaded, wasLoadedAgain } from './support/on-the-page.ts';
import { assertAccessible } from './support/page-checks.ts';
import { visit, type Visit } from './support/visit.ts';

/** Also somebody with concerns who began an objection in a case with this customer (EM-9). */
async function aConcernedCase({ house }: Visit) {
  const customer = await aRecipient(house, 'closed');
  const { db } = house.processes.deps;
  const other = await aRecipient(house, 'closed');
  await db.customer.update({ where: { id: other.id }, data: { fdvIndicator: true } });
  const { id: caseId } = await db.childSupportCase.create({
    data: { number: randomUUID().slice(0, 8), payingParentId: customer.id, receivingParentId: other.id },
  });
  const begun = { caseId, kind: 'objection', initiatingPartyId: other.id, startedOn: new Date('2026-01-05') };
  await db.caseProcess.create({ data: begun });
  return customer;
}
const concerns = (page: Page) => page.getByRole('region', { name: 'FDV concerns' });
const button = (on: Page | ReturnType<typeof concerns>, name: string) => on.getByRole('button', { name, exact: true });

describe('FDV concerns before a message', () => {
  it(
    'EM-8 EM-9 RS-3 RS-4 evidence, concerns discussed, unsure, an SSO answers: the officer’s page opens by itself, and every state is accessible',
    visit(async (visiting) => {
      const customer = await aConcernedCase(visiting);
      const page = await (await visiting.as('nquill')).open(`/customers/${customer.id}/desktop-message`);
      await page.getByText('FDV is indicated by the applicant or initiating party').first().waitFor();
      await markAsLoaded(page);

      await button(concerns(page), 'Record that their concerns were discussed').click();
      await page.getByLabel('What was discussed').fill('Rang her: she agrees.');
      await button(page, 'Save').click();
      await page.getByText('It is recorded that their concerns were discussed.').waitFor();
      await concerns(page).waitFor({ state: 'detached' });

      await button(page, 'There is evidence to suggest FDV concerns').click();
      await page.getByRole('radio', { name: 'This customer' }).check();
      await page.getByLabel('Notepad', { exact: true }).fill('He says that she reads his phone.');
      await button(page, 'Save').click();
      await concerns(page).getByText('The relevant notepad is to be reviewed').waitFor();
      await page.getByText('There are FDV concerns, and no review of the notepad is recorded.').first().waitFor();

      await button(concerns(page), 'Record a review').click();
      await button(concerns(page), 'Save').click();
      await page.getByRole('link', { name: 'Choose what you conclude.' }).waitFor();
      await page.getByRole('radio', { name: /^Unsure/ }).check();
      const whom = page.getByLabel('Whom you ask');
      await whom.getByRole('option', { name: /Bronwyn Hale/ }).waitFor({ state: 'attached' });
      const bronwyn = await whom.getByRole('option', { name: /Bronwyn Hale/ }).getAttribute('value');
      await whom.selectOption(bronwyn);
      await page.getByLabel('Question').fill('May I text him about the documents?');
      await assertAccessible(page);
      await button(concerns(page), 'Save').click();
      await concerns(page).getByText('Waiting for an answer').waitFor();
      await concerns(page).getByText('It waits for Bronwyn Hale, SSO').waitFor();
      await page.getByText('has not answered yet').first().waitFor();

      const consultant = await (await visiting.as('bhale')).open('/my-work-items');
      const item = consultant.getByRole('row').filter({ hasText: customer.csid });
      await item.getByText('An officer asks whether a message is appropriate (FDV)').waitFor();
      await item
        .getByText(/in \d days|today|tomorrow/)
        .first()
        .waitFor();
      await item.dblclick();
      await consultant.getByRole('heading', { name: 'FDV consultation', level: 1 }).waitFor();
      await consultant.getByText('May I text him about the documents?').waitFor();
      await consultant.getByText('He says that she reads his phone.').waitFor();
      await consultant.getByRole('radio', { name: 'Not appropriate' }).check();
      await button(consultant, 'Save').click();
      await consultant.getByRole('link', { name: 'Enter the reason: the officer works by it.' }).waitFor();
      await assertAccessible(consultant);
      await consultant.getByRole('radio', { name: 'Appropriate', exact: true }).check();
      await consultant.getByLabel('Reason').fill('The text names nobody.');
      await button(consultant, 'Save').click();
      await consultant.getByText('Your answer is recorded.').waitFor();
      const answer = consultant.getByRole('region', { name: 'Answer', exact: true });
      await answer.getByText('The text names nobody.').waitFor();
      const steps = consultant.getByRole('region', { name: 'Timeline' }).getByRole('listitem');
      assert.deepEqual(await steps.locator('strong').allInnerTexts(), [
        'SSO or team leader asked',
        'Answered: a message is appropriate',
      ]);

      await concerns(page).getByText('A message is appropriate', { exact: true }).waitFor();
      await concerns(page).getByText('The text names nobody.').waitFor();
      assert.equal(await page.getByRole('region', { name: 'No message can be sent' }).count(), 0);
      assert.equal(await wasLoadedAgain(page), false);
      const items = await (await visiting.as('nquill')).open('/my-work-items');
      const told = items.getByRole('row').filter({ hasText: customer.csid });
      await told.getByText('A question of yours about FDV concerns is answered').waitFor();
      await told.getByRole('button', { name: /^Done/ }).click();
      await items.getByText('It is off the list. The answer stays with the customer’s reviews.').waitFor();
      await told.waitFor({ state: 'detached' });
    }),
  );
});
