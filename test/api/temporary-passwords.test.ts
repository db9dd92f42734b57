import assert from 'node:assert/strict';
import { act, addAccountHolder, addQuestions, anAccountOf, create, proven } from '../support/account-acts.ts';
import { addPerson } from '../support/plan-fixture.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at, statusesOf, textAt } from './support/reading.ts';

describe('Temporary passwords of online accounts', function () {
  this.timeout(60_000);
  let house: House;
  let officer: Caller;
  let other: Caller;
  let portal: Caller;
  const people: Awaited<ReturnType<typeof addPerson>>[] = [];
  /** Everybody signs in anew: a session does not last for days. */
  async function standAt(now: Date) {
    house.now = now;
    const [one, two, three] = await Promise.all(people.map((person) => house.as(person)));
    assert.ok(one && two && three);
    [officer, other, portal] = [one, two, three];
  }
  before(async () => {
    house = await openHouse();
    await addQuestions(house.db);
    for (const role of ['serviceOfficer', 'serviceOfficer', 'program'] as const)
      people.push(await addPerson(house.db, [role]));
    await standAt(house.now);
  });
  after(() => house.stop());

  const code = ({ body }: { body: unknown }) => textAt(body, 'code');
  const read = async (customerId: string) => (await officer('GET', `/customers/${customerId}/online-accounts`)).body;
  const anAccount = () => anAccountOf(house.db, officer);
  const spend = (accountKey: string, password: string) =>
    portal('POST', '/temporary-passwords/spend', { body: { accountKey, password } });

  it('OA-8 the portal spends it once, whoever comes first; wrong, expired, spent and unknown are told alike', async () => {
    const { customerId, key, made } = await anAccount();
    const password = textAt(made.body, 'password');
    for (const [account, typed] of [
      [key, 'AAAA-AAAA-AAAA'],
      ['0000000000', password],
    ] as const) {
      const refused = await spend(account, typed);
      assert.deepEqual([refused.status, code(refused)], [422, 'passwordRefused']);
    }
    const typed = password.toLowerCase().replaceAll('-', ' ');
    const both = await Promise.all([spend(key, typed), spend(key, typed), spend(key, typed)]);
    assert.deepEqual(statusesOf(both), [200, 422, 422]);
    assert.equal((await spend(key, password)).status, 422);

    const late = await anAccount();
    const then = house.now;
    await standAt(new Date('2026-03-16T12:59:59.000Z')); // a second before 00:00 of 17 March in Sydney: 14 whole days after
    const { expiresAt } = await house.db.temporaryPassword.findFirstOrThrow({
      where: { account: { customerId: late.customerId } },
    });
    assert.equal(expiresAt.toISOString(), '2026-03-16T13:00:00.000Z');
    await standAt(expiresAt);
    assert.equal((await spend(late.key, textAt(late.made.body, 'password'))).status, 422);
    await standAt(then);
    assert.equal((await spend(late.key, textAt(late.made.body, 'password'))).status, 200);
    assert.equal(at(await read(customerId), 'accounts', 0, 'status'), 'active');
  });

  it('OA-8 after ten wrong tries it is revoked', async () => {
    const { key, made } = await anAccount();
    for (let i = 0; i < 10; i++) assert.equal((await spend(key, 'AAAA-AAAA-AAAA')).status, 422);
    assert.equal((await spend(key, textAt(made.body, 'password'))).status, 422);
  });

  it('OA-8 OA-9 re-issued the old one stops working; the same officer needs no new proof for 15 minutes, nobody else', async () => {
    const { customerId, accountId, key, made } = await anAccount();
    const about = { customerId, accountId };
    assert.equal(code(await act(other, 'passwords', about)), 'proofExpired');
    const reissued = await act(officer, 'passwords', about);
    assert.equal(reissued.status, 201, reissued.text);
    assert.equal((await spend(key, textAt(made.body, 'password'))).status, 422);
    const then = house.now;
    await standAt(new Date(then.getTime() + 15 * 60_000));
    assert.equal(code(await act(officer, 'passwords', about)), 'proofExpired');
    assert.equal(at(await read(customerId), 'reissueWithoutProofUntil'), null);
    assert.equal((await act(officer, 'passwords', about, { proof: proven })).status, 201);
    await standAt(then);
    assert.equal((await spend(key, textAt(reissued.body, 'password'))).status, 422);
    const [attempt] = await house.db.accountAttempt.findMany({ where: { accountId, restsOnId: { not: null } } });
    assert.equal(attempt?.restsOnId, textAt(made.body, 'attemptId'));
  });

  it('OA-9 a letter that is not printed yet is told that a newer password was issued', async () => {
    const customerId = await addAccountHolder(house.db);
    const made = await create(officer, customerId, { delivery: 'letterOnly' });
    const accountId = textAt(made.body, 'accountId');
    assert.equal((await act(officer, 'passwords', { customerId, accountId })).status, 201);
    const processId = `letter/${textAt(made.body, 'letterId')}`;
    assert.equal(await house.db.fact.count({ where: { processId, fact: 'letterSuperseded' } }), 1);
  });
});
