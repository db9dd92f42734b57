/**
 * PS-12, PS-22: every path by which somebody could come to decide on their own work, for every decision that waits for a manager, each
 * walked by everybody who had a hand in it. What a workflow that forgot its authors would let through: test/activities/who-decides
 * and referral-four-eyes. What the import refuses: test/activities/import-cases.
 */
import assert from 'node:assert/strict';
import pg from 'pg';
import { Problem } from '../../api/errors.ts';
import type { Role } from '../../domain/people/roles.ts';
import { addLeave } from '../../prisma/repositories/leave.ts';
import { agencyDate } from '../../prisma/repositories/settings.ts';
import { commandOf, stateOf, type Somebody } from '../support/plan-approval-acts.ts';
import { addPerson } from '../support/plan-fixture.ts';
import { untilItWaits } from '../support/process-history.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import { waitingDecisions, type Decision, type Given, type Waiting } from '../support/waiting-decisions.ts';
import { until } from '../support/until.ts';

type Path = {
  path: string;
  /** What they are told, or what happens instead. */
  answer: string;
  told: string[];
  /** Of which decisions it can be walked at all; without it, of all. */
  only?: string[];
  given?: Given;
  /** Walks it; what each attempt was answered. */
  walk(w: Waiting): Promise<string[]>;
  /** With whom it waits afterwards, and who decides it then. */
  waitsFor: 'manager' | 'next' | Stranger;
};
type Stranger = 'a manager to whom an operator gave it';

