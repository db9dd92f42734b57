/** PostgreSQL's NOTIFY on a connection of its own, made again whenever it is lost. */
import pg from 'pg';
import type { Logger } from 'pino';
import { changeChannel, changeSchema, type Change } from '../prisma/tell-change.ts';

const pausesMs = [100, 500, 1000, 2000, 5000]; // the last one again and again

type Listening = {
  onChange(change: Change): void;
  /** Listening again, or for the first time after somebody waited in vain: what was told meanwhile is lost. */
  onGap(): void;
};

/** Listens from `start` to `stop`; both may be called any number of times. */
export class ChangeListener {
  readonly #connectionString: string;
  readonly #log: Logger;
  readonly #to: Listening;
  #client: pg.Client | undefined;
  #starting: Promise<void> | undefined;
  #pause: NodeJS.Timeout | undefined;
  #failures = 0;
  #wanted = false;

  constructor(connectionString: string, log: Logger, to: Listening) {
    this.#connectionString = connectionString;
    this.#log = log;
    this.#to = to;
  }

  /** Resolves when it listens, or when the first try has failed: then it goes on trying, and tells `onGap` when it has it. */
  start(): Promise<void> {
    this.#wanted = true;
    return (this.#starting ??= this.#connect());
  }

  stop(): void {
    this.#wanted = false;
    clearTimeout(this.#pause);
    const client = this.#client;
    this.#client = undefined;
    this.#starting = undefined;
    this.#failures = 0;
    void client?.end().catch(() => {});
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#connectionString,
      application_name: 'casewright events',
      connectionTimeoutMillis: 2000,
      keepAlive: true,
    });
    this.#client = client;
    const lose = () => {
      if (this.#client !== client) return; // stopped, or lost already: a cut connection raises two errors
      this.#client = undefined;
      void client.end().catch(() => {});
      this.#again();
    };
    client.on('error', lose);
    client.on('end', lose);
    client.on('notification', ({ payload }) => {
      if (this.#client === client) this.#told(payload);
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${changeChannel}`);
    } catch {
      return lose();
    }
    if (this.#client !== client) return;
    if (this.#failures > 0) this.#to.onGap();
    this.#failures = 0;
  }

  #again(): void {
    if (!this.#wanted) return;
    const pause = pausesMs[Math.min(this.#failures, pausesMs.length - 1)];
    this.#failures += 1;
    this.#log.warn({ failures: this.#failures }, 'the listener for changes has lost the database');
    this.#pause = setTimeout(() => {
      if (this.#wanted) this.#starting = this.#connect();
    }, pause);
  }

  #told(payload: string | undefined): void {
    const change = changeSchema.safeParse(jsonOf(payload));
    if (change.success) this.#to.onChange(change.data);
    else this.#log.warn('a change was told in a form that is not known');
  }
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
