/** What the API says when it says no (RFC 9457), and what the network says when the API says nothing. */
import { barCodes, type Bar } from '../../domain/electronic-messaging/eligibility.ts';

export type FieldError = { field: string; message: string };
/** The message after which one was to be sent within the hour (EM-15). */
export type LastMessage = { id: string; pressedAt: string };
export type FirstDecision = { what: string; by: { id: string; name: string } | null; at: string };
export type ProblemBody = {
  code: string;
  status: number;
  title: string;
  detail?: string;
  first?: FirstDecision;
  errors: FieldError[];
  /** Of `notEligible`: every reason (OA-6). */
  reasons?: string[];
  /** Why a message may not be sent. */
  bars?: Bar[];
  last?: LastMessage;
  /** Seconds until it is worth asking again. */
  retryAfter?: number;
};

export class ApiProblem extends Error {
  readonly body: ProblemBody;
  constructor(body: ProblemBody) {
    super(body.code);
    this.body = body;
  }
}

/** The request left, and nobody knows what became of it. A change must be asked again with the same key. */
export const noAnswer: ProblemBody = {
  code: 'noAnswer',
  status: 0,
  title: 'Casewright could not be reached.',
  detail: 'Your connection or the server is away for the moment.',
  errors: [],
};

/** Whether it was applied the server does not know yet, or its answer never came (a connection or a proxy between gave up). */
export const isUnknown = ({ code, status }: Pick<ProblemBody, 'code' | 'status'>): boolean =>
  code === 'notKnownYet' || status === 0 || (code === 'internal' && status >= 502);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** Reads a problem body, whatever came: a proxy's HTML page becomes a plain sentence. Takes the parsed body, and the status and headers. */
export function readProblem(body: unknown, { status, headers }: Pick<Response, 'status' | 'headers'>): ProblemBody {
  const retryAfter = Number(headers.get('Retry-After') ?? '');
  const later = retryAfter > 0 ? { retryAfter } : {};
  const fallback = 'Something went wrong on our side.';
  if (!isRecord(body)) {
    if (status === 429) return { code: 'tooMany', status, title: 'Too many requests.', ...later, errors: [] };
    return { code: 'internal', status, title: fallback, ...later, errors: [] };
  }
  const type = text(body['type']);
  const detail = text(body['detail']);
  const first = readFirst(body['first']);
  const last = readLast(body['last']);
  const given = body['reasons'];
  const reasons = Array.isArray(given) ? given.filter((each) => typeof each === 'string') : null;
  const bars = Array.isArray(body['bars']) ? body['bars'].flatMap(readBar) : null;
  return {
    code: text(body['code']) ?? type?.split(/[/:#]/).at(-1) ?? 'internal',
    status,
    title: text(body['title']) ?? fallback,
    ...(detail ? { detail } : {}),
    ...(first ? { first } : {}),
    ...(last ? { last } : {}),
    ...(bars ? { bars } : {}),
    ...(reasons ? { reasons } : {}),
    ...later,
    errors: Array.isArray(body['errors']) ? body['errors'].flatMap(readFieldError) : [],
  };
}

function readFirst(value: unknown): FirstDecision | null {
  if (!isRecord(value)) return null;
  const what = text(value['what']);
  const at = text(value['at']);
  if (!what || !at) return null;
  const by = value['by'];
  const id = isRecord(by) ? text(by['id']) : undefined;
  const name = isRecord(by) ? text(by['name']) : undefined;
  return { what, at, by: id && name ? { id, name } : null };
}

function readLast(value: unknown): LastMessage | null {
  if (!isRecord(value)) return null;
  const id = text(value['id']);
  const pressedAt = text(value['pressedAt']);
  return id && pressedAt ? { id, pressedAt } : null;
}

function readBar(value: unknown): Bar[] {
  if (!isRecord(value)) return [];
  const code = barCodes.find((known) => known === value['code']);
  const sentence = text(value['sentence']);
  if (!code || !sentence) return [];
  return [{ code, sentence, wayOut: text(value['wayOut']) ?? null, rule: text(value['rule']) ?? '' }];
}

function readFieldError(value: unknown): FieldError[] {
  if (!isRecord(value)) return [];
  const field = text(value['field']);
  const message = text(value['message']);
  return message ? [{ field: field ?? '', message }] : [];
}
