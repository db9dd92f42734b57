import assert from 'node:assert/strict';
import { viewQuery } from '../../workflows/contracts/process.ts';
import { aStartedApproval } from '../support/plan-approval-acts.ts';
import { until } from '../support/until.ts';
import { addresses } from './support/customers.ts';
import { windowOf } from './support/on-the-page.ts';
import { visit } from './support/visit.ts';

describe('What is stuck, as operators see it', () => {
  it(
    'design 7: nothing is stuck; a workflow is terminated; an operator sees it, is told what Repair does, repairs, and nothing is stuck',
    visit(async ({ house, as }) => {
      const { processes } = house;
      const { processId } = await aStartedApproval(processes.deps);
      const handle = processes.client.workflow.getHandle(processId);
      await until('it waits', async () => (await handle.query(viewQuery)).seq === 0);
      const page = await (await as('pvane')).open();
      await page.getByRole('link', { name: 'What is stuck' }).click();
      const nothing = page.getByText('Nothing is stuck.', { exact: true });
      await nothing.waitFor();

      await handle.terminate('by hand');
      await page.getByRole('button', { name: 'Compare again' }).click();
      const row = page.getByRole('row').filter({ hasText: processId });
      await row.getByText('its workflow has ended').waitFor();
      assert.equal(await nothing.count(), 0);
      await row.getByRole('button', { name: `Repair ${processId}` }).click();
      const window = windowOf(page, 'Repair');
      await window.getByText('it goes on from its last recorded step by the same dates').waitFor();
      const linked = await (await as('pvane')).open(new URL(page.url()).pathname); // the window has an address of its own
      await windowOf(linked, 'Repair').getByText('its workflow has ended').waitFor();
      await window.getByRole('button', { name: 'Repair', exact: true }).click();
      await page.getByText('Repaired.', { exact: true }).waitFor();
      await nothing.waitFor();
      assert.equal((await handle.describe()).status.name, 'RUNNING');

      const overdue = page.getByRole('link', { name: 'Waiting for a manager, and overdue' });
      const query = new URL((await overdue.getAttribute('href')) ?? '').searchParams.get('query');
      assert.match(query ?? '', /CaseNeeds = 'manager' AND CaseDue < '\d{4}-/);
    }),
  );

  it(
    'RS-1 an operator sees no customer there: no name, no CSID',
    visit(async ({ house, as }) => {
      const page = await (await as('pvane')).open(addresses.operations);
      await page.getByText(/open processes compared/).waitFor();
      const text = await page.locator('main').innerText();
      const customers = await house.processes.deps.db.customer.findMany({ select: { csid: true, familyName: true } });
      for (const { csid, familyName } of customers) {
        assert.ok(!text.includes(csid), csid);
        if (familyName.length > 3) assert.doesNotMatch(text, new RegExp(`\\b${familyName}\\b`));
      }
    }),
  );
});
