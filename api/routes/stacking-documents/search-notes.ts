import { searchNotes as search } from '../../../prisma/repositories/stacking-documents.ts';
import { readable } from '../../assigned-officer.ts';
import { pageAsked, pageShown } from '../../page.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, body, params } from './search-notes.schema.ts';

export const searchNotes = route({
  method: 'post',
  reads: true,
  path: '/customers/{customerId}/notes/search',
  permission: 'personalisedServices.view',
  summary: 'Notes of a customer’s stacking documents in which all these words stand, the newest first (PS-6)',
  params,
  query: nothing,
  body,
  answer,
  refusals: ['notTheAssignee'],
  async handle({ deps, actor, params: { customerId }, body }) {
    const found = readable(await search(deps.db, actor, { customerId, text: body.text }, pageAsked(body)));
    return { status: 200, body: pageShown(found) };
  },
});
