/** Posts a webhook as Twilio does: form, signature, and the retries that the address's fragment asks for. */
import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';

type Failure = '4xx' | '5xx' | 'ct' | 'rt';
type Overrides = { retries: number; on: ReadonlySet<Failure>; connectMs: number; readMs: number; totalMs: number };

/** X-Twilio-Signature: HMAC-SHA1 over the address, without its fragment, and all parameters by name. */
export function signature(token: string, url: string, params: Record<string, string>): string {
  const [signedUrl = ''] = url.split('#');
  const names = Object.keys(params).sort();
  const signed = signedUrl + names.map((name) => `${name}${params[name]}`).join('');
  return createHmac('sha1', token).update(signed, 'utf8').digest('base64');
}

/** Twilio's connection overrides (`#rc=5&rp=all`): without any, one retry and only where there was no connection. */
export function overrides(url: string): Overrides {
  const given = new URLSearchParams(url.split('#')[1] ?? '');
  const within = (name: string, least: number, most: number, otherwise: number): number => {
    const value = Number(given.get(name) ?? otherwise);
    return Number.isFinite(value) ? Math.min(Math.max(value, least), most) : otherwise;
  };
  const policies = (given.get('rp') ?? 'ct').split(',');
  const all: Failure[] = ['4xx', '5xx', 'ct', 'rt'];
  return {
    retries: within('rc', 0, 5, 1),
    on: new Set(policies.includes('all') ? all : all.filter((failure) => policies.includes(failure))),
    connectMs: within('ct', 100, 10_000, 5000),
    readMs: within('rt', 100, 15_000, 15_000),
    totalMs: within('tt', 100, 15_000, 15_000),
  };
}

/** Posts once and again as the fragment says. Returns the HTTP status of each try, 0 where there was no answer. Never throws. */
export async function postWebhook(
  url: string,
  params: Record<string, string>,
  { signed, retryPauseMs, signal }: { signed: string | undefined; retryPauseMs: number; signal: AbortSignal },
): Promise<number[]> {
  const how = overrides(url);
  const answers: number[] = [];
  const headers = {
    'I-Twilio-Idempotency-Token': crypto.randomUUID(), // the same for each try
    ...(signed === undefined ? {} : { 'X-Twilio-Signature': signed }),
  };
  const began = performance.now();
  for (let tries = 0; tries <= how.retries && !signal.aborted; tries++) {
    if (tries > 0) await pause(retryPauseMs, undefined, { signal }).catch(() => {});
    const left = how.totalMs - (performance.now() - began);
    if (left <= 0 || signal.aborted) break;
    const { status, failure } = await postOnce(url, params, headers, { ...how, totalMs: left }, signal);
    answers.push(status);
    if (failure === null || !how.on.has(failure)) break;
  }
  return answers;
}

function postOnce(
  url: string,
  params: Record<string, string>,
  more: Record<string, string>,
  { connectMs, readMs, totalMs }: Overrides,
  signal: AbortSignal,
): Promise<{ status: number; failure: Failure | null }> {
  const body = new URLSearchParams(params).toString();
  const send = url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    let connected = false;
    const fail = () => resolve({ status: 0, failure: connected ? 'rt' : 'ct' });
    const request = send(url, {
      method: 'POST',
      agent: false, // a connection of its own, as from a far-away gateway
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
        'Content-Length': Buffer.byteLength(body),
        'User-Agent': 'TwilioProxy/1.1',
        ...more,
      },
      signal,
    });
    const connecting = setTimeout(() => request.destroy(new Error('no connection')), Math.min(connectMs, totalMs));
    const total = setTimeout(() => request.destroy(new Error('too late')), totalMs);
    request.on('socket', (socket) => {
      const ready = () => {
        connected = true;
        clearTimeout(connecting);
        request.setTimeout(readMs, () => request.destroy(new Error('no answer')));
      };
      if (socket.connecting) socket.once('connect', ready);
      else ready();
    });
    request.on('error', fail);
    request.on('close', () => {
      clearTimeout(connecting);
      clearTimeout(total);
      fail(); // says nothing where it is resolved already
    });
    request.on('response', (response) => {
      const status = response.statusCode ?? 0;
      response.resume();
      response.on('error', fail);
      response.on('end', () => resolve({ status, failure: status >= 500 ? '5xx' : status >= 400 ? '4xx' : null }));
    });
    request.end(body);
  });
}
