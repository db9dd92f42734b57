import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { act, addAccountHolder, addQuestions, create, proven } from '../support/account-acts.ts';
import { addPerson } from '../support/plan-fixture.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at, itemsOf, textAt } from './support/reading.ts';

describe('Online accounts, what happens meanwhile', function () {
  this.timeout(60_000);
  let house: House;
  let officer: Caller;
  let portal: Caller;
  before(async () => {
    house = await openHouse();
    await addQuestions(house.db);
    officer = await house.as(await addPerson(house.db, ['serviceOfficer']));
    portal = await house.as(await addPerson(house.db, ['program']));
  });
  after(() => house.stop());

  const aProduct = () =>
    house.db.channelProduct.create({
      data: { kind: 'product', name: randomUUID(), channels: ['Online', 'Letter'], defaultChannel: 'Letter' },
    });
  async function reactivated(customerId: string) {
    const made = await create(officer, customerId);
    const about = { customerId, accountId: textAt(made.body, 'accountId') };
    assert.equal((await act(officer, 'deactivate', about, { proof: proven })).status, 201);
    assert.equal((await act(officer, 'reactivate', about, { proof: proven })).status, 201);
  }
  const listOf = async (customerId: string) =>
    (await officer('GET', `/customers/${customerId}/channel-preferences`)).body;

  it('OA-11 OA-12 a preference of what is not offered any more is not to be set again: nobody could', async () => {
    const [gone, offered] = [await aProduct(), await aProduct()];
    const customerId = await addAccountHolder(house.db);
    for (const { id: productId } of [gone, offered])
      await house.db.channelPreference.create({ data: { customerId, productId, channel: 'Online' } });
    await house.db.channelProduct.update({ where: { id: gone.id }, data: { active: false } });
    await reactivated(customerId);
    const listed = await listOf(customerId);
    assert.deepEqual(
      itemsOf(listed, 'products')
        .filter((line) => [gone.id, offered.id].includes(textAt(line, 'id')))
        .map((line) => [at(line, 'id'), at(line, 'offered'), at(line, 'toSetAgain')])
        .toSorted((a, b) => Number(a[1]) - Number(b[1])),
      [
        [gone.id, false, false],
        [offered.id, true, true],
      ],
    );
    const body = { privacyConfirmed: true, changes: [{ productId: offered.id, channel: 'Online' }] };
    const path = `/customers/${customerId}/channel-preferences`;
    const set = await officer('PUT', path, { body, ifMatch: Number(at(listed, 'revision')) });
    assert.deepEqual([set.status, at(set.body, 'toSetAgain')], [200, false]);
    const { body: online } = await officer('GET', `/customers/${customerId}/online-accounts`);
    assert.equal(at(online, 'channelsToSetAgain'), false);
  });

  it('OA-11 where only what is not offered any more was chosen, nobody gets an item that can’t be done', async () => {
    const gone = await aProduct();
    const customerId = await addAccountHolder(house.db);
    await house.db.channelPreference.create({ data: { customerId, productId: gone.id, channel: 'Online' } });
    await house.db.channelProduct.update({ where: { id: gone.id }, data: { active: false } });
    await reactivated(customerId);
    assert.equal(await house.db.workItem.count({ where: { customerId, kind: 'setChannelsAgain' } }), 0);
  });

  it('OA-8 a wrong password with the key of the call that spent the right one is refused, not answered as that one', async () => {
    const made = await create(officer, await addAccountHolder(house.db));
    const [accountKey, password, key] = [textAt(made.body, 'accountKey'), textAt(made.body, 'password'), randomUUID()];
    const spend = (typed: string) =>
      portal('POST', '/temporary-passwords/spend', { body: { accountKey, password: typed }, key });
    assert.equal((await spend(password)).status, 200);
    assert.equal((await spend(password)).status, 200); // its answer was lost
    const wrong = await spend('AAAA-AAAA-AAAA');
    assert.deepEqual([wrong.status, at(wrong.body, 'code')], [422, 'passwordRefused']);
  });

  it('OA-7 OA-8 a letter whose key is gone is refused in plain words, and not recorded as read', async () => {
    const made = await create(officer, await addAccountHolder(house.db), { delivery: 'letterOnly' });
    const id = textAt(made.body, 'letterId');
    const owner = new pg.Client({ connectionString: house.ownerUrl });
    await owner.connect();
    await owner.query(`UPDATE letter SET key_name = 'gone' WHERE id = $1`, [id]).finally(() => owner.end());
    const shown = await officer('GET', `/correspondence/${id}/letter`);
    assert.deepEqual([shown.status, at(shown.body, 'code')], [409, 'conflict']);
    assert.match(textAt(shown.body, 'detail'), /Re-issue the password\.$/);
    assert.equal(await house.db.auditEntry.count({ where: { subjectId: id, result: 'viewed' } }), 0);
  });

  it('OA-8 a customer recorded as deceased spends no password any more', async () => {
    const customerId = await addAccountHolder(house.db);
    const made = await create(officer, customerId);
    await house.db.customer.update({ where: { id: customerId }, data: { deceasedOn: new Date('2026-02-28') } });
    const body = { accountKey: textAt(made.body, 'accountKey'), password: textAt(made.body, 'password') };
    assert.equal((await portal('POST', '/temporary-passwords/spend', { body })).status, 422);
  });

  it('OA-8 OA-15 a letter whose password was revoked by wrong tries is not printed', async () => {
    const made = await create(officer, await addAccountHolder(house.db), { delivery: 'letterOnly' });
    const body = { accountKey: textAt(made.body, 'accountKey'), password: 'AAAA-AAAA-AAAA' };
    for (let i = 0; i < 10; i++)
      assert.equal((await portal('POST', '/temporary-passwords/spend', { body })).status, 422);
    const processId = `letter/${textAt(made.body, 'letterId')}`;
    assert.equal(await house.db.fact.count({ where: { processId, fact: 'letterSuperseded' } }), 1);
  });
});
