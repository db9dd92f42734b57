/** Items that several operators share: taken on, given back, taken over, handed over; two of them at once. */
import assert from 'node:assert/strict';
import { addPerson } from '../support/plan-fixture.ts';
import { aStartedApproval } from '../support/plan-approval-acts.ts';
import { until } from '../support/until.ts';
import { addresses, personOf } from './support/customers.ts';
import { visit } from './support/visit.ts';

describe('Operators’ items', () => {
  it(
    'PS-12 RS-3 one operator claims an item, another has taken it over meanwhile, it is taken back, and released',
    visit(async ({ house, as }) => {
      const { deps } = house.processes;
      const { processId } = await aStartedApproval(deps, { editors: (p) => [p.manager.id, p.next.id, p.last.id] });
      const item = await until('nobody is left to decide', () =>
        deps.db.workItem.findFirst({ where: { processId, state: 'open', assigneeId: null } }),
      );
      const colleague = await addPerson(deps.db, ['operator']);
      const state = () => deps.db.workItem.findUniqueOrThrow({ where: { id: item.id } });
      const operator = await as('pvane');
      const page = await operator.open(addresses.operatorItems);
      const row = page.getByRole('row').filter({ has: page.locator(`a[href*="${encodeURIComponent(processId)}"]`) });
      await row.getByRole('button', { name: /^Claim/ }).click();
      await page.getByText('It is yours now.').waitFor();
      await row.getByText('You', { exact: true }).waitFor();
      assert.equal((await state()).claimedById, personOf('pvane').id);

      await deps.db.workItem.update({
        where: { id: item.id },
        data: { claimedById: colleague.id, claimedAt: new Date() },
      });
      await row.getByRole('button', { name: /^Take over/ }).click();
      const window = page.getByRole('dialog');
      await window.getByText('has had it since', { exact: false }).waitFor();
      await window.getByRole('button', { name: 'Take over', exact: true }).click();
      await row.getByText('You', { exact: true }).waitFor();
      await row.getByRole('button', { name: /^Release/ }).click();
      await page.getByText('Released.', { exact: true }).waitFor();
      await row.getByText('Nobody', { exact: true }).waitFor();
      assert.equal((await state()).claimedById, null);
      await deps.db.workItem.update({ where: { id: item.id }, data: { state: 'cancelled', closedAt: new Date() } }); // nobody else's tests find it
    }),
  );
});
