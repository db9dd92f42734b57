/** A database of its own and the recording activity on it, called as the worker calls it, without Temporal. */
import assert from 'node:assert/strict';
import pg from 'pg';
import { systemClock } from '../../domain/time/clock.ts';
import { noSmsGateway } from '../support/no-sms-gateway.ts';
import { createActivities } from '../../activities/index.ts';
import {
  planApproval,
  type PlanApproval,
  type PlanApprovalEvent,
} from '../../domain/personalised-services/plan-approval.ts';
import type { Instant, ProcessEvent } from '../../domain/process.ts';
import { connect } from '../../prisma/client.ts';
import { readProcess } from '../../prisma/repositories/processes.ts';
import type { Recording, RecordingResult } from '../../workflows/contracts/process.ts';
import { createTestDatabase } from '../support/database.ts';
import { askedFrom, storeCommand, type SubmittedPlan } from '../support/plan-fixture.ts';
import { noPrintFolder, parsedTestLetterKeys } from '../support/letter-keys.ts';

type Person = { id: string; accountId: string };
/** What a test may say otherwise than a workflow that knows the row would. */
type Otherwise = { at?: Instant; seq?: number; result?: Recording['result'] };
type Asked = Otherwise & { to?: string; reason?: string; expiresInMs?: number };

/** Tuesday, 3 March 2026, noon in Sydney: before any deadline. */
export const nextDay: Instant = '2026-03-03T01:00:00.000Z';

/** `tampered`: the test changes what nobody may, so that the audit chain can't hold in the end. */
export async function openBench({ tampered = false } = {}) {
  const database = await createTestDatabase({ tampered });
  const db = connect(database.appUrl);
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  owner.on('error', () => {});
  await owner.connect();
  const { record, readProcess: read } = createActivities({
    db,
    publicUrl: 'https://casewright.test',
    clock: systemClock,
    sms: noSmsGateway,
    letterKeys: parsedTestLetterKeys,
    printFolder: noPrintFolder,
  });

  /** Tells the process one event, with what the rules make of it in the state of the row. */
  async function tell(plan: SubmittedPlan, event: ProcessEvent, otherwise: Otherwise = {}): Promise<RecordingResult> {
    const row = await readProcess(db, plan.processId);
    assert.ok(row);
    const { at = nextDay, seq = row.seq } = otherwise;
    const rules = () => planApproval(row.state as PlanApproval, event as PlanApprovalEvent); // a plan's row, whatever the event
    return record({ processId: plan.processId, seq, at, event, result: otherwise.result ?? rules() });
  }

  /** Somebody asks for something. Whatever comes of it is in the audit trail, once, and on the command row. */
  async function ask(plan: SubmittedPlan, by: Person, action: string, asked: Asked = {}): Promise<string> {
    const { to, reason, expiresInMs, ...otherwise } = asked;
    const about = { by, action, processId: plan.processId };
    const id = await storeCommand(db, {
      ...about,
      ...(to === undefined ? {} : { to }),
      ...(reason === undefined ? {} : { reason }),
      ...(expiresInMs === undefined ? {} : { expiresInMs }),
    });
    const answer = await tell(plan, commandEvent(id, by, action, to), otherwise);
    const command = await db.command.findUniqueOrThrow({ where: { id } });
    const audit = await db.auditEntry.findMany({ where: { commandId: id } });
    const { action: audited, personId, customerId, processId, why } = audit[0] ?? {};
    if (answer.answer === 'diverged') {
      assert.deepEqual([command.state, audit.length], ['open', 0]);
      return answer.answer;
    }
    const said = answer.answer === 'refused' ? answer.reason : 'done';
    assert.deepEqual(
      { audited, personId, customerId, processId, why, results: audit.map((entry) => entry.result) },
      {
        audited: `planApproval.${action}`,
        personId: by.id,
        customerId: plan.customerId,
        processId: plan.processId,
        why: askedFrom,
        results: [said],
      },
    );
    assert.ok(command.settledAt);
    if (said === 'done') assert.equal(command.state, 'applied');
    else if (said === 'expired') assert.equal(command.state, 'expired');
    else assert.deepEqual([command.state, command.refusal], ['refused', said]);
    return said;
  }

  /** A deadline of the state comes, when it is due or `at` later. */
  async function comes(plan: SubmittedPlan, name: string, at?: Instant): Promise<RecordingResult> {
    const due = (await standing(plan)).state.due.find((d) => d.name === name);
    assert.ok(due, `the process does not wait for ${name}`);
    return tell(plan, deadlineEvent(plan, name, due.at), { at: at ?? due.at });
  }

  /** Where process, submission, work items and timeline stand. */
  async function standing({ processId, submissionId }: SubmittedPlan) {
    const process = await db.process.findUniqueOrThrow({ where: { id: processId } });
    const submission = await db.planSubmission.findUniqueOrThrow({ where: { id: submissionId } });
    const items = await db.workItem.findMany({ where: { processId }, orderBy: { stepKey: 'asc' } });
    const steps = await db.processStep.findMany({ where: { processId }, orderBy: { seq: 'asc' } });
    const state = process.state as PlanApproval;
    return { ...process, state, submission, items, steps, open: items.filter((item) => item.state === 'open') };
  }

  /** Asserts that `work` changes nothing of the plan's, neither in the audit trail. */
  async function unchanged(plan: SubmittedPlan, work: () => Promise<void>): Promise<void> {
    const all = async () => ({
      ...(await standing(plan)),
      audit: await db.auditEntry.count({ where: { processId: plan.processId } }),
      commands: await db.command.findMany({ where: { processId: plan.processId }, orderBy: { id: 'asc' } }),
      facts: await db.fact.findMany({ where: { processId: plan.processId }, orderBy: { id: 'asc' } }),
    });
    const before = await all();
    await work();
    assert.deepEqual(await all(), before);
  }

  /** Holds what `lock` locks or changes, in a transaction of its own, until a recording waits for it; `then` ends the transaction. */
  async function whileItWaits(
    lock: (owner: pg.Client) => Promise<unknown>,
    recording: () => Promise<RecordingResult>,
    then: (owner: pg.Client) => Promise<unknown>,
  ): Promise<RecordingResult> {
    await owner.query('BEGIN');
    try {
      await lock(owner);
      const answer = recording();
      for (let looked = 0; !(await somebodyWaits()); looked++) assert.ok(looked < 5000, 'nothing waits for the lock');
      await then(owner);
      return await answer;
    } finally {
      await owner.query('ROLLBACK'); // nothing is left to roll back where `then` has ended it
    }
  }
  async function somebodyWaits(): Promise<boolean> {
    const { rowCount } = await owner.query(
      'SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))',
    );
    return rowCount !== 0;
  }

  return {
    db,
    appUrl: database.appUrl,
    /** The owner's connection. */
    owner,
    record,
    read,
    tell,
    ask,
    comes,
    standing,
    unchanged,
    whileItWaits,
    async close() {
      await db.$disconnect();
      await owner.end();
      await database.drop();
    },
  };
}
export type Bench = Awaited<ReturnType<typeof openBench>>;

export const commandEvent = (id: string, by: Person, action: string, to?: string): ProcessEvent => ({
  kind: 'command',
  id,
  action,
  by: by.id,
  ...(to === undefined ? {} : { to }),
});
export const factEvent = (id: string, fact: string): ProcessEvent => ({ kind: 'fact', id, fact });
/** As the loop names it. */
export const deadlineEvent = (plan: SubmittedPlan, name: string, at: Instant): ProcessEvent => ({
  kind: 'deadline',
  id: `${plan.processId}/${name}/${at}`,
  name,
});
