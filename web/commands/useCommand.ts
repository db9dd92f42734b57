/**
 * The one way to change something. One key per decision: a retry of the same content goes under the same key, so that
 * nothing is done twice (PS-15); what was certainly not applied begins under a new one.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { answer } from '../client/client.ts';
import { ApiProblem, isUnknown, type ProblemBody } from '../client/problem.ts';
import { markOwnChange } from '../live/own-change.ts';

type Reply<Result> = Promise<{ data?: Result; error?: unknown; response: Response }>;
type Attempt<Input> = { content: string; key: string; input: Input };

export type CommandState =
  | { phase: 'idle' | 'busy'; problem: null }
  | { phase: 'refused'; problem: ProblemBody } // certainly not applied
  | { phase: 'unknown'; problem: ProblemBody }; // perhaps applied: ask again, decide nothing else

export type Command<Input> = CommandState & {
  run: (input: Input) => void;
  /** Sends the same once more, under the same key; only while `unknown`. */
  askAgain: () => void;
  /** Takes the refusal off the page, when the form is changed. */
  forget: () => void;
};

/**
 * Takes how to send (with the key for `Idempotency-Key`) and what follows when it was applied. By then the page's
 * queries have been read again, so that the new state is there. `onRefused`: what follows, beside the message, when it certainly was not.
 */
export function useCommand<Input, Result>(
  send: (input: Input, key: string) => Reply<Result>,
  onDone: (result: Result, input: Input) => void,
  onRefused?: (problem: ProblemBody) => void,
): Command<Input> {
  const queries = useQueryClient();
  const [state, setState] = useState<CommandState>({ phase: 'idle', problem: null });
  const attempt = useRef<Attempt<Input> | null>(null);
  const busy = useRef(false); // state comes too late for the second click of a double click
  const unknown = useRef(false);

  const perform = async (now: Attempt<Input>) => {
    busy.current = true;
    setState({ phase: 'busy', problem: null });
    try {
      const result = await answer(send(now.input, now.key));
      attempt.current = null;
      unknown.current = false;
      markOwnChange();
      await refreshed(queries.invalidateQueries());
      setState({ phase: 'idle', problem: null });
      busy.current = false;
      onDone(result, now.input);
    } catch (error) {
      busy.current = false;
      if (!(error instanceof ApiProblem)) throw error;
      const problem = error.body;
      unknown.current = isUnknown(problem);
      if (isCertainlyNotApplied(problem)) attempt.current = null;
      if (problem.status >= 403 && problem.status < 500) void queries.invalidateQueries(); // the present state, behind the message
      setState({ phase: unknown.current ? 'unknown' : 'refused', problem });
      if (!unknown.current) onRefused?.(problem);
    }
  };

  const run = (input: Input) => {
    if (busy.current || unknown.current) return;
    const content = JSON.stringify(input);
    if (attempt.current?.content !== content) attempt.current = { content, key: crypto.randomUUID(), input };
    void perform(attempt.current);
  };
  const askAgain = () => {
    if (!busy.current && attempt.current) void perform(attempt.current);
  };
  const forget = useCallback(() => {
    setState((now) => (now.phase === 'refused' ? { phase: 'idle', problem: null } : now));
  }, []);
  return { ...state, run, askAgain, forget };
}

const isCertainlyNotApplied = ({ code, status }: ProblemBody) =>
  code === 'expired' || (status >= 400 && status < 500 && status !== 401);

/** The new state, or three seconds: a slow list must not keep a decision's answer from whoever made it. */
const refreshed = (reading: Promise<void>) =>
  Promise.race([reading, new Promise<void>((done) => setTimeout(done, 3_000))]);
