/**
 * What people ask for is a row first (design: a command). `applyCommand` does what needs no process in the route's own transaction;
 * `commandProcess` tells a process and answers from the row, whatever Temporal said.
 */
import { createHash, randomUUID } from 'node:crypto';
import { isProcessKind, processKinds } from '../domain/process-kinds.ts';
import { isOperatorsWork } from '../domain/people/operators-work.ts';
import { may, type Permission } from '../domain/people/permissions.ts';
import { isForOnePerson, type Refusal } from '../domain/process.ts';
import { databaseProblem } from '../prisma/database-problem.ts';
import type { Tx } from '../prisma/client.ts';
import { writeAuditEntry, type AuditDetail, type AuditEntry } from '../prisma/repositories/audit.ts';
import { refusalWhenOver } from '../prisma/repositories/processes.ts';
import {
  asRefusal,
  endCommand,
  insertCommand,
  type NewCommand,
  type Settlement,
} from '../prisma/repositories/commands.ts';
import { visibleCustomers } from '../prisma/repositories/viewer.ts';
import type { CommandArg } from '../workflows/contracts/process.ts';
import { isOfRecord, refusalWritten } from './audit.ts';
import type { Actor } from './auth/actor.ts';
import type { Deps } from './deps.ts';
import { Problem, type First } from './errors.ts';
import { deliverNow } from './outbox.ts';

export type Caller = { deps: Deps; actor: Actor; idempotencyKey: string };

/** The ids of what a command made; nothing personal, since a repeat is answered from it. */
export type Ids = Record<string, string | number | null>;

export type PlainCommand = {
  action: Permission;
  /** Everything that makes this request what it is: the same key with anything else is refused. */
  subject: Record<string, unknown>;
  customerId?: string | null;
  /** The record that is changed; where nothing is said, what `work` made: its `id`. */
  subjectId?: string;
  /** What changed, for the audit trail: ids and words; `work` may add what is only known then. */
  detail?: AuditDetail;
  /** The work item or process it was done from, where the request says none. */
  why?: string;
};

/**
 * Runs `work` once per key, in one transaction with the command's row and its audit entry, and answers a repeat from the row.
 * Throws what `work` throws (nothing is written then but the refusal's audit entry), `keyReused`, or `rule` where the database refuses.
 */
export async function applyCommand<R extends Ids>(
  { deps, actor, idempotencyKey }: Caller,
  { action, subject, customerId, subjectId, detail, why }: PlainCommand,
  work: (tx: Tx, commandId: string) => Promise<R>,
): Promise<R> {
  const id = randomUUID();
  const command: NewCommand = {
    ...who(actor),
    id,
    action,
    processId: null,
    toId: null,
    reason: null,
    key: idempotencyKey,
    fingerprint: fingerprint(action, subject),
    expiresInMs: null,
  };
  const entry: AuditEntry = { ...who(actor), action, result: 'done', why: actor.from.why ?? why ?? null };
  try {
    return await deps.db.$transaction(async (tx) => {
      if (!(await insertCommand(tx, command))) {
        const first = await firstOfKey(tx, command);
        if (customerId && !(await exists(tx, actor, action, customerId))) throw new Problem('notFound'); // restricted meanwhile
        return first.result as R; // written by this very function, for the same action and subject
      }
      const result = await work(tx, id);
      await tx.command.update({ where: { id }, data: { state: 'applied', settledAt: new Date(), result } });
      const made = subjectId ?? (typeof result['id'] === 'string' ? result['id'] : null);
      const processId = typeof result['processId'] === 'string' ? result['processId'] : null;
      const changed = { customerId: customerId ?? null, subjectId: made, processId, ...(detail ? { detail } : {}) };
      await writeAuditEntry(tx, { ...entry, ...changed, commandId: id });
      return result;
    });
  } catch (error) {
    const refused = error instanceof Problem ? error : ruleBroken(error);
    if (!refused) throw error;
    const asked =
      customerId && isOfRecord(refused)
        ? { customerId, subjectId: subjectId ?? null }
        : { subjectId: subjectId ?? customerId ?? null };
    await writeAuditEntry(deps.db, { ...entry, result: refused.code, ...asked });
    throw refusalWritten(refused);
  }
}

