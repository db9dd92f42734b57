/** A copy from Pluto to Cuba (PS-7): one run per communication record or note of an international customer. */

/** The workflow type, and the process's kind in its row. */
export const cubaCopyKind = 'cubaCopy';

/** Takes the id of the communication record or note that was made in Pluto. */
export const cubaCopyId = (sourceId: string) => `cuba-copy/${sourceId}`;
