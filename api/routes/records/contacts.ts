import { addContact, contactsOf, numberOfPhone } from '../../../prisma/repositories/contacts.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { pageAsked, pageShown } from '../../page.ts';
import { route } from '../../route.ts';
import { happenedAt, ofCustomer } from '../../schemas/record.ts';
import { created, listQuery, nothing } from '../../schemas.ts';
import { answer, body } from './contacts.schema.ts';
import { mustSee } from './visible-customer.ts';

export const listContacts = route({
  method: 'get',
  path: '/customers/{customerId}/contacts',
  permission: 'records.view',
  summary: 'The case history of a customer, the newest first (EM-48)',
  params: ofCustomer,
  query: listQuery,
  body: nothing,
  answer,
  async handle({ deps, actor, params: { customerId }, query }) {
    const page = await contactsOf(deps.db, actor, customerId, pageAsked(query));
    if (!page) throw new Problem('notFound');
    return { status: 200, body: pageShown(page) };
  },
});

export const addToCaseHistory = route({
  method: 'post',
  path: '/customers/{customerId}/contacts',
  permission: 'records.add',
  summary: 'Records a contact by the customer (EM-13), a phone attempt on one of their numbers (EM-12), or a note',
  params: ofCustomer,
  query: nothing,
  body,
  answer: created,
  status: 201,
  async handle({ deps, actor, params: { customerId }, body: given, idempotencyKey }) {
    await mustSee(deps.db, actor, customerId);
    const now = deps.clock.now();
    const { kind, channel = null, phoneId, reached = null, text } = given;
    const command = {
      action: 'records.add',
      subject: { customerId, record: 'contact', ...given },
      customerId,
      detail: { record: 'contact', kind },
    } as const;
    const result = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      await mustSee(tx, actor, customerId); // restricted meanwhile
      const occurredAt = happenedAt('occurredAt', given.occurredAt, now);
      const number = phoneId === undefined ? null : await numberOfPhone(tx, customerId, phoneId);
      if (phoneId !== undefined && number === null) throw notTheirs();
      const contact = { customerId, kind, channel, number, reached, text, occurredAt };
      return { id: await addContact(tx, { ...contact, recordedById: actor.personId, recordedAt: now }) };
    });
    return { status: 201, body: result };
  },
});

const notTheirs = () =>
  new Problem('badInput', undefined, {
    errors: [{ field: 'phoneId', message: 'This is none of the customer’s numbers.' }],
  });
