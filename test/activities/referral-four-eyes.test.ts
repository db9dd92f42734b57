/** PS-22 behind the validator: what a workflow would never send, the recording transaction and the table refuse. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { transferReferral, type TransferReferral } from '../../domain/personalised-services/transfer-referral.ts';
import type { Command, Fact } from '../../domain/process.ts';
import { insertCommand } from '../../prisma/repositories/commands.ts';
import { referTransfer } from '../../prisma/repositories/refer-transfer.ts';
import { readProcess } from '../../prisma/repositories/processes.ts';
import { aSubmittedPlan, addPeople, planted, putOnLeave, type People } from '../support/plan-fixture.ts';
import { endSubmission } from '../../prisma/repositories/plan-submissions.ts';
import { nextDay, openBench, type Bench } from './bench.ts';

type Person = People['officer'];
type Told = Parameters<typeof transferReferral>[1];

describe('four eyes of a referral in the database', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench();
  });
  after(() => bench.close());

  /** Referred by an officer who is a manager too, and the delegate of their own manager. */
  async function referred() {
    const { db } = bench;
    const people = await addPeople(db);
    const { officer, manager } = people;
    await db.person.update({ where: { id: officer.id }, data: { roles: ['psServiceOfficer', 'serviceManager'] } });
    await putOnLeave(db, manager.id, officer.id);
    const plan = await aSubmittedPlan(db, people);
    const accepted = { state: 'accepted', byId: manager.id, forId: null, at: nextDay, reason: null } as const;
    await db.$transaction((tx) => endSubmission(tx, plan.submissionId, accepted));
    const { customerId, assignmentId } = plan;
    const referral = { customerId, assignmentId, personId: officer.id, reason: null, eventId: randomUUID() };
    const ids = await db.$transaction((tx) => referTransfer(tx, { ...referral, at: nextDay }));
    return { people, ...ids };
  }
  type Referred = Awaited<ReturnType<typeof referred>>;

  /** Records what the rules make of it for a process that has forgotten who its authors are. */
  async function forgetful({ processId }: Referred, by: Person, action: string): Promise<string> {
    const { db, record } = bench;
    const row = await readProcess(db, processId);
    assert.ok(row);
    const id = randomUUID();
    await db.$transaction((tx) =>
      insertCommand(tx, {
        id,
        accountId: by.accountId,
        personId: by.id,
        action: `transferReferral.${action}`,
        processId,
        toId: null,
        reason: /decline|reject/.test(action) ? planted : null,
        key: randomUUID(),
        fingerprint: randomUUID(),
        requestId: randomUUID(),
        address: '192.0.2.1',
        client: 'test',
        why: null,
        expiresInMs: null,
      }),
    );
    const event = { kind: 'command', id, action, by: by.id } as Command | Fact;
    const state = { ...row.state, authors: [] as string[] } as TransferReferral;
    const result = transferReferral(state, event as Told);
    const answer = await record({ processId, seq: row.seq, at: nextDay, event, result });
    return answer.answer === 'refused' ? answer.reason : answer.answer;
  }

  it('PS-22 the transaction refuses whoever referred, by the referral’s own row, even as the manager’s delegate', async () => {
    const r = await referred();
    const { officer, manager } = r.people;
    for (const action of ['acceptMonitoring', 'declineMonitoring'])
      assert.equal(await forgetful(r, officer, action), 'fourEyes', action);
    assert.equal(await forgetful(r, manager, 'acceptMonitoring'), 'recorded');
    assert.equal(await forgetful(r, officer, 'actionTransfer'), 'recorded');
    for (const action of ['acceptTransfer', 'rejectTransfer'])
      assert.equal(await forgetful(r, officer, action), 'fourEyes', action);
    const row = await bench.db.transferReferral.findUniqueOrThrow({ where: { id: r.referralId } });
    assert.deepEqual([row.state, row.transferDecidedById], ['open', null]);
    assert.equal(await forgetful(r, manager, 'rejectTransfer'), 'recorded');
  });

  it('PS-22 the table refuses it from whoever writes', async () => {
    const r = await referred();
    const { officer, manager, otherOfficer } = r.people;
    const monitoring = (by: Person) =>
      update(r, 'monitor_decided_by_id = $2, monitor_decided_at = now(), monitoring_until = now()', by);
    await assert.rejects(monitoring(officer), broken('transfer_referral_monitor_four_eyes'));
    await monitoring(manager);
    await update(r, 'transfer_actioned_by_id = $2, transfer_actioned_at = now()', otherOfficer);
    for (const by of [officer, otherOfficer])
      for (const state of ['transferred', 'transferRejected'])
        await assert.rejects(
          update(
            r,
            `state = '${state}', end_reason = 'x', transfer_decided_by_id = $2, transfer_decided_at = now()`,
            by,
          ),
          broken('transfer_referral_transfer_four_eyes'),
        );
  });

  const update = ({ referralId }: Referred, set: string, by: Person): Promise<pg.QueryResult> =>
    bench.owner.query(`UPDATE transfer_referral SET ${set} WHERE id = $1`, [referralId, by.id]);
  const broken = (constraint: string) => ({ code: '23514', constraint });
});
