import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import pg from 'pg';
import { textAt } from '../api/support/reading.ts';
import { until } from '../support/until.ts';
import { addresses, aSubmittedPlan } from './support/customers.ts';
import { loseAnswer, openAction, save } from './support/on-the-page.ts';
import { visit } from './support/visit.ts';

const title = 'Service Manager Approval Action';
const reason = 'Name the payments that stopped.';

describe('When something fails while deciding', () => {
  it(
    'PS-15 the way to Casewright is broken: nothing typed is lost, the page offers to ask again only, under the same key',
    visit(async (visiting) => {
      const { csid, processId } = await aSubmittedPlan(visiting, 'lhartigan');
      const manager = await visiting.as('mdoyle');
      manager.expects(/ERR_CONNECTION_REFUSED/);
      const page = await manager.open(addresses.managerActions);
      const keys = keysOf(page, '/return');
      const window = await openAction(page, csid, title);
      await window.getByRole('radio', { name: 'Returned' }).check();
      await window.getByLabel('Reason').fill(reason);
      await page.route('**/return', (route) => route.abort('connectionrefused'));
      await save(window).click();

      await window.getByText('It is not known yet whether this was applied').waitFor();
      await window.getByText('Casewright could not be reached.').waitFor();
      assert.equal(await window.getByLabel('Reason').inputValue(), reason);
      assert.equal(await window.getByRole('radio', { name: 'Returned' }).isChecked(), true);
      assert.equal(await window.getByRole('radio', { name: 'Accepted' }).isDisabled(), true);
      assert.equal(await save(window).isDisabled(), true);

      await page.unroute('**/return');
      await window.getByRole('button', { name: 'Ask again' }).click();
      await window.getByText('Returned to the officer').waitFor();
      assert.equal(keys.length, 2);
      assert.equal(keys[0], keys[1]);
      assert.equal(await visiting.house.processes.deps.db.command.count({ where: { processId } }), 1);
    }),
  );

  it(
    'PS-15 the answer is lost on its way: asked again under the same key, it was applied once',
    visit(async (visiting) => {
      const { csid, processId } = await aSubmittedPlan(visiting, 'lhartigan');
      const manager = await visiting.as('mdoyle');
      manager.expects(/ERR_CONNECTION_RESET/);
      const page = await manager.open(addresses.managerActions);
      const keys = keysOf(page, '/return');
      const window = await openAction(page, csid, title);
      await window.getByRole('radio', { name: 'Returned' }).check();
      await window.getByLabel('Reason').fill(reason);
      await loseAnswer(page, '**/return');
      await save(window).click();
      await window.getByRole('button', { name: 'Ask again' }).click();
      await window.getByText('Returned to the officer').waitFor();
      assert.deepEqual([keys.length, new Set(keys).size], [2, 1]);
      const steps = await visiting.house.processes.deps.db.processStep.findMany({ where: { processId } });
      assert.deepEqual(steps.map(({ what }) => what).toSorted(), ['return', 'submit']);
    }),
  );

  it(
    'PS-15 no worker at the deadline: certainly not applied, nothing typed is lost, decided again under a new key',
    visit(async (visiting) => {
      const { csid, submissionId } = await aSubmittedPlan(visiting, 'lhartigan');
      const { processes, patience } = visiting.house;
      const manager = await visiting.as('mdoyle');
      manager.expects(/status of 503/);
      const page = await manager.open(addresses.managerActions);
      const keys = keysOf(page, '/return');
      const window = await openAction(page, csid, title);
      await window.getByRole('radio', { name: 'Returned' }).check();
      await window.getByLabel('Reason').fill(reason);
      await processes.stopWorker();
      patience(1000);
      try {
        await save(window).click();
        await window.getByText('What you typed is still here. Choose Save again to decide again.').waitFor();
      } finally {
        patience();
        await processes.startWorker();
      }
      assert.equal(await window.getByLabel('Reason').inputValue(), reason);
      assert.equal(await window.getByRole('button', { name: 'Ask again' }).count(), 0);
      const { state } = await processes.deps.db.planSubmission.findUniqueOrThrow({ where: { id: submissionId } });
      assert.equal(state, 'submitted');
      await save(window).click();
      await window.getByText('Returned to the officer').waitFor();
      assert.deepEqual([keys.length, new Set(keys).size], [2, 2]);
    }),
  );

  it(
    'PS-15 the database goes away in the middle: not known yet, no other decision is offered, asked again under the same key',
    visit(async (visiting) => {
      const { csid, processId } = await aSubmittedPlan(visiting, 'lhartigan');
      const { processes, door } = visiting.house;
      const { db } = processes.deps;
      const manager = await visiting.as('mdoyle');
      manager.expects(/status of 503/, /ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_NETWORK|events/);
      const page = await manager.open(addresses.managerActions);
      const keys = keysOf(page, '/return');
      const window = await openAction(page, csid, title);
      await window.getByRole('radio', { name: 'Returned' }).check();
      await window.getByLabel('Reason').fill(reason);

      // the recording waits for this lock, so that the decision is under way when the database goes
      const answer = page.waitForResponse('**/return', { timeout: 40_000 });
      const lock = new pg.Client({ connectionString: processes.appUrl });
      await lock.connect();
      try {
        await lock.query('BEGIN');
        await lock.query('SELECT FROM process WHERE id = $1 FOR UPDATE', [processId]);
        await save(window).click();
        await until('the decision is under way', () => db.command.findFirst({ where: { processId } }));
        await door.shut();
      } finally {
        await lock.end();
      }
      try {
        assert.equal(textAt(await (await answer).json(), 'code'), 'notKnownYet');
        await window.getByText('It is not known yet whether this was applied').waitFor();
        assert.equal(await save(window).isDisabled(), true);
        assert.equal(await window.getByRole('radio', { name: 'Accepted' }).isDisabled(), true);
        assert.equal(await window.getByLabel('Reason').inputValue(), reason);
      } finally {
        await door.open();
      }
      await window.getByRole('button', { name: 'Ask again' }).click();
      await window.getByText('Returned to the officer').waitFor();
      assert.deepEqual([keys.length, new Set(keys).size], [2, 1]);
      assert.equal(await db.command.count({ where: { processId } }), 1);
    }),
  );

  it(
    'RS-3 a list that can’t be read says so, with a way to try again',
    visit(async ({ as }) => {
      const manager = await as('mdoyle');
      manager.expects(/ERR_FAILED/);
      const page = await manager.context.newPage();
      await page.route('**/manager-actions?*', (route) => route.abort());
      await page.goto((await manager.open()).url().replace(/\/$/, ''));
      await page.getByText('This list could not be read').waitFor();
      await page.unroute('**/manager-actions?*');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText(/\d+ of \d+ shown/).waitFor();
    }),
  );
});

/** The Idempotency-Key of every request that this page sends to such an address. */
function keysOf(page: Page, ending: string): string[] {
  const keys: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith(ending))
      keys.push(request.headers()['idempotency-key'] ?? '');
  });
  return keys;
}
