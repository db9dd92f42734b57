/** Discards what is composed, and brings it back where that was a slip. */
import { useState } from 'react';
import type { MessageDraft } from '../../../domain/electronic-messaging/message-draft.ts';
import { emptyDraft } from './draft.ts';

/** `put`: puts it into the form, from where it is kept. */
export function useDiscarded(draft: MessageDraft, put: (content: MessageDraft) => void) {
  const [discarded, setDiscarded] = useState<MessageDraft | null>(null);
  const isEmpty = JSON.stringify(draft) === JSON.stringify(emptyDraft);
  return {
    onDiscard: isEmpty
      ? null
      : () => {
          setDiscarded(draft);
          put(emptyDraft);
        },
    onBringBack: discarded && isEmpty ? () => put(discarded) : null,
  };
}
