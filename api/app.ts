/** The API and the console as one Express application. Never listens: main.ts does, and tests do. */
import { join } from 'node:path';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { accessLog } from './access-log.ts';
import { auditRefusal, type Audited } from './audit.ts';
import { createAuthenticate, type Authenticate } from './auth/authenticate.ts';
import { createProvider, type KeyTimes } from './auth/provider.ts';
import { authRouter } from './auth/sign-in.ts';
import { consolePages } from './console.ts';
import type { Deps } from './deps.ts';
import { docsPage } from './docs-page.ts';
import { Problem } from './errors.ts';
import { createEvents } from './events.ts';
import { mount } from './mount.ts';
import { openApiDocument } from './openapi.ts';
import { problemOf, sendProblem, withoutMessage } from './problem-response.ts';
import { createRateLimits, type RateLimits } from './rate-limits.ts';
import { requestLimits } from './request-limits.ts';
import type { Route } from './route.ts';
import { routesOf } from './routes/index.ts';
import { securityHeaders } from './security-headers.ts';
import { webhooks } from './webhooks/index.ts';

const consoleFolder = join(import.meta.dirname, '../web/dist');

export type AppOptions = {
  /** Where the console was built; web/dist where it is not said. */
  consoleFolder?: string;
  /** How often a stream says that it is there, and looks whether its session still is. */
  eventHeartbeatMs?: number;
  /** When the sign-in provider's keys are fetched again. */
  keyTimes?: KeyTimes;
  /** Aborted when the process is to end: /ready says so then, and streams end. */
  closing?: AbortSignal;
  /** In place of the product's: for tests of what all routes share. */
  routes?: readonly Route[];
};

/** Returns the application; what it opens beyond `deps` (a listener while streams are open) ends with its connections. */
export function createApp(deps: Deps, options: AppOptions = {}): Express {
  const { env, log } = deps;
  const provider = createProvider(env, options.keyTimes);
  const limits = createRateLimits(deps);
  const authenticate = limited(createAuthenticate(deps, provider), limits);
  const events = createEvents(deps, authenticate, options);

  const app = express();
  app.disable('x-powered-by').disable('etag').enable('case sensitive routing').set('trust proxy', env.TRUSTED_PROXIES);
  app.use(
    accessLog(log),
    securityHeaders(env, () => provider.origins()),
    requestLimits,
  );

  app.get('/health', (_req, res) => {
    res.locals.route = '/health';
    res.json({ status: 'ok' });
  });
  app.get('/ready', async (_req, res) => {
    res.locals.route = '/ready';
    if (options.closing?.aborted) throw new Problem('unavailable');
    await deps.db.$queryRaw`SELECT 1`; // without Temporal what is sent is kept, and told later
    res.json({ status: 'ready' });
  });

  app.use('/webhooks', webhooks(deps));
  app.use('/auth', authRouter(deps, provider, limits.ofAddress));
  app.use('/api/docs', docsPage());
  const offered = options.routes ?? routesOf(env.ONLINE_ACCOUNTS);
  const description = openApiDocument(offered);
  app.get('/api/v1/openapi.json', (_req, res) => {
    res.locals.route = '/api/v1/openapi.json';
    res.json(description);
  });
  app.get('/api/v1/events', (req, res) => events.handle(req, res));
  app.use('/api/v1', mount(offered, deps, authenticate));
  app.use(['/api', '/auth', '/webhooks'], notFound);
  app.use(consolePages(options.consoleFolder ?? consoleFolder), notFound);
  app.use(answerProblem(deps, limits));
  return app;
}

/** Who is known is counted as who they are, wherever they ask from. */
const limited =
  (authenticate: Authenticate, limits: RateLimits): Authenticate =>
  async (req, res) => {
    const known = await authenticate(req, res);
    const audited: Audited = { actor: known.actor, action: 'request', subjectId: null };
    res.locals.audit = audited;
    await limits.ofAccount(req, res);
    return known;
  };
const notFound: RequestHandler = () => {
  throw new Problem('notFound', 'There is nothing at this address.');
};

function answerProblem(deps: Deps, limits: RateLimits): ErrorRequestHandler {
  const { log } = deps;
  return async (error: unknown, req, res, _next) => {
    const changes = res.locals.changes ?? !['GET', 'HEAD'].includes(req.method);
    const problem = problemOf(error, changes === true);
    if (problem.code === 'internal' && !(error instanceof Problem))
      log.error({ requestId: res.locals.requestId, route: res.locals.route, ...withoutMessage(error) }, 'unexpected');
    if (res.headersSent) return void res.destroy();
    const answered = await limits.whenRefused(problem, req, res);
    await auditRefusal(deps, req, res, answered);
    sendProblem(res, answered);
  };
}
