/** The time by which an activity goes. */
import type { Clock } from '../domain/time/clock.ts';
import type { Instant } from '../domain/process.ts';

/**
 * Never earlier than its process has it: a clock that is a second behind Temporal's would find the window still closed that a timer
 * has just opened, and a process that travels in time is ahead of the clock until all have arrived.
 */
export const nowFrom = (clock: Clock, at: Instant): Date => new Date(Math.max(clock.now().getTime(), Date.parse(at)));
