/** Two editions of the procedure are in use; each installation runs one (ONLINE_ACCOUNTS). */
import type { Permission } from '../people/permissions.ts';

/** `staff-managed`: staff create accounts, with proof of identity and passwords. `linked`: customers create and link theirs themselves. */
export const editions = ['staff-managed', 'linked'] as const;
export type Edition = (typeof editions)[number];

const onlyIn: Partial<Record<Permission, Edition>> = {
  'onlineAccounts.create': 'staff-managed',
  'onlineAccounts.reissuePassword': 'staff-managed',
  'proofQuestions.view': 'staff-managed',
  'proofQuestions.edit': 'staff-managed',
  'temporaryPasswords.spend': 'staff-managed',
  'onlineAccounts.recordLink': 'linked',
};

/** What the other edition does not know is absent from pages, the API's description and permissions. */
export const isInEdition = (permission: Permission, edition: Edition): boolean =>
  (onlyIn[permission] ?? edition) === edition;
