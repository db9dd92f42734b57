/**
 * What crosses a referral or a plan's approval, generated: every step × every ordered pair of events, one after the other, and every
 * pair at once. Events are told as the workflow tells them: computed from the row, recorded, and computed anew where the row has moved on.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  planApproval,
  type PlanApproval,
  type PlanApprovalEvent,
} from '../../domain/personalised-services/plan-approval.ts';
import {
  transferReferral,
  type TransferReferral,
  type TransferReferralEvent,
} from '../../domain/personalised-services/transfer-referral.ts';
import type { ProcessEvent } from '../../domain/process.ts';
import { closeAssignment, giveToOfficer } from '../../prisma/repositories/assignments.ts';
import { storeFact } from '../../prisma/repositories/facts.ts';
import { endSubmission } from '../../prisma/repositories/plan-submissions.ts';
import { lockCustomer } from '../../prisma/repositories/recipient.ts';
import { referTransfer } from '../../prisma/repositories/refer-transfer.ts';
import { readProcess } from '../../prisma/repositories/processes.ts';
import type { RecordingResult } from '../../workflows/contracts/process.ts';
import { aSubmittedPlan, addPeople, planted, submittedAt } from '../support/plan-fixture.ts';
import { nextDay, openBench, type Bench } from './bench.ts';
import { asked, each, said, tellAnew } from './crossing.ts';

/** A process of a customer, with people of its own. */
type Case = Awaited<ReturnType<typeof aReferral>>;
/** Tells the event and says what came of it: `done`, or why nothing changed. */
type Event = (c: Case) => Promise<string>;

let bench: Bench;

/** A customer whose plan was submitted, or accepted and then referred; at its first step. */
async function aReferral(kind: 'planApproval' | 'transferReferral') {
  const { db } = bench;
  const people = await addPeople(db);
  const plan = await aSubmittedPlan(db, people, {
    at: submittedAt,
    async andThen(tx, { submissionId, processId }) {
      if (kind === 'planApproval') return;
      const end = { state: 'accepted' as const, byId: people.manager.id, forId: null, at: submittedAt, reason: null };
      await endSubmission(tx, submissionId, end);
      const ended = { outcome: 'accepted', needs: 'nobody', endedAt: submittedAt };
      await tx.process.update({ where: { id: processId }, data: ended });
      await tx.workItem.updateMany({ where: { processId }, data: { state: 'done', closedAt: submittedAt } });
    },
  });
  const { customerId, assignmentId } = plan;
  if (kind === 'planApproval')
    return { kind, people, customerId, assignmentId, processId: plan.processId, subjectId: plan.submissionId };
  const asked = {
    customerId,
    assignmentId,
    personId: people.officer.id,
    reason: planted,
    eventId: randomUUID(),
    at: submittedAt,
  };
  const { referralId, processId } = await db.$transaction((tx) => referTransfer(tx, asked));
  return { kind, people, customerId, assignmentId, processId, subjectId: referralId };
}

const tell = (c: Case, event: ProcessEvent): Promise<RecordingResult> =>
  tellAnew(bench, c.processId, event, (state) =>
    c.kind === 'planApproval'
      ? planApproval(state as PlanApproval, event as PlanApprovalEvent) // the kind's own rows and events
      : transferReferral(state as TransferReferral, event as TransferReferralEvent),
  );

type Who = keyof Awaited<ReturnType<typeof addPeople>>;

const command =
  (action: string, who: Exclude<Who, 'team'>, to?: Exclude<Who, 'team'>): Event =>
  async (c) => {
    const by = c.people[who];
    const toId = to ? c.people[to].id : null;
    return said(await tell(c, await asked(bench.db, { ...c, by, action, toId })));
  };

/** The next deadline of the state, where one is due at all. */
const deadline: Event = async (c) => {
  const row = await readProcess(bench.db, c.processId);
  const due = row?.state.due[0];
  if (!due) return 'nothing is due';
  const event = { kind: 'deadline' as const, id: `${c.processId}/${due.name}/${due.at}`, name: due.name };
  const told = await tell(c, event);
  // it was due in a state that is no more: the workflow would not have told it
  return told.answer === 'recorded' ? 'done' : 'overtaken';
};

