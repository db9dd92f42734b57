/**
 * The interview on the page, kept on the server shortly after each answer: a dropped call, a closed page or a lost network loses nothing
 * (EM-33). One request at a time; what could not be kept is tried again until it is.
 */
import { emptyInterview, ofThisWay, saidKinds, type Interview } from '../../../domain/incidents/interview.ts';
import { answer, api } from '../../client/client.ts';
import type { Incident } from '../../client/model.ts';
import { ApiProblem, noAnswer, type ProblemBody } from '../../client/problem.ts';
import { pauseBefore } from '../../client/trying-again.ts';

/** `elsewhere`: it went on in another window. */
export type Keeping = { phase: 'kept' | 'keeping' | 'failing' | 'elsewhere'; problem: ProblemBody | null };
export type Kept = { interview: Interview; keeping: Keeping };

const afterTypingMs = 600;
const kept: Keeping = { phase: 'kept', problem: null };

/** `onKept` gets the incident as the server has it. */
export function createInterviewKeeper(begun: Incident, onKept: (incident: Incident) => void) {
  const { id } = begun;
  let state: Kept = { interview: begun.interview ?? emptyInterview, keeping: kept };
  let revision = begun.revision;
  /** What the server has still to get. */
  let wanted: Interview | null = null;
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  const listeners = new Set<() => void>();

  const become = (next: Partial<Kept>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  };

  async function save(): Promise<void> {
    clearTimeout(timer);
    while (running) await running;
    if (!wanted || state.keeping.phase === 'elsewhere') return;
    running = write(wanted);
    await running;
    running = null;
    if (wanted && failures === 0) await save(); // answered meanwhile
  }

  async function write(content: Interview): Promise<void> {
    const { numberBefore: _before, numberAfter: _after, done, ...answers } = content;
    try {
      const now = await answer(
        api.PUT('/incidents/{incidentId}', {
          params: {
            path: { incidentId: id },
            header: { 'Idempotency-Key': crypto.randomUUID(), 'If-Match': `"${revision}"` },
          },
          body: { ...answers, done: saidKinds.filter((said) => done[said] !== undefined) },
          keepalive: true, // the page may be on its way out
        }),
      );
      revision = now.revision;
      failures = 0;
      if (wanted === content) {
        wanted = null;
        become({ keeping: kept, ...(now.interview ? { interview: now.interview } : {}) });
      }
      onKept(now);
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : new ApiProblem(noAnswer);
      const isElsewhere = ['preconditionFailed', 'notNow', 'notFound'].includes(problem.body.code);
      become({ keeping: { phase: isElsewhere ? 'elsewhere' : 'failing', problem: problem.body } });
      if (!isElsewhere) later(pauseBefore(failures++, problem));
    }
  }

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    state: () => state,
    /** Answers; what belongs to another way through is gone. */
    set(patch: Partial<Interview>): void {
      wanted = ofThisWay({ ...state.interview, ...patch });
      become({
        interview: wanted,
        ...(state.keeping.phase === 'kept' ? { keeping: { phase: 'keeping', problem: null } } : {}),
      });
      later(afterTypingMs);
    },
    /** As it was read: corrected from within, or answered in another window while nothing is answered here. */
    adopt(incident: Incident): void {
      if (incident.revision <= revision || wanted || running || !incident.interview) return;
      revision = incident.revision;
      become({ interview: incident.interview });
    },
    /** What was answered in another window takes the place of what is on this page. */
    takeTheirs(incident: Incident): void {
      wanted = null;
      failures = 0;
      revision = incident.revision;
      become({ keeping: kept, interview: incident.interview ?? emptyInterview });
    },
    /** Keeps what was answered last. Gives the revision that stands then; null: it could not be kept. */
    async flush(): Promise<number | null> {
      await save();
      return wanted ? null : revision;
    },
  };
}
