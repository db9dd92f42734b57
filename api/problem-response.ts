/** How every no is written (RFC 9457). No word of a library's, the database's or the caller's own ever stands in one. */
import type { Response } from 'express';
import { databaseProblem } from '../prisma/database-problem.ts';
import { Problem, problems, type ProblemCode } from './errors.ts';

/** `notKnownYet` → `/problems/not-known-yet`: stable, what programs tell reasons apart by. */
export const problemType = (code: ProblemCode) => `/problems/${code.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`;

/** The problem as it is sent. */
export function problemBody({ code, detail, extra }: Problem, requestId: string) {
  const { status, title } = problems[code];
  return {
    type: problemType(code),
    title,
    status,
    code,
    ...(detail ? { detail } : {}),
    ...(extra.errors ? { errors: extra.errors } : {}),
    ...(extra.first ? { first: extra.first } : {}),
    ...(extra.reasons ? { reasons: extra.reasons } : {}),
    ...(extra.bars ? { bars: extra.bars } : {}),
    ...(extra.last ? { last: extra.last } : {}),
    requestId,
  };
}

export function sendProblem(res: Response, problem: Problem): void {
  const requestId = String(res.locals.requestId ?? '');
  if (problem.code === 'notSignedIn') res.setHeader('WWW-Authenticate', res.getHeader('WWW-Authenticate') ?? 'Bearer');
  if (problem.extra.retryAfter !== undefined) res.setHeader('Retry-After', String(problem.extra.retryAfter));
  res
    .status(problems[problem.code].status)
    .type('application/problem+json')
    .send(JSON.stringify(problemBody(problem, requestId)));
}

/**
 * Takes whatever was thrown. Returns the problem that is answered; `internal` where it is none of those that can be expected.
 * `changes`: was something to be changed? Then a database that went away leaves open whether it was.
 */
export function problemOf(error: unknown, changes: boolean): Problem {
  if (error instanceof Problem) return error;
  const unread = problemOfParser(error);
  if (unread) return unread;
  const database = databaseProblem(error);
  if (database?.what === 'rule') return new Problem('rule');
  if (database?.what === 'missing') return new Problem('notFound');
  if (database?.what === 'conflict') return new Problem('unavailable', undefined, { retryAfter: 1 }); // rolled back whole
  if (database?.what === 'unavailable')
    return new Problem(changes ? 'notKnownYet' : 'unavailable', undefined, { retryAfter: 5 });
  return new Problem('internal');
}

/** What Express and its body parser throw: by their `type` and `status`, never their message. */
function problemOfParser(error: unknown): Problem | null {
  if (!(error instanceof Error)) return null;
  const type = 'type' in error ? error.type : undefined;
  const status = 'status' in error ? error.status : undefined;
  if (type === 'entity.too.large' || status === 413) return new Problem('tooLarge', 'At most 100 kB may be sent.');
  if (type === 'entity.parse.failed') return new Problem('malformed', 'The body is not well-formed JSON.');
  if (status === 415) return new Problem('unsupportedMediaType');
  if (typeof status === 'number' && status >= 400 && status < 500) return new Problem('malformed');
  return null;
}

/** For the log: what broke and where, without the message, which may quote names, numbers and rows. */
export function withoutMessage(error: unknown): { name: string; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, at: at.slice(0, 8).map((line) => line.trim()) };
}
