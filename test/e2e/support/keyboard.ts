/** People who use no pointer. */
import type { Locator, Page } from 'playwright-core';
import { focused } from './on-the-page.ts';

const most = 120; // a full page of rows, each with its box, link and button

/** Presses Tab until the focus is there. Throws where it never comes there: then the keyboard alone does not reach it. */
export async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await wanted.first().waitFor();
  for (let i = 0; i < most; i++) {
    await page.keyboard.press(key);
    if ((await focused(wanted).count()) > 0) return;
  }
  throw new Error(`${most} times ${key} did not lead to ${String(wanted)}`);
}
