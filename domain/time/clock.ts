/** Where routes and activities read the time: injected, because in development and tests the clock can be set. */
export interface Clock {
  /** The present instant. */
  now(): Date;
}

/** The machine's own clock, the only one in production. */
export const systemClock: Clock = { now: () => new Date() };
