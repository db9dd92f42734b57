/** Whose customer it is (RS-1): the locks and the check before every change of a PS customer's records, and the answer to who may not read them. */
import { mayServe } from '../domain/personalised-services/assignment.ts';
import type { Permission } from '../domain/people/permissions.ts';
import type { Impossible } from '../domain/possible.ts';
import type { Tx } from '../prisma/client.ts';
import { lockOpenAssignment, type LockedAssignment } from '../prisma/repositories/assignments.ts';
import { lockCustomer, type LockedCustomer } from '../prisma/repositories/customers.ts';
import type { Actor } from './auth/actor.ts';
import { Problem } from './errors.ts';

/** Throws notFound, or notTheAssignee with the sentence that pages show. */
export async function lockForAssignedOfficer(
  tx: Tx,
  actor: Actor,
  customerId: string,
  permission: Permission,
): Promise<{ customer: LockedCustomer; assignment: LockedAssignment }> {
  const customer = await lockCustomer(tx, actor, customerId);
  if (!customer) throw new Problem('notFound');
  const assignment = await lockOpenAssignment(tx, customer.id);
  const mine = mayServe(actor, assignment, permission);
  if (!mine.possible) throw new Problem('notTheAssignee', mine.why);
  if (!assignment) throw new Problem('notTheAssignee'); // said above
  return { customer, assignment };
}

/** What was found for who asks. Throws notFound for null, notTheAssignee with the sentence that pages show for what is not theirs to read. */
export function readable<Found extends object>(found: Found | Impossible | null): Found {
  if (!found) throw new Problem('notFound');
  if (isImpossible(found)) throw new Problem('notTheAssignee', found.why);
  return found;
}
const isImpossible = (found: object): found is Impossible => 'possible' in found && found.possible === false;
