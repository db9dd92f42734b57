/** The locks and the check before every change of a PS customer's records: customer, then open assignment, and whose it is (RS-1). */
import { mayServe } from '../domain/personalised-services/assignment.ts';
import type { Permission } from '../domain/people/permissions.ts';
import type { Tx } from '../prisma/client.ts';
import { lockOpenAssignment, type LockedAssignment } from '../prisma/repositories/assignments.ts';
import { lockCustomer, type LockedCustomer } from '../prisma/repositories/customers.ts';
import type { Actor } from './auth/actor.ts';
import { Problem } from './errors.ts';

/** Takes the customer's id; null: whatever it was looked up by is unknown. Throws notFound, or notTheAssignee with the sentence that pages show. */
export async function lockForAssignedOfficer(
  tx: Tx,
  actor: Actor,
  customerId: string | null,
  permission: Permission,
): Promise<{ customer: LockedCustomer; assignment: LockedAssignment }> {
  const customer = customerId && (await lockCustomer(tx, actor, customerId));
  if (!customer) throw new Problem('notFound');
  const assignment = await lockOpenAssignment(tx, customer.id);
  const mine = mayServe(actor, assignment, permission);
  if (!mine.possible) throw new Problem('notTheAssignee', mine.why);
  if (!assignment) throw new Problem('notTheAssignee'); // said above
  return { customer, assignment };
}
