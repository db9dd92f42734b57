/** What people do with a submitted plan, through the API's own functions, and what the database then says. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { commandProcess, type ProcessAnswer } from '../../api/commands.ts';
import type { Deps } from '../../api/deps.ts';
import { Problem, type ProblemCode } from '../../api/errors.ts';
import { deliverNow } from '../../api/outbox.ts';
import type { PlanApprovalAction } from '../../domain/personalised-services/plan-approval.ts';
import { parseState } from '../../prisma/repositories/processes.ts';
import { aSubmittedPlan, addPeople, type People, type SubmittedPlan } from './plan-fixture.ts';

export type Somebody = { id: string; accountId: string };

type Submitted = { at?: string; editors?: (people: People) => string[]; people?: People };

/** People of their own unless given and their plan, submitted now unless `at` says otherwise; its process is started. */
export async function aStartedApproval(
  deps: Pick<Deps, 'db' | 'temporal'>,
  options: Submitted = {},
): Promise<{ people: People; plan: SubmittedPlan; processId: string }> {
  const submitted = await anUnstartedApproval(deps, options);
  await deliverNow(deps, submitted.processId);
  return submitted;
}

/** The same while its start still lies in the outbox. */
export async function anUnstartedApproval(
  { db }: Pick<Deps, 'db'>,
  { at = new Date().toISOString(), editors, people: given }: Submitted = {},
): Promise<{ people: People; plan: SubmittedPlan; processId: string }> {
  const people = given ?? (await addPeople(db));
  const plan = await aSubmittedPlan(db, people, { at, ...(editors ? { editors: editors(people) } : {}) });
  return { people, plan, processId: plan.processId };
}

export type Asked = { to?: string; reason?: string; key?: string };

/** Somebody decides, hands over or withdraws, and waits for the answer. Throws the Problem. */
export async function act(
  deps: Deps,
  by: Somebody,
  action: PlanApprovalAction,
  processId: string,
  asked: Asked = {},
): Promise<ProcessAnswer> {
  const answer = await commandProcess(...request(deps, by, action, processId, asked), false);
  assert.ok(!('accepted' in answer), 'only an asynchronous command is merely accepted');
  return answer;
}

/** The same with `Prefer: respond-async`. Returns the command's id. */
export async function actAsync(
  deps: Deps,
  by: Somebody,
  action: PlanApprovalAction,
  processId: string,
  asked: Asked = {},
): Promise<string> {
  const answer = await commandProcess(...request(deps, by, action, processId, asked), true);
  assert.ok('accepted' in answer);
  return answer.accepted;
}

function request(deps: Deps, by: Somebody, action: PlanApprovalAction, processId: string, asked: Asked) {
  const { to, reason, key = randomUUID() } = asked;
  const from = { requestId: randomUUID(), address: '192.0.2.1', client: 'test', why: null };
  const actor = { accountId: by.accountId, personId: by.id, userId: 'test', name: 'test', roles: [], from };
  const command = { processId, action: `planApproval.${action}`, ...(to ? { to } : {}), ...(reason ? { reason } : {}) };
  return [
    { deps, actor, idempotencyKey: key },
    command as typeof command & { action: `planApproval.${typeof action}` },
  ] as const;
}

/** The Problem with which it is refused; fails where it isn't, or with another one. */
export async function refused(code: ProblemCode, work: Promise<unknown>): Promise<Problem> {
  const problem = await work.then(
    (answer) => assert.fail(`expected ${code}, but it was done: ${JSON.stringify(answer)}`),
    (error: unknown) => error,
  );
  if (!(problem instanceof Problem)) throw problem;
  assert.equal(problem.code, code);
  return problem;
}

/** The timeline: what happened, in order. */
export async function timeline({ db }: Pick<Deps, 'db'>, processId: string): Promise<string[]> {
  const steps = await db.processStep.findMany({ where: { processId }, orderBy: { seq: 'asc' } });
  return steps.map(({ what }) => what);
}

/** Where the row stands. */
export async function stateOf({ db }: Pick<Deps, 'db'>, processId: string) {
  const row = await db.process.findUniqueOrThrow({ where: { id: processId } });
  return { ...parseState(row.kind, row.stateVersion, row.state), seq: row.seq };
}

/** What became of a command. */
export async function commandOf({ db }: Pick<Deps, 'db'>, id: string) {
  return db.command.findUniqueOrThrow({ where: { id }, select: { state: true, refusal: true } });
}
