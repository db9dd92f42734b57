/** Where workers take their work from. */
export const processTaskQueue = 'casewright-processes';
/** Attempts to send have a queue of their own, with a rate (SMS_PER_SECOND), beside that of the processes. */
export const smsTaskQueue = (processes: string = processTaskQueue) => `${processes}-sms`;