/** Still, for who may see customers; programs, administrators and operators act without seeing any. */
const exists = async (tx: Tx, actor: Actor, action: Permission, id: string) =>
  !may(actor.roles, 'customers.view') ||
  isOperatorsWork(actor.roles, action) ||
  (await tx.customer.count({ where: { AND: [{ id }, visibleCustomers(actor)] } })) > 0;

function ruleBroken(error: unknown): Problem | null {
  const problem = databaseProblem(error);
  return problem?.what === 'rule' ? new Problem('rule', `The rule ${problem.name} forbids this.`) : null;
}

export type ProcessCommand = {
  processId: string;
  /** Permission and word in one: `planApproval.accept` tells the process `accept`. */
  action: Permission;
  to?: string;
  reason?: string;
};
export type ProcessAnswer = {
  commandId: string;
  seq: number;
  step: string;
  outcome: string | null;
  waitingForId: string | null;
};

/** `{ accepted }` is for `Prefer: respond-async`: the command's id, its result to be read at its address. */
export async function commandProcess(
  caller: Caller,
  command: ProcessCommand,
  respondAsync: boolean,
): Promise<ProcessAnswer | { accepted: string }> {
  const { deps } = caller;
  const deadline = Date.now() + deps.env.COMMAND_DEADLINE_MS;
  const opened = await unlessUnavailable(() =>
    openCommand(caller, command, respondAsync ? null : deps.env.COMMAND_DEADLINE_MS),
  );
  if (respondAsync) {
    await deliverNow(deps, command.processId);
    return { accepted: opened.commandId };
  }
  await unlessUnavailable(() => tell(caller, command, opened, deadline));
  return unlessUnavailable(() => settle(caller, opened.commandId));
}

/** The database may have applied what was sent: nobody knows before it is back. */
async function unlessUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const problem = databaseProblem(error);
    if (problem?.what === 'unavailable' || problem?.what === 'conflict') throw new Problem('notKnownYet');
    throw error;
  }
}

/** Commits the row (and, for an asynchronous one, its outbox line). The same key finds the first one's row. */
async function openCommand(
  { deps, actor, idempotencyKey }: Caller,
  { processId, action, to, reason }: ProcessCommand,
  expiresInMs: number | null,
): Promise<CommandArg> {
  const id = randomUUID();
  const command: NewCommand = {
    ...who(actor),
    id,
    action,
    processId,
    toId: to ?? null,
    reason: reason ?? null,
    key: idempotencyKey,
    fingerprint: fingerprint(action, { processId, to, reason }),
    expiresInMs,
  };
  const arg = { action: action.slice(action.indexOf('.') + 1), by: actor.personId, ...(to ? { to } : {}) };
  return deps.db.$transaction(async (tx) => {
    if (!(await insertCommand(tx, command))) return { ...arg, commandId: (await firstOfKey(tx, command)).id };
    const told: CommandArg = { ...arg, commandId: id };
    if (expiresInMs === null)
      await tx.outbox.create({ data: { workflowId: processId, name: 'commandReceived', eventId: id, payload: told } });
    return told;
  });
}

async function firstOfKey(tx: Tx, { accountId, key, fingerprint }: NewCommand) {
  const first = await tx.command.findUniqueOrThrow({
    where: { accountId_key: { accountId, key } },
    select: { id: true, fingerprint: true, result: true },
  });
  if (first.fingerprint !== fingerprint) throw new Problem('keyReused');
  return first;
}

