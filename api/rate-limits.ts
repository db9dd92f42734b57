/**
 * How often is too often: an account's requests, and an address's sign-ins and refused requests. An address that many people share never
 * holds up who is signed in, nor what is signed (webhooks, logout tokens). Counted in memory, by each API process for itself.
 */
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { auditedOf, refusalWritten } from './audit.ts';
import type { Deps } from './deps.ts';
import { Problem } from './errors.ts';

const windowMs = 60_000;

export type RateLimits = {
  /** Counts a request of an account. Throws `tooMany`. */
  ofAccount(req: Request, res: Response): Promise<void>;
  /** Counts whatever comes from this address. */
  ofAddress: RequestHandler;
  /** Counts a request that was refused; returns the problem to answer, which is `tooMany` where nobody is known and it was once too often. */
  whenRefused(problem: Problem, req: Request, res: Response): Promise<Problem>;
};

export function createRateLimits({ env, log }: Pick<Deps, 'env' | 'log'>): RateLimits {
  const count = (limit: number, keyOf: (req: Request, res: Response) => string) => {
    const handle = rateLimit({
      windowMs,
      limit,
      keyGenerator: keyOf,
      legacyHeaders: false,
      standardHeaders: false,
      validate: false, // its warnings are for other ways of counting, and go past our log
      handler: (req, res, next) => next(tooMany(infoOf(req), res)),
    });
    return (req: Request, res: Response) =>
      new Promise<Problem | null>((resolve, reject) => {
        const done = (error?: unknown) => {
          if (error === undefined) resolve(null);
          else if (error instanceof Problem) resolve(error);
          else reject(error instanceof Error ? error : new Error('the rate limit broke'));
        };
        void handle(req, res, done);
      });
  };
  /** The first of a minute is recorded, the others are logged only: else the trail would grow with every attempt. */
  const tooMany = ({ resetTime, used, limit }: Info, res: Response) => {
    const retryAfter = Math.max(1, Math.ceil(((resetTime?.getTime() ?? 0) - Date.now()) / 1000));
    const problem = new Problem('tooMany', undefined, { retryAfter });
    if (used === limit + 1) return problem;
    log.warn({ requestId: res.locals.requestId, route: res.locals.route }, 'too many requests');
    return refusalWritten(problem);
  };
  const account = count(env.ACCOUNT_REQUESTS_PER_MINUTE, (_req, res) => auditedOf(res)?.actor?.accountId ?? '');
  const address = count(env.ADDRESS_REQUESTS_PER_MINUTE, (req) => ipKeyGenerator(req.ip ?? ''));

  return {
    async ofAccount(req, res) {
      const over = await account(req, res);
      if (over) throw over;
    },
    async ofAddress(req, res, next) {
      next((await address(req, res)) ?? undefined);
    },
    async whenRefused(problem, req, res) {
      const counted = problem.code !== 'tooMany' && /^\/(api|auth|webhooks)\//.test(req.originalUrl);
      if (!counted || auditedOf(res)?.actor) return problem;
      return (await address(req, res)) ?? problem;
    },
  };
}

type Info = { resetTime?: Date | undefined; used: number; limit: number };
/** Where `rateLimit` leaves what it counted. */
function infoOf(req: Request): Info {
  const info: unknown = 'rateLimit' in req ? req.rateLimit : undefined;
  if (typeof info !== 'object' || info === null) return { used: 0, limit: 0 };
  const { resetTime, used, limit } = { resetTime: undefined, used: 0, limit: 0, ...info };
  return { resetTime, used, limit };
}
