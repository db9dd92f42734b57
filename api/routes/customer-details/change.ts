import { changedDetails, placeFields, type ContactDetails } from '../../../domain/customers/contact-details.ts';
import { placeFaults } from '../../../domain/customers/place-faults.ts';
import { closeBouncedEmails } from '../../../prisma/repositories/change-details.ts';
import { areasOffered, readCustomerDetails } from '../../../prisma/repositories/customer-details.ts';
import { editDetails } from '../../edit-details.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { body, details, params } from './details.schema.ts';

export const change = route({
  method: 'put',
  path: '/customers/{customerId}/contact-details',
  permission: 'customers.edit',
  summary:
    'Where the customer lives, their email, and whether it is valid (EM-1, EM-2, EM-11, EM-23); held messages follow (EM-24)',
  params,
  query: nothing,
  body,
  answer: details,
  revisioned: true,
  async handle({ deps, actor, params: { customerId }, body, ifMatch, idempotencyKey }) {
    await editDetails({ deps, actor, idempotencyKey }, { customerId, ifMatch, ...body }, async (tx, before) => {
      const { specialisedArea = before.specialisedArea, addressLines = before.addressLines, ...rest } = body;
      const emailValid = body.email === null || body.emailValid;
      const after: ContactDetails = { ...rest, emailValid, specialisedArea, addressLines };
      const changed = changedDetails(before, after);
      // what another system recorded may contradict itself: an email can be corrected all the same
      const faults: { field: string; message: string }[] = changed.some((field) => placeFields.includes(field))
        ? placeFaults(after)
        : [];
      if (changed.includes('specialisedArea') && specialisedArea !== null)
        if (!(await areasOffered(tx)).includes(specialisedArea))
          faults.push({ field: 'specialisedArea', message: 'Choose one of the specialised areas.' });
      if (faults.length) throw new Problem('badInput', undefined, { errors: faults });
      const isBad = before.emailValid && (!after.emailValid || after.email !== before.email); // checked, and corrected or ticked
      const closedItems =
        isBad && before.email ? await closeBouncedEmails(tx, customerId, before.email, deps.clock.now()) : [];
      return { changed, details: after, closedItems, result: {} };
    });
    const found = await readCustomerDetails(deps.db, actor, customerId);
    if (!found) throw new Problem('notFound');
    return { status: 200, body: found };
  },
});
