/**
 * Keeps on the server what is composed for a customer, shortly after it was typed (EM-8, EM-19). One request at a time; what could not
 * be kept is tried again until it is, also after another page of the console was opened.
 */
import { ApiProblem, noAnswer, type ProblemBody } from '../../client/problem.ts';
import { pauseBefore } from '../../client/trying-again.ts';

export type Keeping = {
  phase: 'nothing' | 'keeping' | 'kept' | 'failing';
  /** When the server last took it. */
  savedAt: string | null;
  /** Why it is not kept yet. */
  problem: ProblemBody | null;
};
/** Of one customer, on the server. */
export type Door<Content> = {
  /** Nothing is composed. */
  empty: Content;
  get: (signal: AbortSignal) => Promise<{ content: Content; savedAt: string } | null>;
  put: (content: Content) => Promise<string>;
  remove: () => Promise<null>;
};
export type DraftKeeper<Content> = ReturnType<typeof createKeeper<Content>>;

const afterTypingMs = 600;
const longestPauseMs = 30_000;
const nothing: Keeping = { phase: 'nothing', savedAt: null, problem: null };

/** Of each customer one, for as long as the console is open. */
export function keepersBy<Content>(door: (customerId: string) => Door<Content>) {
  const keepers = new Map<string, DraftKeeper<Content>>();
  return (customerId: string): DraftKeeper<Content> => {
    const known = keepers.get(customerId) ?? createKeeper(door(customerId));
    keepers.set(customerId, known);
    return known;
  };
}

function createKeeper<Content>({ empty, get, put, remove }: Door<Content>) {
  const isSame = (a: Content, b: Content) => JSON.stringify(a) === JSON.stringify(b);
  let state = nothing;
  const listeners = new Set<() => void>();
  let onServer = empty;
  /** What the server has still to get. */
  let wanted: Content | null = null;
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  /** While Send decides what becomes of it, and after it was sent. */
  let resting = true;

  const become = (next: Keeping) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  };

  async function save(): Promise<void> {
    clearTimeout(timer);
    if (running || resting || !wanted) return;
    const content = wanted;
    running = write(content);
    await running;
    running = null;
    if (wanted && failures === 0) await save(); // typed meanwhile
  }

  async function write(content: Content): Promise<void> {
    try {
      const savedAt = isSame(content, empty) ? await remove() : await put(content);
      onServer = content;
      failures = 0;
      if (wanted === content) wanted = null;
      if (!wanted) become(savedAt ? { phase: 'kept', savedAt, problem: null } : nothing);
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : new ApiProblem(noAnswer);
      become({ ...state, phase: 'failing', problem: problem.body });
      later(Math.min(pauseBefore(failures++, problem), longestPauseMs));
    }
  }

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    state: () => state,
    /** What is composed now, as far as it was told. */
    content: (): Content => wanted ?? onServer,
    /** To begin with: what could not be kept yet, else what the server has. Throws what the reading throws. */
    async load(signal: AbortSignal): Promise<Content> {
      await running;
      const unsaved = wanted;
      if (!unsaved) {
        const draft = await get(signal);
        onServer = draft?.content ?? empty;
        become(draft ? { phase: 'kept', savedAt: draft.savedAt, problem: null } : nothing);
      }
      resting = false;
      return unsaved ?? onServer;
    },
    keep(content: Content): void {
      if (resting || isSame(content, wanted ?? onServer)) return;
      wanted = content;
      if (state.phase !== 'failing') become({ ...state, phase: 'keeping' });
      later(afterTypingMs);
    },
    /** At once: a field was left, the page is closed, the network is back. */
    flush: () => void save(),
    /** Before Send, which deletes it: nothing may arrive afterwards. */
    async rest(): Promise<void> {
      await save();
      resting = true;
      clearTimeout(timer);
      await running;
    },
    /** It was not sent. */
    goOn(): void {
      resting = false;
      void save();
    },
    /** It was sent: nothing is composed any more. */
    forget(): void {
      resting = true;
      clearTimeout(timer);
      wanted = null;
      onServer = empty;
      become(nothing);
    },
  };
}
