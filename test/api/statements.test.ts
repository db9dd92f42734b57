import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { connect, type Database } from '../../prisma/client.ts';
import { assignedCustomers, pendingReferrals, workload } from '../../prisma/repositories/allocation.ts';
import { readCustomerSummary } from '../../prisma/repositories/customer-summary.ts';
import { customerOfCsid, searchCustomers } from '../../prisma/repositories/customers.ts';
import { managerActions } from '../../prisma/repositories/manager-actions.ts';
import { officerActions } from '../../prisma/repositories/officer-actions.ts';
import { readPersonalisedServices } from '../../prisma/repositories/personalised-services.ts';
import { readSubmission } from '../../prisma/repositories/plan-submissions-read.ts';
import type { Viewer } from '../../prisma/repositories/viewer.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addPeople, aSubmittedPlan, planted, type People, type SubmittedPlan } from '../support/plan-fixture.ts';
import { countingDatabase, type CountingDatabase } from './support/counting-database.ts';

describe('Statements of the reads', () => {
  let database: TestDatabase;
  let db: Database;
  let counting: CountingDatabase;
  let people: People;
  let officer: Viewer;
  let manager: Viewer;
  let plan: SubmittedPlan;

  before(async () => {
    database = await createTestDatabase();
    db = connect(database.appUrl);
    counting = countingDatabase(database.appUrl);
    people = await addPeople(db);
    officer = { personId: people.officer.id, roles: ['psServiceOfficer'] };
    manager = { personId: people.manager.id, roles: ['serviceManager'] };
    plan = await aSubmittedPlan(db, people);
    await aPending();
    await counting.db.$queryRaw`SELECT 1`; // connected
  });
  after(async () => {
    await counting.close();
    await db.$disconnect();
    await database.drop();
  });

  const aPending = async () => {
    const csid = String(730_000_000 + (await db.customer.count()));
    const customer = await db.customer.create({ data: { csid, familyName: planted } });
    const by = { createdById: people.manager.id, createdAt: new Date() };
    await db.internalReferral.create({ data: { ...by, customerId: customer.id, type: 'Other' } });
  };
  const page = { limit: 100, after: null };
  const now = new Date('2026-03-02T00:00:00.000Z');
  const lists: [name: string, read: () => Promise<{ rows: unknown[] } | unknown[]>][] = [
    ['customer search', () => searchCustomers(counting.db, officer, { names: [{ family: planted }] }, page)],
    ['pending referrals', () => pendingReferrals(counting.db, manager, 'createdAt', page)],
    ['assigned customers', () => assignedCustomers(counting.db, manager, { sort: 'name' }, page)],
    ['CSO Actions List', () => officerActions(counting.db, officer, { sort: 'attention', now }, page)],
    [
      'Service Manager Actions List',
      () =>
        managerActions(counting.db, manager, { sort: 'attention', state: 'open' }, { now, today: '2026-03-02' }, page),
    ],
    ['workload', () => workload(counting.db, manager, '2026-03-02')],
  ];

  it('RS-3 no list takes more statements for more rows', async () => {
    const rowsOf = (result: { rows: unknown[] } | unknown[]) => (Array.isArray(result) ? result : result.rows).length;
    const measure = async () => {
      const figures: Record<string, { rows: number; statements: number }> = {};
      for (const [name, read] of lists) {
        let rows = 0;
        const statements = await counting.statementsOf(async () => (rows = rowsOf(await read())));
        figures[name] = { rows, statements };
      }
      return figures;
    };
    const few = await measure();
    for (let i = 0; i < 5; i++) {
      await aSubmittedPlan(db, people);
      await aPending();
    }
    const many = await measure();
    for (const [name] of lists) {
      assert.ok((few[name]?.rows ?? 0) > 0, `${name} has rows`);
      if (name !== 'workload') assert.equal((many[name]?.rows ?? 0) - (few[name]?.rows ?? 0) >= 5, true, name);
      assert.equal(many[name]?.statements, few[name]?.statements, name);
      assert.ok((many[name]?.statements ?? 99) <= 11, `${name}: ${many[name]?.statements}`);
    }
  });

  it('RS-1 one who may not be seen takes the same statements as one who does not exist', async () => {
    await db.customer.update({ where: { id: plan.customerId }, data: { restricted: true } });
    const reads: [name: string, hidden: () => Promise<unknown>, unknown: () => Promise<unknown>][] = [
      [
        'Summary',
        () => readCustomerSummary(counting.db, officer, plan.customerId),
        () => readCustomerSummary(counting.db, officer, randomUUID()),
      ],
      [
        'Personalised Services',
        () => readPersonalisedServices(counting.db, officer, plan.customerId),
        () => readPersonalisedServices(counting.db, officer, randomUUID()),
      ],
      [
        'submission',
        () => readSubmission(counting.db, manager, plan.submissionId),
        () => readSubmission(counting.db, manager, randomUUID()),
      ],
      [
        'CSID',
        () => customerOfCsid(counting.db, manager, plan.csid),
        () => customerOfCsid(counting.db, manager, '799999999'),
      ],
      [
        'search',
        () => searchCustomers(counting.db, officer, { csid: plan.csid }, page),
        () => searchCustomers(counting.db, officer, { csid: '799999999' }, page),
      ],
    ];
    for (const [name, hidden, unknown] of reads) {
      const [one, other] = [await counting.statementsOf(hidden), await counting.statementsOf(unknown)];
      assert.equal(one, other, name);
      assert.ok(one > 0, name);
    }
  });
});
