/** What is composed in Generate Desktop Message, as the server keeps it. */
import type { MessageDraft } from '../../../domain/electronic-messaging/message-draft.ts';
import { answer, api } from '../../client/client.ts';
import { emptyDraft } from './draft.ts';
import { keepersBy } from './draft-keeper.ts';

export const messageKeeper = keepersBy<MessageDraft>((customerId) => {
  const path = { path: { customerId } };
  const changing = () => ({
    params: { ...path, header: { 'Idempotency-Key': crypto.randomUUID() } },
    keepalive: true, // the page may be on its way out
  });
  return {
    empty: emptyDraft,
    async get(signal) {
      const headers = { 'Casewright-Refetch': '1' }; // the same view as the form's
      const asked = { params: path, headers, signal };
      return (await answer(api.GET('/customers/{customerId}/message-draft', asked))).draft;
    },
    async put(content) {
      const sent = { ...changing(), body: { content } };
      return (await answer(api.PUT('/customers/{customerId}/message-draft', sent))).savedAt;
    },
    async remove() {
      await answer(api.DELETE('/customers/{customerId}/message-draft', changing()));
      return null;
    },
  };
});
