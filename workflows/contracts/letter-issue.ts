/** A letter that we make (OA-15): one run per letter. */

/** The workflow type, and the process's kind in its row. */
export const letterIssueKind = 'letterIssue';

/** Takes the id of the letter, which is its correspondence's. */
export const letterIssueId = (letterId: string) => `letter/${letterId}`;
export const letterIdOf = (processId: string) => processId.slice('letter/'.length);

/** What the activity that fills the print folder is asked. */
export type Printing = { letterId: string };
