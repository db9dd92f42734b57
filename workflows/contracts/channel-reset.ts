/** Channel preferences to be set again (OA-11): one run per reactivation, or linking again. */

/** The workflow type, and the process's kind in its row. */
export const channelResetKind = 'channelReset';

/** Takes the id of the account change that made them so. */
export const channelResetId = (changeId: string) => `channel-reset/${changeId}`;
