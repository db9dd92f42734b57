import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { faultStateSchema, noFaults, type FaultState } from './faults.ts';
import { messageSchema, postSchema, type Message, type Post } from './message.ts';

/** A line of the journal: each thing as it is after a change. */
const line = z.union([
  z.strictObject({ message: messageSchema }),
  z.strictObject({ post: postSchema }),
  z.strictObject({ optedOut: z.array(z.string()) }),
  z.strictObject({ faults: faultStateSchema }),
  z.strictObject({ outUntil: z.number() }),
]);
type Line = z.input<typeof line>;

/** All that the simulator knows: in memory and, with a file, in an append-only journal of JSON lines from which it begins again. */
export class Store {
  /** In the order of their creation. */
  readonly messages = new Map<string, Message>();
  readonly posts: Post[] = [];
  optedOut = new Set<string>();
  faults: FaultState = noFaults();
  /** Until when all callbacks are out. */
  outUntil = 0;
  readonly #file: string | undefined;
  readonly #postsTo = new Map<string, number>();

  /** Reads what the file holds. Throws where a line other than the last, which a kill may have torn, can't be read. */
  constructor(file: string | undefined) {
    this.#file = file;
    if (file === undefined) return;
    mkdirSync(dirname(file), { recursive: true });
    if (existsSync(file)) this.#read(readFileSync(file, 'utf8').split('\n'));
    // written anew at each start, so that it grows with what there is and not with what has happened
    writeFileSync(`${file}.new`, this.#lines().map(asText).join(''), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }

  /** After each change of a message. */
  save(message: Message): void {
    this.messages.set(message.sid, message);
    this.#append({ message });
  }

  addPost(post: Post): void {
    this.#countPost(post);
    this.#append({ post });
  }

  /** How many creates to a number there have been. */
  postsTo(number: string): number {
    return this.#postsTo.get(number) ?? 0;
  }

  #countPost(post: Post): void {
    this.posts.push(post);
    this.#postsTo.set(post.to, this.postsTo(post.to) + 1);
  }

  saveFaults(): void {
    this.#append({ faults: this.faults });
  }

  setOut(until: number): void {
    this.outUntil = until;
    this.#append({ outUntil: until });
  }

  setOptedOut(number: string, out: boolean): void {
    if (out) this.optedOut.add(number);
    else this.optedOut.delete(number);
    this.#append({ optedOut: [...this.optedOut] });
  }

  #append(what: Line): void {
    if (this.#file !== undefined) appendFileSync(this.#file, asText(what));
  }

  #lines(): Line[] {
    return [
      ...[...this.messages.values()].map((message) => ({ message })),
      ...this.posts.map((post) => ({ post })),
      { optedOut: [...this.optedOut] },
      { faults: this.faults },
      { outUntil: this.outUntil },
    ];
  }

  #read(texts: readonly string[]): void {
    texts.forEach((text, index) => {
      if (text === '') return;
      const parsed = line.safeParse(asJson(text));
      if (parsed.success) this.#apply(parsed.data);
      else if (index < texts.length - 1)
        throw new Error(`Line ${index + 1} of ${this.#file} can't be read: ${z.prettifyError(parsed.error)}`);
    });
  }

  #apply(read: z.output<typeof line>): void {
    if ('message' in read) this.messages.set(read.message.sid, read.message);
    else if ('post' in read) this.#countPost(read.post);
    else if ('optedOut' in read) this.optedOut = new Set(read.optedOut);
    else if ('faults' in read) this.faults = read.faults;
    else this.outUntil = read.outUntil;
  }
}

const asText = (what: Line): string => `${JSON.stringify(what)}\n`;

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
