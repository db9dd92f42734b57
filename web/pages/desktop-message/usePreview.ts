/** The exact text from the server, for what is composed now (EM-20). What was previewed before stays beside it where it differs. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { TemplateValues } from '../../../domain/electronic-messaging/template.ts';
import { answer, api } from '../../client/client.ts';
import type { MessagePreview } from '../../client/model.ts';
import { ApiProblem } from '../../client/problem.ts';

export type Composed = { templateVersionId: string; values: TemplateValues };
export type Previewed = {
  composed: Composed;
  preview: MessagePreview;
  /** What was previewed when somebody pressed Send and it no longer held. */
  before: MessagePreview | null;
};
type Follow = { onShown?: () => void; onFailed?: () => void; before?: MessagePreview };

export function usePreview(customerId: string) {
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  const asking = useMutation({
    mutationFn: (composed: Composed) =>
      answer(
        api.POST('/customers/{customerId}/message-previews', { params: { path: { customerId } }, body: composed }),
      ),
  });
  return {
    previewed,
    busy: asking.isPending,
    problem: asking.error instanceof ApiProblem ? asking.error.body : null,
    ask: (composed: Composed, { onShown, onFailed, before }: Follow) =>
      asking.mutate(composed, {
        onSuccess: (preview) => {
          setPreviewed({ composed, preview, before: before ?? null });
          onShown?.();
        },
        onError: () => onFailed?.(),
      }),
  };
}

export const isSame = (a: Composed, b: Composed): boolean => JSON.stringify(a) === JSON.stringify(b);
