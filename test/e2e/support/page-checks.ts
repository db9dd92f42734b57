import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

export const widths = [1440, 1024, 320] as const;

/** At each width: no findings of axe, and nothing that scrolls sideways. All widths are looked at before it fails. */
export async function assertAccessible(page: Page, at: readonly number[] = widths): Promise<void> {
  const findings: string[] = [];
  for (const width of at) {
    await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
    const wide: string[] = await page.evaluate(scrollsSideways);
    findings.push(...wide.map((what) => `${width} px: ${what} scrolls sideways`));
    // in one piece: the page has no frames, and opening a second page for the results takes half of the time
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    for (const { id, help, nodes } of violations)
      findings.push(`${width} px: ${id}, ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  }
  assert.deepEqual(findings, []);
}

/** Runs in the page: what can be scrolled sideways, the page itself or a part of it such as a window. */
const scrollsSideways = `[...document.querySelectorAll('*')]
  .filter((part) => part.scrollWidth > part.clientWidth + 1)
  .filter((part) => part === document.scrollingElement || /auto|scroll/.test(getComputedStyle(part).overflowX))
  .map((part) => part.outerHTML.slice(0, 120) + ' ' + part.scrollWidth)`;
