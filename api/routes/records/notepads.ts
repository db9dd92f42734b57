import { addNotepad, notepadsOf } from '../../../prisma/repositories/notepads.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { pageAsked, pageShown } from '../../page.ts';
import { route } from '../../route.ts';
import { ofCustomer } from '../../schemas/record.ts';
import { created, listQuery, nothing } from '../../schemas.ts';
import { answer, body } from './notepads.schema.ts';
import { mustSee } from './visible-customer.ts';

export const listNotepads = route({
  method: 'get',
  path: '/customers/{customerId}/notepads',
  permission: 'records.view',
  summary: 'The notepads of a customer, the newest first (EM-48)',
  params: ofCustomer,
  query: listQuery,
  body: nothing,
  answer,
  async handle({ deps, actor, params: { customerId }, query }) {
    const page = await notepadsOf(deps.db, actor, customerId, pageAsked(query));
    if (!page) throw new Problem('notFound');
    return { status: 200, body: pageShown(page) };
  },
});

export const addToNotepads = route({
  method: 'post',
  path: '/customers/{customerId}/notepads',
  permission: 'records.add',
  summary: 'Adds a notepad; one of kind FDV is evidence of FDV concerns, and says who raised them (EM-8, EM-10)',
  params: ofCustomer,
  query: nothing,
  body,
  answer: created,
  status: 201,
  async handle({ deps, actor, params: { customerId }, body: { kind, raisedBy, text }, idempotencyKey }) {
    await mustSee(deps.db, actor, customerId);
    const command = {
      action: 'records.add',
      subject: { customerId, record: 'notepad', kind, raisedBy, text },
      customerId,
      detail: { record: 'notepad', kind },
    } as const;
    const result = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      await mustSee(tx, actor, customerId); // restricted meanwhile
      const by = { authorId: actor.personId, createdAt: deps.clock.now() };
      return { id: await addNotepad(tx, { customerId, kind, raisedBy, text, ...by }) };
    });
    return { status: 201, body: result };
  },
});
