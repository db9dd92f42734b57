import assert from 'node:assert/strict';
import { addDays } from '../../domain/time/local-date.ts';
import { importCases } from '../../prisma/import/import-cases.ts';
import { columns } from '../../prisma/import/line.ts';
import { FileError, readCases } from '../../prisma/import/read-file.ts';
import { readProcess } from '../../prisma/repositories/processes.ts';
import { addCalendarDays } from '../../domain/time/calendar-days.ts';
import { addPeople, planted, type People } from '../support/plan-fixture.ts';
import { openBench, type Bench } from './bench.ts';

/** Tuesday, 3 March 2026, noon in Sydney. */
const now = new Date('2026-03-03T01:00:00.000Z');
const daysAgo = (days: number) => `${addDays('2026-03-03', -days)}T10:15:00+11:00`;

let count = 0;

describe('import of cases under way', () => {
  let bench: Bench;
  let people: People;
  const userIds = new Map<string, string>();
  const userId = (who: Exclude<keyof People, 'team'>) => userIds.get(people[who].id) ?? '';
  before(async () => {
    bench = await openBench();
    people = await addPeople(bench.db);
    for (const { id, userId: of } of await bench.db.person.findMany()) userIds.set(id, of);
  });
  after(() => bench.close());

  async function customer(about: { restricted?: boolean } = {}): Promise<{ id: string; csid: string }> {
    const csid = String(720_000_000 + ++count);
    const { id } = await bench.db.customer.create({
      data: { csid, givenNames: planted, familyName: planted, ...about },
    });
    return { id, csid };
  }

  const csv = (rows: Record<string, string>[]) =>
    [columns.join(','), ...rows.map((row) => columns.map((column) => `"${row[column] ?? ''}"`).join(','))].join('\r\n');
  const run = async (rows: Record<string, string>[], at = now) => {
    const { lines, wrong } = readCases(csv(rows));
    assert.deepEqual(wrong, []);
    return importCases(bench.db, lines, at);
  };
  const assignment = (csid: string, reference = `A-${csid}`) => ({
    reference,
    record: 'assignment',
    csid,
    officer: userId('officer'),
    at: daysAgo(100),
    assigned_by: userId('manager'),
    type: 'Other',
  });
  const plan = (csid: string, days: number) => ({
    reference: `P-${csid}`,
    record: 'plan',
    csid,
    officer: userId('officer'),
    at: daysAgo(days),
    type: 'Other',
    document_date: addDays('2026-03-03', -days - 5),
    segment: 'Complex',
    issue: planted,
  });
  const accepted = (days: number) => ({
    decision: 'accepted',
    decided_by: userId('manager'),
    decided_at: daysAgo(days),
  });
  const referral = (csid: string, days: number) => ({
    reference: `R-${csid}`,
    record: 'referral',
    csid,
    officer: userId('officer'),
    at: daysAgo(days),
    reason: planted,
  });
  const processOf = async (customerId: string, kind: string) => {
    const { id } = await bench.db.process.findFirstOrThrow({ where: { customerId, kind } });
    const row = await readProcess(bench.db, id);
    const steps = await bench.db.processStep.findMany({ where: { processId: id }, orderBy: { seq: 'asc' } });
    const started = await bench.db.outbox.count({ where: { workflowId: id, name: 'start' } });
    const items = await bench.db.workItem.findMany({ where: { processId: id, state: 'open' } });
    return { state: row?.state, steps: steps.map(({ what }) => what), started, items };
  };

  it('PS-25 a plan that waits since yesterday waits on, with the manager’s item and the days that remain', async () => {
    const c = await customer();
    const { results } = await run([plan(c.csid, 1), assignment(c.csid)]); // in any order
    assert.deepEqual(
      results.map(({ result }) => result),
      ['imported', 'imported'],
    );
    const { state, steps, started, items } = await processOf(c.id, 'planApproval');
    assert.deepEqual(
      [state?.step, state?.manager, steps, started],
      ['awaitingDecision', people.manager.id, ['submit'], 1],
    );
    // submitted on Monday the 2nd: reminded on the 4th, escalated on the 9th, at 17:00 in Sydney
    assert.deepEqual(state?.due, [
      { name: 'remind', at: '2026-03-04T06:00:00.000Z' },
      { name: 'escalate', at: '2026-03-09T06:00:00.000Z' },
    ]);
    assert.deepEqual(
      items.map(({ kind, assigneeId }) => [kind, assigneeId]),
      [['planDecision', people.manager.id]],
    );
  });

  it('PS-13 PS-25 what fell due before is part of its way: reminded, then with the next manager', async () => {
    const c = await customer();
    await run([assignment(c.csid), plan(c.csid, 12)]);
    const { state, steps } = await processOf(c.id, 'planApproval');
    assert.deepEqual([steps.slice(0, 3), state?.manager], [['submit', 'remind', 'escalate'], people.next.id]);
    assert.ok((state?.due ?? []).every(({ at }) => at > now.toISOString()));
  });

  it('PS-17 PS-19 PS-25 monitoring goes on to the ninetieth day from its acceptance, the reminders before now behind it', async () => {
    const c = await customer();
    await run([assignment(c.csid), { ...referral(c.csid, 71), ...accepted(70) }]);
    const { state, steps, items } = await processOf(c.id, 'transferReferral');
    assert.deepEqual([state?.step, steps], ['monitoring', ['refer', 'acceptMonitoring', 'day60']]);
    const lapse = addCalendarDays('Australia/Sydney', new Date(daysAgo(70)), 90).toISOString();
    assert.deepEqual(
      state?.due.map(({ name }) => name),
      ['day80', 'lapse'],
    );
    assert.equal(state?.due.at(-1)?.at, lapse);
    assert.deepEqual(
      items.map(({ kind }) => kind),
      ['day60'],
    );
    const row = await bench.db.transferReferral.findFirstOrThrow({ where: { customerId: c.id } });
    assert.deepEqual([row.monitorDecidedById, row.monitoringUntil?.toISOString()], [people.manager.id, lapse]);
  });

  it('PS-18 PS-25 an actioned transfer waits for its approval; it needs a plan accepted in the stay', async () => {
    const c = await customer();
    const actioned = { ...referral(c.csid, 60), ...accepted(55), transfer_actioned_at: daysAgo(1) };
    const without = await run([assignment(c.csid), actioned]);
    assert.deepEqual(
      without.results.map(({ result }) => result),
      ['refused', 'refused'],
    );
    assert.equal(await bench.db.assignment.count({ where: { customerId: c.id } }), 0, 'nothing is half done');
    const { results } = await run([assignment(c.csid), { ...plan(c.csid, 90), ...accepted(88) }, actioned]);
    assert.deepEqual(
      results.map(({ result }) => result),
      ['imported', 'imported', 'imported'],
    );
    const { state, items } = await processOf(c.id, 'transferReferral');
    assert.deepEqual([state?.step, items.map(({ kind }) => kind)], ['awaitingTransferApproval', ['transferApproval']]);
  });

  it('PS-25 the same file again doubles nothing, and says so line by line', async () => {
    const c = await customer();
    const rows = [assignment(c.csid), plan(c.csid, 1), { ...referral(c.csid, 20), ...accepted(15) }];
    await run(rows);
    const counted = async () => [
      await bench.db.process.count(),
      await bench.db.outbox.count(),
      await bench.db.workItem.count(),
      await bench.db.assignment.count(),
    ];
    const before = await counted();
    const { results } = await run(rows, new Date(now.getTime() + 86_400_000));
    assert.deepEqual(
      results.map(({ result }) => result),
      ['there already', 'there already', 'there already'],
    );
    assert.deepEqual(await counted(), before);
  });

  it('PS-4 PS-12 PS-25 every line is checked before anything is written; each refusal says why, without a name', async () => {
    const good = await customer();
    const hidden = await customer({ restricted: true });
    const c = await customer();
    const cases: [Record<string, string>[], RegExp][] = [
      [[assignment('999999999')], /no customer with this CSID/],
      [[{ ...assignment(c.csid), officer: 'nobody' }], /There is no user nobody/],
      [[{ ...assignment(c.csid), officer: userId('manager') }], /not a PS service officer/],
      [[assignment(hidden.csid)], /may not open Restricted Access Customers/],
      [[plan(c.csid, 1)], /no open assignment/],
      [
        [assignment(c.csid), { ...plan(c.csid, 3), ...accepted(2), decided_by: userId('officer') }],
        /no service manager/,
      ],
      [[assignment(c.csid), { ...plan(c.csid, 3), ...accepted(5) }], /decided before it was asked for/],
      [[assignment(c.csid), { ...plan(c.csid, 3), decision: 'accepted' }], /one of them is missing/],
      [[{ ...assignment(c.csid), at: '2026-03-04T10:00:00+11:00' }], /in the future/],
      [[assignment(c.csid), referral(c.csid, 120)], /before the customer’s assignment/],
    ];
    for (const [rows, why] of cases) {
      const { results, written } = await run([assignment(good.csid), ...rows]);
      assert.equal(written, false);
      const said = results.map((result) => ('why' in result ? result.why : '')).join(' ');
      assert.match(said, why);
      assert.ok(!said.includes(planted));
    }
    assert.equal(await bench.db.assignment.count({ where: { customerId: { in: [good.id, c.id, hidden.id] } } }), 0);
  });

  it('PS-25 a file that is none, or lacks columns, and what a column may not hold, are named with their line', () => {
    assert.throws(() => readCases('reference,record\nA,assignment'), FileError);
    assert.throws(() => readCases('"a'), FileError);
    const twice = [assignment('700000001', 'same'), assignment('700000002', 'same')];
    const { lines, wrong } = readCases(
      csv([{ ...assignment('12'), at: '2026-03-01' }, { record: 'letter' }, ...twice]),
    );
    assert.equal(lines.length, 2);
    assert.deepEqual(
      wrong.map(({ number, column }) => [number, column]),
      [
        [2, 'csid'],
        [2, 'at'],
        [3, 'record'],
        [5, 'reference'],
      ],
    );
  });
});
