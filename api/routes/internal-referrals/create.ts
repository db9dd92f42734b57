import { mayBeAssociate, mayBeReferred } from '../../../domain/personalised-services/internal-referral.ts';
import { customerOfCsid, lockCustomers } from '../../../prisma/repositories/customers.ts';
import { insertInternalReferral, staysOf } from '../../../prisma/repositories/internal-referrals.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { created, nothing } from '../../schemas.ts';
import { body } from './create.schema.ts';

const unknown = () => new Problem('notFound', 'There is no customer with this CSID.');
const unknownAssociate = () =>
  new Problem('notFound', 'There is no customer with the CSID given for the associated customer.');

export const create = route({
  method: 'post',
  path: '/internal-referrals',
  permission: 'allocation.refer',
  summary: 'Reactive Ref: refers a customer into Personalised Services (PS-1, PS-2)',
  params: nothing,
  query: nothing,
  body,
  answer: created,
  status: 201,
  async handle({ deps, actor, body: { csid, type, associateCsid }, idempotencyKey }) {
    const customer = csid === null ? null : await customerOfCsid(deps.db, actor, csid);
    const associate = associateCsid ? await customerOfCsid(deps.db, actor, associateCsid) : null;
    if (!customer) throw unknown();
    if (associateCsid !== undefined && type === 'Associate' && !associate) throw unknownAssociate();
    const command = {
      action: 'allocation.refer' as const,
      subject: { csid, type, associateCsid },
      customerId: customer.id,
      detail: { type },
    };
    const result = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const ids = [customer.id, ...(associate ? [associate.id] : [])];
      const locked = await lockCustomers(tx, actor, ids);
      const stay = await staysOf(tx, ids);
      const referred = locked.get(customer.id);
      if (!referred) throw unknown(); // restricted since it was looked up
      if (associate && !locked.has(associate.id)) throw unknownAssociate();

      const fits = mayBeAssociate(
        type,
        associateCsid === undefined
          ? null
          : {
              sameCustomer: associate?.id === customer.id,
              openAssignment: !!associate && stay(associate.id).openAssignment,
            },
      );
      if (!fits.possible)
        throw new Problem('badInput', undefined, { errors: [{ field: 'associateCsid', message: fits.why }] });
      const possible = mayBeReferred({ ...referred, ...stay(customer.id) });
      if (!possible.possible) throw new Problem('conflict', possible.why);

      const id = await insertInternalReferral(tx, {
        customerId: customer.id,
        type,
        associateCustomerId: associate?.id ?? null,
        createdById: actor.personId,
        createdAt: deps.clock.now(),
      });
      return { id };
    });
    return { status: 201, body: result };
  },
});
