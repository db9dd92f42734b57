/** A referral's deadline and a change of officer at the same moment: both lock the assignment first, so that neither waits for the other for ever. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { transferReferral, type TransferReferral } from '../../domain/personalised-services/transfer-referral.ts';
import { giveToOfficer } from '../../prisma/repositories/assignments.ts';
import { readProcess } from '../../prisma/repositories/processes.ts';
import { readReferral } from '../../prisma/repositories/transfer-referrals-read.ts';
import { referTransfer } from '../../prisma/repositories/refer-transfer.ts';
import type { RecordingResult } from '../../workflows/contracts/process.ts';
import { transferReferralId } from '../../workflows/contracts/transfer-referral.ts';
import { aSubmittedPlan, addPeople, type People } from '../support/plan-fixture.ts';
import { nextDay, openBench, type Bench } from './bench.ts';

type Monitored = { people: People; customerId: string; assignmentId: string; processId: string };

describe('a referral reassigned while a deadline is recorded', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench();
  });
  after(() => bench.close());

  /** Monitored, as its row says, with the reminder of day 60 open. */
  async function reminded(): Promise<Monitored> {
    const { db } = bench;
    const people = await addPeople(db);
    const { customerId, assignmentId } = await aSubmittedPlan(db, people);
    const referral = { customerId, assignmentId, personId: people.officer.id, reason: null, eventId: randomUUID() };
    const { processId } = await db.$transaction((tx) => referTransfer(tx, { ...referral, at: nextDay }));
    const { state } = await read(processId);
    const due = (['day60', 'day80', 'lapse'] as const).map((name, i) => ({
      name,
      at: `2026-0${i + 4}-01T00:00:00.000Z`,
    }));
    const monitoring: TransferReferral = { ...state, step: 'monitoring', needs: 'officer', due };
    await db.process.update({
      where: { id: processId },
      data: { state: monitoring, step: 'monitoring', needs: 'officer' },
    });
    await db.workItem.updateMany({ where: { processId }, data: { state: 'done', closedAt: nextDay } });
    const answer = await comes(processId);
    assert.equal(answer.answer, 'recorded');
    return { people, customerId, assignmentId, processId };
  }

  async function read(processId: string): Promise<{ seq: number; state: TransferReferral }> {
    const row = await readProcess(bench.db, processId);
    assert.ok(row);
    return { seq: row.seq, state: row.state as TransferReferral };
  }

  /** The next deadline of the state. */
  async function comes(processId: string): Promise<RecordingResult> {
    const { seq, state } = await read(processId);
    const [next] = state.due;
    assert.ok(next);
    const event = { kind: 'deadline' as const, id: `${processId}/${next.name}/${next.at}`, name: next.name };
    return bench.record({ processId, seq, at: next.at, event, result: transferReferral(state, event) });
  }

  const open = async (processId: string) =>
    (await bench.db.workItem.findMany({ where: { processId, state: 'open' } }))
      .map(({ kind, assigneeId }) => `${kind} ${assigneeId}`)
      .toSorted((a, b) => a.localeCompare(b));

  it('PS-4 PS-19 while it waits for the assignment it holds no work item that the reassigning must move', async () => {
    const { processId, assignmentId, customerId, people } = await reminded();
    const { officer, otherOfficer } = people;
    assert.deepEqual(await open(processId), [`day60 ${officer.id}`]);
    const answer = await bench.whileItWaits(
      (owner) => owner.query('SELECT FROM assignment WHERE id = $1 FOR UPDATE', [assignmentId]),
      () => comes(processId),
      async (owner) => {
        // what giveToOfficer does under that lock; with NOWAIT, so that a lock held by the recording fails at once
        const locked = 'SELECT FROM work_item WHERE process_id = $1 FOR UPDATE NOWAIT';
        await owner.query(locked, [processId]);
        await owner.query('UPDATE assignment SET officer_id = $2 WHERE id = $1', [assignmentId, otherOfficer.id]);
        await owner.query(`UPDATE work_item SET assignee_id = $2 WHERE process_id = $1 AND state = 'open'`, [
          processId,
          otherOfficer.id,
        ]);
        await owner.query('COMMIT');
      },
    );
    assert.equal(answer.answer, 'recorded');
    assert.deepEqual(await open(processId), [`day80 ${otherOfficer.id}`]);
    const given = { officerId: officer.id, assignedById: people.manager.id, at: new Date(nextDay) };
    const from = { id: assignmentId, customerId, officerId: otherOfficer.id };
    assert.equal(await bench.db.$transaction((tx) => giveToOfficer(tx, from, given)), 1);
    assert.equal((await comes(processId)).answer, 'recorded');
    assert.deepEqual(
      await open(processId),
      [`monitoringLapsed ${officer.id}`, `monitoringLapsed ${people.manager.id}`].toSorted((a, b) =>
        a.localeCompare(b),
      ),
    );
  });

  it('PS-4 PS-24 the way of a referral tells of the change of officer, and why what nobody did came about', async () => {
    const { processId, assignmentId, customerId, people } = await reminded();
    const { officer, otherOfficer, manager } = people;
    const at = new Date('2026-04-10T01:00:00.000Z');
    const given = { officerId: otherOfficer.id, assignedById: manager.id, at };
    await bench.db.$transaction((tx) =>
      giveToOfficer(tx, { id: assignmentId, customerId, officerId: officer.id }, given),
    );
    const viewer = { personId: manager.id, roles: ['serviceManager' as const] };
    const read = await readReferral(bench.db, viewer, processId.slice(transferReferralId('').length));
    assert.ok(read && 'timeline' in read);
    assert.deepEqual(
      read.officerChanges.map(({ at: on, from, to, by }) => [on, from.id, to.id, by.id]),
      [[at.toISOString(), officer.id, otherOfficer.id, manager.id]],
    );
    assert.deepEqual(
      read.timeline.map(({ what, because }) => [what, because]),
      [
        ['refer', null],
        ['day60', '60 days of monitoring had gone, and no transfer was actioned.'],
      ],
    );
  });
});
