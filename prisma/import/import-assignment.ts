/** PS-1 to PS-4: a line of an assignment. */
import { mayBeAssigned } from '../../domain/personalised-services/assignment.ts';
import { mayBeAssociate, mayBeReferred } from '../../domain/personalised-services/internal-referral.ts';
import type { Possible } from '../../domain/possible.ts';
import { namedId } from '../named-id.ts';
import { openAssignment } from '../repositories/assignments.ts';
import { staysOf } from '../repositories/internal-referrals.ts';
import type { AssignmentLine } from './line.ts';
import { officerNamed, staff, type Refuse, type Scene } from './scene.ts';

/** Answers whether it is new. */
export async function importAssignment(
  { tx, customer, assigned }: Scene,
  line: AssignmentLine,
  refuse: Refuse,
): Promise<boolean> {
  const check = (possible: Possible) => possible.possible || refuse(possible.why);
  const internalReferralId = namedId('import', 'internalReferral', line.reference);
  const before = await tx.internalReferral.findUnique({ where: { id: internalReferralId } });
  if (before && before.customerId !== customer.id) refuse('This reference was imported for another customer.');
  if (before) return false;
  const csid = line.associate_csid;
  const associate = csid ? await tx.customer.findUnique({ where: { csid }, select: { id: true } }) : null;
  if (csid && !associate) refuse('There is no customer with the associate’s CSID.');
  const stay = await staysOf(tx, [customer.id, ...(associate ? [associate.id] : [])]);
  const { kind, restricted, deceasedOn } = customer;
  const deceased = deceasedOn !== null;
  check(mayBeReferred({ kind, deceased, ...stay(customer.id) }));
  const inPs = !!associate && !!csid && (stay(associate.id).openAssignment || assigned.has(csid));
  check(mayBeAssociate(line.type, associate && { sameCustomer: associate.id === customer.id, openAssignment: inPs }));
  const officer = await officerNamed(tx, line.officer, refuse);
  check(mayBeAssigned(officer, { restricted, deceased }));
  const assignedBy = await staff(tx, line.assigned_by, refuse);
  if (!assignedBy.roles.includes('serviceManager')) refuse(`${line.assigned_by} is no service manager.`);
  const at = new Date(line.at);
  const by = { customerId: customer.id, createdById: assignedBy.id, createdAt: at };
  await tx.internalReferral.create({
    data: { id: internalReferralId, ...by, type: line.type, associateCustomerId: associate?.id ?? null },
  });
  const given = { officerId: officer.id, assignedById: assignedBy.id, at };
  await openAssignment(tx, { customerId: customer.id, internalReferralId, ...given });
  return true;
}
