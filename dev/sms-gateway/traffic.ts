import { takeStep } from './life.ts';
import type { Callback, Message } from './message.ts';

/** How long a clock that somebody moves may stay unnoticed. */
const lookAgainMs = 250;

type Needs = {
  /** In ms. */
  now: () => number;
  byItself: boolean;
  save: (message: Message) => void;
  /** Posts one and gives the HTTP status of each try; null: all callbacks are out at present. */
  post: (message: Message, callback: Callback) => Promise<number[] | null>;
};

/** Takes messages through their steps as these fall due, and posts their callbacks: those of one message one after the other. */
export class Traffic {
  readonly #needs: Needs;
  readonly #active = new Set<Message>();
  readonly #launched = new Set<Callback>();
  /** By message: the end of its last callback. */
  readonly #chains = new Map<Message, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Takes a message in hand, from where it stands. */
  add(message: Message): void {
    if (message.steps.length || message.callbacks.length) this.#active.add(message);
    this.wake();
  }

  /** Looks again when the next thing is due; only where it goes by itself. */
  wake(): void {
    clearTimeout(this.#timer);
    if (!this.#needs.byItself || this.#closed) return;
    let next = Infinity;
    for (const message of this.#active) next = Math.min(next, this.#nextAt(message));
    if (next === Infinity) return;
    const wait = Math.min(Math.max(next - this.#needs.now(), 0), lookAgainMs);
    this.#timer = setTimeout(() => {
      this.#run();
      this.wake();
    }, wait);
  }

  /** Does everything that is due, and waits for the answers. */
  async settle(): Promise<void> {
    while (this.#run() || this.#chains.size > 0) await Promise.all(this.#chains.values());
  }

  /** Takes a message as far as `sent` at once (or to its failure), and waits for the answers to its callbacks. */
  async hurry(message: Message): Promise<void> {
    while (['sending', 'sent', 'failed'].includes(message.steps[0]?.status ?? '')) this.#step(message);
    this.#launch(message);
    await this.#chains.get(message);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  /** Returns whether anything was due. */
  #run(): boolean {
    let some = false;
    for (;;) {
      const now = this.#needs.now();
      const due = [...this.#active].filter((message) => (message.steps[0]?.at ?? Infinity) <= now);
      if (!due.length) break;
      some = true;
      // in the order in which they fall due, as the ledger shows it
      due.sort((a, b) => (a.steps[0]?.at ?? 0) - (b.steps[0]?.at ?? 0));
      for (const message of due) this.#step(message);
    }
    for (const message of this.#active) if (this.#launch(message)) some = true;
    return some;
  }

  #step(message: Message): void {
    takeStep(message, this.#needs.now());
    this.#needs.save(message);
    this.#forgetIfDone(message);
  }

  /** Begins the callbacks of a message that are due. */
  #launch(message: Message): boolean {
    const now = this.#needs.now();
    const due = message.callbacks.filter((callback) => callback.at <= now && !this.#launched.has(callback));
    for (const callback of due) {
      this.#launched.add(callback);
      const before = this.#chains.get(message) ?? Promise.resolve();
      const chain = before.then(() => this.#post(message, callback));
      this.#chains.set(message, chain);
      void chain.then(() => {
        if (this.#chains.get(message) === chain) this.#chains.delete(message);
      });
    }
    return due.length > 0;
  }

  async #post(message: Message, callback: Callback): Promise<void> {
    if (this.#closed) return;
    const answers = await this.#needs.post(message, callback);
    this.#launched.delete(callback);
    if (this.#closed) return; // cut short: it is posted again after a restart
    message.callbacks = message.callbacks.filter((each) => each !== callback);
    message.posted.push({ ...callback, at: this.#needs.now(), answers: answers ?? [], lost: answers === null });
    this.#needs.save(message);
    this.#forgetIfDone(message);
  }

  #forgetIfDone(message: Message): void {
    if (!message.steps.length && !message.callbacks.length) this.#active.delete(message);
  }

  #nextAt({ steps, callbacks }: Message): number {
    let next = steps[0]?.at ?? Infinity;
    for (const callback of callbacks) if (!this.#launched.has(callback)) next = Math.min(next, callback.at);
    return next;
  }
}