/** Tells the process, until the deadline. What Temporal answers is not the answer: `settle` reads the row. */
async function tell(caller: Caller, command: ProcessCommand, arg: CommandArg, deadline: number): Promise<void> {
  const { deps } = caller;
  const { processId } = command;
  const { state } = await deps.db.command.findUniqueOrThrow({ where: { id: arg.commandId }, select: { state: true } });
  if (state !== 'open') return;
  let told = await deps.temporal.command(processId, arg, deadline);
  if (told.told === 'notFound') {
    await deliverNow(deps, processId); // its start may still lie in the outbox
    told = await deps.temporal.command(processId, arg, deadline);
  }
  const refused =
    told.told === 'refused'
      ? (asRefusal(told.type) ?? 'notNow')
      : told.told === 'notFound'
        ? await refusalWhenOver(deps.db, processId)
        : null;
  if (refused) await end(caller, arg.commandId, { state: 'refused', refusal: refused });
}

/** Ends a command that no recording transaction has ended, with its audit entry. False: one has. */
const end = ({ deps }: Caller, commandId: string, end: Settlement) =>
  deps.db.$transaction((tx) => endCommand(tx, commandId, end));

/** What is still open now has missed its deadline. One statement: either this wins, or the recording transaction has (its lock is waited for). */
async function settle(caller: Caller, commandId: string): Promise<ProcessAnswer> {
  const { deps } = caller;
  const { db } = deps;
  const gaveUp = await end(caller, commandId, { state: 'expired' });
  const command = await db.command.findUniqueOrThrow({
    where: { id: commandId },
    select: { state: true, refusal: true, processId: true, personId: true, action: true, reason: true },
  });
  if (gaveUp || command.state === 'expired') throw new Problem('expired');
  const process = await db.process.findUnique({
    where: { id: command.processId ?? '' },
    select: {
      id: true,
      seq: true,
      step: true,
      outcome: true,
      needs: true,
      kind: true,
      steps: { orderBy: { seq: 'desc' } },
    },
  });
  if (!process) throw new Problem('needsOperator');
  const last = process.steps[0];
  const answer: ProcessAnswer = {
    commandId,
    seq: process.seq,
    step: process.step,
    outcome: process.outcome,
    waitingForId: isForOnePerson(process.needs) ? (last?.toId ?? null) : null,
  };
  if (command.state === 'applied') return answer;
  const refusal: Refusal = asRefusal(command.refusal) ?? 'notNow';
  if (!['alreadyDecided', 'ended', 'notNow'].includes(refusal)) throw refusalWritten(new Problem(refusal));
  // PS-15: the same decision by the same person is answered as the first was; another one is told of it
  const word = command.action.slice(command.action.indexOf('.') + 1);
  const decisions: readonly (readonly string[])[] = isProcessKind(process.kind)
    ? processKinds[process.kind].decisions
    : [];
  const rivals = decisions.find((group) => group.includes(word)) ?? [];
  const first = process.steps.find(({ what }) => rivals.includes(what)) ?? (process.outcome ? last : undefined);
  if (!first) throw refusalWritten(new Problem(refusal));
  if (first.what === word && first.whoId === command.personId && first.reason === command.reason) return answer;
  const code = refusal === 'notNow' ? 'alreadyDecided' : refusal;
  throw refusalWritten(new Problem(code, undefined, { first: await firstDecision(deps, first) }));
}

async function firstDecision(
  { db }: Deps,
  { what, whoId, at }: { what: string; whoId: string | null; at: Date },
): Promise<First> {
  const by = whoId ? await db.person.findUnique({ where: { id: whoId }, select: { id: true, name: true } }) : null;
  return { what, by, at: at.toISOString() };
}

const who = (actor: Actor) => ({
  accountId: actor.accountId,
  personId: actor.personId,
  requestId: actor.from.requestId,
  address: actor.from.address,
  client: actor.from.client,
  why: actor.from.why,
});

function fingerprint(action: string, subject: Record<string, unknown>): string {
  const sorted = Object.entries(subject).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([action, sorted]))
    .digest('hex');
}
