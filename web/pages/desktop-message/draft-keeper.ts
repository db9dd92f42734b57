/**
 * Keeps on the server what is composed for a customer, shortly after it was typed (EM-8, EM-19). One request at a time; what could not
 * be kept is tried again until it is, also after another page of the console was opened.
 */
import type { MessageDraft } from '../../../domain/electronic-messaging/message-draft.ts';
import { answer, api } from '../../client/client.ts';
import { ApiProblem, noAnswer, type ProblemBody } from '../../client/problem.ts';
import { pauseBefore } from '../../client/trying-again.ts';
import { emptyDraft } from './draft.ts';

export type Keeping = {
  phase: 'nothing' | 'keeping' | 'kept' | 'failing';
  /** When the server last took it. */
  savedAt: string | null;
  /** Why it is not kept yet. */
  problem: ProblemBody | null;
};
export type DraftKeeper = ReturnType<typeof createKeeper>;

const afterTypingMs = 600;
const longestPauseMs = 30_000;
const nothing: Keeping = { phase: 'nothing', savedAt: null, problem: null };

const keepers = new Map<string, DraftKeeper>();
/** The customer's, for as long as the console is open. */
export function keeperOf(customerId: string): DraftKeeper {
  const known = keepers.get(customerId) ?? createKeeper(customerId);
  keepers.set(customerId, known);
  return known;
}

const isSame = (a: MessageDraft, b: MessageDraft) => JSON.stringify(a) === JSON.stringify(b);

function createKeeper(customerId: string) {
  let state = nothing;
  const listeners = new Set<() => void>();
  let onServer = emptyDraft;
  /** What the server has still to get. */
  let wanted: MessageDraft | null = null;
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

  async function write(content: MessageDraft): Promise<void> {
    try {
      const savedAt = isSame(content, emptyDraft) ? await remove(customerId) : await put(customerId, content);
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
    /** To begin with: what could not be kept yet, else what the server has. Throws what the reading throws. */
    async load(signal: AbortSignal): Promise<MessageDraft> {
      await running;
      const unsaved = wanted;
      if (!unsaved) {
        const draft = await get(customerId, signal);
        onServer = draft?.content ?? emptyDraft;
        become(draft ? { phase: 'kept', savedAt: draft.savedAt, problem: null } : nothing);
      }
      resting = false;
      return unsaved ?? onServer;
    },
    keep(content: MessageDraft): void {
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
      onServer = emptyDraft;
      become(nothing);
    },
  };
}

const at = (customerId: string) => ({ path: { customerId } });
const changing = (customerId: string) => ({
  params: { ...at(customerId), header: { 'Idempotency-Key': crypto.randomUUID() } },
  keepalive: true, // the page may be on its way out
});

async function get(customerId: string, signal: AbortSignal) {
  const headers = { 'Casewright-Refetch': '1' }; // the same view as the form's
  const { draft } = await answer(
    api.GET('/customers/{customerId}/message-draft', { params: at(customerId), headers, signal }),
  );
  return draft;
}

async function put(customerId: string, content: MessageDraft): Promise<string> {
  const sent = { ...changing(customerId), body: { content } };
  return (await answer(api.PUT('/customers/{customerId}/message-draft', sent))).savedAt;
}

async function remove(customerId: string): Promise<null> {
  await answer(api.DELETE('/customers/{customerId}/message-draft', changing(customerId)));
  return null;
}
