import assert from 'node:assert/strict';
import { hashOf } from '../../api/auth/cookies.ts';
import { rightsIn } from '../../api/auth/claimed-rights.ts';
import { openApi, staff, stranger, type ApiHouse } from './support/api.ts';
import type { Browser } from './support/browser.ts';

describe('Sign-in and sessions', () => {
  const minute = 60_000;
  let api: ApiHouse;
  before(async function () {
    this.timeout(60_000);
    api = await openApi({ env: { OIDC_SCOPE: 'openid profile roles' } });
  });
  after(() => api.stop());

  const statusOf = async (browser: Browser) => (await browser.send('/session')).status;
  const later = (ms: number) => api.clock.set(new Date(api.clock.now().getTime() + ms));

  it('RS-1 signs a person in through the provider, back to where they were going, with a cookie that only the server understands', async () => {
    const browser = api.browser();
    const answered = await browser.signIn(staff.manager.userId, '/management?tab=1#top');
    assert.equal(answered.status, 303);
    assert.equal(answered.headers.get('location'), '/management?tab=1#top');
    const cookie = answered.headers.getSetCookie().find((c) => c.startsWith('casewright='));
    assert.match(cookie ?? '', /^casewright=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);

    const secret = browser.cookies.get('casewright') ?? '';
    const rows = await api.deps.db.session.findMany({ where: { account: { personId: api.idOf.manager } } });
    assert.deepEqual(
      rows.map(({ idHash }) => idHash),
      [hashOf(secret)],
    );
    assert.notEqual(hashOf(secret), secret);

    const { status, json } = await browser.send('/session');
    assert.equal(status, 200);
    assert.deepEqual(json.person, {
      id: api.idOf.manager,
      name: staff.manager.name,
      userId: staff.manager.userId,
      role: 'Service manager',
      roles: ['serviceManager'],
      roleNames: ['Service manager'],
      state: 'NSW',
      team: null,
    });
  });

  it('RS-1 knows the account by issuer and subject from then on, whatever the User ID becomes', async () => {
    await api.signIn('secondManager');
    await api.deps.db.person.update({ where: { id: api.idOf.secondManager }, data: { userId: 'renamed' } });
    assert.equal(await statusOf(await api.signIn('secondManager')), 200);
    const accounts = await api.deps.db.account.findMany({ where: { personId: api.idOf.secondManager } });
    assert.deepEqual(
      accounts.map(({ issuer, subject }) => [issuer, subject]),
      [[api.issuer, staff.secondManager.userId]],
    );
  });

  it('RS-1 tells who is nobody here that they have no user, and records it', async () => {
    const browser = api.browser();
    const answered = await browser.signIn(stranger.userId);
    assert.equal(answered.status, 403);
    const page = await answered.text();
    assert.match(page, /You have no Casewright user/);
    assert.doesNotMatch(page, new RegExp(`${stranger.name}|${stranger.userId}`));
    assert.equal(browser.cookies.has('casewright'), false);
    assert.equal(await statusOf(browser), 401);
    assert.equal(await api.deps.db.auditEntry.count({ where: { action: 'session.signIn', result: 'noUser' } }), 1);
  });

  it('RS-1 refuses a person who is no longer active, at sign-in and at the next request', async () => {
    assert.equal((await api.browser().signIn(staff.leaver.userId)).status, 403);
    const { personId } = await api.deps.db.auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } });
    assert.equal(personId, api.idOf.leaver, 'RS-2 recorded as theirs');
    const browser = await api.signIn('operator');
    assert.equal(await statusOf(browser), 200);
    const who = { where: { id: api.idOf.operator } };
    await api.deps.db.person.update({ ...who, data: { active: false } });
    assert.equal(await statusOf(browser), 401);
    await api.deps.db.person.update({ ...who, data: { active: true } });
  });

  it('RS-1 takes the roles from the record, at every request, whatever the provider says', async () => {
    const who = { where: { id: api.idOf.administrator } };
    const successor = { where: { id: api.idOf.leaver } }; // somebody must be an administrator
    await api.deps.db.person.update({ ...successor, data: { active: true, roles: ['administrator'] } });
    const browser = await api.signIn('administrator');
    assert.equal((await browser.send('/settings')).status, 200);
    await api.deps.db.person.update({ ...who, data: { roles: ['auditor'] } });
    assert.equal((await browser.send('/settings')).status, 403);
    assert.equal((await (await api.signIn('administrator')).send('/settings')).status, 403);
    await api.deps.db.person.update({ ...who, data: { roles: ['administrator'] } });
    await api.deps.db.person.update({ ...successor, data: { active: false, roles: ['serviceManager'] } });
  });

  it('RS-1 refuses a callback whose state is another, and one that nobody began here', async () => {
    const browser = api.browser();
    const callback = new URL(await browser.signInAtProvider(staff.manager.userId));
    callback.searchParams.set('state', 'another');
    const answered = await browser.open(callback.href);
    assert.equal(answered.status, 400);
    assert.match(await answered.text(), /You are not signed in/);
    assert.equal(browser.cookies.has('casewright'), false);

    const victim = api.browser(); // opens the callback of a sign-in that somebody else began
    const other = await api.browser().signInAtProvider(staff.manager.userId);
    assert.equal((await victim.open(other)).status, 400);
    assert.equal(victim.cookies.has('casewright'), false);
  });

  it('RS-1 refuses an id token whose nonce is another, and a code for another verifier, and records it', async () => {
    const where = { action: 'session.signIn', result: 'notCompleted' };
    const before = await api.deps.db.auditEntry.count({ where });
    for (const other of [{ nonce: 'another' }, { codeVerifier: 'another'.repeat(7) }]) {
      const browser = api.browser();
      const callback = await browser.signInAtProvider(staff.manager.userId);
      const idHash = hashOf(browser.cookies.get('casewright-sign-in') ?? '');
      await api.deps.db.signIn.update({ where: { idHash }, data: other });
      assert.equal((await browser.open(callback)).status, 400);
      assert.equal(browser.cookies.has('casewright'), false);
    }
    assert.equal(await api.deps.db.auditEntry.count({ where }), before + 2);
  });

  it('RS-1 takes a callback once, and not after ten minutes', async () => {
    const browser = api.browser();
    const callback = await browser.signInAtProvider(staff.manager.userId);
    const cookie = browser.cookies.get('casewright-sign-in') ?? '';
    assert.equal((await browser.open(callback)).status, 303);
    browser.cookies.set('casewright-sign-in', cookie);
    assert.equal((await browser.open(callback)).status, 400);

    const slow = api.browser();
    const begun = await slow.signInAtProvider(staff.manager.userId);
    await later(11 * minute);
    assert.equal((await slow.open(begun)).status, 400);
  });

  it('RS-1 sends nobody to another site after signing in', async () => {
    for (const returnTo of [
      'https://elsewhere.test/',
      '//elsewhere.test/',
      '/\\elsewhere.test/',
      'javascript:alert(1)',
      '/auth/sign-in',
    ])
      assert.equal((await api.browser().signIn(staff.manager.userId, returnTo)).headers.get('location'), '/', returnTo);
  });

  it('RS-1 gives a new session at each sign-in and ends the one before', async () => {
    const browser = await api.signIn('manager');
    const first = browser.cookies.get('casewright') ?? '';
    const begun = await browser.follow(`${api.url}/auth/sign-in`, `${api.url}/auth/callback`); // the provider still knows them
    assert.equal((await browser.open(begun.address)).status, 303);
    assert.notEqual(browser.cookies.get('casewright'), first);
    assert.equal(await statusOf(browser), 200);
    browser.cookies.set('casewright', first);
    assert.equal(await statusOf(browser), 401);
  });

  it('RS-1 lets no cookie live on that was planted before the sign-in, be it nobody’s or somebody else’s', async () => {
    for (const planted of ['x'.repeat(43), (await api.signIn('officer')).cookies.get('casewright') ?? '']) {
      const browser = api.browser();
      browser.cookies.set('casewright', planted);
      await browser.signIn(staff.manager.userId);
      assert.notEqual(browser.cookies.get('casewright'), planted);
      assert.equal(await statusOf(browser), 200);
      browser.cookies.set('casewright', planted);
      assert.equal(await statusOf(browser), 401);
    }
  });

  it('RS-1 begins no sign-in for a picture, a frame or a script', async () => {
    for (const dest of ['image', 'iframe', 'empty'])
      for (const path of ['/auth/sign-in', '/auth/callback?code=x&state=y'])
        assert.equal((await api.browser().open(path, { headers: { 'sec-fetch-dest': dest } })).status, 403, path);
    const begun = await api.browser().open('/auth/sign-in', { headers: { 'sec-fetch-dest': 'document' } });
    assert.equal(begun.status, 303);
  });

  it('RS-1 ends the session at sign-out, here and at the provider', async () => {
    const browser = await api.signIn('manager');
    const secret = browser.cookies.get('casewright') ?? '';
    const answered = await browser.open('/auth/sign-out', { method: 'POST', headers: { origin: api.url } });
    assert.equal(answered.status, 303);
    const to = new URL(answered.headers.get('location') ?? '');
    assert.equal(to.origin, api.issuer);
    assert.ok(to.searchParams.get('id_token_hint'));
    assert.equal(to.searchParams.get('post_logout_redirect_uri'), `${api.url}/`);
    assert.equal((await browser.open(to.href)).status, 200); // the provider takes the hint and asks
    assert.equal(browser.cookies.has('casewright'), false);
    assert.equal(await api.deps.db.session.count({ where: { idHash: hashOf(secret) } }), 0);
    browser.cookies.set('casewright', secret);
    assert.equal(await statusOf(browser), 401);
    const entry = { action: 'session.signOut', result: 'done', personId: api.idOf.manager };
    assert.equal(await api.deps.db.auditEntry.count({ where: entry }), 1);
  });

  it('RS-1 does not sign anybody out from another site', async () => {
    const browser = await api.signIn('manager');
    const sent = { method: 'POST', headers: { origin: 'https://elsewhere.test', 'sec-fetch-site': 'cross-site' } };
    assert.equal((await browser.open('/auth/sign-out', sent)).status, 403);
    assert.equal(await statusOf(browser), 200);
  });

  it('RS-1 ends a session after 60 minutes without a request; requests extend it, a page that looks again by itself does not', async () => {
    const browser = await api.signIn('manager');
    await later(50 * minute);
    assert.equal(await statusOf(browser), 200);
    await later(50 * minute);
    assert.equal((await browser.send('/session', { headers: { 'casewright-refetch': '1' } })).status, 200);
    await later(11 * minute);
    assert.equal(await statusOf(browser), 401);
  });

  it('RS-1 ends a session after 12 hours, whatever was done in it', async () => {
    const browser = await api.signIn('manager');
    for (let i = 0; i < 23; i++) {
      await later(31 * minute);
      assert.equal(await statusOf(browser), 200);
    }
    await later(8 * minute);
    assert.equal(await statusOf(browser), 401);
  });

  it('RS-1 keeps the cookie to this host and to TLS where the console is opened by https', async function () {
    this.timeout(30_000);
    const secure = await openApi({ env: { PUBLIC_URL: 'https://casewright.test' } });
    try {
      const response = await fetch(`${secure.url}/auth/sign-in`, { redirect: 'manual' });
      const [cookie] = response.headers.getSetCookie();
      assert.match(
        cookie ?? '',
        /^__Host-casewright-sign-in=[\w-]{43}; Max-Age=600; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
      );
    } finally {
      await secure.stop();
    }
  });

  it('RS-1 takes roles, Pluto and Cuba from the provider at every sign-in where it is set so, and no others', async function () {
    this.timeout(30_000);
    assert.deepEqual(rightsIn(['serviceManager', 'wizard', 7, 'serviceManager', 'cuba']), {
      roles: ['serviceManager'],
      pluto: false,
      cuba: true,
    });
    assert.deepEqual(rightsIn('auditor').roles, ['auditor']);
    for (const none of [undefined, null, {}, ['wizard']])
      assert.deepEqual(rightsIn(none), { roles: [], pluto: false, cuba: false });

    const claims = await openApi({ env: { ROLES_FROM: 'claims', OIDC_SCOPE: 'openid profile roles' } });
    try {
      const { db } = claims.deps;
      const recorded = (id: string) =>
        db.person.findUniqueOrThrow({
          where: { id },
          select: { roles: true, pluto: true, cuba: true, revision: true },
        });
      const account = (key: keyof typeof staff) => {
        const found = claims.accounts.find(({ userId }) => userId === staff[key].userId);
        assert.ok(found);
        return found;
      };
      const said = (id: string) =>
        db.auditEntry.findMany({
          where: { personId: id, action: 'session.signIn' },
          select: { result: true, detail: true },
          orderBy: { id: 'asc' },
        });
      // gains and loses, and an old session loses with the record
      const before = await claims.signIn('manager');
      const unchanged = await recorded(claims.idOf.manager);
      assert.equal(unchanged.revision, 0);
      Object.assign(account('manager'), { roles: ['auditor', 'wizard'], pluto: true });
      await claims.signIn('manager');
      const rights = { roles: ['auditor'], pluto: true, cuba: false };
      assert.deepEqual(await recorded(claims.idOf.manager), { ...rights, revision: 1 });
      assert.deepEqual(await said(claims.idOf.manager), [
        { result: 'done', detail: null },
        { result: 'done', detail: rights },
      ]);
      assert.equal((await before.send('/leave')).status, 403);
      // PS-28: an officer of whom the provider says that they may see restricted customers no more
      const { manager: managerId, officer: officerId } = claims.idOf;
      await db.person.update({
        where: { id: officerId },
        data: { roles: ['psServiceOfficer', 'racOfficer'], managerId },
      });
      const { id: customerId } = await db.customer.create({
        data: { csid: '720999001', givenNames: 'A', familyName: 'B', restricted: true },
      });
      const at = new Date();
      const referred = { customerId, type: 'Other', state: 'assigned', createdById: managerId, createdAt: at };
      const { id: internalReferralId } = await db.internalReferral.create({ data: referred });
      await db.assignment.create({ data: { customerId, officerId, internalReferralId, openedAt: at } });
      await claims.signIn('officer');
      const asked = await db.process.findMany({ where: { customerId }, select: { kind: true, outcome: true } });
      assert.deepEqual(asked, [{ kind: 'restrictedReassignment', outcome: null }]);

      // what administrators record does not last
      await db.person.update({ where: { id: claims.idOf.officer }, data: { roles: ['serviceManager'] } });
      await claims.signIn('officer');
      assert.deepEqual((await recorded(claims.idOf.officer)).roles, ['psServiceOfficer']);

      // the last administrator, of whom the provider says that they are none, has no session any more, and is still recorded
      const administrator = await claims.signIn('administrator');
      assert.equal((await administrator.send('/settings')).status, 200);
      Object.assign(account('administrator'), { roles: [] });
      const refused = await claims.browser().signIn(staff.administrator.userId);
      assert.equal(refused.status, 403);
      assert.match(await refused.text(), /nobody would be left to administer/);
      assert.equal((await administrator.send('/settings')).status, 401);
      assert.deepEqual((await recorded(claims.idOf.administrator)).roles, ['administrator']);
      assert.equal((await said(claims.idOf.administrator)).at(-1)?.result, 'lastAdministrator');
    } finally {
      await claims.stop();
    }
  });
});
