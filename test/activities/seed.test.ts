/** The demonstration data, written into real databases at moments that are hard on dates. */
import assert from 'node:assert/strict';
import { roles } from '../../domain/people/roles.ts';
import { customerZone } from '../../domain/time/customer-zones.ts';
import { australianStates } from '../../domain/time/zone.ts';
import { connect, type Database } from '../../prisma/client.ts';
import type { Process, ProcessStep } from '../../generated/prisma/client.ts';
import { mobiles, overseasMobile, sharedMobile } from '../../prisma/seed/customers.ts';
import { NotEmpty, seed, seedPeople } from '../../prisma/seed/main.ts';
import { people } from '../../prisma/seed/people.ts';
import { readProcess } from '../../prisma/repositories/processes.ts';
import { createTestDatabase } from '../support/database.ts';

const monday = new Date('2026-10-12T04:30:00.000Z'); // in office hours

async function withDatabase(work: (db: Database) => Promise<void>): Promise<void> {
  const database = await createTestDatabase();
  const db = connect(database.appUrl, { max: 2 }); // the application's rights are enough
  try {
    await work(db);
  } finally {
    await db.$disconnect();
    await database.drop();
  }
}

describe('demonstration data', () => {
  describe('in one database', () => {
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

    it('RS-1 has somebody of every role, first in it, and the program', () => {
      for (const role of roles)
        assert.ok(
          people.some((person) => person.roles[0] === role),
          role,
        );
      const program = people.find(({ userId }) => userId === 'casewright-program');
      assert.deepEqual([program?.kind, program?.roles], ['program', ['program']]);
      assert.ok(people.some((p) => p.roles.includes('psServiceOfficer') && p.roles.includes('serviceManager')));
    });

    it('PS-4 RS-1 has two administrators, two auditors, and somebody who left and still has customers and an open item', async () => {
      for (const role of ['administrator', 'auditor'])
        assert.equal(await db.person.count({ where: { active: true, roles: { has: role } } }), 2, role);
      assert.equal(await db.person.count({ where: { roles: { hasEvery: ['auditor', 'racOfficer'] } } }), 1);
      const leaver = await db.person.findFirstOrThrow({ where: { active: false } });
      assert.equal(await db.assignment.count({ where: { officerId: leaver.id, closedAt: null } }), 3);
      assert.equal(await db.workItem.count({ where: { assigneeId: leaver.id, state: 'open' } }), 1);
    });

    it('PS-14 has a manager on leave with a delegate who is a service manager', async () => {
      const leave = await db.leave.findFirstOrThrow({
        where: { firstDay: { lte: monday }, lastDay: { gte: monday }, delegateId: { not: null } },
        include: { person: true, delegate: true },
      });
      assert.ok(leave.person.roles.includes('serviceManager') && leave.delegate?.roles.includes('serviceManager'));
      const waiting = await db.workItem.count({ where: { assigneeId: leave.personId, state: 'open' } });
      assert.ok(waiting > 0);
    });

    it('has 120 customers over every state and zone, with all indicators, and both parties of eighty cases', async () => {
      const customers = await db.customer.findMany();
      assert.equal(customers.length, 120);
      assert.ok(customers.every(({ csid }) => /^\d{9}$/.test(csid)));
      for (const state of australianStates)
        assert.ok(
          customers.some((c) => c.state === state),
          state,
        );
      const zones = new Set(customers.map(customerZone));
      for (const zone of [
        'Adelaide',
        'Brisbane',
        'Darwin',
        'Eucla',
        'Hobart',
        'Lord_Howe',
        'Melbourne',
        'Perth',
        'Sydney',
      ])
        assert.ok(zones.has(`Australia/${zone}`), zone);
      for (const zone of ['Pacific/Norfolk', 'Indian/Christmas', 'Indian/Cocos', 'Pacific/Auckland', 'Europe/London'])
        assert.ok(zones.has(zone), zone);
      assert.ok(customers.filter((c) => c.restricted).length >= 3);
      assert.ok(customers.filter((c) => c.kind === 'employer').length >= 5);
      for (const indicator of ['fdvIndicator', 'specialisedArea', 'deceasedOn'] as const)
        assert.ok(
          customers.some((c) => c[indicator]),
          indicator,
        );
      assert.equal(await db.childSupportCase.count(), 80);
      assert.ok((await db.caseProcess.count({ where: { endedOn: null } })) > 40);
    });

    it('has fictitious phone numbers only, each mobile once but for the one shared on purpose', async () => {
      const phones = await db.phone.findMany();
      const given = phones.filter(({ kind }) => kind === 'mobile').map(({ number }) => number);
      assert.deepEqual(given.toSorted(), [...mobiles, sharedMobile.number, overseasMobile.number].toSorted());
      assert.equal(new Set(mobiles).size, 30);
      const landlines = phones.filter(({ kind }) => kind !== 'mobile').map(({ number }) => number);
      for (const number of landlines) assert.match(number, /^\+61[2378](5550|7010)\d{4}$/);
      assert.equal(new Set(landlines).size, landlines.length);
    });

    it('PS-8 to PS-14 has plans in every state, none and draft included', async () => {
      const open = { closedAt: null };
      assert.ok((await db.assignment.count({ where: open })) >= 35);
      assert.ok((await db.assignment.count({ where: { ...open, plan: null } })) > 0);
      const drafts = { submissions: { none: {} }, assignment: open };
      assert.ok((await db.plan.count({ where: { ...drafts, triggerIssue: null } })) > 0);
      assert.ok((await db.plan.count({ where: { ...drafts, triggerIssue: { not: null } } })) > 0);
      for (const state of ['submitted', 'accepted', 'returned', 'withdrawn', 'ended'])
        assert.ok((await db.planSubmission.count({ where: { state } })) > 0, state);
      assert.ok((await db.planSubmission.count({ where: { number: 2, state: 'submitted' } })) > 0);
      assert.ok((await db.planSubmission.count({ where: { decidedForId: { not: null } } })) > 0); // by a delegate
      for (const what of ['remind', 'escalate', 'remindAgain', 'handOver', 'customerDeceased', 'assignmentClosed'])
        assert.ok((await db.processStep.count({ where: { what } })) > 0, what);
      assert.ok((await db.workItem.count({ where: { state: 'open', kind: 'noManagerLeft', assigneeId: null } })) > 0);
      assert.ok((await db.workItem.count({ where: { state: 'open', dueAt: { lt: monday } } })) > 0); // overdue
      assert.ok((await db.internalReferral.count({ where: { state: 'pending' } })) >= 3);
      assert.ok((await db.internalReferral.count({ where: { state: 'pending', type: 'Associate' } })) > 0);
    });

    it('PS-7 has everything of customers abroad in Pluto, copied to Cuba once, and everything else in Cuba', async () => {
      const abroad = { country: { notIn: ['AU', 'NF', 'CX', 'CC'] } };
      const [records, notes] = [
        await db.communication.findMany({ where: { customer: abroad }, include: { copy: true } }),
        await db.note.findMany({ where: { customer: abroad }, include: { copy: true } }),
      ];
      for (const rows of [records, notes]) {
        assert.ok(rows.length >= 4);
        for (const { system, copy, sourceId } of rows)
          assert.deepEqual([system, copy !== null], sourceId ? ['cuba', false] : ['pluto', true]);
      }
      const others = { customer: { NOT: abroad }, system: 'pluto' };
      assert.equal((await db.communication.count({ where: others })) + (await db.note.count({ where: others })), 0);
    });

    it('PS-28 has a customer who became restricted, whose officer may not see them any more: the manager who may is asked', async () => {
      const asked = await db.workItem.findMany({
        where: { kind: 'reassignRestricted', state: 'open', customer: { restricted: true } },
        include: { customer: { include: { assignments: { where: { closedAt: null }, include: { officer: true } } } } },
      });
      const idOf = (userId: string) => people.find((person) => person.userId === userId)?.id;
      assert.deepEqual(
        asked.map(({ assigneeId }) => assigneeId),
        [idOf('mdoyle')],
      );
      const officers = asked.flatMap(({ customer }) => customer.assignments.map(({ officer }) => officer));
      assert.ok(officers[0]?.active && !officers[0].roles.includes('racOfficer'));
    });

    it('PS-12 shows four eyes: whoever wrote a plan neither decided it nor is waited for', async () => {
      const processes = await db.process.findMany({
        where: { kind: 'planApproval' },
        select: { subjectId: true, state: true },
      });
      const submissions = new Map((await db.planSubmission.findMany()).map((row) => [row.id, row]));
      const managerOf = new Map(people.map((p) => [p.id, people.find(({ userId }) => userId === p.manager)?.id]));
      let passedOver = 0; // the officer's own manager had a hand in it
      for (const { subjectId, state } of processes) {
        const { authors = [], submittedById = '' } = submissions.get(subjectId) ?? {};
        assert.ok(authors.includes(submittedById));
        const manager = state && typeof state === 'object' && 'manager' in state ? state.manager : null;
        assert.ok(typeof manager !== 'string' || !authors.includes(manager));
        if (authors.includes(managerOf.get(submittedById) ?? '')) passedOver++;
      }
      assert.equal(passedOver, 1);
    });

    it('PS-25 stands with every process as if it had run here, ready to be started from its row', async () => {
      const processes = await db.process.findMany({
        include: { steps: { orderBy: { seq: 'asc' } }, workItems: { where: { state: 'open' } } },
      });
      const ended = processes.filter(({ outcome }) => outcome !== null);
      assert.ok(processes.length - ended.length >= 15 && ended.length >= 10);
      for (const process of processes) {
        const row = await readProcess(db, process.id);
        assert.deepEqual(row?.state, process.state);
        assert.deepEqual(
          process.steps.map(({ seq }) => seq),
          Array.from({ length: process.seq + 1 }, (_, seq) => seq),
        );
        assert.equal(process.steps.at(-1)?.step, process.outcome ?? process.step);
        assert.deepEqual(process.startedAt, process.steps[0]?.at);
        const lines = await db.outbox.findMany({ where: { workflowId: process.id } });
        const isMessage = ['smsDelivery', 'bounceBack'].includes(process.kind); // their items wait for somebody beyond the end: seed-messages.test.ts
        const isConsultation = process.kind === 'fdvConsultation'; // so does the answer
        if (process.outcome) {
          assert.equal(lines.length + (isMessage || isConsultation ? 0 : process.workItems.length), 0);
          assert.deepEqual(process.endedAt, process.steps.at(-1)?.at);
        } else {
          assert.deepEqual(
            lines.map(({ name, doneAt }) => [name, doneAt]),
            [['start', null]],
          );
          const asked = process.workItems.map(({ assigneeId }) => String(assigneeId));
          if (isMessage) assert.deepEqual(asked, []);
          else if (isConsultation || process.kind === 'preCallFollowUp')
            assert.deepEqual(asked, [String(row?.state.manager)]);
          else assert.deepEqual(asked.toSorted(), await whoIsAsked(db, process, row?.state.manager ?? null));
        }
      }
    });

    it('refuses a database that has people already, and changes nothing', async () => {
      const count = await db.person.count();
      await assert.rejects(seed(db, monday), NotEmpty);
      await assert.rejects(seedPeople(db), NotEmpty);
      assert.equal(await db.person.count(), count);
    });
  });

  for (const [when, now] of [
    ['just after midnight of a working day', '2026-10-12T13:05:00.000Z'],
    ['on a Sunday', '2026-10-18T02:00:00.000Z'],
    ['after the Christmas holidays, when the working day has ended', '2027-01-04T06:00:01.000Z'],
    ['in the week after the clocks change', '2026-10-05T22:30:00.000Z'],
    ['on Easter Monday', '2027-03-29T01:30:00.000Z'],
  ] as const)
    it(`PS-13 has every deadline ahead and everything else behind, seeded ${when}`, () =>
      withDatabase(async (db) => {
        await seed(db, new Date(now));
        const processes = await db.process.findMany({ include: { steps: { orderBy: { seq: 'asc' } } } });
        for (const { id, steps } of processes) {
          const row = await readProcess(db, id);
          for (const { at } of row?.state.due ?? []) assert.ok(at > now, `${id} due ${at}`);
          const times = steps.map(({ at }) => at.toISOString());
          assert.deepEqual(times, times.toSorted());
          assert.ok((times.at(-1) ?? '') <= now);
        }
        const late = { gt: new Date(now) };
        assert.equal(await db.note.count({ where: { createdAt: late } }), 0);
        assert.equal(await db.planEdit.count({ where: { at: late } }), 0);
        assert.equal(await db.internalReferral.count({ where: { createdAt: late } }), 0);
        assert.equal(await db.assignment.count({ where: { closedAt: late } }), 0);
        const steps = new Set(processes.filter(({ outcome }) => outcome === null).map(({ step }) => step));
        for (const step of ['awaitingMonitorApproval', 'monitoring', 'lapsed', 'awaitingTransferApproval'])
          assert.ok(steps.has(step), step); // the 90 days are calendar days, most else is working days
        for (const what of ['day60', 'day80'])
          assert.ok((await db.workItem.count({ where: { kind: what, state: 'open' } })) > 0, what);
        const [early] = await db.$queryRaw<[{ count: bigint }]>`
          SELECT count(*) FROM plan_submission s JOIN plan p ON p.id = s.plan_id
          JOIN assignment a ON a.id = p.assignment_id JOIN stacking_document d ON d.id = s.core_issue_document_id
          WHERE s.submitted_at < d.created_at OR d.created_at < a.opened_at OR s.decided_at < s.submitted_at
            OR NOT EXISTS (SELECT 1 FROM plan_edit e WHERE e.plan_id = p.id AND e.at < s.submitted_at)`;
        assert.equal(Number(early.count), 0);
      }));

  it('is the same at every seeding of the same moment', async () => {
    const first: string[] = [];
    const second: string[] = [];
    for (const rows of [first, second])
      await withDatabase(async (db) => {
        await seed(db, monday);
        rows.push(...(await everything(db)));
      });
    assert.ok(first.length > 900);
    assert.deepEqual(first, second);
  });

  it('PS-25 has other ids of processes for another salt, and nothing else differs in number', async () => {
    const ids: string[][] = [];
    for (const salt of ['', 'another'])
      await withDatabase(async (db) => {
        await seed(db, monday, { salt });
        ids.push((await db.process.findMany({ select: { id: true } })).map(({ id }) => id));
      });
    const [first = [], second = []] = ids;
    assert.equal(new Set([...first, ...second]).size, 2 * first.length);
    assert.equal(second.length, first.length);
  });

  it('can be staff only', () =>
    withDatabase(async (db) => {
      await seedPeople(db, monday);
      assert.equal(await db.person.count(), people.length);
      assert.equal(await db.customer.count(), 0);
    }));
});

