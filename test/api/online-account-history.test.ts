import assert from 'node:assert/strict';
import { act, addAccountHolder, addQuestions, create, proofOf, proven } from '../support/account-acts.ts';
import { addPerson } from '../support/plan-fixture.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at, itemsOf, textAt } from './support/reading.ts';

describe('CSA Online Account History', function () {
  this.timeout(60_000);
  let house: House;
  let officer: Caller;
  before(async () => {
    house = await openHouse();
    await addQuestions(house.db);
    officer = await house.as(await addPerson(house.db, ['serviceOfficer']));
  });
  after(() => house.stop());

  /** All lines of a list, `limit` a page; `between` is done after each page. */
  async function walk(path: string, limit: number, between: () => Promise<unknown>) {
    const lines: unknown[] = [];
    let cursor: string | null = null;
    do {
      const page = await officer(
        'GET',
        `${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`,
      );
      assert.equal(page.status, 200, page.text);
      lines.push(...itemsOf(page.body));
      const next = at(page.body, 'nextCursor');
      cursor = typeof next === 'string' ? next : null;
      await between();
    } while (cursor);
    return lines;
  }
  const idsOf = (lines: unknown[]) => lines.map((line) => textAt(line, 'id'));

  it('OA-13 each list is read to its end while it grows at its head: nothing twice, nothing left out, the same instant told apart', async () => {
    const customerId = await addAccountHolder(house.db);
    const accountId = textAt((await create(officer, customerId)).body, 'accountId');
    const about = { customerId, accountId };
    const usedAt = new Date('2026-02-01T00:00:00.000Z');
    let uses = 0;
    const use = (when: Date) =>
      house.db.webSession.create({
        data: { accountId, externalId: `use ${++uses}`, usedAt: when, recordedAt: house.now },
      });
    for (let n = 0; n < 7; n++) await use(usedAt); // all in the same instant
    const toggle = (what: 'deactivate' | 'reactivate') => act(officer, what, about, { proof: proven });
    for (const what of ['deactivate', 'reactivate', 'deactivate', 'reactivate'] as const)
      assert.equal((await toggle(what)).status, 201);
    const reject = () => act(officer, 'deactivate', about, { decision: 'rejected', proof: proofOf(1) });
    await reject();

    const lists = [
      ['web-sessions', 7, () => use(house.now)],
      [
        'status',
        5,
        () =>
          house.db.accountChange.create({
            data: { accountId, what: 'linked', status: 'active', at: new Date(house.now.getTime() + 1000) },
          }),
      ],
      ['proofs', 6, reject],
    ] as const;
    for (const [list, before, grow] of lists) {
      const path = `/customers/${customerId}/online-account-history/${list}?accountId=${accountId}`;
      const were = idsOf(itemsOf((await officer('GET', path)).body));
      assert.equal(were.length, before, list);
      const read = idsOf(await walk(path, 2, grow));
      assert.deepEqual(read, were, list); // what came meanwhile stands before the first page
      const now = idsOf(itemsOf((await officer('GET', path)).body));
      assert.deepEqual(
        now.filter((id) => were.includes(id)),
        were,
        list,
      );
      assert.ok(now.length > before, list);
    }
  });

  it('OA-4 OA-13 a proof is told by the questions of its own version, with outcome, points and the User ID of the officer', async () => {
    const customerId = await addAccountHolder(house.db);
    await create(officer, customerId, { decision: 'rejected', proof: proofOf(2) });
    const { questions } = await house.db.proofQuestions.findUniqueOrThrow({ where: { version: 1 } });
    assert.ok(Array.isArray(questions));
    await house.db.proofQuestions.create({
      data: { version: 2, questions: [{ ...Object(questions[0]), points: 100 }], madeAt: new Date() },
    });
    const [line] = itemsOf((await officer('GET', `/customers/${customerId}/online-account-history/proofs`)).body);
    assert.deepEqual(
      [at(line, 'outcome'), at(line, 'points'), at(line, 'questionsVersion'), at(line, 'accountKey')],
      ['rejected', 70, 1, null],
    );
    const asked = itemsOf(line, 'questions');
    assert.deepEqual(
      asked.map((each) => [at(each, 'points'), at(each, 'outcome')]),
      [
        [40, 'correct'],
        [30, 'correct'],
        [30, 'incorrect'],
        [20, 'incorrect'],
      ],
    );
    assert.match(textAt(line, 'officer', 'userId'), /\S/);
  });
});
