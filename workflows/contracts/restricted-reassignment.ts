/** A reassignment because the customer became restricted (PS-28): one run each time that happens. */

/** The workflow type, and the process's kind in its row. */
export const restrictedReassignmentKind = 'restrictedReassignment';

export const restrictedReassignmentId = (id: string) => `restricted-reassignment/${id}`;
