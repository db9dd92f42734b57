import type { ManagerAction } from '../../client/model.ts';
import { addresses } from '../../frame/menu.ts';

/** The window that an item of the list opens, by what it is about; a customer to be given to another officer (PS-28): that officer's customers. */
export function addressOfItem({
  submissionId,
  referralId,
  officer,
}: Pick<ManagerAction, 'submissionId' | 'referralId' | 'officer'>): string {
  if (submissionId !== null) return addresses.decision(submissionId);
  if (referralId !== null) return addresses.referralDecision(referralId);
  return `${addresses.allocation}/assigned-customers?officer=${officer.id}`;
}
