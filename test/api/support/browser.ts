/** What a browser does that matters here: cookies, redirects one at a time, and the headers that say who sent a request. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

export type Answered = { status: number; headers: Headers; text: string; json: Json };
/** JSON as it came: tests assert its shape. */
export type Json = { readonly [key: string]: unknown };

type Sent = { method?: string; body?: unknown; headers?: Record<string, string | undefined> };

export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #home: string;

  constructor(home: string) {
    this.#home = home;
  }

  /** One request, no redirect followed. Takes an address, or a path of the console's. */
  async open(address: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(new URL(address, this.#home), { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** Follows redirects from `address` until a page comes, or an address that begins with `until`. Returns that address. */
  async follow(address: string, until?: string): Promise<{ address: string; response: Response | null }> {
    for (let i = 0; i < 12; i++) {
      if (until && address.startsWith(until)) return { address, response: null };
      const response = await this.open(address);
      const to = response.headers.get('location');
      if (!to) return { address, response };
      await response.body?.cancel();
      address = new URL(to, address).href;
    }
    throw new Error('more redirects than any sign-in has');
  }

  /** To the provider and through its page. Returns the address of our own callback, not opened yet. */
  async signInAtProvider(userId: string, returnTo = '/'): Promise<string> {
    const begin = new URL(`/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`, this.#home).href;
    const page = await this.follow(begin);
    assert.equal(page.response?.status, 200, 'the sign-in page of the provider');
    await page.response.body?.cancel();
    const chosen = await this.open(page.address, { method: 'POST', body: new URLSearchParams({ userId }) });
    const to = new URL(chosen.headers.get('location') ?? '', page.address).href;
    const callback = await this.follow(to, `${this.#home}/auth/callback`);
    assert.equal(callback.response, null, 'the provider sends back to the callback');
    return callback.address;
  }

  /** The whole way. Returns what the callback answered. */
  async signIn(userId: string, returnTo = '/'): Promise<Response> {
    const response = await this.open(await this.signInAtProvider(userId, returnTo));
    if (response.status === 303) await response.body?.cancel();
    return response;
  }

  /** A request of the console's own pages: same origin, with a key where it changes something. */
  async send(path: string, { method = 'GET', body, headers = {} }: Sent = {}): Promise<Answered> {
    const all = new Headers({ 'sec-fetch-site': 'same-origin' });
    if (method !== 'GET') all.set('idempotency-key', randomUUID());
    if (body !== undefined) all.set('content-type', 'application/json');
    for (const [name, value] of Object.entries(headers))
      if (value === undefined) all.delete(name);
      else all.set(name, value);
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const response = await this.open(`/api/v1${path}`, { method, headers: all, ...sent });
    const text = await response.text();
    const json: unknown = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : {};
    return { status: response.status, headers: response.headers, text, json: json as Json };
  }
}
