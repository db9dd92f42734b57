/**
 * The API's description (OpenAPI 3.1), made from the routes and their schemas: nothing in it is written twice.
 * `node api/openapi.ts` writes api/openapi.json, from which the console's client is generated.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createDocument, type ZodOpenApiObject, type ZodOpenApiOperationObject } from 'zod-openapi';
import { conditionOf, conditions, permissions, type Permission } from '../domain/people/permissions.ts';
import { roleNames } from '../domain/people/roles.ts';
import { refetchHeader } from './audit.ts';
import { openedFromHeader } from './auth/origin.ts';
import { problems, type ProblemCode } from './errors.ts';
import { changes } from './mount.ts';
import { problemType } from './problem-response.ts';
import type { Route } from './route.ts';
import { bar, lastMessage } from './schemas/message.ts';
import { routes } from './routes/index.ts';
import { instant } from './schemas.ts';

const codes = Object.keys(problems).filter((code): code is ProblemCode => Object.hasOwn(problems, code));

const problem = z
  .object({
    type: z.string().meta({ description: 'Stable, one per reason' }),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(codes),
    detail: z.string().optional().meta({ description: 'One plain sentence, without personal data' }),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'Each field that is missing or not understood' }),
    first: z
      .object({
        what: z.string(),
        by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
        at: instant,
      })
      .optional()
      .meta({ description: 'Who decided first, what and when (PS-15)' }),
    reasons: z
      .array(z.string())
      .optional()
      .meta({ description: 'Of `notEligible` (OA-6) and `claimConditions` (EM-39): every reason' }),
    bars: z.array(bar).optional().meta({ description: 'Of `barred`: everything that bars the message (EM-6, EM-7)' }),
    last: lastMessage
      .optional()
      .meta({ description: 'Of `withinTheHour`: the message that a confirmation must name (EM-15)' }),
    requestId: z.string().meta({ description: 'To name in a call to support' }),
  })
  .meta({
    id: 'Problem',
    examples: [
      {
        type: problemType('badInput'),
        title: problems.badInput.title,
        status: 422,
        code: 'badInput',
        errors: [{ field: 'lastDay', message: 'The last day must not lie before the first.' }],
        requestId: '6f7f9b6e-4a3b-4a53-9c5e-6f1b1f1f3a10',
      },
    ],
  });

/** What may come back instead of an answer, by status; its codes and their sentences are the description. */
function refusals(route: Route): ZodOpenApiOperationObject['responses'] {
  const possible = new Set<ProblemCode>([
    'notSignedIn',
    'forbidden',
    'crossSite',
    'malformed',
    'internal',
    'unavailable',
    'tooMany',
  ]);
  for (const code of route.refusals ?? []) possible.add(code);
  if (route.path.includes('{')) possible.add('notFound');
  if (route.method !== 'get')
    for (const code of ['tooLarge', 'unsupportedMediaType', 'badInput'] as const) possible.add(code);
  if (hasFields(route.query)) possible.add('badInput');
  if (changes(route))
    for (const code of ['conflict', 'rule', 'keyReused', 'notKnownYet', 'notFound'] as const) possible.add(code);
  if (changes(route) && route.revisioned) possible.add('preconditionFailed').add('preconditionRequired');
  if (route.mayRespondAsync)
    for (const code of [
      'alreadyDecided',
      'callNotTried',
      'ended',
      'expired',
      'fourEyes',
      'needsOperator',
      'notAllowed',
      'notNow',
      'notTheAssignee',
      'notTheManager',
      'notYourItem',
    ] as const)
      possible.add(code);
  const byStatus = Map.groupBy([...possible].sort(), (code) => problems[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      `${status}`,
      {
        description: codes.map((code) => `\`${code}\`: ${problems[code].title}`).join('\n\n'),
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  );
}
const hasFields = (schema: z.ZodType) => !(schema instanceof z.ZodObject) || Object.keys(schema.shape).length > 0;

function headersOf(route: Route) {
  return z.object({
    ...(changes(route)
      ? {
          'Idempotency-Key': z
            .string()
            .min(1)
            .max(200)
            .meta({
              description: 'A new value for each thing that is wanted; the same one again answers what became of it',
              examples: ['4f1b5a5e-52f0-4d62-8d0c-0a1c2b9e7d11'],
            }),
        }
      : {}),
    ...(changes(route) && route.revisioned
      ? { 'If-Match': z.string().meta({ description: 'The ETag of what was changed', examples: ['"3"'] }) }
      : {}),
    ...(route.mayRespondAsync
      ? {
          Prefer: z
            .string()
            .optional()
            .meta({
              description: '`respond-async`: 202 at once, the result at the address in `Location`',
              examples: ['respond-async'],
            }),
        }
      : {}),
    ...(changes(route)
      ? {}
      : {
          [refetchHeader]: z
            .string()
            .optional()
            .meta({
              description:
                'Sent where a page looks again by itself: such a request does not extend the session, and is the same view as before',
              examples: ['1'],
            }),
        }),
    [openedFromHeader]: z
      .string()
      .optional()
      .meta({
        description:
          'For the audit trail: the page, work item or process it was opened from (RS-2); what is no address of ours or id is not kept',
        examples: ['/work-items'],
      }),
  });
}

/** Which permission, whose it is, and what else must hold. */
export function permissionText(permission: Permission): string {
  const when = conditionOf(permission);
  const roles = permissions[permission].roles.map((role) => roleNames[role]).join(', ');
  return `Permission: \`${permission}\` (${roles}).${when ? ` ${conditions[when]}` : ''}`;
}

function operation(route: Route): ZodOpenApiOperationObject {
  const status = route.status ?? 200;
  const [, tag = ''] = route.path.split('/');
  const etag = route.revisioned
    ? { headers: z.object({ ETag: z.string().meta({ description: 'The revision', examples: ['"3"'] }) }) }
    : {};
  const success =
    status === 204
      ? { description: 'Done' }
      : {
          description: 'Done',
          content: { [route.download?.type ?? 'application/json']: { schema: route.answer } },
          ...etag,
        };
  const async = {
    description: 'Accepted; what becomes of it can be read at `Location`',
    headers: z.object({ Location: z.string(), 'Preference-Applied': z.string() }),
    content: { 'application/json': { schema: route.answer } },
  };
  return {
    operationId: operationId(route),
    summary: route.summary,
    description: permissionText(route.permission),
    tags: [tag],
    requestParams: {
      ...(route.path.includes('{') ? { path: asObject(route.params) } : {}),
      ...(hasFields(route.query) ? { query: asObject(route.query) } : {}),
      header: headersOf(route),
    },
    ...(route.method === 'post' || route.method === 'put'
      ? { requestBody: { required: hasFields(route.body), content: { 'application/json': { schema: route.body } } } }
      : {}),
    responses: { [`${status}`]: success, ...(route.mayRespondAsync ? { '202': async } : {}), ...refusals(route) },
  };
}

/** `POST /plan-submissions/{submissionId}/hand-over` → `postPlanSubmissionsBySubmissionIdHandOver` */
const operationId = ({ method, path }: Route) =>
  method +
  path
    .replace(/\/\{(\w)(\w*)\}/g, (_, a: string, b: string) => `By${a.toUpperCase()}${b}`)
    .replace(/[/-](\w)/g, (_, a: string) => a.toUpperCase());

function asObject(schema: z.ZodType): z.ZodObject {
  if (schema instanceof z.ZodObject) return schema;
  throw new Error('params and query are plain objects (z.object)');
}

const events: ZodOpenApiOperationObject = {
  operationId: 'getEvents',
  summary: 'What changes, as it changes (RS-3): server-sent events with ids only',
  description:
    'Permission: `events.view`\n\n`event: change` with `{ topic, customerId, personId }`, only of customers that exist for who listens; ' +
    '`event: resync`: some were missed, look again at everything. Ends with the session, and never extends it.',
  tags: ['events'],
  responses: { '200': { description: 'The stream', content: { 'text/event-stream': { schema: z.string() } } } },
};

/** Takes the routes (all of them). Returns the OpenAPI 3.1 document. */
export function openApiDocument(all: readonly Route[] = routes) {
  const paths: NonNullable<ZodOpenApiObject['paths']> = { '/events': { get: events } };
  for (const route of all) paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Casewright API',
      version: '1',
      description: [
        'Instants are UTC, ISO 8601; local dates are `YYYY-MM-DD`. Paths carry ids of ours only; searches are POST.',
        'Every no is a problem (RFC 9457) whose `code` is one of the list in `Problem`. 503 `expired`: certainly not applied, decide again with a new key. ' +
          '503 `notKnownYet`: ask again with the same `Idempotency-Key`, and decide nothing else meanwhile.',
        'Requests by cookie are taken from the console’s own pages only. What is refused before any route is found: 408 `tooSlow`, 414 `addressTooLong`, 431 `headersTooLarge`.',
      ].join('\n\n'),
    },
    servers: [{ url: '/api/v1' }],
    security: [{ session: [] }, { bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'casewright',
          description: 'From /auth/sign-in; `__Host-casewright` over https',
        },
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'For programs: a token of the same provider for the audience <PUBLIC_URL>/api',
        },
      },
    },
  });
}

if (import.meta.main)
  writeFileSync(join(import.meta.dirname, 'openapi.json'), `${JSON.stringify(openApiDocument(), null, 2)}\n`);
