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
