/** RS-1, RS-2: what of a request is told to the audit trail beside the changes, which write their entries themselves: views and refusals. */
import type { Request, Response } from 'express';
import { writeRefusal, writeViews } from '../prisma/repositories/audit.ts';
import type { Actor } from './auth/actor.ts';
import { originOf } from './auth/origin.ts';
import type { Deps } from './deps.ts';
import { problems, type Problem, type ProblemCode } from './errors.ts';

/** Sent by a page that looks again because something changed, or by itself: nobody is there, so it extends no session and is no new view. */
export const refetchHeader = 'Casewright-Refetch';
/** What is known of a request while it is answered; kept in `res.locals.audit`. */
export type Audited = {
  actor: Actor | null;
  /** The permission, or what is asked for outside the routes: `session.signIn`. */
  action: string;
  /** The first id in the address. */
  subjectId: string | null;
};

export function auditedOf(res: Response): Audited | null {
  const known: Audited | undefined = res.locals.audit;
  return known ?? null;
}

const written = new WeakSet<Problem>();
/** Marks a refusal that has its entry: written with more than the request knows. */
export function refusalWritten(problem: Problem): Problem {
  written.add(problem);
  return problem;
}

/** The ids of all customers in an answer: whatever has an `id` and a `csid`. */
export function customersShown(body: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(body)) for (const item of body) customersShown(item, found);
  else if (typeof body === 'object' && body !== null) {
    if ('csid' in body && 'id' in body && typeof body.id === 'string') found.add(body.id);
    for (const value of Object.values(body)) if (typeof value === 'object') customersShown(value, found);
  }
  return found;
}

/** Before an answer leaves: every customer in it, and the one of its address, is viewed. */
export async function auditViews(
  { db }: Deps,
  req: Request,
  actor: Actor,
  { action, customerId, body }: { action: string; customerId: string | undefined; body: unknown },
): Promise<void> {
  const customerIds = customersShown(body);
  if (customerId !== undefined) customerIds.add(customerId);
  const { accountId, personId, from } = actor;
  await writeViews(
    db,
    { accountId, personId, ...from },
    { action, customerIds: [...customerIds], refetch: req.get(refetchHeader) !== undefined },
  );
}

/** Refusals that only who may see the record is given: all others would be the same with an id that nobody has. */
const ofRecord: readonly ProblemCode[] = [
  'alreadyDecided',
  'areaAdvice',
  'barred',
  'claimConditions',
  'callNotTried',
  'conflict',
  'ended',
  'fourEyes',
  'needsOperator',
  'noAcceptedPlan',
  'notAllowed',
  'notNow',
  'notTheAssignee',
  'notTheManager',
  'notYourItem',
  'preconditionFailed',
  'previewDiffers',
  'priorActions',
  'rule',
  'sameMessage',
  'sendingStopped',
  'sixMessages',
  'systemChoice',
  'templateChanged',
  'withinTheHour',
];
/** Is a refusal the customer's, to be hidden with them? One that says nothing of whether there is such a customer is only of the id. */
export const isOfRecord = ({ code }: Problem): boolean => ofRecord.includes(code);

/** RS-1: refusals are recorded. Those of our own making (5xx) are none; with the database away the answer goes out all the same. */
export async function auditRefusal({ db, log }: Deps, req: Request, res: Response, problem: Problem): Promise<void> {
  if (!/^\/(api|auth|webhooks)\//.test(req.originalUrl)) return;
  const known = auditedOf(res);
  const { accountId = null, personId = null, from = originOf(req, res) } = known?.actor ?? {};
  const asked = { action: known?.action ?? 'request', subjectId: known?.subjectId ?? null };
  await recordRefusal({ db, log }, { accountId, personId, from }, asked, problem);
}

type Asking = Pick<Actor, 'from'> & { accountId: string | null; personId: string | null };

/** The same of one part of a request whose other parts are done all the same. */
export async function recordRefusal(
  { db, log }: Pick<Deps, 'db' | 'log'>,
  { accountId, personId, from }: Asking,
  { action, subjectId }: { action: string; subjectId: string | null },
  problem: Problem,
): Promise<void> {
  if (problems[problem.code].status >= 500 || written.has(problem)) return;
  try {
    const concerning = isOfRecord(problem) ? subjectId : null;
    const refused = { action, result: problem.code, subjectId, concerning };
    await writeRefusal(db, { accountId, personId, ...from }, refused);
  } catch {
    log.error({ requestId: from.requestId, code: problem.code }, 'a refusal could not be recorded');
  }
}
