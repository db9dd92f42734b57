/** What is composed in Customer First, as the server keeps it (EM-8, EM-50). */
import { emptyCentrelinkDraft, type CentrelinkDraft } from '../../../domain/electronic-messaging/centrelink-draft.ts';
import { answer, api } from '../../client/client.ts';
import { keepersBy } from '../desktop-message/draft-keeper.ts';

export const emKeeper = keepersBy<CentrelinkDraft>((customerId) => {
  const path = { path: { customerId } };
  const changing = () => ({
    params: { ...path, header: { 'Idempotency-Key': crypto.randomUUID() } },
    keepalive: true, // the page may be on its way out
  });
  return {
    empty: emptyCentrelinkDraft,
    async get(signal) {
      const headers = { 'Casewright-Refetch': '1' }; // the same view as the page's
      const asked = { params: path, headers, signal };
      return (await answer(api.GET('/customers/{customerId}/centrelink-draft', asked))).draft;
    },
    async put(content) {
      const sent = { ...changing(), body: { content } };
      return (await answer(api.PUT('/customers/{customerId}/centrelink-draft', sent))).savedAt;
    },
    async remove() {
      await answer(api.DELETE('/customers/{customerId}/centrelink-draft', changing()));
      return null;
    },
  };
});
