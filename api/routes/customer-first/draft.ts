/** What is composed in Customer First is kept for the officer on the server, as in Pluto (routes/messages/draft.ts): no command and no audit entry. */
import {
  dropCentrelinkDraft,
  keepCentrelinkDraft,
  readCentrelinkDraft,
} from '../../../prisma/repositories/centrelink-draft.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { kept } from '../messages/draft.schema.ts';
import { mustSee } from '../records/visible-customer.ts';
import { answer, body } from './draft.schema.ts';
import { params } from './shared.schema.ts';

const ofMine = {
  path: '/customers/{customerId}/centrelink-draft',
  permission: 'centrelinkMessages.send',
  params,
  query: nothing,
} as const;

export const draft = route({
  ...ofMine,
  method: 'get',
  summary: 'My draft of a Centrelink message to this customer (EM-8, EM-50)',
  body: nothing,
  answer,
  async handle({ deps, actor, params: { customerId } }) {
    await mustSee(deps.db, actor, customerId);
    const whose = { personId: actor.personId, customerId };
    return { status: 200, body: { draft: await readCentrelinkDraft(deps.db, whose) } };
  },
});

export const saveDraft = route({
  ...ofMine,
  method: 'put',
  summary: 'Keeps my draft, in the place of the one before; nothing but the form’s own fields (EM-8, EM-50)',
  body,
  answer: kept,
  async handle({ deps, actor, params: { customerId }, body: { content } }) {
    await mustSee(deps.db, actor, customerId);
    const at = deps.clock.now();
    await keepCentrelinkDraft(deps.db, { personId: actor.personId, customerId }, content, at);
    return { status: 200, body: { savedAt: at.toISOString() } };
  },
});

export const discardDraft = route({
  ...ofMine,
  method: 'delete',
  summary: 'Discards my draft of a Centrelink message, where there is one',
  body: nothing,
  answer: nothing,
  status: 204,
  async handle({ deps, actor, params: { customerId } }) {
    await mustSee(deps.db, actor, customerId);
    await dropCentrelinkDraft(deps.db, { personId: actor.personId, customerId });
    return { status: 204, body: {} };
  },
});
