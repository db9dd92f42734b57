/** What people do before a test begins: through the API as their pages would, but without a browser. */
import assert from 'node:assert/strict';
import { Browser } from '../../api/support/browser.ts';
import type { ConsoleHouse } from './house.ts';
import type { UserId } from './visit.ts';

type Asked = { method?: 'POST' | 'PUT'; body?: unknown; ifMatch?: number };

const desks = new Map<UserId, Promise<Browser>>();

/** Sends a change as this person. Returns the answer's body; throws where it is refused. */
export async function send(
  house: ConsoleHouse,
  userId: UserId,
  path: string,
  { method = 'POST', body = {}, ifMatch }: Asked = {},
): Promise<unknown> {
  let desk = desks.get(userId);
  if (!desk) desks.set(userId, (desk = signedIn(house, userId)));
  const headers = ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` };
  const { status, text, json } = await (await desk).send(path, { method, body, headers });
  assert.ok(status < 300, `${userId}: ${method} ${path} is answered ${status} ${text}`);
  return json;
}

async function signedIn({ url }: ConsoleHouse, userId: UserId): Promise<Browser> {
  const browser = new Browser(url);
  assert.equal((await browser.signIn(userId)).status, 303);
  return browser;
}
