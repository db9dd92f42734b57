/** One program of a running Casewright that a drill ends for real and starts again. */
import type { RunningChild } from '../../dev/child-process.ts';

export class Part {
  readonly #start: () => Promise<RunningChild>;
  #child: RunningChild | null = null;

  constructor(start: () => Promise<RunningChild>) {
    this.#start = start;
  }

  /** Starts it where it does not run; returns when it is ready. Its addresses stay the same. */
  async start(): Promise<void> {
    if (this.#child) return;
    const child = await this.#start();
    this.#child = child;
    void child.ended.then(() => {
      if (this.#child === child) this.#child = null;
    });
  }

  /** SIGKILL: it gets to do nothing any more. Returns when it is gone. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended();
  }

  /** As an operator stops it. Where it does not end by itself it is killed. */
  async stop(): Promise<void> {
    await this.#child?.stop();
  }

  /** `SIGSTOP` makes it stand still. Throws where it does not run. */
  signal(name: NodeJS.Signals): void {
    if (!this.#child) throw new Error('it does not run');
    process.kill(this.#child.pid, name);
  }

  /** How it ended: `exit code 0`, `signal SIGKILL`. */
  async ended(): Promise<string> {
    return (await this.#child?.ended) ?? 'not running';
  }
}
