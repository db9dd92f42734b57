import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Tx } from '../../prisma/client.ts';
import { addPerson } from '../support/plan-fixture.ts';
import { until } from '../support/until.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at as valueAt, statusesOf } from './support/reading.ts';

/** Typed as its route's schema says. */
const at = <T = unknown>(body: unknown, ...path: string[]) => valueAt(body, ...path) as T;
const itemsOf = <T>(body: unknown) => at<T[]>(body, 'items');

describe('Users and teams', () => {
  let house: House;
  let admin: { id: string; accountId: string };
  let second: { id: string; accountId: string };
  let call: Caller;
  let other: Caller;
  before(async () => {
    house = await openHouse();
    admin = await addPerson(house.db, ['administrator']);
    second = await addPerson(house.db, ['administrator']);
    call = await house.as(admin);
    other = await house.as(second);
  });
  after(() => house.stop());

  const record = {
    name: 'Quollwhistle',
    state: 'VIC',
    teamId: null,
    managerId: null,
    roles: ['serviceOfficer'],
    pluto: true,
    cuba: true,
  };
  const created = async (change: object = {}) => {
    const userId = `u${randomUUID().slice(0, 12)}`;
    const { status, body } = await call('POST', '/users', { body: { ...record, userId, kind: 'staff', ...change } });
    assert.equal(status, 201);
    return { id: at<string>(body, 'id'), userId };
  };
  const put = (by: Caller, id: string, ifMatch: number, change: object = {}) =>
    by('PUT', `/users/${id}`, { body: { ...record, active: true, ...change }, ifMatch });
  const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, at<string>(body, 'code')];
  const errorsOf = (body: unknown) => at<{ field: string }[]>(body, 'errors').map(({ field }) => field);
  const entriesOf = (subjectId: string) =>
    house.db.auditEntry.findMany({
      where: { subjectId },
      orderBy: { id: 'asc' },
      select: { result: true, detail: true },
    });

  /** Starts both while these records are locked, and lets them go once both wait. */
  async function whileHeld<T>(ids: string[], both: () => Promise<T>[]): Promise<T[]> {
    const work = async (tx: Tx) => {
      await tx.$queryRaw`SELECT id FROM person WHERE id = ANY (${ids}::uuid[]) FOR UPDATE`;
      const started = Promise.all(both());
      await until('both wait', async () => {
        const [{ count }] = await tx.$queryRaw<[{ count: bigint }]>`
          SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        return count === 2n;
      });
      return { started };
    };
    const { started } = await house.db.$transaction(work, { timeout: 30_000 });
    return started;
  }

  it('RS-1 a user is created, found, changed as a whole, and every change stands in the trail', async () => {
    const manager = await addPerson(house.db, ['serviceManager']);
    const { id, userId } = await created();
    const read = await call('GET', `/users/${id}`);
    assert.deepEqual(
      [at(read.body, 'userId'), at(read.body, 'roles'), at(read.body, 'revision'), read.headers.get('etag')],
      [userId, ['serviceOfficer'], 0, '"0"'],
    );
    assert.deepEqual(at(read.body, 'belongings'), {
      customers: 0,
      workItems: 0,
      decisions: 0,
      incidents: 0,
      delegations: 0,
      staff: 0,
    });
    for (const text of [userId.slice(0, 6), 'quollw']) {
      const found = await call('POST', '/users/search', { body: { text, limit: 100 } });
      assert.ok(
        itemsOf<{ id: string }>(found.body).some((item) => item.id === id),
        text,
      );
    }
    const changed = await put(call, id, 0, { roles: ['psServiceOfficer'], managerId: manager.id, pluto: false });
    assert.equal(changed.status, 200);
    assert.deepEqual([at(changed.body, 'manager', 'id'), at(changed.body, 'revision')], [manager.id, 1]);
    assert.deepEqual(await entriesOf(id), [
      { result: 'done', detail: { created: true, rolesAdded: ['serviceOfficer'], pluto: true, cuba: true } },
      {
        result: 'done',
        detail: {
          rolesAdded: ['psServiceOfficer'],
          rolesRemoved: ['serviceOfficer'],
          managerId: manager.id,
          pluto: false,
        },
      },
    ]);
    const sorted = await call('POST', '/users/search', { body: { sort: '-userId', role: 'administrator' } });
    assert.equal(at(sorted.body, 'total'), 2);
  });

  it('RS-1 what is wrong with a record is said field by field, and nothing is kept of it', async () => {
    const { id, userId } = await created();
    const wrong = await put(call, id, 0, { name: ' ', managerId: id, teamId: randomUUID(), roles: ['program'] });
    assert.deepEqual([wrong.status, errorsOf(wrong.body)], [422, ['name']]);
    const more = await put(call, id, 0, { managerId: id, teamId: randomUUID(), roles: ['program'] });
    assert.deepEqual(new Set(errorsOf(more.body)), new Set(['roles', 'teamId', 'managerId']));
    const twice = await call('POST', '/users', { body: { ...record, userId: userId.toUpperCase(), kind: 'staff' } });
    assert.deepEqual([twice.status, errorsOf(twice.body)], [422, ['userId']]);
    const circle = await addPerson(house.db, ['serviceManager'], { managerId: id });
    assert.deepEqual(errorsOf((await put(call, id, 0, { managerId: circle.id })).body), ['managerId']);
    assert.equal((await house.db.person.findUniqueOrThrow({ where: { id } })).revision, 0);
    assert.deepEqual(codeOf(await call('PUT', `/users/${id}`, { body: { ...record, active: true } })), [
      428,
      'preconditionRequired',
    ]);
    assert.equal((await put(call, randomUUID(), 0)).status, 404);
  });

  it('RS-1 nobody changes their own record, by whichever account', async () => {
    const account = await house.db.account.create({
      data: { issuer: 'https://other.test', subject: randomUUID(), personId: admin.id },
    });
    const again = await house.as({ accountId: account.id });
    const before = await house.db.person.findUniqueOrThrow({ where: { id: admin.id } });
    for (const by of [call, again]) {
      assert.deepEqual(codeOf(await put(by, admin.id, before.revision, { roles: ['administrator', 'racOfficer'] })), [
        403,
        'ownRights',
      ]);
      const leave = { firstDay: '2030-01-07', lastDay: '2030-01-08', delegateId: null };
      assert.deepEqual(codeOf(await by('POST', `/users/${admin.id}/leave`, { body: leave })), [403, 'ownRights']);
    }
    assert.deepEqual(await house.db.person.findUniqueOrThrow({ where: { id: admin.id } }), before);
    assert.ok((await entriesOf(admin.id)).every(({ result }) => result === 'ownRights'));
  });

  it('RS-1 PS-14 nobody makes themselves somebody’s manager or delegate; a manager who left keeps nobody’s record from being changed', async () => {
    const both = await addPerson(house.db, ['administrator', 'serviceManager']);
    const theirs = await house.as(both);
    const { id } = await created();
    const days = { firstDay: '2030-02-04', lastDay: '2030-02-08' };
    const newcomer = { ...record, userId: `u${randomUUID().slice(0, 12)}`, kind: 'staff', managerId: both.id };
    for (const answer of [
      await put(theirs, id, 0, { managerId: both.id }),
      await theirs('POST', '/users', { body: newcomer }),
      await theirs('POST', `/users/${id}/leave`, { body: { ...days, delegateId: both.id } }),
    ])
      assert.deepEqual(codeOf(answer), [403, 'ownRights']);
    assert.equal((await put(call, id, 0, { managerId: both.id })).status, 200);
    assert.equal((await put(theirs, id, 1, { managerId: both.id, pluto: false })).status, 200, 'it was so before');
    await house.db.person.update({ where: { id: both.id }, data: { active: false } });
    assert.equal((await put(call, id, 2, { managerId: both.id, active: false })).status, 200);
    assert.deepEqual(errorsOf((await put(call, (await created()).id, 0, { managerId: both.id })).body), ['managerId']);
  });

  it('RS-1 the last administrator stays, also where two remove each other in the same instant', async () => {
    const revision = async (id: string) => (await house.db.person.findUniqueOrThrow({ where: { id } })).revision;
    const revisions = [await revision(second.id), await revision(admin.id)] as const;
    // both have been let in, and wait for the record, before either changes anything
    const answers = await whileHeld([admin.id, second.id], () => [
      put(call, second.id, revisions[0], { roles: ['serviceOfficer'] }),
      put(other, admin.id, revisions[1], { active: false, roles: ['administrator'] }),
    ]);
    assert.deepEqual(statusesOf(answers), [200, 409], JSON.stringify(answers.map(({ body }) => body)));
    const lost = answers.find(({ status }) => status === 409);
    assert.equal(at(lost?.body, 'code'), 'lastAdministrator');
    assert.equal(await house.db.person.count({ where: { active: true, roles: { has: 'administrator' } } }), 1);
    await house.db.person.updateMany({
      where: { id: { in: [admin.id, second.id] } },
      data: { active: true, roles: ['administrator'] },
    });
    [call, other] = [await house.as(admin), await house.as(second)];
  });

  it('RS-1 of two administrators at once the second is told that it was changed meanwhile', async () => {
    const { id } = await created();
    const answers = await whileHeld([id], () => [
      put(call, id, 0, { pluto: false }),
      put(other, id, 0, { cuba: false }),
    ]);
    assert.deepEqual(statusesOf(answers), [200, 412]);
    assert.equal((await house.db.person.findUniqueOrThrow({ where: { id } })).revision, 1);
  });

  it('RS-1 a role that was taken away is gone with the next request; who left is out', async () => {
    const somebody = await addPerson(house.db, ['serviceOfficer']);
    const theirs = await house.as(somebody);
    const search = () => theirs('POST', '/customers/search', { body: { text: '123456789' } });
    assert.equal((await search()).status, 200);
    await put(call, somebody.id, 0, { roles: ['auditor'] });
    assert.equal((await search()).status, 403);
    await put(call, somebody.id, 1, { roles: ['serviceOfficer'], active: false });
    assert.equal((await search()).status, 401);
    assert.equal(await house.db.session.count({ where: { accountId: somebody.accountId } }), 0);
    await put(call, somebody.id, 2, { roles: ['serviceOfficer'] });
    assert.equal((await search()).status, 401, 'the session that was ended does not come back');
  });

  it('RS-1 nothing but the record’s own fields is taken from a body', async () => {
    const { id, userId } = await created({ id: randomUUID(), revision: 9, active: false, accounts: [] });
    const row = await house.db.person.findUniqueOrThrow({ where: { id } });
    assert.deepEqual([row.revision, row.active], [0, true]);
    await put(call, id, 0, { userId: 'taken', kind: 'program', id: admin.id, revision: 77 });
    const after = await house.db.person.findUniqueOrThrow({ where: { id } });
    assert.deepEqual([after.userId, after.kind, after.revision], [userId, 'staff', 1]);
  });

  it('PS-14 an administrator records somebody’s leave and takes it back', async () => {
    const manager = await addPerson(house.db, ['serviceManager']);
    const delegate = await addPerson(house.db, ['serviceManager']);
    const body = { firstDay: '2026-03-02', lastDay: '2026-03-06', delegateId: delegate.id };
    const added = await call('POST', `/users/${manager.id}/leave`, { body });
    assert.equal(added.status, 201);
    const again = await call('POST', `/users/${manager.id}/leave`, { body });
    assert.deepEqual(codeOf(again), [409, 'conflict']);
    const line = at<{ id: string; delegate: { id: string } }[]>(
      (await call('GET', `/users/${manager.id}`)).body,
      'leave',
    );
    assert.deepEqual(
      line.map((leave) => leave.delegate.id),
      [delegate.id],
    );
    assert.equal(at((await call('GET', `/users/${delegate.id}`)).body, 'belongings', 'delegations'), 1);
    const path = `/users/${manager.id}/leave/${line[0]?.id}`;
    assert.equal((await call('DELETE', path)).status, 204);
    assert.equal((await call('DELETE', path)).status, 404);
    assert.equal((await call('POST', `/users/${randomUUID()}/leave`, { body })).status, 404);
  });

  it('RS-1 teams: added, renamed, counted; no two of one name, none changed unseen', async () => {
    const team = { name: `PS North ${randomUUID()}`, stream: 'PS', region: 'North' };
    const made = await call('POST', '/teams', { body: team });
    const id = at<string>(made.body, 'id');
    assert.equal(made.status, 201);
    assert.equal((await call('POST', '/teams', { body: { ...team, name: team.name.toUpperCase() } })).status, 422);
    await created({ teamId: id });
    const changed = await call('PUT', `/teams/${id}`, { body: { ...team, region: 'South' }, ifMatch: 0 });
    assert.deepEqual(changed.body, { id, ...team, region: 'South', people: 1, revision: 1 });
    assert.equal((await call('PUT', `/teams/${id}`, { body: team, ifMatch: 0 })).status, 412);
    assert.deepEqual(await entriesOf(id), [
      { result: 'done', detail: { created: true } },
      { result: 'done', detail: { changed: ['region'] } },
      { result: 'preconditionFailed', detail: null },
    ]);
    const { body } = await call('GET', '/teams');
    assert.ok(itemsOf<{ id: string; people: number }>(body).some((item) => item.id === id && item.people === 1));
  });
});
