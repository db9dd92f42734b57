/** How activities are retried and bounded: named profiles, whole objects. */
import type { ActivityOptions } from '@temporalio/workflow';
import { priorities } from '../contracts/priorities.ts';

/**
 * Writes in our own database. 5 s is how long an event hangs when a worker dies, and longer than the transaction may take (4 s).
 * For ever: the database will come back, and until then the pending activity shows why it waits.
 */
export const recording: ActivityOptions = {
  startToCloseTimeout: '5 seconds',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '5 seconds' },
};

/**
 * One attempt to send: at most one execution, and one that waited longer than that never begins. It waits for its turn (SMS_PER_SECOND), at
 * 8:00 behind thousands, and looks at everything, the window too, when it begins: with half a minute those who wait would try again and
 * again, at the cost of those who leave (bench/eight-oclock.ts). Half a minute to run is for the gateway (10 s to connect and answer) and
 * the database. A worker that dies is noticed at its end.
 */
export const attempting: ActivityOptions = {
  scheduleToStartTimeout: '10 minutes',
  startToCloseTimeout: '30 seconds',
  retry: { maximumAttempts: 1 },
};

/**
 * Reads at the gateway: may be asked again freely, and the process goes on waiting where it does not answer. A list and the proofs that
 * it is fresh take a second or two; 30 s is how long a process hangs when a worker dies in it.
 */
export const asking: ActivityOptions = {
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumAttempts: 3 },
  priority: { priorityKey: priorities.asking },
};

/** Puts a letter into the print folder: done twice it is there once, so it is tried again a little before the process pauses. */
export const printing: ActivityOptions = {
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumAttempts: 3 },
};
