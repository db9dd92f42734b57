/** From `Preview EM` to the message in its history: the exact text from the server, and Send under one key (EM-20, EM-26). */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClaimAnswers } from '../../../domain/electronic-messaging/claim-finalised.ts';
import type { TemplateValues } from '../../../domain/electronic-messaging/template.ts';
import { answer, api } from '../../client/client.ts';
import type { CentrelinkPreview } from '../../client/model.ts';
import { ApiProblem, type ProblemBody } from '../../client/problem.ts';
import { useCommand } from '../../commands/useCommand.ts';

export type Composed = {
  templateVersionId: string;
  values: Pick<TemplateValues, 'paymentType' | 'agencyPhone'>;
  claim: ClaimAnswers | null;
};
type Previewed = { composed: Composed; preview: CentrelinkPreview };
type Sent = { messageId: string; heldUntil: string | null };
type Follow = {
  /** Waited for before the request leaves. */
  beforeSend: () => Promise<void>;
  /** Nothing is under way any more, and it was not sent. */
  onNotSent: () => void;
  onSent: (sent: Sent, preview: CentrelinkPreview) => void;
  /** Certainly not sent, and the preview is of no more use. */
  onRefused: (problem: ProblemBody) => void;
};

export function useSendEm(customerId: string, choiceId: string, { beforeSend, onNotSent, onSent, onRefused }: Follow) {
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  const asking = useMutation({
    mutationFn: (composed: Composed) =>
      answer(
        api.POST('/customers/{customerId}/centrelink-message-previews', {
          params: { path: { customerId } },
          body: composed,
        }),
      ),
  });
  const command = useCommand(
    async ({ composed, preview: { text, to } }: Previewed, key) => {
      await beforeSend();
      return api.POST('/customers/{customerId}/centrelink-messages', {
        params: { path: { customerId }, header: { 'Idempotency-Key': key } },
        body: { ...composed, choiceId, previewed: { text, to } },
      });
    },
    (sent, { preview }) => onSent(sent, preview),
    (problem) => {
      onNotSent();
      // not for the moment, or for want of a session: the same can be sent again
      if (problem.status < 500 && problem.status !== 401 && problem.status !== 429) onRefused(problem);
    },
  );
  return {
    preview: previewed?.preview ?? null,
    previewing: asking.isPending,
    previewProblem: asking.error instanceof ApiProblem ? asking.error.body : null,
    ask: (composed: Composed, onShown: () => void) => {
      command.forget();
      asking.mutate(composed, {
        onSuccess: (preview) => {
          setPreviewed({ composed, preview });
          onShown();
        },
      });
    },
    send: () => previewed && command.run(previewed),
    command,
  };
}
