/** What is read again by itself after it failed, and when. Nothing that changes anything is ever repeated by itself. */
import { ApiProblem } from './problem.ts';

/** Too many requests in a minute (429). */
export const isTooMany = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem && error.body.code === 'tooMany';

/**
 * Too many requests: as often as it takes, for the API says when. What it refused it refuses again; what it could not do for the
 * moment is tried twice more.
 */
export function triesAgain(failures: number, error: Error): boolean {
  if (isTooMany(error)) return true;
  return failures < 2 && !(error instanceof ApiProblem && isRefusal(error.body.status));
}

const isRefusal = (status: number) => status >= 400 && status < 500 && status !== 408; // 408: it came too slowly

/** In ms: as long as the API says, else longer each time. */
export function pauseBefore(failures: number, error: Error): number {
  const asked = error instanceof ApiProblem ? error.body.retryAfter : undefined;
  return asked === undefined ? 1000 * 2 ** failures : asked * 1000;
}