describe('nobody decides on their own work', function () {
  this.timeout(120_000);
  let house: ProcessHouse;
  let owner: pg.Pool;
  let decisions: Decision[];
  before(async () => {
    house = await openProcessHouse();
    decisions = waitingDecisions(house.deps);
    owner = new pg.Pool({ connectionString: house.ownerUrl, max: 3 });
    owner.on('error', () => {});
    await house.startWorker();
  });
  after(async () => {
    await owner.end();
    await house.stop();
  });
  const db = () => house.deps.db;

  const change = (who: Somebody[], data: { roles?: Role[]; active?: boolean; managerId?: string }) =>
    db().person.updateMany({ where: { id: { in: who.map(({ id }) => id) } }, data });
  const promoted: Given = async ({ authors }) => {
    await change(authors, { roles: ['psServiceOfficer', 'serviceManager'] });
  };
  async function delegates(manager: Somebody, to: Somebody): Promise<void> {
    const today = await agencyDate(db(), house.deps.clock.now());
    await db().leave.deleteMany({ where: { personId: manager.id } });
    const leave = { personId: manager.id, firstDay: today, lastDay: today, delegateId: to.id };
    await db().$transaction((tx) => addLeave(tx, leave));
  }
  /** What somebody is answered. */
  const answer = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: unknown) => {
        if (error instanceof Problem) return error.code;
        throw error;
      },
    );
  /** Each author, both ways. */
  async function everyAuthor(w: Waiting, tries = w.decision.decide): Promise<string[]> {
    const answers: string[] = [];
    for (const author of w.authors)
      for (const verdict of ['yes', 'no'] as const) answers.push(await answer(tries(author, verdict, w)));
    return answers;
  }
  async function eachAuthor(w: Waiting, tries: (author: Somebody) => Promise<string[]>): Promise<string[]> {
    const answers: string[] = [];
    for (const author of w.authors) answers.push(...(await tries(author)));
    return answers;
  }

  const refused = 'refused: somebody else must decide it';
  const paths: Path[] = [
    {
      path: 'who wrote it (plan: submitted, edited; transfer: referred, actioned) decides it, an officer',
      answer: refused,
      told: ['fourEyes'],
      async walk(w) {
        await untilItWaits(house.client, w.processId); // by the validator, before anybody's role is asked
        return everyAuthor(w);
      },
      waitsFor: 'manager',
    },
    {
      path: '… who is a service manager besides, since before or by now',
      answer: refused,
      told: ['fourEyes'],
      async walk(w) {
        await promoted(w);
        return everyAuthor(w);
      },
      waitsFor: 'manager',
    },
    {
      path: '… from another account of the same person',
      answer: refused,
      told: ['fourEyes'],
      given: promoted,
      async walk(w) {
        for (const { id } of w.authors)
          await db().account.create({ data: { issuer: 'https://elsewhere.test', subject: id, personId: id } });
        return everyAuthor(w, async ({ id }, verdict) => {
          const account = await db().account.findFirstOrThrow({ where: { personId: id, subject: id } });
          return w.decision.decide({ id, accountId: account.id }, verdict, w);
        });
      },
      waitsFor: 'manager',
    },
    {
      path: '… with Prefer: respond-async, as other systems ask',
      answer: 'taken, then refused: the command says that somebody else must decide it',
      told: ['refused fourEyes'],
      given: promoted,
      walk: (w) =>
        eachAuthor(w, async (author) => {
          const answers: string[] = [];
          for (const verdict of ['yes', 'no'] as const) {
            const id = await w.decision.decideAsync(author, verdict, w);
            await until('it is answered', async () => (await commandOf(house.deps, id)).state !== 'open');
            const { state, refusal } = await commandOf(house.deps, id);
            answers.push(`${state} ${refusal}`);
          }
          return answers;
        }),
      waitsFor: 'manager',
    },
    {
      path: '… as the delegate of the manager with whom it waits',
      answer: `${refused}; the manager on leave still may`,
      told: ['fourEyes'],
      given: promoted,
      walk: (w) =>
        eachAuthor(w, async (author) => {
          await delegates(w.people.manager, author);
          const both = (['yes', 'no'] as const).map((verdict) => () => answer(w.decision.decide(author, verdict, w)));
          return [await both[0]?.(), await both[1]?.()].map(String);
        }),
      waitsFor: 'manager',
    },
    {
      path: '… as that delegate hands it to themselves, or to who wrote it with them',
      answer: 'refused: it goes to nobody who wrote it',
      told: ['fourEyes'],
      given: promoted,
      walk: (w) =>
        eachAuthor(w, async (author) => {
          await delegates(w.people.manager, author);
          return Promise.all(w.authors.map((to) => answer(w.decision.handOver(author, to, w))));
        }),
      waitsFor: 'manager',
    },
    {
      path: 'the manager hands it to who wrote it',
      answer: 'refused: it goes to nobody who wrote it',
      told: ['fourEyes'],
      given: promoted,
      walk: (w) => Promise.all(w.authors.map((to) => answer(w.decision.handOver(w.people.manager, to, w)))),
      waitsFor: 'manager',
    },
    {
      path: 'who wrote it is the manager in line',
      answer: 'it never waits for them: it begins with the first manager above who did not write it',
      told: ['fourEyes'],
      only: ['plan approval', 'transfer approval'], // nobody manages themselves: only who referred wrote the monitor approval
      async given(making) {
        await promoted(making);
        const { people, authors, asker } = making;
        const above = authors.filter(({ id }) => id !== asker.id);
        await change([asker], { managerId: above[0]?.id ?? assert.fail() });
        await change(above, { managerId: people.next.id });
      },
      walk: (w) => everyAuthor(w),
      waitsFor: 'next',
    },
    {
      path: 'the manager in line has left, and their delegate wrote it',
      answer: 'it never waits for them: it begins with the next manager',
      told: ['fourEyes'],
      async given(making) {
        await promoted(making);
        const { people, authors } = making;
        await delegates(people.manager, authors.at(-1) ?? assert.fail());
        await change([people.manager], { active: false });
      },
      walk: (w) => everyAuthor(w),
      waitsFor: 'next',
    },
    {
      path: 'it is escalated after 5 working days, and who wrote it stands above the manager',
      answer: 'it never waits for them: it goes on to the next manager above',
      told: ['fourEyes'],
      given: promoted,
      async walk(w) {
        const line = [...w.authors, w.people.next];
        await change([w.people.manager], { managerId: line[0]?.id ?? assert.fail() });
        for (const [i, author] of w.authors.entries())
          await change([author], { managerId: line[i + 1]?.id ?? assert.fail() });
        const { due } = await stateOf(house.deps, w.processId);
        const { at } = due.find(({ name }) => name === 'escalate') ?? assert.fail();
        await house.forwardTo(w.processId, new Date(Date.parse(at) + 60_000).toISOString());
        await until('it is escalated', async () => (await managerOf(w)) !== w.people.manager.id);
        return everyAuthor(w);
      },
      waitsFor: 'next',
    },
    {
      path: 'nobody is left who may decide; who wrote it is an operator besides',
      answer:
        'an operator’s item without a deadline; nobody decides it; handed to themselves: refused; handed to another manager: that one decides',
      told: ['fourEyes', 'notTheManager'],
      async given(making) {
        await promoted(making);
        const { manager, next, last } = making.people;
        await change([manager, next, last], { active: false });
      },
      async walk(w) {
        const open = await db().workItem.findMany({ where: { processId: w.processId, state: 'open' } });
        assert.deepEqual(
          open.map(({ kind, assigneeId, dueAt }) => [kind, assigneeId, dueAt]),
          [['noManagerLeft', null, null]],
        );
        await change(w.authors, { roles: ['psServiceOfficer', 'serviceManager', 'operator'] });
        const both = await addPerson(db(), ['operator', 'serviceManager']);
        const answers = [
          ...(await everyAuthor(w)),
          ...(await Promise.all(w.authors.map((author) => answer(w.decision.handOver(author, author, w))))),
          await answer(w.decision.decide(both, 'yes', w)),
        ];
        const stranger = await addPerson(db(), ['serviceManager']);
        await w.decision.handOver(w.authors[0] ?? assert.fail(), stranger, w);
        strangers.set(w.processId, stranger);
        return [...answers, ...(await everyAuthor(w))];
      },
      waitsFor: 'a manager to whom an operator gave it',
    },
    {
      path: 'raw SQL, with the rights of the tables’ owner',
      answer: 'the CHECK of the table refuses the decision, its trigger that an author is taken off the row',
      told: ['23514 four_eyes', 'CW001'],
      given: promoted,
      walk: (w) =>
        eachAuthor(w, async ({ id }) => {
          const { decides, forgets, constraint } = w.decision.sql;
          const fails = (sql: string) =>
            owner.query(sql, [w.subjectId, id]).then(
              () => 'done',
              (error: unknown) => {
                assert.ok(error instanceof pg.DatabaseError);
                return error.constraint === constraint ? `${error.code} four_eyes` : String(error.code);
              },
            );
          return [await fails(decides.yes), await fails(decides.no), await fails(forgets)];
        }),
      waitsFor: 'manager',
    },
  ];
  const strangers = new Map<string, Somebody>();

  for (const { path, answer: words, told, only, given, walk, waitsFor } of paths)
    it(`PS-12 PS-22 ${path}: ${words}`, async () => {
      await Promise.all(
        decisions
          .filter(({ name }) => !only || only.includes(name))
          .map(async (decision) => {
            const w = { ...(await decision.begin(given ?? (async () => {}))), decision };
            const answers = await walk(w);
            assert.deepEqual([...new Set(answers)].toSorted(), told.toSorted(), decision.name);
            assert.equal((await decision.decided(w)).byId, null, `${decision.name}: it is undecided`);
            const who = waitsFor === 'manager' || waitsFor === 'next' ? w.people[waitsFor] : strangers.get(w.processId);
            assert.ok(who);
            assert.equal(await managerOf(w), who.id, `${decision.name}: with whom it waits`);
            await decision.decide(who, 'yes', w);
            assert.equal((await decision.decided(w)).byId, who.id);
          }),
      );
    });

  async function managerOf({ processId }: Waiting): Promise<string | null> {
    return (await stateOf(house.deps, processId)).manager;
  }
});
