/** PS-3, PS-4: who may be given a customer, and whose the customer is. */
import { may, type Permission } from '../people/permissions.ts';
import type { Role } from '../people/roles.ts';
import { impossible, possible, unless, type Possible } from '../possible.ts';

/** Only this officer changes what belongs to the customer's stay (RS-1). Null: nobody's customer, none or no open assignment. */
export type Assigned = { officerId: string } | null;
export type Me = { personId: string; roles: readonly Role[] };

export type Officer = { active: boolean; roles: readonly string[] };

/** Whether this officer may be given this customer. */
export function mayBeAssigned(officer: Officer | null, customer: { restricted: boolean; deceased: boolean }): Possible {
  if (!officer?.active || !officer.roles.includes('psServiceOfficer'))
    return impossible('This person is not a PS service officer.');
  return unless(
    [customer.deceased, 'The customer is recorded as deceased.'],
    [
      customer.restricted && !officer.roles.includes('racOfficer'),
      'This officer may not open Restricted Access Customers.',
    ],
  );
}

/** PS-4: another officer, while the assignment is open. */
export function mayBeReassigned(assignment: { officerId: string; closed: boolean }, to: string): Possible {
  return unless(
    [assignment.closed, 'The assignment is closed already.'],
    [assignment.officerId === to, 'The customer is with this officer already.'],
  );
}

/** What every change of a PS customer's records needs: the permission, an open assignment, and that it is mine. */
export function mayServe(me: Me, assignment: Assigned, permission: Permission): Possible {
  return unless(
    [!may(me.roles, permission), 'Your role does not allow this.'],
    [assignment === null, 'The customer is not in Personalised Services now.'],
    [assignment?.officerId !== me.personId, 'The customer is assigned to somebody else.'],
  );
}

/** As far as it matters whose customer it is, the stays of one customer in Personalised Services. */
type Stay = { officerId: string; openedAt: Date; closedAt: Date | null };

/** RS-1: whose the customer is: the officer of the open assignment, else of the last one. Null: never in Personalised Services. */
export function lastServedBy(stays: readonly Stay[]): { officerId: string; open: boolean } | null {
  const [last] = stays.toSorted(
    (a, b) => Number(b.closedAt === null) - Number(a.closedAt === null) || b.openedAt.getTime() - a.openedAt.getTime(),
  );
  return last ? { officerId: last.officerId, open: last.closedAt === null } : null;
}

/**
 * RS-1, the condition `servesOrManages`: who reads what belongs to a customer’s stays — stacking documents, plan, submissions, referrals.
 * A service manager; an officer whose customer it is or, where nobody’s now, was last. Of who was never there nothing is to be read.
 */
export function mayViewStays(me: Me, stays: readonly Stay[]): Possible {
  if (!may(me.roles, 'personalisedServices.view')) return impossible('Your role does not allow this.');
  if (me.roles.includes('serviceManager')) return possible;
  const served = lastServedBy(stays);
  if (!served || served.officerId === me.personId) return possible;
  return impossible(
    `The customer ${served.open ? 'is' : 'was last'} assigned to somebody else: only that officer and service managers see this.`,
  );
}

/** Work items that wait for a manager: they stay where they are when the customer gets another officer (PS-4). */
export const managerItemKinds: readonly string[] = [
  'planDecision',
  'monitorApproval',
  'transferApproval',
  'reassignRestricted', // PS-28
];
/** What stands on the Service Manager Actions List: decisions, and what a manager is told of (PS-19). A delegate has it too (PS-14). */
export const managerListKinds: readonly string[] = [...managerItemKinds, 'monitoringLapsed'];
