/** A reader of server-sent events that can wait for the next one. */
import type { Browser } from './browser.ts';

export type Event = { name: string; data: string };

export class EventReader {
  readonly all: Event[] = [];
  heartbeats = 0;
  /** Settles when the server ends the stream. */
  readonly ended: Promise<void>;
  readonly status: number;
  readonly headers: Headers;
  readonly #stop = new AbortController();
  #arrived = Promise.withResolvers<void>();

  static async open(browser: Browser, headers: Record<string, string> = {}): Promise<EventReader> {
    const stop = new AbortController();
    return new EventReader(await browser.open('/api/v1/events', { signal: stop.signal, headers }), stop);
  }
  private constructor(response: Response, stop: AbortController) {
    this.status = response.status;
    this.headers = response.headers;
    this.#stop = stop;
    this.ended = this.#read(response);
  }

  /** The first event that fits, come already or still to come. */
  async next(fits: (event: Event) => boolean): Promise<Event> {
    for (;;) {
      const found = this.all.find(fits);
      if (found) return found;
      await this.#arrived.promise;
    }
  }
  /** Settles when so many more heartbeats have come. */
  async beats(count: number): Promise<void> {
    const enough = this.heartbeats + count;
    while (this.heartbeats < enough) await this.#arrived.promise;
  }
  close(): void {
    this.#stop.abort();
  }

  async #read(response: Response): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const chunk of response.body ?? []) {
        rest += decoder.decode(chunk, { stream: true });
        const blocks = rest.split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
          if (block.startsWith(':')) this.heartbeats += 1;
          if (field('event')) this.all.push({ name: field('event'), data: field('data') });
        }
        this.#arrived.resolve();
        this.#arrived = Promise.withResolvers();
      }
    } catch (error) {
      if (!this.#stop.signal.aborted) throw error;
    }
  }
}
