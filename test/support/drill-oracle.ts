/** What must hold after every accident: rows, workflow and answers say the same. */
import { closableItemKinds } from '../../domain/electronic-messaging/closable-items.ts';
import assert from 'node:assert/strict';
import { readProcess } from '../../prisma/repositories/processes.ts';
import { type commandUpdate, viewQuery } from '../../workflows/contracts/process.ts';
import { at } from '../api/support/reading.ts';
import type { Submission, Told } from './drill-acts.ts';
import type { DrillHouse } from './drill-house.ts';
import { planted } from './plan-fixture.ts';
import { findPlanted } from './planted.ts';
import { historyOf } from './process-history.ts';
import { until } from './until.ts';

/**
 * Waits until the outbox is delivered and every command settled, then compares everything that is kept of this submission.
 * `timeline` is what happened, in order. Needs every part running.
 */
export async function consistent(
  house: DrillHouse,
  { processId, submissionId }: Submission,
  timeline: string[],
): Promise<void> {
  const { db, client } = house;
  const open = { processId, state: 'open' };
  const waiting = { workflowId: processId, doneAt: null };
  await until(
    'outbox and commands are settled',
    async () => (await db.outbox.count({ where: waiting })) + (await db.command.count({ where: open })) === 0,
    40_000, // longer than the lease of a sweeper that was killed
  );

  const row = await readProcess(db, processId);
  assert.ok(row);
  const { seq, state } = row;
  const { outcome } = state;
  const steps = await db.processStep.findMany({ where: { processId }, orderBy: { seq: 'asc' } });
  assert.deepEqual(
    steps.map(({ what }) => what),
    timeline,
    'the timeline',
  );
  assert.deepEqual(
    steps.map((step) => step.seq),
    Array.from({ length: seq + 1 }, (_, i) => i),
    'one step for each seq',
  );
  assert.equal(steps.at(-1)?.step, outcome ?? state.step);

  // the workflow stands where the row stands; one run, which has ended where the process has
  const handle = client.workflow.getHandle(processId);
  const view = { seq, state, needsOperator: null };
  await until('the workflow stands where its row does', async () => (await handle.query(viewQuery)).seq === seq);
  assert.deepEqual(await handle.query(viewQuery), view);
  if (outcome) assert.equal(await handle.result(), outcome);
  assert.equal((await handle.describe()).status.name, outcome ? 'COMPLETED' : 'RUNNING');
  const runs: string[] = [];
  for await (const { runId } of client.workflow.list({ query: `WorkflowId = '${processId}'` })) runs.push(runId);
  assert.equal(runs.length, 1, 'one run');

  // the submission is decided as the last step says, once
  const submission = await db.planSubmission.findUniqueOrThrow({ where: { id: submissionId } });
  const last = steps.at(-1);
  assert.equal(submission.state, outcome ?? 'submitted');
  assert.equal(submission.decidedById, outcome ? last?.whoId : null);
  assert.equal(submission.decidedAt?.toISOString(), outcome ? last?.at.toISOString() : undefined);
  assert.equal(submission.reason, outcome ? last?.reason : null);

  // an open process waits in exactly one list, an ended one in none
  assert.equal(await db.workItem.count({ where: { processId, state: 'open' } }), outcome ? 0 : 1);
  // what became of a message is told by an item that outlives its process
  const stray = { state: 'open', kind: { notIn: [...closableItemKinds] }, process: { outcome: { not: null } } };
  assert.equal(await db.workItem.count({ where: stray }), 0, 'open work items of processes that are over');

  // each applied command is one step and one audit entry; no other command is a step
  const commands = await db.command.findMany({ where: { processId } });
  const applied = commands.filter((command) => command.state === 'applied').map(({ id }) => id);
  const ofSteps = steps.slice(1).map(({ eventId }) => eventId);
  assert.deepEqual(applied.toSorted(), ofSteps.filter((id) => commands.some((c) => c.id === id)).toSorted());
  const ofCommands = { in: commands.map(({ id }) => id) }; // the one that began the process is not its own
  const done = await db.auditEntry.findMany({ where: { processId, result: 'done', commandId: ofCommands } });
  assert.deepEqual(done.map(({ commandId }) => commandId ?? '').toSorted(), applied.toSorted());

  // accidents are where messages quote rows
  assert.deepEqual(findPlanted(await historyOf(client, processId)), [], 'personal data in the history');
  for (const [name, text] of Object.entries(house.logs()))
    assert.ok(!text.includes(planted), `personal data in ${name}`);
}

/** What the process itself made of a command that it was told by Update, once it has: what was told in vain is known to have arrived late. */
export async function answerOfProcess(
  house: DrillHouse,
  { processId }: Submission,
  commandId: string,
): Promise<unknown> {
  const update = house.client.workflow.getHandle(processId).getUpdateHandle<typeof commandUpdate>(commandId);
  return house.client.withDeadline(Date.now() + 20_000, () => update.result());
}

/** The row of a command by its sender's key. */
export const commandOfKey = (house: DrillHouse, accountId: string, key: string) =>
  house.db.command.findUniqueOrThrow({ where: { accountId_key: { accountId, key } } });

/** Compares what somebody was told with the command's row: applied, refused and expired are each told as what they are, and as nothing else. */
export async function truthful(
  house: DrillHouse,
  { processId, people }: Submission,
  answer: Told,
  key: string,
  accountId = people.manager.accountId,
): Promise<void> {
  const row = await commandOfKey(house, accountId, key);
  const { status, body } = answer;
  const first = await house.db.processStep.findFirst({
    where: { processId, what: { in: ['accept', 'return'] } },
    select: { eventId: true, what: true, whoId: true, at: true, reason: true },
  });
  const said = JSON.stringify(answer);
  switch (row.state) {
    case 'applied':
      assert.equal(status, 200, said);
      assert.equal(body['commandId'], row.id);
      assert.equal(first?.eventId, row.id);
      return;
    case 'refused': {
      const same =
        first && row.action.endsWith(`.${first.what}`) && first.whoId === row.personId && first.reason === row.reason;
      assert.equal(row.refusal, 'alreadyDecided');
      assert.equal(status, same ? 200 : 409, said); // PS-15: the same decision again is answered as the first was
      if (same) return;
      assert.equal(body['code'], 'alreadyDecided');
      assert.deepEqual(
        { id: at(body, 'first', 'by', 'id'), what: at(body, 'first', 'what'), at: at(body, 'first', 'at') },
        { id: first?.whoId, what: first?.what, at: first?.at.toISOString() },
      );
      return;
    }
    default:
      assert.equal(row.state, 'expired', said);
      assert.equal(status, 503, said);
      assert.equal(body['code'], 'expired');
  }
}
