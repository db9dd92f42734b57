/** From `Send` to the message: one confirmation, whatever is asked in it (EM-45, EM-15), and what follows from each answer. */
import { useState } from 'react';
import { api } from '../../client/client.ts';
import type { LastMessage, ProblemBody } from '../../client/problem.ts';
import { useCommand } from '../../commands/useCommand.ts';
import type { Previewed } from './usePreview.ts';

type Sent = { messageId: string; heldUntil: string | null };
/** What the officer recorded beside the text (EM-11, EM-42). */
export type Recorded = { priorActions: string[]; areaAcknowledged: string | null };
type Sending = { previewed: Previewed; recorded: Recorded; afterId: string | null };
type Follow = {
  /** Waited for before the request leaves. */
  beforeSend: () => Promise<void>;
  /** Nothing is under way any more, and it was not sent. */
  onNotSent: () => void;
  onSent: (sent: Sent, previewed: Previewed) => void;
  /** Certainly not sent, and the confirmation is of no more use. */
  onRefused: (problem: ProblemBody) => void;
};

export function useSend(
  customerId: string,
  previewed: Previewed | null,
  recorded: Recorded,
  { beforeSend, onNotSent, onSent, onRefused }: Follow,
) {
  const [confirming, setConfirming] = useState<{ last: LastMessage | null; meanwhile: boolean } | null>(null);
  const command = useCommand(
    async ({ previewed: { composed, preview }, recorded: done, afterId }: Sending, key) => {
      await beforeSend();
      return api.POST('/customers/{customerId}/messages', {
        params: { path: { customerId }, header: { 'Idempotency-Key': key } },
        body: {
          ...composed,
          ...done,
          previewed: { text: preview.text, to: preview.to },
          confirmedAfterId: afterId,
        },
      });
    },
    (sent, { previewed: was }) => onSent(sent, was),
    (problem) => {
      // somebody else was quicker: the same confirmation, with the message that is the last one now
      if (problem.code === 'withinTheHour' && problem.last) setConfirming({ last: problem.last, meanwhile: true });
      else if (endsIt(problem)) {
        setConfirming(null);
        onNotSent();
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
    confirm: () => previewed && command.run({ previewed, recorded, afterId: confirming?.last?.id ?? null }),
    cancel: () => {
      command.forget();
      setConfirming(null);
      if (command.phase !== 'unknown') onNotSent();
    },
  };
}

/** Not for the moment, or for want of a session: then the same confirmation can be given again. */
const endsIt = ({ status }: ProblemBody) => status >= 400 && status < 500 && status !== 401 && status !== 429;
