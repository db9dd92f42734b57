/** Where workers take their work from. */
export const processTaskQueue = 'casewright-processes';
