import assert from 'node:assert/strict';
import { aCustomer, addresses, aPsCustomer, personOf } from './support/customers.ts';
import { focused, markAsLoaded, rowOf, save, wasLoadedAgain, windowOf } from './support/on-the-page.ts';
import { visit } from './support/visit.ts';

const reactiveRef = `${addresses.allocation}/reactive-ref`;

describe('Service Manager Allocation', () => {
  it(
    'PS-1 PS-3 RS-3 a manager finds a customer by CSID, adds an internal referral of type Other and assigns; the customer then stands on that officer’s list, without reloading',
    visit(async ({ house, as }) => {
      const { csid, name } = await aCustomer(house);
      const officer = await (await as('dokafor')).open(addresses.csoActions);
      await officer.getByRole('row').nth(1).waitFor();
      await markAsLoaded(officer);
      const page = await (await as('mdoyle')).open();
      await page.getByRole('link', { name: 'Service Manager Allocation' }).click();
      await page.getByRole('link', { name: 'Reactive Ref' }).click();

      await page.getByLabel('CSID', { exact: true }).fill(csid);
      await page.getByRole('button', { name: 'Find', exact: true }).click();
      await page.getByRole('button', { name: 'Add internal referral' }).click();
      const window = windowOf(page, 'PS Internal Referral');
      await window.getByRole('radio', { name: 'Other' }).check();
      await save(window).click();
      await page.getByText('Internal referral added.').waitFor();

      const waiting = page.getByRole('region', { name: 'Customer List' });
      const pending = waiting.getByRole('listitem').filter({ hasText: csid });
      const [place = ''] = (await pending.innerText()).match(/CSID .+ · \S.+/) ?? [];
      assert.ok(place, 'the pending customer shows CSID and location');
      assert.match(await pending.innerText(), new RegExp(name));
      await pending.getByRole('radio').check();
      const workload = page.getByRole('region', { name: 'Stream/Team CSO Workload Officer' });
      const line = workload.getByRole('listitem').filter({ hasText: 'Daniel Okafor' });
      const before = Number(/(\d+)\s+PS customer/.exec(await line.innerText())?.[1]);
      await line.getByRole('radio').check();
      await page.getByRole('button', { name: 'Assign', exact: true }).click();

      await page.getByText(`${name} is assigned.`).waitFor();
      await line.getByText(`${before + 1} PS customers`).waitFor();
      await pending.waitFor({ state: 'detached' });
      await workload.getByRole('link', { name: 'Customers of Daniel Okafor' }).click();
      await rowOf(page, csid).waitFor(); // PS-3: from the count to whom it counts
      await rowOf(officer, csid).getByText('No plan yet').waitFor();
      assert.equal(await rowOf(officer, csid).getByText('Changed by others').count(), 1);
      assert.equal(await wasLoadedAgain(officer), false);
    }),
  );

  it(
    'PS-1 an unknown CSID is refused with a clear message; nothing is created',
    visit(async ({ house, as }) => {
      const { db } = house.processes.deps;
      const before = await db.internalReferral.count();
      const page = await (await as('mdoyle')).open(reactiveRef);
      await page.getByLabel('CSID', { exact: true }).fill('999 999 999');
      await page.getByRole('button', { name: 'Find', exact: true }).click();
      await page.getByText('There is no customer with the CSID 999999999').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Add internal referral' }).count(), 0);
      assert.equal(await db.internalReferral.count(), before);
    }),
  );

  it(
    'PS-2 Associate needs the CSID of an existing PS customer with whom the customer is associated; the association is recorded',
    visit(async (visiting) => {
      const { house, as } = visiting;
      const associate = await aPsCustomer(visiting, 'lhartigan');
      const [customer, stranger] = [await aCustomer(house), await aCustomer(house)];
      const manager = await as('mdoyle');
      manager.expects(/status of 4(04|09|22)/);
      const page = await manager.open(`${reactiveRef}/add-internal-referral/${customer.id}`);
      const window = windowOf(page, 'PS Internal Referral');
      await window.getByRole('radio', { name: 'Associate' }).check();
      await save(window).click();
      const summary = window.getByRole('alert').filter({ hasText: 'There is a problem' });
      await summary.getByRole('link', { name: 'Enter the CSID of the PS customer' }).click();
      const field = window.getByLabel('CSID of the associate');
      await focused(field).waitFor();

      await field.fill(stranger.csid);
      await save(window).click();
      await window
        .getByRole('alert')
        .filter({ hasText: /Personalised Services|PS customer/ })
        .first()
        .waitFor();
      assert.equal(await house.processes.deps.db.internalReferral.count({ where: { customerId: customer.id } }), 0);

      await field.fill(associate.csid);
      await save(window).click();
      await page
        .getByRole('region', { name: 'Customer List' })
        .getByRole('listitem')
        .filter({ hasText: customer.csid })
        .getByText(`Associate of ${associate.name} (CSID ${associate.csid})`)
        .waitFor();
    }),
  );

  it(
    'PS-4 a manager may reassign to another officer; the history of assignments is kept',
    visit(async (visiting) => {
      const { csid, id, name } = await aPsCustomer(visiting, 'dokafor');
      const officer = await (await visiting.as('dokafor')).open(addresses.csoActions);
      const next = await (await visiting.as('praman')).open(addresses.csoActions);
      await rowOf(officer, csid).waitFor();
      await next.getByRole('row').nth(1).waitFor();
      const page = await (
        await visiting.as('mdoyle')
      ).open(`${addresses.allocation}/assigned-customers?officer=${personOf('dokafor').id}`);
      await rowOf(page, csid)
        .getByRole('button', { name: `Reassign ${name}` })
        .click();
      const window = windowOf(page, 'Reassign customer');
      await window
        .getByRole('list', { name: 'Officers so far' })
        .getByText('Daniel Okafor, PS service officer from')
        .waitFor();
      await window.getByRole('listitem').filter({ hasText: 'Priya Raman' }).getByRole('radio').check();
      await save(window).click();
      await rowOf(page, csid).waitFor({ state: 'detached' });
      await rowOf(next, csid).waitFor();
      await rowOf(officer, csid).waitFor({ state: 'detached' });
      const history = await (await visiting.as('praman')).open(addresses.personalisedServices(id));
      const officers = history.getByRole('list', { name: 'Officers so far' });
      await officers.getByText('Daniel Okafor, PS service officer from').waitFor();
      await officers.getByText('You from').waitFor();
    }),
  );

  it(
    'PS-4 several customers of an officer are given to another at once, each with its own result',
    visit(async (visiting) => {
      const some = [await aPsCustomer(visiting, 'dokafor'), await aPsCustomer(visiting, 'dokafor')];
      const next = await (await visiting.as('praman')).open(addresses.csoActions);
      await next.getByRole('row').nth(1).waitFor();
      const page = await (
        await visiting.as('mdoyle')
      ).open(`${addresses.allocation}/assigned-customers?officer=${personOf('dokafor').id}`);
      for (const { csid } of some) await rowOf(page, csid).getByRole('checkbox').check();
      await page.getByRole('button', { name: /^Reassign selected/ }).click();
      const asked = page.getByRole('dialog', { name: 'Reassign 2 customers' });
      await asked.getByRole('listitem').filter({ hasText: 'Priya Raman' }).getByRole('radio').check();
      await asked.getByRole('button', { name: 'Reassign', exact: true }).click();
      await page.getByRole('region', { name: 'Result' }).getByText('2 of 2 given to Priya Raman.').waitFor();
      for (const { csid } of some) {
        await rowOf(page, csid).waitFor({ state: 'detached' });
        await rowOf(next, csid).waitFor();
      }
    }),
  );
});
