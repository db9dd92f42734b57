import assert from 'node:assert/strict';
import { addDays } from '../../domain/time/local-date.ts';
import { importCases } from '../../prisma/import/import-cases.ts';
import { columns } from '../../prisma/import/line.ts';
import { readCases } from '../../prisma/import/read-file.ts';
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

  const abroad = async () => {
    const c = await customer();
    await bench.db.customer.update({ where: { id: c.id }, data: { country: 'NZ' } });
    return c;
  };

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
    assert.equal(results.filter(({ result }) => result === 'imported').length, 2);
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
    assert.equal(without.results.filter(({ result }) => result === 'refused').length, 2);
    assert.equal(await bench.db.assignment.count({ where: { customerId: c.id } }), 0, 'nothing is half done');
    const { results } = await run([assignment(c.csid), { ...plan(c.csid, 90), ...accepted(88) }, actioned]);
    assert.equal(results.filter(({ result }) => result === 'imported').length, 3);
    const { state, items } = await processOf(c.id, 'transferReferral');
    assert.deepEqual([state?.step, items.map(({ kind }) => kind)], ['awaitingTransferApproval', ['transferApproval']]);
  });

  it('PS-5 PS-7 PS-25 a document made for a customer abroad is Pluto’s, and its copy to Cuba begins, once, before the plan that names it', async () => {
    const c = await abroad();
    const today = { ...plan(c.csid, 0), at: '2026-03-03T09:15:00+11:00', document_date: '2026-03-03' };
    for (let i = 0; i < 2; i++) await run([assignment(c.csid), today]);
    const records = await bench.db.communication.findMany({ where: { customerId: c.id } });
    assert.deepEqual(
      records.map(({ system }) => system),
      ['pluto'],
    );
    const { state, started } = await processOf(c.id, 'cubaCopy');
    assert.deepEqual([state?.step, started], ['copyingRecord', 1]);
    const submittedAt = new Date(today.at).toISOString();
    assert.deepEqual([state?.due[0]?.at, records[0]?.createdAt.toISOString()], [submittedAt, submittedAt]);
    assert.equal(await bench.db.process.count({ where: { customerId: c.id, kind: 'cubaCopy' } }), 1);
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
    assert.equal(results.filter(({ result }) => result === 'there already').length, 3);
    assert.deepEqual(await counted(), before);
  });

  it('PS-4 PS-12 PS-25 every line is checked before anything is written; each refusal says why, without a name', async () => {
    const good = await customer();
    const hidden = await customer({ restricted: true });
    const c = await customer();
    const [pending, gone, there] = [await customer(), await customer(), await customer()];
    const at = new Date(daysAgo(3));
    await bench.db.internalReferral.create({
      data: { customerId: pending.id, type: 'Other', createdById: people.manager.id, createdAt: at },
    });
    await bench.db.customer.update({ where: { id: gone.id }, data: { deceasedOn: at } });
    await run([assignment(there.csid)]);
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
      [[assignment(c.csid), { ...plan(c.csid, 3), ...accepted(-1) }], /decision lies in the future/],
      [
        [assignment(c.csid), { ...plan(c.csid, 3), ...accepted(2), edited_by: userId('manager') }],
        /four eyes/, // and not the rules’ own word for it
      ],
      [[assignment(c.csid), { ...plan(c.csid, 3), document_date: '2026-03-02' }], /after the submission/],
      [[assignment(c.csid), { ...plan(c.csid, 3), decision_reason: 'x' }], /one of them is missing/],
      [
        [assignment(c.csid), { ...referral(c.csid, 9), ...accepted(5), transfer_actioned_at: daysAgo(6) }],
        /after the accepted monitoring only/,
      ],
      [
        [
          assignment(c.csid),
          { ...plan(c.csid, 9), ...accepted(8) },
          { ...referral(c.csid, 9), ...accepted(5), transfer_actioned_at: daysAgo(-1) },
        ],
        /actioned transfer lies in the future/,
      ],
      [[{ ...assignment(c.csid), assigned_by: userId('officer') }], /no service manager/],
      [[{ ...assignment(c.csid), type: 'Associate', associate_csid: c.csid }], /their own associate/],
      [[assignment(pending.csid)], /referred already/],
      [[assignment(gone.csid)], /recorded as deceased/],
      [[{ ...assignment(c.csid), reference: `A-${there.csid}` }], /imported for another customer/],
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

  it('PS-12 PS-22 who edited a plan or actioned a transfer elsewhere decides neither here: their line goes past them', async () => {
    const c = await customer();
    const edited = { ...plan(c.csid, 1), edited_by: `${userId('manager')} ${userId('next')}` };
    await run([assignment(c.csid), edited]);
    const { state } = await processOf(c.id, 'planApproval');
    assert.deepEqual(
      [state?.manager, state && 'authors' in state && state.authors],
      [people.last.id, [people.officer.id, people.manager.id, people.next.id].toSorted()],
    );
    const { authors } = await bench.db.planSubmission.findFirstOrThrow({ where: { customerId: c.id } });
    assert.equal(authors.length, 3);

    const other = await customer();
    const actioned = {
      ...referral(other.csid, 60),
      ...accepted(55),
      transfer_actioned_at: daysAgo(1),
      transfer_actioned_by: userId('manager'), // whose customer it was then
    };
    await run([assignment(other.csid), { ...plan(other.csid, 90), ...accepted(88) }, actioned]);
    const row = await bench.db.transferReferral.findFirstOrThrow({ where: { customerId: other.id } });
    assert.equal(row.transferActionedById, people.manager.id);
    assert.equal((await processOf(other.id, 'transferReferral')).state?.manager, people.next.id);
  });

  it('PS-12 PS-25 where nobody in line is left, what waits is the operators’, and what was decided stays decided', async () => {
    const alone = await addPeople(bench.db);
    await bench.db.person.update({ where: { id: alone.officer.id }, data: { managerId: null } });
    const { userId: officer } = await bench.db.person.findUniqueOrThrow({ where: { id: alone.officer.id } });
    const c = await customer();
    const mine = (line: Record<string, string>) => ({ ...line, officer });
    const actioned = { ...referral(c.csid, 60), ...accepted(55), transfer_actioned_at: daysAgo(1) };
    await run([
      mine(assignment(c.csid)),
      mine({ ...plan(c.csid, 90), ...accepted(88) }),
      mine(actioned),
      mine({ ...plan(c.csid, 1), reference: `Q-${c.csid}` }),
    ]);
    const { state, items } = await processOf(c.id, 'transferReferral');
    assert.deepEqual([state?.step, state?.needs, state?.due], ['awaitingTransferApproval', 'operator', []]);
    assert.deepEqual(
      items.map(({ kind, assigneeId }) => [kind, assigneeId]),
      [['noManagerLeft', null]],
    );
    const plans = await bench.db.planSubmission.findMany({ where: { customerId: c.id }, orderBy: { number: 'asc' } });
    assert.deepEqual(
      plans.map(({ state: of, decidedById }) => [of, decidedById]),
      [
        ['accepted', people.manager.id],
        ['submitted', null],
      ],
    );
  });

  it('PS-4 PS-19 PS-25 the reminder of a referral is the present officer’s, whoever referred', async () => {
    const c = await customer();
    await run([
      { ...assignment(c.csid), officer: userId('otherOfficer') },
      { ...referral(c.csid, 71), ...accepted(70) },
    ]);
    const { items } = await processOf(c.id, 'transferReferral');
    assert.deepEqual(
      items.map(({ kind, assigneeId, fromId }) => [kind, assigneeId, fromId]),
      [['day60', people.otherOfficer.id, people.officer.id]],
    );
  });

  it('PS-2 PS-25 an associate is in Personalised Services already or comes with the same file, in any order', async () => {
    const [c, associate, third] = [await customer(), await customer(), await customer()];
    const of = (csid: string) => ({ ...assignment(c.csid), type: 'Associate', associate_csid: csid });
    const { results } = await run([of(third.csid), assignment(associate.csid)]);
    assert.match(results.map((line) => ('why' in line ? line.why : line.result)).join(' '), /not in Pers.* in order/);
    assert.equal((await run([of(associate.csid), assignment(associate.csid)])).written, true);
  });
});
