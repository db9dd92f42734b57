import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { textAt } from '../api/support/reading.ts';
import { aCustomer, addresses, personOf, type TestCustomer } from './support/customers.ts';
import { send } from './support/desk.ts';
import type { ConsoleHouse } from './support/house.ts';
import { tabTo } from './support/keyboard.ts';
import { focused, markAsLoaded, save, wasLoadedAgain, windowOf } from './support/on-the-page.ts';
import { visit, type UserId } from './support/visit.ts';

const administrator: UserId = 'sachterberg';
/** Whose rights change here; nobody else's test begins with them. */
const changed: UserId = 'opryce';

/** The record as an administrator would set it, whatever a test left. */
async function setRoles(house: ConsoleHouse, roles: string[]): Promise<void> {
  const { id, name, state } = personOf(changed);
  const { revision } = await house.processes.deps.db.person.findUniqueOrThrow({ where: { id } });
  const body = { name, state, teamId: null, managerId: null, roles, pluto: false, cuba: false, active: true };
  await send(house, administrator, `/users/${id}`, { method: 'PUT', body, ifMatch: revision });
}

const menuOf = async (page: Page) =>
  (await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link').allInnerTexts()).map((name) =>
    name.trim(),
  );
const inMenu = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name, exact: true });
const saveOn = (page: Page) => save(page.getByRole('form', { name: 'User', exact: true }));

