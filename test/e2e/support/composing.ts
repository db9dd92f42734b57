/** What officers do on Generate Desktop Message. */
import type { Locator, Page } from 'playwright-core';
import { addresses } from './customers.ts';
import { windowOf } from './on-the-page.ts';
import type { Visitor } from './visit.ts';

type Chosen = { group: string; type: string };
export const missedCall: Chosen = { group: 'Request for contact', type: 'Missed call' };
export const notReceived: Chosen = { group: 'Payment information', type: 'Payment not received' };

/** The page, with group and type chosen, and the prior actions recorded. */
export async function compose(officer: Visitor, customerId: string, chosen: Chosen): Promise<Page> {
  const page = await officer.open(addresses.desktopMessage(customerId));
  await choose(page, chosen);
  return page;
}

export async function choose(page: Page, chosen: Chosen): Promise<void> {
  await chooseOnly(page, chosen);
  for (const action of await priorActions(page).all()) await action.check();
}

/** Without recording anything as done (EM-42). */
export async function chooseOnly(page: Page, { group, type }: Chosen): Promise<void> {
  await page.getByLabel('Group').selectOption(group);
  await page.getByLabel('Type').selectOption(type);
}
export const priorActions = (page: Page): Locator =>
  page.getByRole('group', { name: /^Prior actions/ }).getByRole('checkbox');

export const preview = (page: Page): Locator => page.getByRole('button', { name: 'Preview Message' });
export const previewWindow = (page: Page): Locator => windowOf(page, 'Preview Message');
export const confirmation = (page: Page): Locator => windowOf(page, 'Confirmation');
export const sendIn = (place: Locator): Locator => place.getByRole('button', { name: 'Send', exact: true });
/** On the page itself, beside `Preview Message`. */
export const sendOnPage = (page: Page): Locator => sendIn(page.getByRole('form', { name: 'Compose' }));
/** The text on the handset, live or as it is sent. */
export const onHandset = (place: Page | Locator): Locator =>
  place
    .getByRole('region', { name: /^(As the handset shows it|The message as)/ })
    .locator('p')
    .nth(1);

/** Previews, chooses Send, and gives the confirmation that opens. */
export async function askToSend(page: Page): Promise<Locator> {
  await preview(page).click();
  await sendIn(previewWindow(page)).click();
  await confirmation(page).waitFor();
  return confirmation(page);
}
