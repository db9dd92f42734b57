import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { planApproval } from '../../domain/personalised-services/plan-approval.ts';
import type { Refusal } from '../../domain/process.ts';
import { expireForgottenCommands, settleCommand } from '../../prisma/repositories/commands.ts';
import {
  aSubmittedPlan,
  addPeople,
  askedFrom,
  planted,
  storeCommand,
  storeCustomerFact,
  submittedAt,
  type People,
} from '../support/plan-fixture.ts';
import { commandEvent, deadlineEvent, factEvent, nextDay, openBench, type Bench } from './bench.ts';

describe('recording one event of a plan approval', () => {
  let bench: Bench;
  let people: People;
  before(async () => {
    bench = await openBench();
    people = await addPeople(bench.db);
  });
  after(() => bench.close());

  const newPlan = () => aSubmittedPlan(bench.db, people);
  const refused = (reason: Refusal) => ({ answer: 'refused' as const, reason });

  it('PS-11 PS-24 an acceptance is written as a whole: submission, process, timeline, work item, command, audit entry', async () => {
    const plan = await newPlan();
    assert.equal(await bench.ask(plan, people.manager, 'accept'), 'done');
    const { submission, seq, state, outcome, needs, dueAt, endedAt, items, steps } = await bench.standing(plan);
    const at = new Date(nextDay);
    assert.deepEqual(
      [submission.state, submission.decidedById, submission.decidedForId],
      ['accepted', people.manager.id, null],
    );
    assert.deepEqual(submission.decidedAt, at);
    assert.deepEqual(
      [seq, outcome, state.outcome, needs, dueAt, endedAt],
      [1, 'accepted', 'accepted', 'nobody', null, at],
    );
    assert.deepEqual(
      items.map(({ state, closedAt }) => [state, closedAt]),
      [['done', at]],
    );
    const { what, step, whoId, forId, toId, reason } = steps[1] ?? {};
    assert.deepEqual(
      [what, step, whoId, forId, toId, reason],
      ['accept', 'accepted', people.manager.id, null, null, null],
    );
  });

  it('PS-11 PS-24 a return keeps its reason with submission and timeline, and tells Temporal none of it', async () => {
    const plan = await newPlan();
    const id = await storeCommand(bench.db, { by: people.manager, action: 'return', processId: plan.processId });
    const answer = await bench.tell(plan, commandEvent(id, people.manager, 'return'));
    assert.equal(answer.answer, 'recorded');
    assert.ok(!JSON.stringify(answer).includes(planted));
    const { submission, steps, outcome } = await bench.standing(plan);
    assert.deepEqual(
      [outcome, submission.state, submission.reason, steps[1]?.reason],
      ['returned', 'returned', planted, planted],
    );
  });

  it('PS-24 what the first activity reads, and what operators see beside it, holds no personal data', async () => {
    const plan = await newPlan();
    const row = await bench.read(plan.processId);
    assert.deepEqual([row?.seq, row?.team, row?.timeZone], [0, people.team.name, 'Australia/Sydney']);
    assert.equal(row?.consoleUrl, `https://casewright.test/plan-submissions/${plan.submissionId}`);
    assert.ok(!JSON.stringify(row).includes(planted));
    assert.equal(await bench.read('plan-approval/none'), null);
  });

  it('PS-14 only the officer whose customer it is withdraws, also after the customer was given to them', async () => {
    const plan = await newPlan();
    assert.equal(await bench.ask(plan, people.otherOfficer, 'withdraw'), 'notTheAssignee');
    await bench.db.assignment.update({ where: { id: plan.assignmentId }, data: { officerId: people.otherOfficer.id } });
    assert.equal(await bench.ask(plan, people.officer, 'withdraw'), 'notTheAssignee');
    assert.equal(await bench.ask(plan, people.otherOfficer, 'withdraw', { reason: 'a word' }), 'done');
    const { submission, items } = await bench.standing(plan);
    const { state, decidedById, decidedAt, reason } = submission;
    assert.deepEqual([state, decidedById, decidedAt, reason], ['withdrawn', null, null, 'a word']);
    assert.deepEqual(
      items.map((item) => item.state),
      ['cancelled'],
    );
  });

  it('PS-15 a decision told twice is applied once and answered twice', async () => {
    const plan = await newPlan();
    const id = await storeCommand(bench.db, { by: people.manager, action: 'accept', processId: plan.processId });
    const event = commandEvent(id, people.manager, 'accept');
    const first = await bench.tell(plan, event);
    assert.equal(first.answer, 'recorded');
    await bench.unchanged(plan, async () => {
      assert.deepEqual(await bench.tell(plan, event, { seq: 0 }), first, 'the answer was lost');
      assert.deepEqual(await bench.tell(plan, event, { seq: 1 }), first, 'the message came again');
    });
  });

  it('PS-15 a different decision after the first is refused as decided already', async () => {
    const plan = await newPlan();
    assert.equal(await bench.ask(plan, people.manager, 'accept'), 'done');
    assert.equal(await bench.ask(plan, people.manager, 'return'), 'alreadyDecided');
    assert.equal(await bench.ask(plan, people.officer, 'withdraw'), 'alreadyDecided');
    assert.equal((await bench.standing(plan)).submission.state, 'accepted');
  });

  it('PS-25 an attempt that comes late, when the process is a step further, writes nothing', async () => {
    const plan = await newPlan();
    const { state } = await bench.standing(plan);
    const remind = deadlineEvent(plan, 'remind', state.due[0]?.at ?? '');
    assert.equal((await bench.tell(plan, remind)).answer, 'recorded');
    assert.equal(await bench.ask(plan, people.manager, 'accept'), 'done');
    await bench.unchanged(plan, async () => {
      assert.equal((await bench.tell(plan, remind, { seq: 0 })).answer, 'diverged');
    });
  });

  it('PS-25 a workflow ahead of or behind its row writes nothing and is told so', async () => {
    const plan = await newPlan();
    assert.equal(await bench.ask(plan, people.manager, 'accept', { seq: 1 }), 'diverged');
    assert.equal((await bench.comes(plan, 'remind')).answer, 'recorded');
    assert.equal(await bench.ask(plan, people.manager, 'accept', { seq: 0 }), 'diverged');
    assert.equal(await bench.ask(plan, people.manager, 'accept'), 'done', 'right again after the repair');
  });

  it('PS-25 a process without a row is told so', async () => {
    const result = refused('notNow');
    const gone = { processId: `plan-approval/${randomUUID()}`, seq: 0, at: nextDay };
    const event = { kind: 'fact' as const, id: randomUUID(), fact: 'customerDeceased' };
    assert.equal((await bench.record({ ...gone, event, result: { refuse: result.reason } })).answer, 'diverged');
  });

  it('PS-15 a command that is settled gets its own answer again and no second audit entry', async () => {
    const plan = await newPlan();
    const store = () => storeCommand(bench.db, { by: people.manager, action: 'accept', processId: plan.processId });
    const [given, late] = [await store(), await store()];
    await settleCommand(bench.db, given, { state: 'refused', refusal: 'fourEyes' });
    await settleCommand(bench.db, late, { state: 'expired' });
    await bench.unchanged(plan, async () => {
      assert.deepEqual(await bench.tell(plan, commandEvent(given, people.manager, 'accept')), refused('fourEyes'));
      assert.deepEqual(await bench.tell(plan, commandEvent(late, people.manager, 'accept')), refused('expired'));
    });
  });

  it('PS-15 a command past the deadline of who asked is expired and never applied; the next decision is', async () => {
    const plan = await newPlan();
    assert.equal(await bench.ask(plan, people.manager, 'accept', { expiresInMs: -1 }), 'expired');
    assert.equal((await bench.standing(plan)).submission.state, 'submitted');
    assert.equal(await bench.ask(plan, people.manager, 'return', { expiresInMs: 60_000 }), 'done');
  });

  it('PS-15 a command whose deadline passes while the recording waits for its lock is expired', async () => {
    const plan = await newPlan();
    const about = { by: people.manager, action: 'accept', processId: plan.processId, expiresInMs: 400 };
    const id = await storeCommand(bench.db, about);
    const answer = await bench.whileItWaits(
      (owner) => owner.query('SELECT FROM command WHERE id = $1 FOR UPDATE', [id]),
      () => bench.tell(plan, commandEvent(id, people.manager, 'accept')),
      async (owner) => {
        await owner.query(`SELECT pg_sleep_until(expires_at + interval '20 ms') FROM command WHERE id = $1`, [id]);
        await owner.query('ROLLBACK');
      },
    );
    assert.deepEqual(answer, refused('expired'));
    assert.equal((await bench.standing(plan)).submission.state, 'submitted');
  });

  it('PS-15 a command that the API gives up while the recording waits for its lock is not applied', async () => {
    const plan = await newPlan();
    const id = await storeCommand(bench.db, { by: people.manager, action: 'accept', processId: plan.processId });
    const answer = await bench.whileItWaits(
      (owner) => owner.query(`UPDATE command SET state = 'expired', settled_at = now() WHERE id = $1`, [id]),
      () => bench.tell(plan, commandEvent(id, people.manager, 'accept')),
      (owner) => owner.query('COMMIT'),
    );
    assert.deepEqual(answer, refused('expired'));
    assert.equal((await bench.standing(plan)).submission.state, 'submitted');
  });

  it('PS-15 of 20 different decisions at once on one process exactly one is recorded', async () => {
    const plan = await newPlan();
    const state = (await bench.standing(plan)).state;
    const decisions = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const action = i % 2 ? ('accept' as const) : ('return' as const);
        const id = await storeCommand(bench.db, { by: people.manager, action, processId: plan.processId });
        return { kind: 'command' as const, id, action, by: people.manager.id };
      }),
    );
    const answers = await Promise.all(
      decisions.map(async (event) => {
        const told = { processId: plan.processId, seq: 0, at: nextDay, event, result: planApproval(state, event) };
        return { action: event.action, ...(await bench.record(told)) };
      }),
    );
    const recorded = answers.filter(({ answer }) => answer === 'recorded');
    assert.equal(recorded.length, 1);
    assert.equal(answers.filter(({ answer }) => answer === 'diverged').length, 19);
    const { seq, submission, steps } = await bench.standing(plan);
    assert.deepEqual([seq, steps.length], [1, 2]);
    assert.equal(submission.state, recorded[0]?.action === 'accept' ? 'accepted' : 'returned');
    assert.equal(await bench.db.command.count({ where: { processId: plan.processId, state: 'applied' } }), 1);
  });

  it('PS-23 a customer who died ends it: submission, work item, timeline, fact handled, audit entry without a person', async () => {
    const plan = await newPlan();
    const id = await storeCustomerFact(bench.db, plan, 'customerDeceased');
    const told = factEvent(id, 'customerDeceased');
    assert.equal((await bench.tell(plan, told)).answer, 'recorded');
    const { submission, outcome, items, steps } = await bench.standing(plan);
    assert.deepEqual([submission.state, submission.decidedById, outcome], ['ended', null, 'ended']);
    assert.deepEqual(
      items.map((item) => item.state),
      ['cancelled'],
    );
    assert.deepEqual([steps[1]?.what, steps[1]?.step, steps[1]?.whoId], ['customerDeceased', 'ended', null]);
    assert.ok((await bench.db.fact.findUniqueOrThrow({ where: { id } })).handledAt);
    const { action, result, personId } = await bench.db.auditEntry.findFirstOrThrow({
      where: { processId: plan.processId },
    });
    assert.deepEqual([action, result, personId], ['planApproval.customerDeceased', 'done', null]);
    await bench.unchanged(plan, async () => {
      assert.equal((await bench.tell(plan, told)).answer, 'recorded', 'told again');
    });
  });

  it('PS-23 a fact after the decision changes nothing and is handled', async () => {
    const plan = await newPlan();
    const id = await storeCustomerFact(bench.db, plan, 'assignmentClosed');
    assert.equal(await bench.ask(plan, people.manager, 'accept'), 'done');
    assert.deepEqual(await bench.tell(plan, factEvent(id, 'assignmentClosed')), refused('alreadyDecided'));
    assert.ok((await bench.db.fact.findUniqueOrThrow({ where: { id } })).handledAt);
    assert.equal((await bench.standing(plan)).submission.state, 'accepted');
  });

  it('PS-13 PS-25 a deadline that the rules refuse parks the process instead of firing for ever', async () => {
    const plan = await newPlan();
    const event = deadlineEvent(plan, 'someday', submittedAt);
    await bench.unchanged(plan, async () => {
      assert.equal((await bench.tell(plan, event)).answer, 'diverged');
    });
  });

  it('PS-11 a decision that breaks a rule of the database is refused, and nothing of it is written', async () => {
    const plan = await newPlan();
    assert.equal(await bench.ask(plan, people.manager, 'return', { reason: '  ' }), 'rule');
    const { seq, submission, open, steps } = await bench.standing(plan);
    assert.deepEqual([seq, submission.state, open.length, steps.length], [0, 'submitted', 1, 1]);
    assert.equal(await bench.ask(plan, people.manager, 'return', { reason: 'no trigger' }), 'done');
  });

  it('PS-15 a decision about what was decided behind the process’s back is refused by the database', async () => {
    const plan = await newPlan();
    await bench.owner.query(`UPDATE plan_submission SET state = 'withdrawn' WHERE id = $1`, [plan.submissionId]);
    assert.equal(await bench.ask(plan, people.manager, 'accept'), 'rule');
    const { seq, submission } = await bench.standing(plan);
    assert.deepEqual([seq, submission.state], [0, 'withdrawn']);
  });

  it('PS-25 a fact or deadline that breaks a rule of the database parks the process, and nothing of it is written', async () => {
    const plan = await newPlan();
    const fact = await storeCustomerFact(bench.db, plan, 'customerDeceased');
    const [item] = (await bench.standing(plan)).items;
    assert.ok(item);
    const { id: _, ...rest } = item;
    await bench.db.workItem.create({ data: { ...rest, stepKey: '1/planDecision' } });
    await bench.owner.query(`UPDATE plan_submission SET state = 'withdrawn' WHERE id = $1`, [plan.submissionId]);
    await bench.unchanged(plan, async () => {
      assert.equal((await bench.tell(plan, factEvent(fact, 'customerDeceased'))).answer, 'diverged');
      assert.equal((await bench.comes(plan, 'escalate')).answer, 'diverged');
    });
  });

  it('PS-15 a command that nobody asks about any more has expired, and says so; one that somebody may still wait for has not', async () => {
    const expired = await newPlan();
    const { processId } = expired;
    const asked = { by: people.manager, action: 'accept', processId };
    const forgotten = await storeCommand(bench.db, { ...asked, expiresInMs: -120_000 });
    const recent = await storeCommand(bench.db, { ...asked, expiresInMs: -1000 });
    await expireForgottenCommands(bench.db);
    const stateOf = async (id: string) => (await bench.db.command.findUniqueOrThrow({ where: { id } })).state;
    assert.deepEqual([await stateOf(forgotten), await stateOf(recent)], ['expired', 'open']);
    const audit = await bench.db.auditEntry.findMany({ where: { commandId: forgotten } });
    assert.deepEqual(
      audit.map(({ personId, result, customerId, why }) => [personId, result, customerId, why]),
      [[people.manager.id, 'expired', expired.customerId, askedFrom]],
    );
  });
});
