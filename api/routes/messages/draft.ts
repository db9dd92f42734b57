/**
 * What the officer composes is kept for them on the server (EM-8, EM-19): it outlives a closed page, a sign-out and another browser.
 * No change of a customer's record, so no command and no audit entry: the same again is the same, and whoever reads it is in the trail.
 */
import { dropDraft, keepDraft, readDraft } from '../../../prisma/repositories/message-draft.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { mustSee } from '../records/visible-customer.ts';
import { answer, body, kept, params } from './draft.schema.ts';

const ofMine = {
  path: '/customers/{customerId}/message-draft',
  permission: 'messages.send',
  params,
  query: nothing,
} as const;

export const draft = route({
  ...ofMine,
  method: 'get',
  summary: 'My draft of a desktop message to this customer (EM-8, EM-19)',
  body: nothing,
  answer,
  async handle({ deps, actor, params: { customerId } }) {
    await mustSee(deps.db, actor, customerId);
    return { status: 200, body: { draft: await readDraft(deps.db, { personId: actor.personId, customerId }) } };
  },
});

export const saveDraft = route({
  ...ofMine,
  method: 'put',
  summary: 'Keeps my draft, in the place of the one before; nothing but the form’s own fields (EM-8, EM-19)',
  body,
  answer: kept,
  async handle({ deps, actor, params: { customerId }, body: { content } }) {
    await mustSee(deps.db, actor, customerId);
    const at = deps.clock.now();
    await keepDraft(deps.db, { personId: actor.personId, customerId }, content, at);
    return { status: 200, body: { savedAt: at.toISOString() } };
  },
});

export const discardDraft = route({
  ...ofMine,
  method: 'delete',
  summary: 'Discards my draft, where there is one',
  body: nothing,
  answer: nothing,
  status: 204,
  async handle({ deps, actor, params: { customerId } }) {
    await mustSee(deps.db, actor, customerId);
    await dropDraft(deps.db, { personId: actor.personId, customerId });
    return { status: 204, body: {} };
  },
});
