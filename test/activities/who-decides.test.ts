import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { planApproval, type PlanApproval } from '../../domain/personalised-services/plan-approval.ts';
import type { Role } from '../../domain/people/roles.ts';
import {
  aSubmittedPlan,
  addPeople,
  addPerson,
  putOnLeave,
  storeCommand,
  type People,
  type SubmittedPlan,
} from '../support/plan-fixture.ts';
import { commandEvent, nextDay, openBench, type Bench } from './bench.ts';

describe('who decides a plan', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench();
  });
  after(() => bench.close());

  async function given(editors: (p: People) => string[] = () => []) {
    const people = await addPeople(bench.db);
    const plan = await aSubmittedPlan(bench.db, people, { editors: editors(people) });
    return { ...people, people, plan };
  }
  const someManager = () => addPerson(bench.db, ['serviceManager']);

  describe('four eyes', () => {
    it('PS-12 the recording transaction refuses an author, whatever the workflow knew of the authors', async () => {
      const { plan, officer, manager } = await given((p) => [p.manager.id]);
      const { state } = await bench.standing(plan);
      for (const author of [officer, manager]) {
        await bench.db.person.update({
          where: { id: author.id },
          data: { roles: ['psServiceOfficer', 'serviceManager'] },
        });
        await waitsFor(plan, author.id);
        const forgot: PlanApproval = { ...state, manager: author.id, authors: [] };
        for (const action of ['accept', 'return'] as const) {
          const result = planApproval(forgot, { kind: 'command', id: '', action, by: author.id });
          assert.ok(!('refuse' in result), 'the workflow let it pass');
          assert.equal(await bench.ask(plan, author, action, { result }), 'fourEyes');
        }
      }
      assert.equal((await bench.standing(plan)).submission.state, 'submitted');
    });

    it('PS-12 the table refuses an author even where rules and recording both forgot to ask, and the row stays as it was', async () => {
      const { plan, manager } = await given((p) => [p.manager.id]);
      const next: PlanApproval = {
        ...(await bench.standing(plan)).state,
        step: 'decided',
        outcome: 'accepted',
        due: [],
      };
      const result = {
        next: { ...next, needs: 'nobody' as const },
        effects: [{ do: 'decide' as const, state: 'accepted' }],
      };
      assert.equal(await bench.ask(plan, manager, 'accept', { result }), 'rule');
      const { seq, submission, steps } = await bench.standing(plan);
      assert.deepEqual([seq, submission.state, steps.length], [0, 'submitted', 1]);
    });

    it('PS-12 an author is the same person in another account', async () => {
      const { plan, manager } = await given((p) => [p.manager.id]);
      await waitsFor(plan, manager.id);
      const { id: accountId } = await bench.db.account.create({
        data: { issuer: 'https://elsewhere.test', subject: randomUUID(), personId: manager.id },
      });
      assert.equal(await bench.ask(plan, { id: manager.id, accountId }, 'accept'), 'fourEyes');
    });

    it('PS-12 a plan that the manager edited goes to the first manager upward who did not', async () => {
      const { plan, next, last, manager } = await given((p) => [p.manager.id, p.next.id]);
      const { state, items } = await bench.standing(plan);
      assert.deepEqual([state.manager, items[0]?.assigneeId], [last.id, last.id]);
      assert.equal(await bench.ask(plan, manager, 'accept'), 'fourEyes');
      assert.equal(await bench.ask(plan, next, 'accept'), 'fourEyes');
      assert.equal(await bench.ask(plan, last, 'accept'), 'done');
    });

    it('PS-12 PS-14 a plan that the manager edited goes to their delegate while they are on leave', async () => {
      const people = await addPeople(bench.db);
      const delegate = await someManager();
      await putOnLeave(bench.db, people.manager.id, delegate.id);
      const plan = await aSubmittedPlan(bench.db, people, { editors: [people.manager.id] });
      assert.equal((await bench.standing(plan)).state.manager, delegate.id);
      assert.equal(await bench.ask(plan, delegate, 'accept'), 'done');
    });
  });

  describe('nobody left', () => {
    const noOneLeft = () => given((p) => [p.manager.id, p.next.id, p.last.id]);

    it('PS-12 it is an operator’s item, without a deadline', async () => {
      const { plan } = await noOneLeft();
      const { state, needs, dueAt, items } = await bench.standing(plan);
      assert.deepEqual([state.manager, needs, dueAt], [null, 'operator', null]);
      assert.deepEqual(
        items.map(({ kind, assigneeId }) => [kind, assigneeId]),
        [['noManagerLeft', null]],
      );
    });

    it('PS-12 an operator gives it to a manager who is no author; the days count from then', async () => {
      const { plan, operator, manager } = await noOneLeft();
      const other = await someManager();
      assert.equal(await bench.ask(plan, manager, 'handOver', { to: other.id }), 'notTheManager');
      assert.equal(await bench.ask(plan, operator, 'handOver', { to: manager.id }), 'fourEyes');
      assert.equal(await bench.ask(plan, operator, 'handOver', { to: other.id }), 'done');
      const { state, items, open, steps } = await bench.standing(plan);
      assert.deepEqual(state.due, [
        { name: 'remind', at: '2026-03-05T06:00:00.000Z' }, // Tuesday and two working days
        { name: 'escalate', at: '2026-03-10T06:00:00.000Z' },
      ]);
      assert.deepEqual(
        items.map(({ kind, state }) => [kind, state]),
        [
          ['noManagerLeft', 'done'],
          ['planDecision', 'open'],
        ],
      );
      assert.deepEqual(
        [open[0]?.assigneeId, open[0]?.fromId, open[0]?.dueAt?.toISOString()],
        [other.id, null, state.due[1]?.at],
      );
      assert.deepEqual([steps.at(-1)?.whoId, steps.at(-1)?.toId], [operator.id, other.id]);
      assert.equal(await bench.ask(plan, operator, 'handOver', { to: manager.id }), 'fourEyes');
      assert.equal(await bench.ask(plan, other, 'accept'), 'done');
    });

    it('PS-12 nobody decides it before, not even who is operator and manager', async () => {
      const { plan } = await noOneLeft();
      const both = await addPerson(bench.db, ['operator', 'serviceManager']);
      assert.equal(await bench.ask(plan, both, 'accept'), 'notTheManager');
    });
  });

  describe('the manager concerned', () => {
    it('PS-11 nobody but the manager with whom it waits decides or hands it over', async () => {
      const { plan, next, operator } = await given();
      const other = await someManager();
      assert.equal(await bench.ask(plan, next, 'accept'), 'notTheManager');
      assert.equal(await bench.ask(plan, other, 'return'), 'notTheManager');
      assert.equal(await bench.ask(plan, other, 'handOver', { to: next.id }), 'notTheManager');
      assert.equal(await bench.ask(plan, operator, 'handOver', { to: next.id }), 'notTheManager');
    });

    const lost: [what: string, change: { roles?: Role[]; active?: boolean }][] = [
      ['has another role by now', { roles: ['psServiceOfficer'] }],
      ['has no role by now', { roles: [] }],
      ['has left by now', { active: false }],
    ];
    for (const [what, change] of lost) {
      it(`RS-1 a manager who ${what} decides nothing`, async () => {
        const { plan, manager } = await given();
        await bench.db.person.update({ where: { id: manager.id }, data: change });
        assert.equal(await bench.ask(plan, manager, 'accept'), 'notAllowed');
      });
    }

    it('RS-1 a customer who became restricted meanwhile is decided about by who may see them only', async () => {
      const { plan, manager } = await given();
      await bench.db.customer.update({ where: { id: plan.customerId }, data: { restricted: true } });
      assert.equal(await bench.ask(plan, manager, 'accept'), 'notAllowed');
      await bench.db.person.update({ where: { id: manager.id }, data: { roles: ['serviceManager', 'racOfficer'] } });
      assert.equal(await bench.ask(plan, manager, 'accept'), 'done');
    });

    it('RS-1 PS-12 an operator, who sees no customer, gives also a restricted one to a manager, an officer besides or not', async () => {
      const both = await addPerson(bench.db, ['operator', 'psServiceOfficer']);
      for (const by of [null, both]) {
        const { plan, operator } = await given((p) => [p.manager.id, p.next.id, p.last.id]);
        await bench.db.customer.update({ where: { id: plan.customerId }, data: { restricted: true } });
        const rac = await addPerson(bench.db, ['serviceManager', 'racOfficer']);
        assert.equal(await bench.ask(plan, by ?? operator, 'handOver', { to: rac.id }), 'done');
      }
    });
  });

  describe('delegates', () => {
    async function withDelegate() {
      const everybody = await given();
      const delegate = await someManager();
      await putOnLeave(bench.db, everybody.manager.id, delegate.id); // 1 to 15 March
      return { ...everybody, delegate };
    }

    it('PS-14 a delegate decides for the manager on leave, and submission and timeline name both', async () => {
      const { plan, manager, delegate } = await withDelegate();
      assert.equal(await bench.ask(plan, delegate, 'accept'), 'done');
      const { submission, steps } = await bench.standing(plan);
      assert.deepEqual([submission.decidedById, submission.decidedForId], [delegate.id, manager.id]);
      assert.deepEqual([steps.at(-1)?.whoId, steps.at(-1)?.forId], [delegate.id, manager.id]);
    });

    it('PS-14 a delegate hands it over for the manager on leave', async () => {
      const { plan, manager, delegate, last } = await withDelegate();
      assert.equal(await bench.ask(plan, delegate, 'handOver', { to: last.id }), 'done');
      const { steps } = await bench.standing(plan);
      assert.deepEqual(
        [steps.at(-1)?.whoId, steps.at(-1)?.forId, steps.at(-1)?.toId],
        [delegate.id, manager.id, last.id],
      );
    });

    it('PS-14 the manager on leave may still decide, for nobody else', async () => {
      const { plan, manager } = await withDelegate();
      assert.equal(await bench.ask(plan, manager, 'accept'), 'done');
      assert.equal((await bench.standing(plan)).submission.decidedForId, null);
    });

    it('PS-14 a delegate stands in from the first to the last day of the leave, by the agency’s date', async () => {
      for (const [at, said] of [
        ['2026-02-28T12:59:59.999Z', 'notTheManager'], // 28 February, 23:59 in Sydney
        ['2026-03-15T13:00:00.000Z', 'notTheManager'], // 16 March, 0:00
        ['2026-03-15T12:59:59.999Z', 'done'],
      ] as const) {
        const { plan, delegate } = await withDelegate();
        assert.equal(await bench.ask(plan, delegate, 'accept', { at }), said, at);
      }
    });

    it('PS-12 PS-14 a delegate who is an author does not decide', async () => {
      const people = await addPeople(bench.db);
      const delegate = await addPerson(bench.db, ['serviceManager', 'psServiceOfficer']);
      const plan = await aSubmittedPlan(bench.db, people, { editors: [delegate.id] });
      await putOnLeave(bench.db, people.manager.id, delegate.id);
      assert.equal(await bench.ask(plan, delegate, 'accept'), 'fourEyes');
    });

    it('PS-14 a delegate who is no manager any more, and one of another manager, stand in for nobody here', async () => {
      const { plan, delegate } = await withDelegate();
      await bench.db.person.update({ where: { id: delegate.id }, data: { roles: ['operator'] } });
      assert.equal(await bench.ask(plan, delegate, 'handOver', { to: (await someManager()).id }), 'notTheManager');
      const elsewhere = await withDelegate();
      assert.equal(await bench.ask(plan, elsewhere.delegate, 'accept'), 'notTheManager');
    });
  });

  describe('handing over', () => {
    it('PS-14 the new manager has an item of their own with the old dates, and decides instead of the first', async () => {
      const { plan, manager, last } = await given();
      const before = await bench.standing(plan);
      assert.equal(await bench.ask(plan, manager, 'handOver', { to: last.id, reason: 'a word' }), 'done');
      const { state, items, open, steps } = await bench.standing(plan);
      assert.deepEqual(state.due, before.state.due);
      assert.deepEqual(
        items.map((item) => item.state),
        ['done', 'open'],
      );
      const { assigneeId, fromId, dueAt, followUpAt } = open[0] ?? {};
      assert.deepEqual([assigneeId, fromId], [last.id, manager.id]);
      assert.deepEqual([followUpAt, dueAt], [before.open[0]?.followUpAt, before.open[0]?.dueAt]);
      const { what, toId, reason } = steps.at(-1) ?? {};
      assert.deepEqual([what, toId, reason], ['handOver', last.id, 'a word']);
      assert.equal(await bench.ask(plan, manager, 'accept'), 'notTheManager');
      assert.equal(await bench.ask(plan, last, 'accept'), 'done');
    });

    it('PS-14 it goes to an active service manager only', async () => {
      const { plan, manager, otherOfficer, operator } = await given();
      const left = await addPerson(bench.db, ['serviceManager'], { active: false });
      for (const to of [otherOfficer.id, operator.id, left.id, randomUUID(), manager.id])
        assert.equal(await bench.ask(plan, manager, 'handOver', { to }), 'badInput');
      assert.equal(await bench.ask(plan, manager, 'handOver'), 'badInput');
    });

    it('PS-14 RS-1 a restricted customer’s goes to a manager who may see them only', async () => {
      const { plan, manager, last, next } = await given();
      await bench.db.customer.update({ where: { id: plan.customerId }, data: { restricted: true } });
      for (const { id } of [manager, next])
        await bench.db.person.update({ where: { id }, data: { roles: ['serviceManager', 'racOfficer'] } });
      assert.equal(await bench.ask(plan, manager, 'handOver', { to: last.id }), 'badInput');
      assert.equal(await bench.ask(plan, manager, 'handOver', { to: next.id }), 'done');
    });

    it('PS-12 it goes to no author, whatever the workflow knew of the authors', async () => {
      const { plan, manager, last } = await given((p) => [p.last.id]);
      assert.equal(await bench.ask(plan, manager, 'handOver', { to: last.id }), 'fourEyes');
      const forgot = { ...(await bench.standing(plan)).state, authors: [] };
      const event = { kind: 'command' as const, id: '', action: 'handOver' as const, by: manager.id, to: last.id };
      const result = planApproval(forgot, event);
      assert.equal(await bench.ask(plan, manager, 'handOver', { to: last.id, result }), 'fourEyes');
      assert.equal((await bench.standing(plan)).state.manager, manager.id);
    });

    it('PS-14 PS-15 a decision and a hand over at once: one of them, and the other is told', async () => {
      const { plan, manager, last } = await given();
      const about = { by: manager, processId: plan.processId };
      const accept = await storeCommand(bench.db, { ...about, action: 'accept' });
      const handOver = await storeCommand(bench.db, { ...about, action: 'handOver', to: last.id });
      const told = [commandEvent(accept, manager, 'accept'), commandEvent(handOver, manager, 'handOver', last.id)];
      const answers = await Promise.all(told.map((event) => bench.tell(plan, event, { seq: 0, at: nextDay })));
      assert.deepEqual(answers.map(({ answer }) => answer).toSorted(), ['diverged', 'recorded']);
    });
  });

  /** Puts it to somebody whom the rules would not have chosen. */
  async function waitsFor({ processId }: SubmittedPlan, personId: string): Promise<void> {
    await bench.owner.query(
      `UPDATE process SET state = jsonb_set(state, '{manager}', to_jsonb($2::text)), needs = 'manager' WHERE id = $1`,
      [processId, personId],
    );
  }
});
