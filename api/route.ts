/** One route: what it takes and gives (Zod, from which types, checks and the OpenAPI description come), who may call it, and what it does. */
import type { z } from 'zod';
import type { Permission } from '../domain/people/permissions.ts';
import type { Actor } from './auth/actor.ts';
import type { Deps } from './deps.ts';
import type { ProblemCode } from './errors.ts';

export type Method = 'get' | 'post' | 'put' | 'delete';

/** What a handler is given: everything parsed, the actor from the session or token, never from the body. */
export type Call<Params, Query, Body> = {
  deps: Deps;
  actor: Actor;
  params: Params;
  query: Query;
  body: Body;
  /** `Idempotency-Key`; required on every route that changes something. */
  idempotencyKey: string;
  /** The revision in `If-Match`; null where there was none. */
  ifMatch: number | null;
  /** `Prefer: respond-async`. */
  respondAsync: boolean;
};
export type Answer<Body> = {
  status: 200 | 201 | 202 | 204;
  body: Body;
  headers?: Record<string, string>;
  /** Of a download: what the file holds. */
  stream?: AsyncIterable<string | Buffer>;
};

type Shape = z.ZodType;
export type Route<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  R extends Shape = Shape,
> = {
  method: Method;
  /** OpenAPI style, below /api/v1: `/customers/{customerId}` */
  path: string;
  /** What the actor must be allowed to do (domain/people/permissions.ts). */
  permission: Permission;
  /** One line for the API's page; names the rule. */
  summary: string;
  params: P;
  query: Q;
  body: B;
  /** The answer's body (200, 201, or 202 where `respondAsync` may be asked for). */
  answer: R;
  /** The status of success, 200 where it is not said; a 202 needs `mayRespondAsync`. */
  status?: 200 | 201 | 204;
  /** A POST that changes nothing, so that what is searched for stands in no address: needs no `Idempotency-Key`. */
  reads?: true;
  /** Where `Prefer: respond-async` is understood: also answers 202 with the command's address. */
  mayRespondAsync?: boolean;
  /** It answers a file (`stream`), not JSON: its media type and name. */
  download?: { type: string; fileName: string };
  /** What it alone refuses; what follows from its shape need not be said. */
  refusals?: readonly ProblemCode[];
  /** Where two people may edit: answers carry an ETag, changes need `If-Match`. */
  revisioned?: boolean;
  handle(call: Call<z.infer<P>, z.infer<Q>, z.infer<B>>): Promise<Answer<z.input<R>>>;
};

/** Only there for the inference of the four shapes. */
export const route = <P extends Shape, Q extends Shape, B extends Shape, R extends Shape>(r: Route<P, Q, B, R>) => r;