describe('Administration', () => {
  it(
    'RS-1 RS-3 a role given in one browser changes the menu in another without reloading; taken away it goes; deactivated, the person is out',
    visit(async ({ house, as, apart }) => {
      await setRoles(house, ['sas']);
      const person = await apart(changed);
      person.expects(/status of 40[13]/);
      const theirs = await person.open();
      await theirs
        .getByText('You are signed in')
        .or(theirs.getByRole('heading', { level: 1 }))
        .first()
        .waitFor();
      await markAsLoaded(theirs);
      assert.deepEqual(await menuOf(theirs), ['Incidents', 'Reports']);

      const page = await (await as(administrator)).open(addresses.users);
      await page.getByLabel('Name or User ID begins with').fill('pry');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Action: Owen Pryce' }).click();
      await page.getByRole('heading', { level: 1, name: 'Owen Pryce' }).waitFor();
      assert.ok(!page.url().includes('pry'), 'what is searched for stands in no address');
      await page.getByRole('checkbox', { name: 'Auditor', exact: true }).check();
      await page.getByRole('checkbox', { name: 'Operator', exact: true }).check();
      await saveOn(page).click();
      await inMenu(theirs, 'What is stuck').waitFor();
      await theirs.getByText('SAS, Auditor, Operator').waitFor();

      await page.getByRole('checkbox', { name: 'Operator', exact: true }).uncheck();
      await saveOn(page).click();
      await inMenu(theirs, 'What is stuck').waitFor({ state: 'detached' });
      assert.equal(await wasLoadedAgain(theirs), false);

      await page.getByRole('button', { name: 'Deactivate' }).click();
      const question = windowOf(page, 'Deactivate Owen Pryce?');
      await question.getByText('Nothing is theirs that would be left behind.').waitFor();
      await question.getByRole('button', { name: 'Deactivate' }).click();
      await page.getByText('Owen Pryce is no longer active').waitFor();
      await theirs.getByText('Your session has ended').waitFor();
      await focused(page.getByRole('button', { name: 'Reactivate' })).waitFor();
      await setRoles(house, ['sas']);
      await page.getByRole('button', { name: 'Deactivate' }).waitFor();
    }),
  );

  it(
    'RS-1 two administrators at once: what the other changed is shown, nothing typed is lost, and both changes stand in the end',
    visit(async ({ house, as, apart }) => {
      await setRoles(house, ['sas', 'administrator']);
      const { id } = personOf('jkeane');
      const first = await as(administrator);
      first.expects(/status of 412/);
      const one = await first.open(addresses.user(id));
      const otherVisitor = await apart(changed);
      const other = await otherVisitor.open(addresses.user(id));
      await one.getByLabel('Name', { exact: true }).fill('Judith Keane-Marsh');
      await one.getByRole('checkbox', { name: 'SSO', exact: true }).check();
      // an untouched field, and one that both change
      await other.getByLabel('Team', { exact: true }).selectOption('PS East 1');
      await other.getByRole('checkbox', { name: 'Team leader', exact: true }).check();
      await saveOn(other).click();

      const told = one.getByRole('alert').filter({ hasText: 'was changed by somebody else meanwhile' });
      await told.getByText('Team: PS East 2 → PS East 1').waitFor();
      await told.getByText('RAC officer → Team leader, RAC officer (you changed this too)').waitFor();
      assert.equal(await one.getByLabel('Name', { exact: true }).inputValue(), 'Judith Keane-Marsh');
      await saveOn(one).click();
      await one.getByText('Compare with what stands there now').waitFor();
      await told.getByRole('button', { name: 'Go on with their changes' }).click();
      assert.equal(await one.getByRole('checkbox', { name: 'SSO', exact: true }).isChecked(), true);
      await saveOn(one).click();
      await one.getByText('Saved.').waitFor();
      // nothing is typed in the other browser: there it simply comes in
      await other.getByText('Changed by others just now').waitFor();
      assert.equal(await other.getByLabel('Name', { exact: true }).inputValue(), 'Judith Keane-Marsh');

      const { db } = house.processes.deps;
      const saved = await db.person.findUniqueOrThrow({ where: { id }, include: { team: true } });
      assert.equal(saved.team?.name, 'PS East 1');
      assert.deepEqual(saved.roles.toSorted(), ['racOfficer', 'sso']);
      const { name, roles, team } = personOf('jkeane');
      const { id: teamId } = await db.team.findFirstOrThrow({ where: { name: team ?? '' } });
      await db.person.update({ where: { id }, data: { name, roles, teamId, revision: { increment: 1 } } });
      await setRoles(house, ['sas']);
    }),
  );

  it(
    'RS-4 RS-1 by keyboard alone a user is created and comes first to their own page; one’s own record can’t be changed, and says why',
    visit(async ({ house, as }) => {
      const page = await (await as(administrator)).open(addresses.users);
      await tabTo(page, page.getByRole('link', { name: 'Create a user' }));
      await page.keyboard.press('Enter');
      const window = windowOf(page, 'Create a user');
      await focused(window.getByRole('heading', { name: 'Create a user' })).waitFor();
      await tabTo(page, save(window));
      await page.keyboard.press('Enter');
      await focused(window.getByRole('alert').filter({ hasText: 'There is a problem' })).waitFor();
      await tabTo(page, window.getByRole('link', { name: /^Enter the User ID/ }));
      await page.keyboard.press('Enter');
      await focused(window.getByLabel('User ID')).waitFor();
      await page.keyboard.type('mvale');
      await tabTo(page, window.getByLabel('Name', { exact: true }));
      await page.keyboard.type('Morgan Vale');
      await tabTo(page, window.getByLabel('State or territory'));
      await page.keyboard.type('TAS');
      await tabTo(page, window.getByRole('checkbox', { name: 'PS service officer', exact: true }));
      await page.keyboard.press('Space');
      await tabTo(page, save(window));
      await page.keyboard.press('Enter');
      await page.getByText('Morgan Vale is created.').waitFor();
      await focused(page.getByRole('heading', { level: 1, name: 'Morgan Vale' })).waitFor();
      const made = await house.processes.deps.db.person.findUniqueOrThrow({ where: { userId: 'mvale' } });
      assert.deepEqual(
        [made.name, made.state, made.roles, made.active],
        ['Morgan Vale', 'TAS', ['psServiceOfficer'], true],
      );

      await page.goto(house.url + addresses.user(personOf(administrator).id));
      await page.getByText('Nobody changes their own roles, team, manager or leave here').waitFor();
      const main = page.getByRole('main');
      assert.equal(
        await main.getByRole('button').or(main.getByRole('checkbox')).or(main.getByRole('textbox')).count(),
        0,
      );
    }),
  );

  it(
    'PS-4 RS-1 somebody deactivated: the page says what is still theirs and leads there; a service manager hands it over in bulk, each with its result, and repeats what failed',
    visit(async ({ house, as }) => {
      const { db } = house.processes.deps;
      const leaver = await aLeaver(house);
      const restricted = leaver.customers[2];
      assert.ok(restricted);
      await db.customer.update({ where: { id: restricted.id }, data: { restricted: true } });

      const page = await (await as(administrator)).open(addresses.user(leaver.id));
      await page.getByRole('button', { name: 'Deactivate' }).click();
      const question = windowOf(page, `Deactivate ${leaver.name}?`);
      await question.getByText('Still theirs: 2 PS customers.').waitFor();
      await question.getByRole('button', { name: 'Deactivate' }).click();
      await page.getByRole('link', { name: 'See and hand over' }).click();
      await page.getByText('Also theirs: 2 PS customers').waitFor();
      assert.equal(await page.getByText(leaver.customers[0]?.csid ?? '').count(), 0);

      // Margaret Doyle may see restricted customers: three for her
      const managers = await (await as('mdoyle')).open(addresses.leavers);
      await managers.getByRole('listitem').filter({ hasText: leaver.name }).getByText('3 PS customers').waitFor();
      await managers.getByRole('link', { name: leaver.name }).click();
      await managers.getByLabel('Select all 3').check();
      await managers
        .getByLabel('Who takes over')
        .selectOption({ label: 'Emily Nakata, PS service officer, PS East 2' });
      await managers.getByRole('button', { name: 'Hand over', exact: true }).click();
      const sure = windowOf(managers, 'Hand over to Emily Nakata?');
      await sure.getByRole('button', { name: 'Hand over' }).click();
      const result = managers.getByRole('region', { name: 'Result' });
      await focused(result.getByText('2 of 3 handed over to Emily Nakata.').locator('..')).waitFor();
      const failed = result.getByRole('list', { name: 'Not handed over' }).getByRole('listitem');
      assert.equal(await failed.count(), 1);
      assert.match(await failed.innerText(), new RegExp(restricted.csid));

      // meanwhile she may see them too
      const emily = await db.person.findFirstOrThrow({ where: { userId: 'enakata' } });
      await db.person.update({ where: { id: emily.id }, data: { roles: [...emily.roles, 'racOfficer'] } });
      await result.getByRole('button', { name: 'Repeat what failed (1)' }).click();
      await result.getByText('1 of 1 handed over to Emily Nakata.').waitFor();
      await managers.getByText(`Nothing is ${leaver.name}’s any more`).waitFor();
      const theirs = { officerId: emily.id, closedAt: null, customerId: { in: leaver.customers.map(({ id }) => id) } };
      assert.equal(await db.assignment.count({ where: theirs }), 3);
      await page.getByText('Nothing is').waitFor();
      await db.person.update({ where: { id: emily.id }, data: { roles: emily.roles } });
    }),
  );
});

/** A PS officer, known here only, with three customers. */
async function aLeaver(house: ConsoleHouse): Promise<{ id: string; name: string; customers: TestCustomer[] }> {
  const name = 'Lee Farewell';
  const record = { name, state: 'NSW', teamId: null, managerId: personOf('mdoyle').id, roles: ['psServiceOfficer'] };
  const body = { ...record, pluto: true, cuba: true, userId: 'lfarewell', kind: 'staff' };
  const id = textAt(await send(house, administrator, '/users', { body }), 'id');
  const customers: TestCustomer[] = [];
  for (let i = 0; i < 3; i++) {
    const customer = await aCustomer(house);
    const asked = { csid: customer.csid, type: 'Other' };
    const referral = await send(house, 'mdoyle', '/internal-referrals', { body: asked });
    const given = { internalReferralId: textAt(referral, 'id'), officerId: id };
    await send(house, 'mdoyle', '/assignments', { body: given });
    customers.push(customer);
  }
  return { id, name, customers };
}
