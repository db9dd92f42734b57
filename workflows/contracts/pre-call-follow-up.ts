/** The call after a pre-call message (EM-40): one run per message, however often it is handed over. */

/** The workflow type, and the process's kind in its row. */
export const preCallFollowUpKind = 'preCallFollowUp';

export const preCallFollowUpId = (messageId: string) => `pre-call/${messageId}`;