/** For whom an open process has one item each: the manager in a decision, the officer once reminded, both after the lapse (PS-19), whoever reactivated (OA-11). */
async function whoIsAsked(
  db: Database,
  { kind, step, customerId, steps }: Pick<Process, 'kind' | 'step' | 'customerId'> & { steps: ProcessStep[] },
  manager: string | null,
): Promise<string[]> {
  if (kind === 'channelReset') return steps.flatMap(({ what, whoId }) => (what === 'begun' && whoId ? [whoId] : []));
  const stay = await db.assignment.findFirstOrThrow({ where: { customerId, closedAt: null } });
  if (step === 'lapsed') return [stay.officerId, String(manager)].toSorted();
  if (step !== 'monitoring') return [String(manager)];
  return steps.some(({ what }) => what === 'day60') ? [stay.officerId] : [];
}

/** Every row of every table as text; when an outbox line was written is the server's own time. */
async function everything(db: Database): Promise<string[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1`;
  const rows: string[] = [];
  for (const { name } of tables) {
    const found = await db.$queryRawUnsafe<{ row: string }[]>(
      `SELECT (to_jsonb(t)${name === 'outbox' ? " - 'created_at' - 'not_before'" : ''})::text AS row FROM "${name}" t ORDER BY 1`,
    );
    rows.push(...found.map(({ row }) => `${name} ${row}`));
  }
  return rows;
}
