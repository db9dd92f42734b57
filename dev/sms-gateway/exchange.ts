import { randomBytes } from 'node:crypto';
import { SegmentedMessage } from 'sms-segments-calculator';
import { systemClock, type Clock } from '../../domain/time/clock.ts';
import { postCallback, postInbound } from './callbacks.ts';
import { attemptOf, type CreateRequest } from './create-request.ts';
import { mixSchema, type Fault, type FaultGiven, type Mix } from './fault-table.ts';
import { addFaults, noFaults, takeForCreate, takeForRead } from './faults.ts';
import type { SmsGatewayOptions } from './gateway.ts';
import { faultOf, hiddenUntil, plannedSteps } from './life.ts';
import type { Message } from './message.ts';
import { Store } from './store.ts';
import { Traffic } from './traffic.ts';

const stopWords = ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'];
const startWords = ['START', 'YES', 'UNSTOP'];
/** What a reply goes to where the sender was a name: names take none, so a real handset could not have sent it there. */
export const replyNumber = '+61491579455';

/** The exchange behind the API: accepts messages, moves them, hides and posts what the faults say. */
export class Exchange {
  readonly store: Store;
  readonly options: SmsGatewayOptions;
  readonly #traffic: Traffic;
  readonly #delayMs: number;
  readonly #changed = new Set<() => void>();
  readonly #held = new Set<() => void>();
  readonly #closing = new AbortController();
  readonly #account: Parameters<typeof postInbound>[2];
  #clock: Clock;
  #reads = 0;

  constructor(options: SmsGatewayOptions) {
    this.options = options;
    this.#delayMs = options.delayMs ?? 200;
    this.#clock = options.clock ?? systemClock;
    this.store = new Store(options.stateFile);
    const account = {
      accountSid: options.accountSid,
      authTokens: options.authTokens,
      retryPauseMs: options.retryPauseMs ?? 1000,
      signal: this.#closing.signal,
    };
    this.#account = account;
    this.#traffic = new Traffic({
      now: () => this.now(),
      byItself: options.pace !== 'byHand',
      save: (message) => this.#save(message),
      post: async (message, callback) =>
        this.now() < this.store.outUntil ? null : postCallback(message, callback, account),
    });
    for (const message of this.store.messages.values())
      if (message.steps.length + message.callbacks.length > 0) this.#traffic.add(message);
  }

  /** In ms, by the clock of the simulator. */
  now(): number {
    return this.#clock.now().getTime();
  }

  setClock(now: Date | Clock): void {
    this.#clock = now instanceof Date ? { now: () => now } : now;
    this.#traffic.wake();
  }

  /** The faults of this create to a number: the next set, or by chance. */
  faultsOfCreate(to: string): Fault[] {
    const faults = takeForCreate(this.store.faults, to, this.store.postsTo(to));
    if (faults.length) this.store.saveFaults();
    return faults;
  }

  /** The fault of this fetch or list. */
  faultOfRead(number: string | null): Fault | undefined {
    const fault = takeForRead(this.store.faults, number, this.#reads++);
    if (fault) this.store.saveFaults();
    return fault;
  }

  /** Accepts a message. It goes on its way with `begin`. */
  accept(request: CreateRequest, faults: Fault[]): Message {
    const createdAt = this.now();
    const validUntil = createdAt + request.validitySeconds * 1000;
    const { from, messagingServiceSid } = request;
    const message = this.#new({
      direction: 'outbound-api',
      to: request.to,
      from,
      messagingServiceSid,
      body: request.body,
      status: messagingServiceSid === null ? 'queued' : 'accepted',
      createdAt,
      validUntil,
      callback: request.callback,
      attempt: attemptOf(request.callback),
      faults,
      hiddenUntil: hiddenUntil(faults, createdAt),
      steps: plannedSteps({ createdAt, validUntil, faults }, this.#delayMs),
    });
    this.#save(message);
    return message;
  }

  begin(message: Message): void {
    this.#traffic.add(message);
  }

  /** The callbacks up to `sent`, before the create is answered. */
  async postEarly(message: Message): Promise<void> {
    if (faultOf(message.faults, 'slowQueue')) return;
    await this.#traffic.hurry(message);
  }

  /** Writes down that somebody asked for a message, and what came of it. */
  posted(to: string, attempt: string | null, outcome: string, sid: string | null): void {
    this.store.addPost({ at: new Date(this.now()).toISOString(), to, attempt, outcome, sid });
  }

  /** Resolves when everything that hangs is released. */
  hold(): Promise<void> {
    return new Promise((resolve) => this.#held.add(resolve));
  }

  get hanging(): number {
    return this.#held.size;
  }

  release(): number {
    const held = [...this.#held];
    this.#held.clear();
    for (const go of held) go();
    return held.length;
  }

  fault(number: string | null, faults: readonly FaultGiven[]): void {
    const outage = addFaults(this.store.faults, number, faults);
    if (outage) this.store.setOut(this.now() + (outage.seconds ?? 3600) * 1000);
    this.#faultsChanged();
  }

  mix(seed: number, mix: Mix): void {
    this.store.faults.chance = { seed, mix: mixSchema.parse(mix) };
    this.#faultsChanged();
  }

  clearFaults(): void {
    this.store.faults = noFaults();
    this.#faultsChanged();
  }

  revealLists(): void {
    for (const message of this.store.messages.values())
      if (message.hiddenUntil !== null) {
        message.hiddenUntil = null;
        this.#save(message);
      }
  }

  /** A handset answers. Returns the HTTP status of each try at the webhook. */
  async inbound({ from, body, to }: { from: string; body: string; to?: string | undefined }): Promise<number[]> {
    const word = body.trim().toUpperCase();
    if (stopWords.includes(word)) this.store.setOptedOut(from, true);
    if (startWords.includes(word)) this.store.setOptedOut(from, false);
    const last = [...this.store.messages.values()].findLast((message) => message.to === from && message.onHandsetAt);
    const sender = last?.from?.startsWith('+') ? last.from : replyNumber;
    const createdAt = this.now();
    const message = this.#new({ direction: 'inbound', to: to ?? sender, from, body, status: 'received', createdAt });
    this.#save(message);
    const { inboundUrl } = this.options;
    return inboundUrl === undefined ? [] : postInbound(message, inboundUrl, this.#account);
  }

  settle(): Promise<void> {
    return this.#traffic.settle();
  }

  /** Calls back after each change, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#changed.add(listener);
    return () => this.#changed.delete(listener);
  }

  close(): void {
    this.#traffic.close();
    this.#closing.abort();
    this.#held.clear();
  }

  #new(
    given: Pick<Message, 'direction' | 'to' | 'from' | 'body' | 'status' | 'createdAt'> & Partial<Message>,
  ): Message {
    return {
      sid: `SM${randomBytes(16).toString('hex')}`,
      messagingServiceSid: null,
      segments: given.body === '' ? 1 : new SegmentedMessage(given.body).segmentsCount,
      errorCode: null,
      updatedAt: given.createdAt,
      sentAt: given.direction === 'inbound' ? given.createdAt : null,
      validUntil: given.createdAt,
      callback: null,
      attempt: null,
      faults: [],
      hiddenUntil: null,
      onHandsetAt: null,
      steps: [],
      callbacks: [],
      keptBack: [],
      posted: [],
      ...given,
    };
  }

  #save(message: Message): void {
    this.store.save(message);
    this.#tell();
  }

  #faultsChanged(): void {
    this.store.saveFaults();
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#changed) listener();
  }
}
