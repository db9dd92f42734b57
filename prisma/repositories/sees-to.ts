/** Whose work item it is where the officer whose it would be may have left, or may not see the customer any more. */
import { may } from '../../domain/people/permissions.ts';
import { roles } from '../../domain/people/roles.ts';
import type { Tx } from '../client.ts';
import { lockOpenAssignment } from './assignments.ts';

const seeing = roles.filter((role) => may([role], 'customers.view'));

/**
 * Of those who work here and may see the customer: the officer, else the customer's PS officer, else the team leader with the fewest open
 * work items, else for a restricted customer such a RAC officer. Null: nobody.
 */
export async function whoSeesTo(tx: Tx, customerId: string, officerId: string | null): Promise<string | null> {
  const assignment = await lockOpenAssignment(tx, customerId);
  const [found] = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM person p JOIN customer c ON c.id = ${customerId}::uuid
    WHERE p.active AND p.kind = 'staff' AND p.roles && ${seeing}::text[] AND (NOT c.restricted OR 'racOfficer' = ANY (p.roles))
      AND (p.id = ${officerId}::uuid OR p.id = ${assignment?.officerId ?? null}::uuid OR 'teamLeader' = ANY (p.roles) OR c.restricted)
    ORDER BY p.id IS NOT DISTINCT FROM ${officerId}::uuid DESC, p.id IS NOT DISTINCT FROM ${assignment?.officerId ?? null}::uuid DESC,
      'teamLeader' = ANY (p.roles) DESC,
      (SELECT count(*) FROM work_item w WHERE w.assignee_id = p.id AND w.state = 'open'), p.name, p.id
    LIMIT 1`;
  return found?.id ?? null;
}
