/** The referrals for transfer out in the demonstration data. */
import assert from 'node:assert/strict';
import {
  transferReferralOutcomes,
  transferReferralSteps,
} from '../../domain/personalised-services/transfer-referral.ts';
import { addCalendarDays } from '../../domain/time/calendar-days.ts';
import { connect, type Database } from '../../prisma/client.ts';
import { parseState } from '../../prisma/repositories/processes.ts';
import { seed } from '../../prisma/seed/main.ts';
import { people } from '../../prisma/seed/people.ts';
import { createTestDatabase } from '../support/database.ts';

const monday = new Date('2026-10-12T04:30:00.000Z'); // in office hours
const daysSince = (at: Date | undefined) => (at ? (monday.getTime() - at.getTime()) / 86_400_000 : 0);

describe('referrals in the demonstration data', () => {
  let db: Database;
  let end: () => Promise<void>;
  before(async () => {
    const database = await createTestDatabase();
    db = connect(database.appUrl, { max: 4 });
    end = async () => {
      await db.$disconnect();
      await database.drop();
    };
    await seed(db, monday);
  });
  after(() => end());

  it('PS-16 to PS-23 has referrals in every step and with every outcome, which began weeks ago', async () => {
    const referrals = await db.process.findMany({
      where: { kind: 'transferReferral' },
      include: { steps: { orderBy: { seq: 'asc' } }, workItems: { where: { state: 'open' } } },
    });
    const has = (what: string, holds: (r: (typeof referrals)[number]) => boolean) =>
      assert.ok(referrals.some(holds), what);
    for (const step of transferReferralSteps) has(step, (r) => r.step === step);
    for (const outcome of transferReferralOutcomes) has(outcome, (r) => r.outcome === outcome);
    const last = ({ steps }: (typeof referrals)[number]) => steps.at(-1)?.what;
    for (const step of ['awaitingMonitorApproval', 'awaitingTransferApproval'])
      for (const what of ['remind', step === 'awaitingTransferApproval' ? 'actionTransfer' : 'refer'])
        has(`${step} after ${what}`, (r) => r.step === step && last(r) === what);
    has('escalated', (r) => r.outcome === null && r.steps.some(({ what }) => what === 'escalate'));
    has('handed over', (r) => r.outcome === null && last(r) === 'handOver');
    has('decided by a delegate', (r) => r.steps.some(({ what, forId }) => what === 'acceptMonitoring' && forId));
    for (const reminder of ['day60', 'day80', 'monitoringLapsed'])
      has(reminder, (r) => r.workItems.some(({ kind }) => kind === reminder));
    has('with a new officer', (r) => r.workItems.some(({ kind, fromId }) => kind === 'day80' && fromId));
    has('day 12 or so', (r) => last(r) === 'acceptMonitoring' && daysSince(r.steps.at(-1)?.at) >= 12);
    has('for a manager on leave', (r) => {
      const { manager } = parseState(r.kind, r.stateVersion, r.state);
      return people.some(
        ({ id, leave }) => id === manager && leave.some(({ delegate, fromDay }) => delegate && fromDay < 0),
      );
    });
    assert.ok(referrals.filter(({ startedAt }) => daysSince(startedAt) > 60).length >= 5);
    for (const { customerId, steps } of referrals.filter(({ outcome }) => outcome === 'transferred')) {
      const stay = await db.assignment.findFirstOrThrow({ where: { customerId } });
      assert.deepEqual(stay.closedAt, steps.at(-1)?.at); // PS-21
    }
  });

  it('PS-17 PS-18 PS-22 each referral’s own row says what its timeline says, and no author decided', async () => {
    const rows = await db.transferReferral.findMany({ include: { assignment: true } });
    for (const row of rows) {
      const process = await db.process.findFirstOrThrow({ where: { subjectId: row.id }, include: { steps: true } });
      const step = (...whats: string[]) => process.steps.find(({ what }) => whats.includes(what));
      const monitor = step('acceptMonitoring', 'declineMonitoring');
      const transfer = step('acceptTransfer', 'rejectTransfer');
      const told = [row.monitorDecidedById, row.transferActionedById, row.transferDecidedById];
      const steps = [monitor, step('actionTransfer'), transfer];
      assert.deepEqual(
        told,
        steps.map((s) => s?.whoId ?? null),
      );
      assert.equal(row.state, process.outcome ?? 'open');
      assert.deepEqual(row.monitorDecidedForId, monitor?.forId ?? null);
      const until = step('acceptMonitoring') && addCalendarDays('Australia/Sydney', monitor?.at ?? monday, 90);
      assert.deepEqual(row.monitoringUntil, until ?? null);
      assert.ok(row.reason && row.referredAt >= row.assignment.openedAt);
      if (!row.transferActionedAt) continue;
      const accepted = { state: 'accepted', plan: { assignmentId: row.assignmentId } };
      assert.ok(await db.planSubmission.count({ where: { ...accepted, decidedAt: { lt: row.transferActionedAt } } }));
    }
  });
});
