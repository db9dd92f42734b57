/** What people look for on a page, in the procedures' words. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** A window of the procedures. */
export const windowOf = (page: Page, title: string): Locator => page.getByRole('dialog', { name: title });

/** The row of a list that is about this CSID. */
export const rowOf = (page: Page, csid: string): Locator => page.getByRole('row').filter({ hasText: csid });

export const save = (window: Locator): Locator => window.getByRole('button', { name: 'Save', exact: true });
export const close = (window: Locator): Locator => window.getByRole('button', { name: 'Close', exact: true });

/** Opens a row's window, with its `Action` button. */
export async function openAction(page: Page, csid: string, title: string): Promise<Locator> {
  await rowOf(page, csid)
    .getByRole('button', { name: /^Action/ })
    .click();
  const window = windowOf(page, title);
  await window.waitFor();
  return window;
}

/** A value below its label, as in `Type  Phone Out`. */
export const fact = (place: Page | Locator, label: string): Locator =>
  place.getByText(label, { exact: true }).locator('xpath=following-sibling::dd[1]');

/** Marks the page; a page that was loaded again has lost it. */
export const markAsLoaded = (page: Page): Promise<void> => page.evaluate('window.loadedOnce = true');
export const wasLoadedAgain = async (page: Page): Promise<boolean> =>
  (await page.evaluate('window.loadedOnce')) !== true;

/** The same element while it has the focus. */
export const focused = (element: Locator): Locator => element.and(element.page().locator(':focus'));

/** The next request there is applied, and its answer lost on the way: the page never gets it. */
export const loseAnswer = (page: Page, path: string): Promise<unknown> =>
  page.route(
    path,
    async (route) => {
      const { origin } = new URL(page.url());
      const answered = await route.fetch({ headers: { ...(await route.request().allHeaders()), origin } }); // without an origin it is refused
      assert.ok(answered.ok(), `what was to be lost is answered ${answered.status()}`);
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
