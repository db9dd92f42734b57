import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../../domain/time/clock.ts';
import { answerControl } from './control-api.ts';
import { Exchange } from './exchange.ts';
import type { FaultGiven, Mix } from './fault-table.ts';
import { handsetEntry, type HandsetEntry, type Message, type Post } from './message.ts';
import { answerPage } from './page-routes.ts';
import { answerTwilio, isTwilioPath } from './twilio-api.ts';

export type SmsGatewayOptions = {
  accountSid: string;
  /** Any of them signs in; the first signs callbacks. */
  authTokens: readonly string[];
  /** On 127.0.0.1; 0 (default) takes a free one. */
  port?: number;
  /** By which everything is dated and falls due; the machine's unless given. */
  clock?: Clock;
  /** Called before each request: reads the shared clock anew, since another part may just have moved it. */
  refreshClock?: () => Promise<void>;
  /** Keeps everything over a restart; in memory without it. */
  stateFile?: string;
  /** Where replies are posted: PUBLIC_URL + /webhooks/sms/inbound. */
  inboundUrl?: string;
  /** `byItself` (default): messages go their way as they fall due; `byHand`: only at `settle()`. */
  pace?: 'byItself' | 'byHand';
  /** Between two statuses of a message, in ms; 200. */
  delayMs?: number;
  /** Between two tries of a callback, in ms; 1000. */
  retryPauseMs?: number;
};

export type SmsGateway = {
  /** http://127.0.0.1:port, without a slash at its end. */
  url: string;
  accountSid: string;
  authTokens: readonly string[];
  /** What the handsets got, in that order; one handset where a number is given. */
  ledger(number?: string): HandsetEntry[];
  /** Every message, those that no handset got too, with its callbacks and their answers. */
  messages(number?: string): Message[];
  /** Every request to create a message, with what became of it. */
  posts(number?: string): Post[];
  /**
   * The faults of ONE next create to a number (null: of the next to any number without faults of its own); none is a create without faults.
   * Called again: of the one after. `read…` faults wait for the next fetch or list instead; `callbacksOut` begins at once.
   * Throws a ZodError where they don't go together.
   */
  fault(number: string | null, ...faults: FaultGiven[]): void;
  /** Faults by chance for creates that have none set: the same seed, number and n-th create to it give the same faults. */
  mix(seed: number, mix: Mix): void;
  /** Forgets all faults that wait, and the mix. What has begun goes on. */
  clearFaults(): void;
  /**
   * A handset answers. STOP and its like opt the number out (later creates: 21610), START lifts that.
   * Returns the HTTP status of the webhook's last try, 0 where nothing answered.
   */
  inbound(reply: { from: string; body: string; to?: string | undefined }): Promise<number>;
  /** Does everything that is due by the clock, and waits for the answers of all callbacks. */
  settle(): Promise<void>;
  /** Lets go of every request that hangs. Returns how many. */
  release(): number;
  /** How many requests hang at present. */
  hanging(): number;
  /** Lists show everything from now on. */
  revealLists(): void;
  /** Stands still at an instant, or goes by another clock. */
  setClock(now: Date | Clock): void;
  close(): Promise<void>;
};

/** Starts a simulator, and returns it when it listens. Throws when its port is taken or its state file can't be read. */
export async function createSmsGateway(options: SmsGatewayOptions): Promise<SmsGateway> {
  const exchange = new Exchange(options);
  const { store } = exchange;
  const server = createServer((req, res) => {
    handle(req, res).catch((error: unknown) => {
      console.error(error);
      if (!res.headersSent) res.writeHead(500);
      res.end();
    });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The SMS gateway listens on no port.');

  const kept = (number: string | undefined) =>
    [...store.messages.values()].filter((each) => number === undefined || each.to === number);
  const gateway: SmsGateway = {
    url: `http://127.0.0.1:${address.port}`,
    accountSid: options.accountSid,
    authTokens: options.authTokens,
    ledger: (number) =>
      kept(number)
        .flatMap(handsetEntry)
        .sort((a, b) => a.at.localeCompare(b.at)),
    messages: (number) => structuredClone(kept(number)),
    posts: (number) => store.posts.filter((each) => number === undefined || each.to === number),
    fault: (number, ...faults) => exchange.fault(number, faults),
    mix: (seed, mix) => exchange.mix(seed, mix),
    clearFaults: () => exchange.clearFaults(),
    inbound: async (reply) => (await exchange.inbound(reply)).at(-1) ?? 0,
    settle: () => exchange.settle(),
    release: () => exchange.release(),
    hanging: () => exchange.hanging,
    revealLists: () => exchange.revealLists(),
    setClock: (now) => exchange.setClock(now),
    close: async () => {
      exchange.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = URL.parse(req.url ?? '/', gateway.url);
    if (!url) return void res.writeHead(400).end();
    if (isTwilioPath(url.pathname)) return answerTwilio(exchange, url, req, res);
    // a name that somebody makes point here must not steer us from a browser
    if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(req.headers.host ?? '')) return void res.writeHead(403).end();
    if (url.pathname.startsWith('/control/')) return answerControl(gateway, exchange, url, req, res);
    answerPage(exchange, url, req, res);
  }
  return gateway;
}
