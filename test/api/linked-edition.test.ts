import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { openApiDocument } from '../../api/openapi.ts';
import { routesOf } from '../../api/routes/index.ts';
import { may } from '../../domain/people/permissions.ts';
import { roles } from '../../domain/people/roles.ts';
import { addAccountHolder, addQuestions, proven, revisionOf } from '../support/account-acts.ts';
import { addPerson } from '../support/plan-fixture.ts';
import { everyRoute, nameOf } from './support/every-route.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at, itemsOf, statusesOf, textAt } from './support/reading.ts';
import { unknownSubject } from './support/unknown-subject.ts';

describe('Online accounts, linked by customers themselves', function () {
  this.timeout(60_000);
  let house: House;
  let officer: Caller;
  let officerId: string;
  let other: Caller;
  let portal: Caller;
  before(async () => {
    house = await openHouse(undefined, { ONLINE_ACCOUNTS: 'linked' });
    await addQuestions(house.db);
    const one = await addPerson(house.db, ['serviceOfficer']);
    officerId = one.id;
    officer = await house.as(one);
    other = await house.as(await addPerson(house.db, ['serviceOfficer']));
    portal = await house.as(await addPerson(house.db, ['program']));
  });
  after(() => house.stop());

  const code = ({ body }: { body: unknown }) => at(body, 'code');
  const read = async (customerId: string) => (await officer('GET', `/customers/${customerId}/online-accounts`)).body;
  const csidOf = async (id: string) => (await house.db.customer.findUniqueOrThrow({ where: { id } })).csid;
  let keys = 0;
  const newKey = () => `LINK-${++keys}`;
  async function tell(
    what: 'linked' | 'unlinked',
    customerId: string,
    accountKey: string,
    sourceId: string = randomUUID(),
  ) {
    return portal('POST', `/facts/online-account-${what}`, {
      body: { csid: await csidOf(customerId), accountKey, sourceId },
    });
  }
  async function aLinked() {
    const customerId = await addAccountHolder(house.db);
    const accountKey = newKey();
    const linked = await tell('linked', customerId, accountKey);
    assert.equal(linked.status, 201, linked.text);
    return { customerId, accountKey, accountId: textAt(linked.body, 'id') };
  }
  async function act(
    what: 'deactivate' | 'reactivate',
    { customerId, accountId }: { customerId: string; accountId: string },
    more: object = {},
    ifMatch?: number,
  ) {
    return officer('POST', `/online-accounts/${accountId}/${what}`, {
      body: { privacyConfirmed: true, reason: 'The customer asked for it', ...more },
      ifMatch: ifMatch ?? (await revisionOf(officer, customerId)),
    });
  }
  const lines = async (customerId: string) =>
    itemsOf(await read(customerId), 'accounts').map((line) => [
      at(line, 'accountKey'),
      at(line, 'status'),
      at(line, 'current'),
    ]);

  it('OA-2 OA-4 OA-8 what only the other edition has is absent: no route, no description, no permission; a POI history of the past stays', async () => {
    const offered = new Set(routesOf('linked').map(nameOf));
    const absent = routesOf('staff-managed').filter((route) => !offered.has(nameOf(route)));
    assert.deepEqual(absent.map(nameOf).toSorted(), [
      'GET /proof-questions',
      'GET /proof-questions/{version}',
      'POST /customers/{customerId}/online-accounts',
      'POST /online-accounts/{accountId}/passwords',
      'POST /temporary-passwords/spend',
      'PUT /proof-questions',
    ]);
    const { customerId, accountId } = await aLinked();
    const everybody = await house.as(await addPerson(house.db, [...roles]));
    for (const { method, path } of absent) {
      const address = path
        .replace('{customerId}', customerId)
        .replace('{accountId}', accountId)
        .replace('{version}', '1');
      const sent = method === 'get' ? {} : { body: { privacyConfirmed: true, proof: proven }, ifMatch: 0 };
      const reply = await everybody(method === 'get' ? 'GET' : method === 'put' ? 'PUT' : 'POST', address, sent);
      assert.ok([404, 405].includes(reply.status), `${method} ${path}: ${reply.status}`);
    }
    const described = JSON.stringify(openApiDocument(routesOf('linked')).paths);
    for (const { permission } of absent) assert.ok(!described.includes(`\`${permission}\``), permission);
    const session = (await everybody('GET', '/session')).body;
    assert.equal(at(session, 'onlineAccounts'), 'linked');
    const permissions = at(session, 'permissions');
    assert.ok(Array.isArray(permissions) && permissions.includes('onlineAccounts.recordLink'));
    for (const { permission } of absent) assert.ok(!permissions.includes(permission), permission);

    const proof = { questionsVersion: 1, answers: proven.answers, points: 100 };
    const attempt = {
      customerId,
      accountId,
      edition: 'staff-managed',
      action: 'create',
      outcome: 'accepted',
      ...proof,
    };
    const past = new Date('2025-01-01T00:00:00.000Z');
    await house.db.accountAttempt.create({
      data: { ...attempt, delivery: 'letterOnly', officerId, privacyConfirmedAt: past, at: past },
    });
    const history = await officer('GET', `/customers/${customerId}/online-account-history/proofs`);
    assert.deepEqual(
      itemsOf(history.body).map((line) => [at(line, 'points'), at(line, 'outcome')]),
      [[100, 'accepted']],
    );
  });

  it('OA-11 RS-1 that a customer linked or unlinked is told by a program that is signed in, and by nobody else', async () => {
    for (const route of everyRoute('linked').filter(({ permission }) => permission === 'onlineAccounts.recordLink')) {
      const [request] = route.requests(unknownSubject());
      assert.ok(request);
      for (const role of roles) {
        const call = await house.as(await addPerson(house.db, [role]));
        const { status } = await call(request.method, request.path, { body: request.body });
        assert.equal(status, may([role], route.permission) ? 404 : 403, `${role}: ${route.name}`); // 404: nobody has this CSID
        assert.equal(may([role], route.permission), role === 'program');
      }
    }
  });

  it('OA-16 a linked account is the current one, told twice it is linked once; another one takes its place; unlinked none is', async () => {
    const customerId = await addAccountHolder(house.db);
    const [first, second, source] = [newKey(), newKey(), randomUUID()];
    const told = await Promise.all([1, 2, 3].map(() => tell('linked', customerId, first, source)));
    assert.deepEqual([...new Set(statusesOf(told))], [201]);
    assert.equal(await house.db.accountChange.count({ where: { account: { customerId } } }), 1);
    assert.deepEqual(await lines(customerId), [[first, 'active', true]]);
    assert.equal((await tell('linked', customerId, second)).status, 201);
    assert.deepEqual(await lines(customerId), [
      [second, 'active', true],
      [first, 'active', false],
    ]);
    const elsewhere = await addAccountHolder(house.db);
    assert.equal(code(await tell('linked', elsewhere, second)), 'conflict');
    assert.equal(code(await tell('unlinked', elsewhere, second)), 'notFound');
    assert.equal((await tell('unlinked', customerId, second)).status, 201);
    assert.deepEqual(
      (await lines(customerId)).map(([, , current]) => current),
      [false, false],
    );
    const unknown = { csid: '999999999', accountKey: first, sourceId: randomUUID() };
    assert.equal((await portal('POST', '/facts/online-account-linked', { body: unknown })).status, 404);
  });

  it('OA-11 OA-16 who unlinked an account and links it again has it active: only what an officer deactivated stays inactive', async () => {
    const linked = await aLinked();
    const { customerId, accountKey } = linked;
    assert.equal((await tell('unlinked', customerId, accountKey)).status, 201);
    assert.equal((await tell('linked', customerId, accountKey)).status, 201);
    assert.deepEqual(await lines(customerId), [[accountKey, 'active', true]]);
    assert.equal((await act('deactivate', linked)).status, 201);
    for (const what of ['unlinked', 'linked'] as const)
      assert.equal((await tell(what, customerId, accountKey)).status, 201);
    assert.deepEqual(await lines(customerId), [[accountKey, 'inactive', true]]);
    assert.equal((await act('reactivate', linked)).status, 201);
    for (const what of ['unlinked', 'linked'] as const)
      assert.equal((await tell(what, customerId, accountKey)).status, 201);
    assert.deepEqual(await lines(customerId), [[accountKey, 'active', true]]);
  });

  it('OA-10 Deactivate and Reactivate by Save alone: with the privacy confirmed and a reason, without proof of identity, never rejected', async () => {
    const linked = await aLinked();
    for (const [more, field] of [
      [{ privacyConfirmed: false }, 'privacyConfirmed'],
      [{ reason: ' ' }, 'reason'],
      [{ proof: proven }, 'proof'],
      [{ decision: 'rejected' }, 'decision'],
    ] as const) {
      const refused = await act('deactivate', linked, more);
      assert.deepEqual([refused.status, at(refused.body, 'errors', 0, 'field')], [422, field]);
    }
    const done = await act('deactivate', linked);
    assert.deepEqual([done.status, at(done.body, 'message')], [201, 'Account updated successfully']);
    assert.deepEqual(await lines(linked.customerId), [[linked.accountKey, 'inactive', true]]);
    assert.equal(code(await act('deactivate', linked)), 'conflict');
    assert.equal((await act('reactivate', linked)).status, 201);
    assert.deepEqual(await lines(linked.customerId), [[linked.accountKey, 'active', true]]);
    const [latest] = await house.db.accountAttempt.findMany({
      where: { customerId: linked.customerId },
      orderBy: { at: 'desc' },
    });
    assert.deepEqual([latest?.edition, latest?.points, latest?.questionsVersion], ['linked', null, null]);
  });

  it('OA-14 of an officer and a customer at once the officer is told what changed', async () => {
    const linked = await aLinked();
    const stale = await revisionOf(other, linked.customerId);
    assert.equal((await tell('unlinked', linked.customerId, linked.accountKey)).status, 201);
    const late = await act('deactivate', linked, {}, stale);
    assert.equal(late.status, 412);
    assert.match(late.text, /Somebody else changed this account meanwhile: Unlinked by the customer\./);
  });

  it('OA-11 the preferences are to be set again when a reactivated customer has linked again, with the same account or another: not before, and not when nobody reactivated', async () => {
    const product = await house.db.channelProduct.create({
      data: { kind: 'product', name: randomUUID(), channels: ['Online', 'Letter'], defaultChannel: 'Letter' },
    });
    for (const same of [true, false]) {
      const linked = await aLinked();
      const { customerId } = linked;
      await house.db.channelPreference.create({ data: { customerId, productId: product.id, channel: 'Online' } });
      const toSetAgain = async () => at(await read(customerId), 'channelsToSetAgain');
      const items = () => house.db.workItem.findMany({ where: { customerId, kind: 'setChannelsAgain' } });
      assert.equal((await tell('linked', customerId, linked.accountKey)).status, 201); // again, without anybody
      assert.equal((await items()).length, 0);
      assert.equal((await act('deactivate', linked)).status, 201);
      assert.equal((await tell('linked', customerId, linked.accountKey)).status, 201); // what staff deactivated stays so
      assert.deepEqual(await lines(customerId), [[linked.accountKey, 'inactive', true]]);
      assert.equal((await items()).length, 0);
      assert.equal((await act('reactivate', linked)).status, 201);
      assert.equal(await toSetAgain(), false);
      const accountKey = same ? linked.accountKey : newKey();
      const source = randomUUID();
      await Promise.all([
        tell('linked', customerId, accountKey, source),
        tell('linked', customerId, accountKey, source),
      ]);
      assert.equal(await toSetAgain(), true);
      assert.deepEqual(
        (await items()).map(({ assigneeId, state }) => [assigneeId, state]),
        [[officerId, 'open']],
      );
    }
  });

  it('OA-11 where who reactivated has left the item is somebody’s who is there', async () => {
    const product = await house.db.channelProduct.create({
      data: { kind: 'product', name: randomUUID(), channels: ['Online', 'Letter'], defaultChannel: 'Letter' },
    });
    await addPerson(house.db, ['teamLeader']);
    const linked = await aLinked();
    const { customerId, accountKey } = linked;
    await house.db.channelPreference.create({ data: { customerId, productId: product.id, channel: 'Online' } });
    assert.equal((await act('deactivate', linked)).status, 201);
    assert.equal((await act('reactivate', linked)).status, 201);
    await house.db.person.update({ where: { id: officerId }, data: { active: false } });
    try {
      assert.equal((await tell('linked', customerId, accountKey)).status, 201);
    } finally {
      await house.db.person.update({ where: { id: officerId }, data: { active: true } });
    }
    const items = await house.db.workItem.findMany({ where: { customerId, kind: 'setChannelsAgain' } });
    const [item, ...more] = items;
    assert.deepEqual(more, []);
    const { active, roles: theirs } = await house.db.person.findUniqueOrThrow({
      where: { id: item?.assigneeId ?? '' },
    });
    assert.deepEqual([active, theirs.includes('teamLeader'), item?.assigneeId === officerId], [true, true, false]);
  });
});
