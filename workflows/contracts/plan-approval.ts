/** The approval of one submission of a Customer Management Plan (PS-10 to PS-15): one run per submission. */

/** The workflow type, and the process's kind in its row. */
export const planApprovalKind = 'planApproval';

export const planApprovalId = (submissionId: string) => `plan-approval/${submissionId}`;
