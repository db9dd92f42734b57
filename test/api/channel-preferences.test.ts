import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { addAccountHolder } from '../support/account-acts.ts';
import { addPerson } from '../support/plan-fixture.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at, itemsOf, statusesOf, textAt } from './support/reading.ts';

describe('Preferred Product Channel List, and what administrators keep for it', () => {
  let house: House;
  let officer: Caller;
  let administrator: Caller;
  let other: Caller;
  before(async () => {
    house = await openHouse();
    officer = await house.as(await addPerson(house.db, ['serviceOfficer']));
    administrator = await house.as(await addPerson(house.db, ['administrator']));
    other = await house.as(await addPerson(house.db, ['administrator']));
  });
  after(() => house.stop());

  async function aProduct(channels = ['Online', 'Letter'], defaultChannel = 'Letter'): Promise<string> {
    const body = { kind: 'product', name: randomUUID(), channels, defaultChannel };
    const made = await administrator('POST', '/channel-products', { body });
    assert.equal(made.status, 201, made.text);
    return textAt(made.body, 'id');
  }
  const pathOf = (customerId: string) => `/customers/${customerId}/channel-preferences`;
  const read = async (customerId: string) => (await officer('GET', pathOf(customerId))).body;
  const lineOf = (body: unknown, productId: string) =>
    itemsOf(body, 'products').find((line) => at(line, 'id') === productId);
  type Change = { productId: string; channel: string };
  async function save(customerId: string, changes: Change[], more: object = {}, ifMatch?: number, key?: string) {
    return officer('PUT', pathOf(customerId), {
      body: { privacyConfirmed: true, changes, ...more },
      ifMatch: ifMatch ?? Number(at(await read(customerId), 'revision')),
      ...(key ? { key } : {}),
    });
  }
  const fields = ({ body }: { body: unknown }) => itemsOf(body, 'errors').map((error) => at(error, 'field'));

  it('OA-12 OA-1 several changes before one Save, all or none; only channels that the product allows; the privacy is confirmed', async () => {
    const [notice, news, gone] = [await aProduct(), await aProduct(['Online', 'Email'], 'Email'), await aProduct()];
    const list = (await administrator('GET', '/channel-products')).body;
    const about = itemsOf(list).find((item) => at(item, 'id') === gone);
    const body = {
      kind: 'product',
      name: at(about, 'name'),
      channels: ['Letter'],
      defaultChannel: 'Letter',
      active: false,
    };
    assert.equal((await administrator('PUT', `/channel-products/${gone}`, { body, ifMatch: 0 })).status, 200);
    const customerId = await addAccountHolder(house.db);
    const before = await read(customerId);
    assert.deepEqual(
      [at(lineOf(before, notice), 'channel'), at(lineOf(before, notice), 'isDefault')],
      ['Letter', true],
    );
    assert.equal(lineOf(before, gone), undefined);

    const online = { productId: notice, channel: 'Online' };
    assert.deepEqual(fields(await save(customerId, [online], { privacyConfirmed: false })), ['privacyConfirmed']);
    assert.deepEqual(fields(await save(customerId, [])), ['changes']);
    const wrong = [online, { productId: news, channel: 'Letter' }, { productId: gone, channel: 'Letter' }, online];
    const refused = await save(customerId, wrong);
    assert.deepEqual(fields(refused), ['changes.1.channel', 'changes.2.channel', 'changes.3.channel']);
    assert.deepEqual(await read(customerId), before);

    const saved = await save(customerId, [online, { productId: news, channel: 'Online' }]);
    assert.deepEqual(
      [notice, news].map((id) => at(lineOf(saved.body, id), 'channel')),
      ['Online', 'Online'],
    );
    const changes = await house.db.channelPreferenceChange.findMany({ where: { customerId } });
    assert.deepEqual(
      [changes.length, changes.every(({ privacyConfirmedAt }) => privacyConfirmedAt !== null)],
      [2, true],
    );
  });

  it('OA-14 of two at once one saves, the other is told; the same request twice is one change', async () => {
    const productId = await aProduct();
    const customerId = await addAccountHolder(house.db);
    const ifMatch = Number(at(await read(customerId), 'revision'));
    const replies = await Promise.all(
      ['Online', 'Letter'].map((channel) => save(customerId, [{ productId, channel }], {}, ifMatch)),
    );
    assert.deepEqual(
      statusesOf(replies).toSorted((a, b) => a - b),
      [200, 412],
    );
    assert.equal(await house.db.channelPreferenceChange.count({ where: { customerId } }), 1);
    const [key, revision] = [randomUUID(), Number(at(await read(customerId), 'revision'))];
    const twice = [1, 2].map(() => save(customerId, [{ productId, channel: 'Online' }], {}, revision, key));
    assert.deepEqual(statusesOf(await Promise.all(twice)), [200, 200]);
    assert.equal(await house.db.channelPreferenceChange.count({ where: { customerId } }), 2);
  });

  it('OA-12 RS-3 products are administrators’ data: added, changed under their revision, no longer offered; what customers chose stays', async () => {
    const productId = await aProduct();
    const customerId = await addAccountHolder(house.db);
    assert.equal((await save(customerId, [{ productId, channel: 'Online' }])).status, 200);
    const { name } = await house.db.channelProduct.findUniqueOrThrow({ where: { id: productId } });
    const body = { kind: 'service', name, channels: ['Letter', 'Email'], defaultChannel: 'Email', active: true };
    const at0 = (by: Caller) => by('PUT', `/channel-products/${productId}`, { body, ifMatch: 0 });
    assert.deepEqual(
      statusesOf(await Promise.all([at0(administrator), at0(other)])).toSorted((a, b) => a - b),
      [200, 412],
    );
    assert.equal(at(lineOf(await read(customerId), productId), 'channel'), 'Online'); // until it is chosen anew
    const none = await administrator('POST', '/channel-products', { body: { ...body, name: ' ', channels: [] } });
    assert.deepEqual(fields(none), ['name', 'channels']);
    const taken = await administrator('POST', '/channel-products', { body });
    assert.deepEqual([taken.status, fields(taken)], [422, ['name']]);
    assert.equal((await officer('POST', '/channel-products', { body })).status, 403);
  });

  it('OA-4 RS-3 the questions are administrators’ data in versions: each save makes the next, none is changed, of two at once one is told', async () => {
    const questions = [
      { id: null, text: 'Date of birth', points: 60 },
      { id: null, text: 'CSID', points: 40 },
    ];
    const put = (by: Caller, basedOn: number, asked: object[]) =>
      by('PUT', '/proof-questions', { body: { basedOn, questions: asked } });
    assert.equal(at((await administrator('GET', '/proof-questions')).body, 'version'), 0);
    const first = await put(administrator, 0, questions);
    assert.deepEqual([first.status, at(first.body, 'version'), at(first.body, 'pointsNeeded')], [200, 1, 100]);
    const kept = itemsOf(first.body, 'questions').map((it) => ({
      id: at(it, 'id'),
      text: at(it, 'text'),
      points: at(it, 'points'),
    }));
    const [one] = kept;
    const replies = await Promise.all([
      put(administrator, 1, [{ id: at(one, 'id'), text: 'Date of birth', points: 100 }]),
      put(other, 1, [...kept, { id: null, text: 'Address', points: 20 }]),
    ]);
    assert.deepEqual(
      statusesOf(replies).toSorted((a, b) => a - b),
      [200, 412],
    );
    const second = (await administrator('GET', '/proof-questions')).body;
    assert.deepEqual(
      [at(second, 'version'), itemsOf(second, 'versions').map((version) => at(version, 'version'))],
      [2, [2, 1]],
    );
    assert.equal(at(second, 'questions', 0, 'id'), at(one, 'id')); // a question keeps its id
    assert.deepEqual(itemsOf((await administrator('GET', '/proof-questions/1')).body, 'questions'), kept);
    assert.deepEqual(fields(await put(administrator, 2, [{ id: null, text: 'CSID', points: 99 }])), ['questions']);
    assert.equal((await put(officer, 2, questions)).status, 403);
    assert.equal((await administrator('GET', '/proof-questions/9')).status, 404);
  });
});
