/** Turns route definitions into Express handlers: who asks, whether they may, what they sent, the answer, and every no as a problem. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import { may } from '../domain/people/permissions.ts';
import { isUuid } from '../prisma/uuid.ts';
import { auditViews, type Audited } from './audit.ts';
import type { Actor } from './auth/actor.ts';
import type { Authenticate } from './auth/authenticate.ts';
import type { Deps } from './deps.ts';
import { Problem } from './errors.ts';
import { fieldErrors, plainSentence } from './field-errors.ts';
import type { Answer, Route } from './route.ts';

const longestKey = 200;
const largestBody = '100kb';

/** Does the route change something? Then it wants an `Idempotency-Key`. */
export const changes = (route: Pick<Route, 'method' | 'reads'>) => route.method !== 'get' && !route.reads;

/** Takes all routes. Returns a router, to be used below /api/v1; a method that a path does not have is answered 405. */
export function mount(routes: readonly Route[], deps: Deps, authenticate: Authenticate): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const methodsOf = new Map<string, Set<string>>();
  // `/customers/search` must be found before `/customers/{customerId}`
  const inOrder = [...routes].sort((a, b) => a.path.split('{').length - b.path.split('{').length);
  for (const route of inOrder) {
    const path = expressPath(route.path);
    methodsOf.set(path, (methodsOf.get(path) ?? new Set()).add(route.method.toUpperCase()));
    router[route.method](path, async (req, res) => {
      res.locals.route = `/api/v1${route.path}`;
      res.locals.changes = changes(route);
      await serve(route, deps, authenticate, req, res);
    });
  }
  for (const [path, methods] of methodsOf)
    router.all(path, (_req, res) => {
      if (methods.has('GET')) methods.add('HEAD');
      res.setHeader('Allow', [...methods].join(', '));
      throw new Problem('methodNotAllowed');
    });
  return router;
}

/** `/customers/{customerId}` → `/customers/:customerId` */
const expressPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1');

async function serve(route: Route, deps: Deps, authenticate: Authenticate, req: Request, res: Response) {
  const { actor } = await authenticate(req, res);
  mustBeAllowed(res, actor, route.permission, firstIdIn(req.params));
  await parseJson(req, res);
  const params = route.params.safeParse(req.params);
  if (!params.success) throw new Problem('notFound'); // no such id can exist
  const customerId = typeof req.params.customerId === 'string' ? req.params.customerId : undefined;
  const key = changes(route) ? idempotencyKey(req) : '';
  const call = {
    deps,
    actor,
    params: params.data,
    query: parsed(route.query, req.query),
    body: parsed(route.body, bodyOf(req)),
    idempotencyKey: key,
    ifMatch: ifMatch(req, route),
    respondAsync: route.mayRespondAsync === true && /\brespond-async\b/.test(req.get('prefer') ?? ''),
  };
  const answer = await route.handle(call);
  if (!changes(route)) await auditViews(deps, req, actor, { action: route.permission, customerId, body: answer.body });
  await send(route, deps, res, answer);
}

/** RS-1. From here on the request's refusals are recorded as this person's. */
export function mustBeAllowed(
  res: Response,
  actor: Actor,
  permission: Route['permission'],
  subjectId: string | null,
): void {
  const audited: Audited = { actor, action: permission, subjectId };
  res.locals.audit = audited;
  if (!may(actor.roles, permission)) throw new Problem('forbidden');
}

/** Only of who may ask is anything read. */
const json = express.json({ limit: largestBody, verify: refuseNul });
const parseJson = (req: Request, res: Response) =>
  new Promise<void>((resolve, reject) =>
    json(req, res, (error?: unknown) => (error ? reject(asError(error)) : resolve())),
  );
const asError = (error: unknown) => (error instanceof Error ? error : new Error('the body could not be read'));

/** PostgreSQL keeps no NUL in a text. */
function refuseNul(_req: unknown, _res: unknown, body: Buffer): void {
  if (body.includes('\\u0000')) throw new Problem('malformed', 'A text contains a character that cannot be kept.');
}

/** The id that the address names first. What is none may be a CSID or a name that somebody typed. */
const firstIdIn = (params: Request['params']): string | null =>
  Object.values(params)
    .filter((value) => typeof value === 'string')
    .find(isUuid) ?? null;

function parsed<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input, { error: plainSentence });
  if (!result.success) throw new Problem('badInput', undefined, { errors: fieldErrors(result.error) });
  return result.data;
}

/** No body is an empty object, so that each field it lacks is named. */
function bodyOf(req: Request): unknown {
  const body: unknown = req.body;
  if (body !== undefined) return body;
  const sent = Number(req.get('content-length') ?? 0) > 0 || req.get('transfer-encoding') !== undefined;
  if (sent && req.method !== 'GET') throw new Problem('unsupportedMediaType');
  return {};
}

function idempotencyKey(req: Request): string {
  const field = 'Idempotency-Key';
  const key = req.get(field) ?? '';
  if (!key) throw headerProblem(field, 'This header is required: a new value for each thing that you want done.');
  if (key.length > longestKey) throw headerProblem(field, `This must have at most ${longestKey} characters.`);
  return key;
}

/** The revision, as it was given in `ETag`. Proxies that compress make a tag weak: that is no other revision. */
function ifMatch(req: Request, route: Route): number | null {
  if (!route.revisioned || !changes(route)) return null;
  const given = req.get('if-match');
  if (given === undefined) throw new Problem('preconditionRequired');
  const revision = /^(?:W\/)?"(\d{1,9})"$/.exec(given.trim())?.[1];
  if (revision === undefined) throw headerProblem('If-Match', 'This must be the ETag that was given, as "3".');
  return Number(revision);
}

const headerProblem = (field: string, message: string) =>
  new Problem('badInput', undefined, { errors: [{ field, message }] });

async function send(route: Route, { env, log }: Deps, res: Response, answer: Answer<unknown>): Promise<void> {
  const { status, headers = {} } = answer;
  if (route.download) {
    res.status(status).attachment(route.download.fileName).type(route.download.type);
    return pipeline(Readable.from(answer.stream ?? []), res);
  }
  const wrong = contractProblem(route, answer);
  if (wrong) {
    log.error({ requestId: res.locals.requestId, route: route.path, wrong }, 'an answer is not as its route says');
    if (env.NODE_ENV !== 'production') throw new Problem('internal');
  }
  const body = status === 204 ? undefined : shown(route, answer);
  const revision = route.revisioned && isRevisioned(body) ? body.revision : undefined;
  if (revision !== undefined) res.setHeader('ETag', `"${revision}"`);
  if (status === 202) res.setHeader('Preference-Applied', 'respond-async');
  res.status(status).set(headers);
  if (body === undefined) res.end();
  else res.json(body);
}

/** What leaves is what the schema knows: anything else of a row is cut off. */
function shown(route: Route, { body }: Answer<unknown>): unknown {
  const result = route.answer.safeParse(body);
  return result.success ? result.data : body;
}
const isRevisioned = (body: unknown): body is { revision: number } =>
  typeof body === 'object' && body !== null && 'revision' in body && typeof body.revision === 'number';

/** In which fields an answer differs from what its route says; never with a value. */
function contractProblem(route: Route, { status, body }: Answer<unknown>): string | null {
  const expected = route.status ?? 200;
  if (status !== expected && !(status === 202 && route.mayRespondAsync))
    return `status ${status} in place of ${expected}`;
  if (status === 204) return null;
  const result = route.answer.safeParse(body);
  if (result.success) return null;
  return result.error.issues.map(({ code, path }) => `${path.map(String).join('.')}: ${code}`).join('; ');
}
