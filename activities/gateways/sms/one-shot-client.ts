/** Twilio's own client, kept to one address, one connection per request, one try and one deadline. */
import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';
import { z } from 'zod';
import { freshConnections } from './connection.ts';
import type { Answer } from './send-outcome.ts';

export type ClientSettings = {
  accountSid: string;
  authToken: string;
  apiUrl: URL;
  proxy: URL | null;
  timeoutMs: number;
  mayBeWritten: () => boolean;
};

/** `answer`: to its last request; null: none, or not in full. */
export type OneShot = { client: twilio.Twilio; answer: () => Answer | null };

/** A client for one call: nothing of a call outlives it. */
export function oneShotClient(settings: ClientSettings): OneShot {
  const wire = new Wire(settings);
  const client = new twilio.Twilio(settings.accountSid, settings.authToken, { httpClient: wire, autoRetry: false });
  return { client, answer: () => wire.answer };
}

class Wire extends twilio.RequestClient {
  answer: Answer | null = null;
  readonly #origin: string;

  constructor({ apiUrl, proxy, timeoutMs, mayBeWritten }: ClientSettings) {
    super({ timeout: timeoutMs, keepAlive: false, autoRetry: false });
    this.#origin = apiUrl.origin;
    // Half of the time for connecting: when all of it is over, the request was certainly begun.
    const connections = freshConnections({ target: apiUrl, proxy, timeoutMs: Math.ceil(timeoutMs / 2), mayBeWritten });
    this.axios.defaults.httpAgent = connections;
    this.axios.defaults.httpsAgent = connections;
    // The library's time-out is one of silence, which a trickle keeps away for ever; this one destroys the socket in any case.
    this.axios.interceptors.request.use((config) => ({ ...config, signal: AbortSignal.timeout(timeoutMs) }));
  }

  /** Whatever address the library makes, or an answer's next page names: credentials go to ours only. */
  override async request<T>(options: RequestClient.RequestOptions<T>) {
    const { pathname, search } = new URL(options.uri);
    this.answer = null;
    const response = await super.request({
      ...options,
      uri: `${this.#origin}${pathname}${search}`,
      allowRedirects: false,
      logLevel: 'none', // `debug` prints numbers
    });
    this.answer = read(response.statusCode, response.body, response.headers);
    return response;
  }
}

const errorBody = z.object({ code: z.number().int() });
const headersRead = z.object({ 'retry-after': z.string().optional(), date: z.string().optional() });
const longestPause = 86_400;

function read(status: number, body: unknown, rawHeaders: unknown): Answer {
  const headers = headersRead.safeParse(rawHeaders).data ?? {};
  return {
    status,
    code: errorBody.safeParse(body).data?.code ?? null,
    retryAfterSeconds: pauseOf(headers['retry-after'], headers.date),
  };
}

/** Retry-After: seconds, or an instant, which counts from the answer's own date. */
function pauseOf(retryAfter: string | undefined, date: string | undefined): number | null {
  if (retryAfter === undefined) return null;
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : Math.ceil((Date.parse(retryAfter) - Date.parse(date ?? '')) / 1000);
  return Number.isNaN(seconds) ? null : Math.min(Math.max(seconds, 0), longestPause);
}