const fact =
  (word: 'customerDeceased' | 'assignmentClosed'): Event =>
  async (c) => {
    const sourceId = word === 'assignmentClosed' ? c.assignmentId : randomUUID();
    await bench.db.$transaction(async (tx) => {
      await lockCustomer(tx, c.customerId);
      if (word === 'assignmentClosed') {
        const { count } = await tx.assignment.updateMany({ where: { id: c.assignmentId, closedAt: null }, data: {} });
        if (count === 0) return;
        await closeAssignment(tx, c.assignmentId, planted, new Date(nextDay));
      }
      await storeFact(tx, { customerId: c.customerId, fact: word, sourceId, occurredAt: nextDay });
    });
    const stored = await bench.db.fact.findFirst({ where: { processId: c.processId, fact: word, sourceId } });
    return stored ? said(await tell(c, { kind: 'fact', id: stored.id, fact: word })) : 'ended';
  };

/** PS-4: the officer's items move along. */
const reassigned: Event = async (c) => {
  await bench.db.$transaction(async (tx) => {
    await lockCustomer(tx, c.customerId);
    const { id, customerId, officerId, closedAt } = await tx.assignment.findUniqueOrThrow({
      where: { id: c.assignmentId },
    });
    const to = officerId === c.people.officer.id ? c.people.otherOfficer.id : c.people.officer.id;
    const given = { officerId: to, assignedById: c.people.manager.id, at: new Date(nextDay) };
    if (!closedAt) await giveToOfficer(tx, { id, customerId, officerId }, given);
  });
  return 'done';
};

/** The manager is deactivated, and the officer gets the next one. */
const managerChanged: Event = async ({ people }) => {
  const { manager, next, officer } = people;
  await bench.db.$transaction([
    bench.db.person.update({ where: { id: manager.id }, data: { active: false } }),
    bench.db.person.update({ where: { id: officer.id }, data: { managerId: next.id } }),
  ]);
  return 'done';
};

const both = {
  withdraw: command('withdraw', 'officer'),
  handOver: command('handOver', 'manager', 'next'),
  handOverToOther: command('handOver', 'manager', 'last'),
  deadline,
  deceased: fact('customerDeceased'),
  closed: fact('assignmentClosed'),
  reassigned,
  managerChanged,
};
const ofReferrals: Record<string, Event> = {
  ...both,
  acceptMonitoring: command('acceptMonitoring', 'manager'),
  declineMonitoring: command('declineMonitoring', 'manager'),
  actionTransfer: command('actionTransfer', 'officer'),
  acceptTransfer: command('acceptTransfer', 'manager'),
  rejectTransfer: command('rejectTransfer', 'manager'),
};
const ofPlans: Record<string, Event> = {
  ...both,
  accept: command('accept', 'manager'),
  return: command('return', 'manager'),
  acceptByNext: command('accept', 'next'),
};

/** Every step with the events that lead to it. */
const steps: Record<string, { kind: Case['kind']; by: Event[] }> = {
  awaitingDecision: { kind: 'planApproval', by: [] },
  awaitingMonitorApproval: { kind: 'transferReferral', by: [] },
  monitoring: { kind: 'transferReferral', by: [command('acceptMonitoring', 'manager')] },
  lapsed: { kind: 'transferReferral', by: [command('acceptMonitoring', 'manager'), deadline, deadline, deadline] },
  awaitingTransferApproval: {
    kind: 'transferReferral',
    by: [command('acceptMonitoring', 'manager'), command('actionTransfer', 'officer')],
  },
};

async function at(step: string): Promise<Case> {
  const { kind, by } = steps[step] ?? assert.fail();
  const c = await aReferral(kind);
  for (const event of by) assert.equal(await event(c), 'done');
  const { step: reached } = await bench.db.process.findUniqueOrThrow({ where: { id: c.processId } });
  assert.equal(reached, step);
  return c;
}

