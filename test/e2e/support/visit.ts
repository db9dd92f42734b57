/** Who takes part in a test, each in a browser of their own, signed in through the provider's page as anybody is. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { closeAtEnd } from '../../support/root-hooks.ts';
import { theHouse, type ConsoleHouse } from './house.ts';

/** What the demonstration data calls them. */
export type UserId =
  | 'dokafor'
  | 'praman'
  | 'lhartigan'
  | 'smarchetti'
  | 'cdunne'
  | 'mdoyle'
  | 'plindqvist'
  | 'hmarsh'
  | 'gtully'
  | 'cboyd'
  | 'radeyemi'
  | 'nquill'
  | 'vsalas'
  | 'sachterberg'
  | 'lkarim'
  | 'pvane'
  | 'bhale'
  | 'jkeane'
  | 'opryce'
  | 'yfarah';

export class Visitor {
  readonly userId: UserId;
  readonly context: BrowserContext;
  readonly #home: string;
  readonly #complaints: string[] = [];
  #expected: RegExp[] = [];

  constructor(userId: UserId, context: BrowserContext, home: string) {
    this.userId = userId;
    this.context = context;
    this.#home = home;
    context.setDefaultTimeout(15_000);
    // what a content policy refuses is told here too
    context.on('console', (message) => {
      if (message.type() === 'error') this.#complaints.push(`${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => this.#complaints.push(error.error().stack ?? error.error().message));
  }

  /** A new tab with a page of the console. */
  async open(path = '/'): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(this.#home + path);
    return page;
  }

  /** In this test the browser's console may say so: Chromium writes there whatever is answered with 400 or more. */
  expects(...complaints: RegExp[]): void {
    this.#expected.push(...complaints);
  }

  /** What nobody expected, since the last time. */
  complaints(): string[] {
    const all = this.#complaints.splice(0);
    const expected = this.#expected;
    this.#expected = [];
    return all.filter((text) => !expected.some((pattern) => pattern.test(text)));
  }
}

export type Visit = {
  house: ConsoleHouse;
  /** Somebody, signed in; the same browser each time. */
  as: (userId: UserId) => Promise<Visitor>;
  /** A browser in which nobody has signed in, for this test only. */
  nobody: () => Promise<Visitor>;
  /** Somebody in a browser for this test only: who signs out, or whose session ends. */
  apart: (userId: UserId) => Promise<Visitor>;
};

const browsers = new Map<UserId, Promise<{ browser: Browser; visitor: Visitor }>>();
closeAtEnd(async () => {
  for (const { browser } of await Promise.all(browsers.values())) await browser.close();
});

/** The body of a test. At its end all pages are closed, and no browser may have complained of anything: an error, or what the content policy refused. */
export function visit(tell: (visit: Visit) => Promise<void>): (this: Mocha.Context) => Promise<void> {
  return async function run() {
    this.timeout(90_000);
    const house = await theHouse();
    const here = new Set<Visitor>();
    const apart: Browser[] = [];
    const alone = async (userId: UserId) => {
      const browser = await launchBrowser();
      apart.push(browser);
      const visitor = new Visitor(userId, await browser.newContext(), house.url);
      here.add(visitor);
      return visitor;
    };
    try {
      await tell({
        house,
        async as(userId) {
          let known = browsers.get(userId);
          if (!known) browsers.set(userId, (known = arrive(userId, house)));
          const { visitor } = await known;
          here.add(visitor);
          return visitor;
        },
        nobody: () => alone('nquill'),
        async apart(userId) {
          const visitor = await alone(userId);
          await signIn(visitor);
          return visitor;
        },
      });
      for (const visitor of here) assert.deepEqual(visitor.complaints(), [], `the console of ${visitor.userId}`);
    } catch (error) {
      await picture(this.test?.title ?? 'a test', here);
      throw error;
    } finally {
      for (const visitor of here) {
        for (const page of visitor.context.pages()) await page.close();
        visitor.complaints();
      }
      for (const browser of apart) await browser.close();
    }
  };
}

async function arrive(userId: UserId, { url }: ConsoleHouse) {
  const browser = await launchBrowser();
  const visitor = new Visitor(userId, await browser.newContext({ viewport: { width: 1440, height: 900 } }), url);
  await signIn(visitor);
  return { browser, visitor };
}

async function signIn(visitor: Visitor): Promise<void> {
  const page = await visitor.open('/auth/sign-in?returnTo=/');
  await page.getByLabel('User ID').fill(visitor.userId);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await page.close();
}

/** How the pages looked when a test failed. */
async function picture(title: string, visitors: Set<Visitor>): Promise<void> {
  const folder = join(tmpdir(), 'casewright-failed-pages');
  mkdirSync(folder, { recursive: true });
  for (const visitor of visitors)
    for (const [i, page] of visitor.context.pages().entries()) {
      const path = join(folder, `${title.replaceAll(/\W+/g, '-').slice(0, 80)}-${visitor.userId}-${i}.png`);
      await page.screenshot({ path }).then(
        () => console.log(`      ${visitor.userId} saw ${path}`),
        () => {},
      );
    }
}
