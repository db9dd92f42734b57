/** Online Acc. as officers go through it. */
import type { Locator, Page } from 'playwright-core';
import { addAccountHolder } from '../../support/account-acts.ts';
import { addresses } from './customers.ts';
import type { ConsoleHouse } from './house.ts';
import { windowOf } from './on-the-page.ts';
import type { Visitor } from './visit.ts';

export const updateWindow = (page: Page): Locator => windowOf(page, 'Update Online Account');
export const actionWindow = (page: Page): Locator => windowOf(page, 'Account Action');
export const dbOf = ({ processes }: ConsoleHouse) => processes.deps.db;

/** Somebody who may have an account. Returns their id. */
export const aHolder = (house: ConsoleHouse, about: Parameters<typeof addAccountHolder>[1] = {}): Promise<string> =>
  addAccountHolder(dbOf(house), about);

/** Somebody with a current account, of which the history knows the creation by this person. */
export async function anAccountHolder(
  house: ConsoleHouse,
  accountKey: string,
  byId: string | null,
): Promise<{ customerId: string; accountId: string }> {
  const db = dbOf(house);
  const customerId = await aHolder(house);
  const at = new Date(house.clock.now().getTime() - 40 * 86_400_000);
  const account = { customerId, accountKey, status: 'active', createdById: byId, createdAt: at };
  const { id: accountId } = await db.onlineAccount.create({ data: account });
  await db.accountChange.create({ data: { accountId, what: byId ? 'created' : 'linked', status: 'active', byId, at } });
  return { customerId, accountId };
}

export async function openAccounts(visitor: Visitor, customerId: string): Promise<Page> {
  const page = await visitor.open(addresses.onlineAccounts(customerId));
  await page.getByRole('heading', { name: 'Online Acc.', level: 1 }).waitFor();
  return page;
}

/** `Add` or `Update Account`, with the privacy warning confirmed (OA-1). */
export async function begin(page: Page, button: 'Add' | 'Update Account'): Promise<Locator> {
  await page.getByRole('button', { name: button, exact: true }).click();
  const window = updateWindow(page);
  await window.getByText('Risks to a customer’s privacy have been identified.').waitFor();
  await window.getByRole('button', { name: 'Confirm' }).click();
  await window.getByText('Perform Action').first().waitFor();
  return window;
}

/** An outcome for each question of the demonstration data: so many of the first correct; 0, 40, 70, 90, 110 or 140 points. */
export async function answer(window: Locator, correct: number): Promise<void> {
  const questions = window.getByRole('region', { name: 'Proof of identity' }).getByRole('group');
  const count = await questions.count();
  for (let i = 0; i < count; i++) {
    const outcome = i < correct ? 'Correct' : i === correct ? 'Incorrect' : 'Not asked';
    await questions.nth(i).getByRole('radio', { name: outcome, exact: true }).check();
  }
}

export const radio = (place: Locator, name: string): Locator => place.getByRole('radio', { name, exact: true });
