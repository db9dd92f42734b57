/** The manager's choice and what Save sends for it: one command each, so that each has its own key. */
import { useState } from 'react';
import { api } from '../../client/client.ts';
import type { Submission } from '../../client/model.ts';
import { useCommand } from '../../commands/useCommand.ts';
import { atMost, filled } from '../../forms/checks.ts';
import { useForm } from '../../forms/useForm.ts';

export type Choice = 'accept' | 'return' | 'handOver';

export function useDecision({ id: submissionId }: Submission, onDone: (what: string) => void) {
  const [choice, setChoice] = useState<Choice | null>(null);
  const params = (key: string) => ({ path: { submissionId }, header: { 'Idempotency-Key': key } });
  const accept = useCommand(
    (_: object, key) => api.POST('/plan-submissions/{submissionId}/accept', { params: params(key), body: {} }),
    () => onDone('Accepted'),
  );
  const giveBack = useCommand(
    (body: { reason: string }, key) =>
      api.POST('/plan-submissions/{submissionId}/return', { params: params(key), body }),
    () => onDone('Returned to the officer'),
  );
  const handOver = useCommand(
    (body: { managerId: string }, key) =>
      api.POST('/plan-submissions/{submissionId}/hand-over', { params: params(key), body }),
    () => onDone('Handed over'),
  );
  const commands = [accept, giveBack, handOver];
  const form = useForm(
    { choice: '', reason: '', managerId: '' },
    ({ reason, managerId }) => ({
      ...(choice ? {} : { choice: 'Choose what you decide.' }),
      ...(choice === 'return'
        ? (filled('reason', reason, 'Enter the reason: the officer works by it.') ?? atMost('reason', reason, 2000))
        : {}),
      ...(choice === 'handOver' && !managerId ? { managerId: 'Choose the manager to whom you hand it.' } : {}),
    }),
    commands.flatMap(({ problem }) => problem?.errors ?? []),
  );
  return {
    choice,
    choose: (next: Choice) => {
      setChoice(next);
      for (const command of commands) command.forget();
    },
    form,
    commands,
    busy: commands.some(({ phase }) => phase === 'busy'),
    unknown: commands.some(({ phase }) => phase === 'unknown'),
    save: () =>
      form.submit(({ reason, managerId }) => {
        if (choice === 'accept') accept.run({});
        if (choice === 'return') giveBack.run({ reason: reason.trim() });
        if (choice === 'handOver') handOver.run({ managerId });
      }),
  };
}
