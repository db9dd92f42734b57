/** A referral for transfer out, and what people do with it, through the product's own functions. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { commandProcess, type ProcessAnswer } from '../../api/commands.ts';
import type { Deps } from '../../api/deps.ts';
import { deliverNow } from '../../api/outbox.ts';
import type { TransferReferralAction } from '../../domain/personalised-services/transfer-referral.ts';
import { localNow } from '../../domain/time/zone.ts';
import { closeAssignment, giveToOfficer } from '../../prisma/repositories/assignments.ts';
import { storeFact } from '../../prisma/repositories/facts.ts';
import { endSubmission } from '../../prisma/repositories/plan-submissions.ts';
import { recordDeceased } from '../../prisma/repositories/record-deceased.ts';
import { referTransfer } from '../../prisma/repositories/refer-transfer.ts';
import { stateOf, timeline, type Somebody } from './plan-approval-acts.ts';
import { aSubmittedPlan, addPeople, planted, type People } from './plan-fixture.ts';

export type Referral = {
  people: People;
  customerId: string;
  assignmentId: string;
  referralId: string;
  processId: string;
};

/** People of their own unless given, a customer (with a plan accepted in the stay, unless told otherwise) and a referral; its process is started. */
export async function aStartedReferral(
  deps: Pick<Deps, 'db' | 'temporal' | 'clock'>,
  { acceptedPlan = true, people: given }: { acceptedPlan?: boolean; people?: People } = {},
): Promise<Referral> {
  const { db } = deps;
  const at = deps.clock.now().toISOString();
  const people = given ?? (await addPeople(db));
  const state = acceptedPlan ? 'accepted' : 'ended';
  const plan = await aSubmittedPlan(db, people, {
    at,
    // the plan's own process is not the subject here: it is over, and never starts
    async andThen(tx, { submissionId, processId }) {
      await endSubmission(tx, submissionId, { state, byId: people.manager.id, forId: null, at, reason: null });
      await tx.process.update({ where: { id: processId }, data: { outcome: state, needs: 'nobody', endedAt: at } });
      await tx.workItem.updateMany({ where: { processId }, data: { state: 'done', closedAt: at } });
      await tx.outbox.updateMany({ where: { workflowId: processId }, data: { doneAt: at } });
    },
  });
  const { customerId, assignmentId } = plan;
  const personId = people.officer.id;
  const { referralId, processId } = await db.$transaction((tx) =>
    referTransfer(tx, { customerId, assignmentId, personId, reason: planted, eventId: randomUUID(), at }),
  );
  await deliverNow(deps, processId);
  return { people, customerId, assignmentId, referralId, processId };
}

type Asked = { to?: string; reason?: string; key?: string };

/** Somebody decides, actions, hands over or withdraws, and waits for the answer. Throws the Problem. */
export async function actOnReferral(
  deps: Deps,
  by: Somebody,
  action: TransferReferralAction,
  processId: string,
  asked: Asked = {},
): Promise<ProcessAnswer> {
  const answer = await commandProcess(...request(deps, by, action, processId, asked), false);
  assert.ok(!('accepted' in answer), 'only an asynchronous command is merely accepted');
  return answer;
}

/** The same with `Prefer: respond-async`. Returns the command's id. */
export async function actOnReferralAsync(
  deps: Deps,
  by: Somebody,
  action: TransferReferralAction,
  processId: string,
  asked: Asked = {},
): Promise<string> {
  const answer = await commandProcess(...request(deps, by, action, processId, asked), true);
  assert.ok('accepted' in answer);
  return answer.accepted;
}

function request(deps: Deps, by: Somebody, action: TransferReferralAction, processId: string, asked: Asked) {
  const { key = randomUUID(), ...rest } = asked;
  const from = { requestId: randomUUID(), address: '192.0.2.1', client: 'test', why: null };
  const actor = { accountId: by.accountId, personId: by.id, userId: 'test', name: 'test', roles: [], from };
  const command = { processId, action: `transferReferral.${action}` as const, ...rest };
  return [{ deps, actor, idempotencyKey: key }, command] as const;
}

/** PS-23: what is stored with the record, and in the outbox for every open process of the customer. */
export async function storeDeath({ db, clock }: Deps, { customerId }: Referral): Promise<void> {
  const at = clock.now();
  const deceasedOn = localNow('Australia/Sydney', at).date;
  const fact = { customerId, deceasedOn, sourceId: randomUUID(), occurredAt: at.toISOString() };
  await db.$transaction((tx) => recordDeceased(tx, fact));
}

/** PS-23: the stay is closed by a manager, not by this referral. */
export async function storeClosing({ db, clock }: Deps, { customerId, assignmentId }: Referral): Promise<void> {
  const at = clock.now();
  const fact = { fact: 'assignmentClosed', sourceId: assignmentId, occurredAt: at.toISOString() } as const;
  await db.$transaction(async (tx) => {
    await closeAssignment(tx, assignmentId, planted, at);
    await storeFact(tx, { customerId, ...fact });
  });
}

/** PS-4: the customer gets another officer, and the officer's open items with them. */
export async function giveTo({ db, clock }: Deps, r: Referral, officerId: string): Promise<void> {
  const given = { officerId, assignedById: r.people.manager.id, at: clock.now() };
  const from = { id: r.assignmentId, customerId: r.customerId, officerId: r.people.officer.id };
  await db.$transaction((tx) => giveToOfficer(tx, from, given));
}

/** The open work items, as `kind person`, in a fixed order. */
export async function openItems(
  { db }: Pick<Deps, 'db'>,
  { processId }: Pick<Referral, 'processId'>,
): Promise<string[]> {
  const items = await db.workItem.findMany({ where: { processId, state: 'open' } });
  return items.map(({ kind, assigneeId }) => `${kind} ${assigneeId}`).toSorted();
}

/** No open item without its step, and no step that waits for somebody without its item (PS-19, PS-24). */
export async function itemsFitTheStep(
  deps: Pick<Deps, 'db'>,
  r: Pick<Referral, 'processId' | 'customerId'>,
): Promise<void> {
  const { step, manager } = await stateOf(deps, r.processId);
  const what = await timeline(deps, r.processId);
  const stay = await deps.db.assignment.findFirst({ where: { customerId: r.customerId, closedAt: null } });
  const reminder = what.findLast((event) => event === 'day60' || event === 'day80');
  const expected = {
    awaitingMonitorApproval: [`monitorApproval ${manager}`],
    monitoring: reminder ? [`${reminder} ${stay?.officerId}`] : [],
    lapsed: [`monitoringLapsed ${stay?.officerId}`, `monitoringLapsed ${manager}`],
    awaitingTransferApproval: [`transferApproval ${manager}`],
    over: [],
  }[step];
  assert.deepEqual(await openItems(deps, r), expected?.toSorted(), `in step ${step} after ${what.join(', ')}`);
}
