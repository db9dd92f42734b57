/** From `Send` to the message: one confirmation, whatever is asked in it (EM-45, EM-15), and what follows from each answer. */
import { useState } from 'react';
import { api } from '../../client/client.ts';
import type { LastMessage, ProblemBody } from '../../client/problem.ts';
import { useCommand } from '../../commands/useCommand.ts';
import type { Previewed } from './usePreview.ts';

type Sent = { messageId: string; heldUntil: string | null };
type Follow = {
  onSent: (sent: Sent, previewed: Previewed) => void;
  /** Certainly not sent, and the confirmation is of no more use. */
  onRefused: (problem: ProblemBody) => void;
};

export function useSend(customerId: string, previewed: Previewed | null, { onSent, onRefused }: Follow) {
  const [confirming, setConfirming] = useState<{ last: LastMessage | null; meanwhile: boolean } | null>(null);
  const command = useCommand(
    ({ previewed: { composed, preview }, afterId }: { previewed: Previewed; afterId: string | null }, key) =>
      api.POST('/customers/{customerId}/messages', {
        params: { path: { customerId }, header: { 'Idempotency-Key': key } },
        body: {
          ...composed,
          previewed: { text: preview.text, to: preview.to },
          confirmedAfterId: afterId,
        },
      }),
    (sent, { previewed: was }) => onSent(sent, was),
    (problem) => {
      // somebody else was quicker: the same confirmation, with the message that is the last one now
      if (problem.code === 'withinTheHour' && problem.last) setConfirming({ last: problem.last, meanwhile: true });
      else if (endsIt(problem)) {
        setConfirming(null);
        onRefused(problem);
      }
    },
  );
  return {
    command,
    confirming,
    ask: () => {
      if (!previewed) return;
      command.forget();
      setConfirming({ last: previewed.preview.asks?.last ?? null, meanwhile: false });
    },
    confirm: () => previewed && command.run({ previewed, afterId: confirming?.last?.id ?? null }),
    cancel: () => {
      command.forget();
      setConfirming(null);
    },
  };
}

/** Not for the moment, or for want of a session: then the same confirmation can be given again. */
const endsIt = ({ status }: ProblemBody) => status >= 400 && status < 500 && status !== 401 && status !== 429;
