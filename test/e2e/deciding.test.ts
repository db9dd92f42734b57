import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { addresses, aSubmittedPlan, personOf } from './support/customers.ts';
import { openAction, rowOf, save, windowOf } from './support/on-the-page.ts';
import { visit, type Visit } from './support/visit.ts';

const title = 'Service Manager Approval Action';

describe('Deciding a plan', () => {
  it(
    'PS-12 whoever submitted a plan can’t decide it, whatever roles they hold: it goes to the first manager upward',
    visit(async (visiting) => {
      const { csid, submissionId } = await aSubmittedPlan(visiting, 'hmarsh');
      const own = await (await visiting.as('hmarsh')).open(addresses.managerActions);
      await own.getByRole('heading', { name: 'Service Manager Actions List' }).waitFor();
      await own.getByText(/\d+ of \d+ shown/).waitFor();
      assert.equal(await rowOf(own, csid).count(), 0);
      await own.goto(visiting.house.url + addresses.decision(submissionId));
      const window = windowOf(own, title);
      await window
        .getByText(/submitted or edited|wrote|author/i)
        .first()
        .waitFor();
      assert.equal(await window.getByRole('radio').count(), 0);
      assert.equal(await save(window).count(), 0);

      const page = await (await visiting.as('radeyemi')).open(addresses.managerActions);
      const decision = await openAction(page, csid, title);
      await decision.getByRole('radio', { name: 'Accepted' }).check();
      await save(decision).click();
      await decision.getByText('The plan counts from now on').waitFor();
      assert.equal(await decidedBy(visiting, submissionId), personOf('radeyemi').id);
    }),
  );

  it(
    'PS-14 the manager may hand it to another manager, on whose list it appears live',
    visit(async (visiting) => {
      const { csid } = await aSubmittedPlan(visiting, 'praman');
      const other = await (await visiting.as('radeyemi')).open(addresses.managerActions);
      await other.getByText(/\d+ of \d+ shown/).waitFor();
      const page = await (await visiting.as('mdoyle')).open(addresses.managerActions);
      const window = await openAction(page, csid, title);
      await window.getByRole('radio', { name: 'Hand over to another manager' }).check();
      const managers = window.getByLabel('Manager', { exact: true });
      const labels = await managers.locator('option').allInnerTexts();
      assert.ok(!labels.some((label) => label.startsWith('Margaret Doyle')), 'not to herself');
      await managers.selectOption({ value: personOf('radeyemi').id });
      await save(window).click();
      await window.getByText('It now waits for Ruth Adeyemi.').waitFor();
      await rowOf(other, csid).getByText('came from Margaret Doyle').waitFor();
      const officer = await (await visiting.as('praman')).open(addresses.csoActions);
      await rowOf(officer, csid).getByText('Ruth Adeyemi, Service manager').waitFor();
    }),
  );

  it(
    'PS-14 a manager on leave has a delegate, who decides for them',
    visit(async (visiting) => {
      const { csid, id, submissionId } = await aSubmittedPlan(visiting, 'smarchetti');
      const page = await (await visiting.as('mdoyle')).open(addresses.managerActions);
      await page.getByText('Delegate of Peter Lindqvist until').waitFor();
      await rowOf(page, csid).getByText('as delegate of Peter Lindqvist').waitFor();
      const window = await openAction(page, csid, title);
      await window.getByText('on leave: you decide as delegate').waitFor();
      const officer = await (await visiting.as('smarchetti')).open(addresses.submission(submissionId));
      await officer.getByText(/on leave until .*; delegate: Margaret Doyle/).waitFor();
      await window.getByRole('radio', { name: 'Accepted' }).check();
      await save(window).click();
      await window.getByText('The plan counts from now on').waitFor();
      const record = await (await visiting.as('plindqvist')).open(addresses.personalisedServices(id));
      await record.getByText('Decided by Margaret Doyle for you').waitFor();
      await record.getByRole('link', { name: 'Version 1' }).click();
      const timeline = record.getByRole('region', { name: 'Timeline' });
      await timeline.getByText('Margaret Doyle, Service manager, as delegate of you (on leave)').waitFor();
    }),
  );

  it(
    'PS-15 a second, different decision is refused with the first one’s author and time',
    visit(async (visiting) => {
      const { csid, submissionId } = await aSubmittedPlan(visiting, 'smarchetti');
      const [manager, delegate] = [await visiting.as('plindqvist'), await visiting.as('mdoyle')];
      const first = await manager.open(addresses.managerActions);
      const second = await delegate.open(addresses.managerActions);
      const [accepting, returning] = [await openAction(first, csid, title), await openAction(second, csid, title)];
      await accepting.getByRole('radio', { name: 'Accepted' }).check();
      await returning.getByRole('radio', { name: 'Returned' }).check();
      await returning.getByLabel('Reason').fill('The trigger is missing a date.');

      // both have chosen Save; the second one's way to the server is longer
      const arrived = later();
      await second.route('**/return', async (route) => {
        await arrived.promise;
        await route.continue();
      });
      const sent = second.waitForRequest('**/return');
      await save(returning).click();
      await sent;
      await save(accepting).click();
      await accepting.getByText('The plan counts from now on').waitFor();
      delegate.expects(/status of 409/);
      arrived.resolve();

      const alert = returning.getByRole('alert').filter({ hasText: 'Peter Lindqvist chose' });
      await alert.waitFor();
      assert.match(
        await alert.innerText(),
        /Peter Lindqvist chose Accepted on \d+ \w{3} \d{4}, \d+:\d\d [ap]m AE[DS]T/,
      );
      await returning.getByText('Over: accepted').waitFor();
      assert.equal(await decidedBy(visiting, submissionId), personOf('plindqvist').id);
    }),
  );

  it(
    'PS-15 a decision sent twice (double click) is applied once',
    visit(async (visiting) => {
      const { csid, processId } = await aSubmittedPlan(visiting, 'lhartigan');
      const page = await (await visiting.as('mdoyle')).open(addresses.managerActions);
      const sent = requestsTo(page, '/accept');
      const window = await openAction(page, csid, title);
      await window.getByRole('radio', { name: 'Accepted' }).check();
      await save(window).dblclick();
      await window.getByText('The plan counts from now on').waitFor();
      assert.equal(sent.length, 1);
      const steps = await visiting.house.processes.deps.db.processStep.findMany({ where: { processId } });
      assert.deepEqual(steps.map(({ what }) => what).toSorted(), ['accept', 'submit']);
    }),
  );

  it(
    'PS-15 the same person in two tabs: the second decision is refused, and the tab shows the first',
    visit(async (visiting) => {
      const { csid } = await aSubmittedPlan(visiting, 'lhartigan');
      const manager = await visiting.as('mdoyle');
      const [one, two] = [await manager.open(addresses.managerActions), await manager.open(addresses.managerActions)];
      const [accepting, returning] = [await openAction(one, csid, title), await openAction(two, csid, title)];
      await accepting.getByRole('radio', { name: 'Accepted' }).check();
      await returning.getByRole('radio', { name: 'Returned' }).check();
      await returning.getByLabel('Reason').fill('Second thoughts.');
      await save(accepting).click();
      await accepting.getByText('The plan counts from now on').waitFor();
      await returning.getByText('Over: accepted').waitFor();
      await save(returning).waitFor({ state: 'detached' });
    }),
  );

  it(
    'RS-4 after a decision the next item is one key away',
    visit(async (visiting) => {
      await aSubmittedPlan(visiting, 'praman');
      const { csid } = await aSubmittedPlan(visiting, 'praman');
      const page = await (await visiting.as('mdoyle')).open(addresses.managerActions);
      const window = await openAction(page, csid, title);
      await window.getByRole('radio', { name: 'Accepted' }).check();
      await save(window).click();
      await window.getByRole('button', { name: /^Next item: / }).click();
      await window.getByRole('radio', { name: 'Accepted' }).waitFor();
      assert.equal(await window.getByRole('radio', { name: 'Accepted' }).isChecked(), false);
      assert.equal(await window.getByText(csid).count(), 0, 'another customer');
      await window.getByRole('button', { name: 'Close', exact: true }).click();
      await page.waitForURL((url) => url.pathname === addresses.managerActions);
    }),
  );
});

async function decidedBy({ house }: Visit, submissionId: string): Promise<string | null> {
  const { deps } = house.processes;
  return (await deps.db.planSubmission.findUniqueOrThrow({ where: { id: submissionId } })).decidedById;
}

function requestsTo(page: Page, ending: string): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith(ending)) sent.push(request.url());
  });
  return sent;
}

const later = () => Promise.withResolvers<void>();
