import assert from 'node:assert/strict';
import { openApi, staff, type ApiHouse } from './support/api.ts';
import { EventReader } from './support/event-stream.ts';

describe('Live changes', () => {
  let api: ApiHouse;
  let open: EventReader[] = [];
  let count = 0;
  before(async function () {
    this.timeout(60_000);
    api = await openApi({ eventHeartbeatMs: 50 });
  });
  afterEach(() => {
    open.forEach((reader) => reader.close());
    open = [];
  });
  after(() => api.stop());

  async function listen(who: Parameters<ApiHouse['signIn']>[0]) {
    const reader = await EventReader.open(await api.signIn(who));
    open.push(reader);
    return reader;
  }
  const listeners = async () => {
    const rows = await api.deps.db.$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'casewright events'`;
    return rows.length;
  };
  const addCustomer = async (restricted: boolean) =>
    (
      await api.deps.db.customer.create({
        data: { csid: String(700_000_000 + ++count), familyName: 'Quollwhistle', restricted },
        select: { id: true },
      })
    ).id;
  const changeOf = (customerId: string) => ({ topic: 'customer', customerId, personId: null });
  const changesIn = ({ all }: EventReader) =>
    all.filter(({ name }) => name === 'change').map(({ data }) => JSON.parse(data));
  const about =
    (id: string) =>
    ({ data }: { data: string }) =>
      data.includes(id);

  it('RS-3 tells what changed, ids only, to those for whom the customer exists', async () => {
    const [officer, racOfficer, administrator] = await Promise.all([
      listen('officer'),
      listen('racOfficer'),
      listen('administrator'),
    ]);
    assert.equal(officer.status, 200);
    assert.match(officer.headers.get('content-type') ?? '', /^text\/event-stream/);
    assert.equal(officer.headers.get('cache-control'), 'no-store');

    const restricted = await addCustomer(true);
    const open = await addCustomer(false);
    const { id: leave } = await api.deps.db.leave.create({
      data: { personId: api.idOf.manager, firstDay: new Date('2030-01-07'), lastDay: new Date('2030-01-08') },
    });
    // what was told later has come: so has, or never will, what was told before
    const last = (event: { name: string; data: string }) => event.data.includes('"leave"');
    await Promise.all([officer, racOfficer, administrator].map((reader) => reader.next(last)));
    const leaveChange = { topic: 'leave', customerId: null, personId: api.idOf.manager };
    assert.deepEqual(changesIn(racOfficer), [changeOf(restricted), changeOf(open), leaveChange]);
    assert.deepEqual(changesIn(officer), [changeOf(open), leaveChange]);
    assert.deepEqual(changesIn(administrator), [leaveChange]);
    assert.doesNotMatch(racOfficer.all.map(({ data }) => data).join(), /Quollwhistle|7000000/);
    await api.deps.db.leave.delete({ where: { id: leave } });
  });

  it('RS-3 tells operators that their list changed, but not of whom', async () => {
    const [operator, manager] = await Promise.all([listen('operator'), listen('manager')]);
    const customerId = await addCustomer(false);
    const at = new Date();
    const row = { customerId, stepKey: 'a', openedAt: at, kind: 'noManagerLeft' };
    await api.deps.db.process.create({
      data: {
        id: 'plan-approval/x',
        kind: 'planApproval',
        customerId,
        subjectId: customerId,
        stateVersion: 1,
        state: {},
        step: 'awaitingDecision',
        needs: 'operator',
        startedAt: at,
        workItems: { create: row },
      },
    });
    const item = (event: { data: string }) => event.data.includes('work_item');
    const stripped = { topic: 'work_item', customerId: null, personId: null };
    assert.deepEqual(JSON.parse((await operator.next(item)).data), stripped);
    assert.deepEqual(changesIn(operator), [stripped]);
    assert.deepEqual(JSON.parse((await manager.next(item)).data), { ...stripped, customerId });
  });

  it('RS-3 tells pages to look again at everything after the database was away, and goes on', async () => {
    const reader = await listen('officer');
    const before = await addCustomer(false);
    await reader.next(about(before));
    api.door.cut();
    await reader.next(({ name }) => name === 'resync');
    const later = await addCustomer(false);
    await reader.next(about(later));
  });

  it('RS-3 begins to listen again after everybody had left', async () => {
    const first = await listen('officer');
    first.close();
    await first.ended;
    while ((await listeners()) > 0);
    const second = await listen('officer');
    const customer = await addCustomer(false);
    await second.next(about(customer));
  });

  it('RS-1 opens no stream to who is not signed in', async () => {
    const reader = await EventReader.open(api.browser());
    open.push(reader);
    assert.equal(reader.status, 401);
  });

  it('RS-1 ends the stream, and every request, when the session ends here or at the provider, or the person is no longer active or has no role', async () => {
    const { person } = api.deps.db;
    const browser = await api.signIn('officer');
    const signedOut = await EventReader.open(browser);
    await browser.open('/auth/sign-out', { method: 'POST', headers: { origin: api.url } });
    await signedOut.ended;

    // at the provider, in another window: it tells us
    const atConsole = await api.signIn('officer');
    const atProvider = await EventReader.open(atConsole);
    const page = await (await atConsole.open(`${api.issuer}/session/end`)).text();
    const [, action = '', xsrf = ''] = /action="([^"]+)".*name="xsrf" value="([^"]+)"/.exec(page) ?? [];
    const cookie = atConsole.cookies.get('casewright');
    await atConsole.open(action, { method: 'POST', body: new URLSearchParams({ xsrf, logout: 'yes' }) });
    assert.ok(cookie && atConsole.cookies.get('casewright') === cookie);
    assert.equal((await atConsole.send('/session')).status, 401);
    await atProvider.ended;

    const who = { where: { id: api.idOf.secondManager } };
    const roles: string[] = [...staff.secondManager.roles];
    const table: [active: boolean, roles: string[], status: number][] = [
      [false, roles, 401],
      [true, [], 403],
      [true, ['program'], 200], // a role that has no stream
    ];
    for (const [active, left, status] of table) {
      const known = await api.signIn('secondManager');
      const reader = await EventReader.open(known);
      await person.update({ ...who, data: { active, roles: left } });
      assert.equal((await known.send('/session')).status, status);
      await reader.ended;
      await person.update({ ...who, data: { active: true, roles } });
    }
  });

  it('RS-1 ends the stream of a bearer token, and every request, when the person is no longer active or has no role', async () => {
    const { person } = api.deps.db;
    const who = { where: { id: api.idOf.program } };
    const headers = { authorization: `Bearer ${await api.programToken()}` };
    const roles = ['program', 'auditor'];
    const table: [active: boolean, roles: string[], status: number][] = [
      [false, roles, 401],
      [true, [], 403],
    ];
    for (const [active, left, status] of table) {
      await person.update({ ...who, data: { active: true, roles } });
      const reader = await EventReader.open(api.browser(), headers);
      assert.equal(reader.status, 200);
      await person.update({ ...who, data: { active, roles: left } });
      assert.equal((await api.browser().send('/session', { headers })).status, status);
      await reader.ended;
    }
    await person.update({ ...who, data: { active: true, roles: ['program'] } });
  });

  it('RS-1 never extends a session by a stream', async () => {
    const reader = await listen('officer');
    const session = () =>
      api.deps.db.session.findFirstOrThrow({
        where: { account: { personId: api.idOf.officer } },
        orderBy: { createdAt: 'desc' },
      });
    const { lastSeenAt } = await session();
    await api.clock.set(new Date(api.clock.now().getTime() + 59 * 60_000));
    await reader.beats(2);
    assert.deepEqual((await session()).lastSeenAt, lastSeenAt);
    await api.clock.set(new Date(api.clock.now().getTime() + 2 * 60_000));
    await reader.ended;
  });

  it('RS-1 tells of a restricted customer no longer when the role was taken away, in a stream that is open', async () => {
    const reader = await listen('racOfficer');
    const before = await addCustomer(true);
    await reader.next(about(before));
    await api.deps.db.person.update({ where: { id: api.idOf.racOfficer }, data: { roles: ['psServiceOfficer'] } });
    await reader.beats(2); // the first may have looked before
    await addCustomer(true);
    const after = await addCustomer(false);
    await reader.next(about(after));
    const customers = changesIn(reader).filter(({ topic }) => topic === 'customer');
    assert.deepEqual(customers, [changeOf(before), changeOf(after)]);
  });
});
