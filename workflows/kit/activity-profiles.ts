/** How activities are retried and bounded: named profiles, whole objects. */
import type { ActivityOptions } from '@temporalio/workflow';

/**
 * Writes in our own database. 5 s is how long an event hangs when a worker dies, and longer than the transaction may take (4 s).
 * For ever: the database will come back, and until then the pending activity shows why it waits.
 */
export const recording: ActivityOptions = {
  startToCloseTimeout: '5 seconds',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '5 seconds' },
};

/**
 * One attempt to send: at most one execution, and one that waited for a worker longer than that never begins. The rest of the minute is
 * for the gateway (10 s to connect and answer) and the database. A worker that dies is noticed at its end.
 */
export const attempting: ActivityOptions = {
  scheduleToStartTimeout: '30 seconds',
  startToCloseTimeout: '30 seconds',
  retry: { maximumAttempts: 1 },
};

/** Reads at the gateway: may be asked again freely, and the process goes on waiting where it does not answer. */
export const asking: ActivityOptions = {
  startToCloseTimeout: '60 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumAttempts: 3 },
};
