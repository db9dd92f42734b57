/** PS-1, PS-2: may this customer be referred into Personalised Services? */
import { unless, type Possible } from '../possible.ts';

export const internalReferralTypes = ['Other', 'Associate'] as const;
export type InternalReferralType = (typeof internalReferralTypes)[number];

/** Where a customer stands in Personalised Services. */
export type Stay = { pendingReferral: boolean; openAssignment: boolean };

/** Whether this customer may be referred at all. The sentences are shown to the manager. */
export function mayBeReferred(customer: Stay & { kind: string; deceased: boolean }): Possible {
  return unless(
    [customer.kind === 'employer', 'An employer can’t be referred into Personalised Services.'],
    [customer.deceased, 'The customer is recorded as deceased.'],
    [customer.openAssignment, 'The customer is in Personalised Services already.'],
    [customer.pendingReferral, 'The customer is referred already and waits to be assigned.'],
  );
}

/** PS-2: `Associate` names an existing PS customer, another one; no other type names anybody. */
export function mayBeAssociate(
  type: InternalReferralType,
  associate: { sameCustomer: boolean; openAssignment: boolean } | null,
): Possible {
  if (type === 'Other')
    return unless([associate !== null, 'Only a referral of type Associate names an associated customer.']);
  return unless(
    [associate === null, 'Enter the CSID of the PS customer with whom this customer is associated.'],
    [associate?.sameCustomer === true, 'A customer can’t be their own associate.'],
    [associate?.openAssignment === false, 'The associated customer is not in Personalised Services.'],
  );
}