/** Whatever crossed: one outcome, the row and its steps agree, nothing waits for nobody, and everybody was answered. */
async function assertWhole(c: Case, answers: string[]): Promise<string> {
  const { db } = bench;
  const process = await db.process.findUniqueOrThrow({ where: { id: c.processId } });
  const timeline = await db.processStep.findMany({ where: { processId: c.processId }, orderBy: { seq: 'asc' } });
  assert.deepEqual(
    timeline.map(({ seq }) => seq),
    timeline.map((_, i) => i),
    'each step once, in order',
  );
  assert.equal(process.seq, timeline.length - 1, 'the row’s seq is its last step’s');
  assert.equal(process.outcome === null, process.endedAt === null);
  assert.equal(process.outcome ?? process.step, timeline.at(-1)?.step);
  const open = await db.workItem.findMany({ where: { processId: c.processId, state: 'open' } });
  if (process.outcome) assert.deepEqual(open, [], 'no open item without an open process');
  if (process.needs === 'manager') {
    const manager = (await readProcess(db, c.processId))?.state.manager;
    assert.deepEqual(
      open.map(({ assigneeId }) => assigneeId),
      [manager],
      'one item, with whom it waits for',
    );
  }
  const assignment = await db.assignment.findUniqueOrThrow({ where: { id: c.assignmentId } });
  for (const { assigneeId } of process.needs === 'officer' ? open : [])
    assert.ok(
      [assignment.officerId, c.people.manager.id, c.people.next.id, c.people.last.id].includes(assigneeId ?? ''),
      'the officer’s items are today’s officer’s',
    );
  const commands = await db.command.findMany({ where: { processId: c.processId } });
  assert.deepEqual(
    commands.filter(({ state }) => state !== 'applied' && state !== 'refused'),
    [],
    'everyone is answered',
  );
  assert.equal(await db.fact.count({ where: { processId: c.processId, handledAt: null } }), 0, 'no fact unheard');
  assert.deepEqual(
    answers.filter((answer) => answer.startsWith('diverged')),
    [],
    'nothing parks',
  );
  if (c.kind === 'transferReferral') {
    const { state } = await db.transferReferral.findUniqueOrThrow({ where: { id: c.subjectId } });
    assert.equal(state, process.outcome ?? 'open');
    if (state === 'transferred') assert.ok(assignment.closedAt);
  } else {
    const { state } = await db.planSubmission.findUniqueOrThrow({ where: { id: c.subjectId } });
    assert.equal(state, process.outcome ?? 'submitted');
  }
  return process.outcome ?? process.step;
}

describe('crossings', function () {
  this.timeout(180_000);
  before(async () => {
    bench = await openBench();
  });
  after(() => bench.close());

  for (const [step, { kind }] of Object.entries(steps)) {
    const events = kind === 'planApproval' ? ofPlans : ofReferrals;
    const names = Object.keys(events);
    const run = (name: string, c: Case) => (events[name] ?? assert.fail())(c);

    it(`PS-15 PS-23 PS-25 ${step}: any event after any other, one outcome`, async () => {
      const ends = new Map<string, number>();
      await each(
        names.flatMap((first) => names.map((second) => [first, second] as const)),
        async ([first, second]) => {
          const c = await at(step);
          const answers = [await run(first, c), await run(second, c)];
          const end = await assertWhole(c, answers).catch((e: unknown) => {
            throw new Error(`${first}, then ${second} (${answers.join(', ')})`, { cause: e });
          });
          ends.set(end, (ends.get(end) ?? 0) + 1);
        },
      );
      console.log(`      ${names.length ** 2} pairs: ${[...ends].map(([end, n]) => `${end} ${n}`).join(', ')}`);
    });

    it(`PS-15 PS-23 PS-25 ${step}: any two events at once, one outcome`, async () => {
      const pairs = names.flatMap((one, i) => names.slice(i).map((other) => [one, other] as const));
      await each(pairs, async ([one, other]) => {
        const c = await at(step);
        const answers = await Promise.all([run(one, c), run(other, c)]);
        await assertWhole(c, answers).catch((e: unknown) => {
          throw new Error(`${one} and ${other} at once (${answers.join(', ')})`, { cause: e });
        });
      });
      console.log(`      ${pairs.length} pairs at once`);
    });
  }
});
