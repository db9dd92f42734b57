/** A bounce-back that waits for the recipient's next day (EM-28): one run per email, or per message whose failure came too late for its own process. */

/** The workflow type, and the process's kind in its row. */
export const bounceBackKind = 'bounceBack';

/** Takes the id of the email or message. */
export const bounceBackId = (subjectId: string) => `bounce-back/${subjectId}`;
