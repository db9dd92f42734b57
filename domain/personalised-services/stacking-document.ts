/** PS-5, PS-6: the running contact record of a PS customer. */

/** What the communication record of a stacking document says (PS-5). */
export const stackingDocumentCommunication = {
  type: 'Phone Out',
  reason: 'PERS SERVICES',
  category: 'PS CUSTOMER CONTACT',
  issue: '',
} as const;
