import { relative } from 'node:path';
import { endOfLog, type RunningChild } from './child-process.ts';
import { root } from './run-program.ts';
import { step, type Progress } from './progress.ts';

export type Part = { name: string; start: () => Promise<RunningChild> };

const restarts = 3;
/** A part that has run for longer starts its count anew. */
const settledAfterMs = 60_000;

/** Keeps the parts of a running Casewright: starts them again when they die, and stops them in the reverse of `order`. */
export class House {
  readonly #order: readonly string[];
  readonly #progress: Progress;
  readonly #giveUp: (why: string) => void;
  readonly #running = new Map<string, RunningChild>();
  readonly #starting = new Set<Promise<RunningChild>>();
  #stopping = false;

  /** `order` names the parts so that each needs only earlier ones; `giveUp` is told when a part can't be kept running. */
  constructor(order: readonly string[], progress: Progress, giveUp: (why: string) => void) {
    this.#order = order;
    this.#progress = progress;
    this.#giveUp = giveUp;
  }

  /** Starts a part and keeps it running from then on. Throws when it can't be started this first time. */
  async keep(part: Part): Promise<void> {
    const child = await this.#start(part);
    void this.#watch(part, child);
  }

  /** Stops every part, those still starting too, one after the other. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.allSettled(this.#starting);
    for (const name of this.#order.toReversed()) {
      const child = this.#running.get(name);
      if (child) await step(this.#progress, `Stopping ${name}`, child.stop);
    }
  }

  async #start({ name, start }: Part): Promise<RunningChild> {
    if (this.#stopping) throw new Error(`${name} is not started any more.`);
    const starting = start();
    this.#starting.add(starting);
    try {
      const child = await starting;
      this.#running.set(name, child);
      return child;
    } finally {
      this.#starting.delete(starting);
    }
  }

  async #watch(part: Part, first: RunningChild): Promise<void> {
    let deaths = 0;
    for (let child = first; ;) {
      const since = Date.now();
      const how = await child.ended;
      if (this.#stopping) return;
      const log = child.logFile;
      this.#progress(`${part.name} has ended (${how}). The end of ${relative(root, log)}:\n${endOfLog(log)}`);
      if (Date.now() - since > settledAfterMs) deaths = 0;
      for (;;) {
        if (++deaths > restarts) return this.#giveUp(`${part.name} ended again and again.`);
        try {
          child = await this.#start(part);
          break;
        } catch (e) {
          if (this.#stopping) return;
          this.#progress(e instanceof Error ? e.message : String(e));
        }
      }
      this.#progress(`${part.name} runs again (restart ${deaths} of ${restarts}).`);
    }
  }
}
