/** Pages that are looked at: axe, the widths, and what the browser complains of. */
import type { Page } from 'playwright-core';
import { assertAccessible } from './page-checks.ts';
import { visit, type UserId, type Visit } from './visit.ts';

export type Looked<Ids> = {
  who: UserId;
  page: string;
  at: (ids: Ids) => string;
  /** What is there once everything was read. */
  shown: (page: Page) => { waitFor: () => Promise<void> };
  /** What is done there before it is looked at. */
  first?: (page: Page) => Promise<void>;
};

export const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name, level: 1 });
export const text = (name: string | RegExp) => (page: Page) => page.getByText(name).first();
export const inWindow = (title: string, name: string | RegExp) => (page: Page) =>
  page.getByRole('dialog', { name: title }).getByText(name).first();
export const counted = text(/\d+ of \d+ shown/);

/** With everything that a window says when it can't be saved. */
export async function saveWrongly(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('There is a problem').waitFor();
}

/** One test for each; `prepare` runs once, before the first. */
export function lookAt<Ids>(pages: Looked<Ids>[], prepare: (visiting: Visit) => Promise<Ids>): void {
  let prepared: Promise<Ids> | undefined;
  for (const { who, page: name, at, shown, first } of pages)
    it(
      `RS-4 ${name} (${who}): axe finds nothing, nothing scrolls sideways, the browser complains of nothing`,
      visit(async (visiting) => {
        const ids = await (prepared ??= prepare(visiting));
        const page = await (await visiting.as(who)).open(at(ids));
        await shown(page).waitFor();
        await first?.(page);
        await assertAccessible(page);
      }),
    );
}
