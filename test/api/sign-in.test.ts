import assert from 'node:assert/strict';
import { hashOf } from '../../api/auth/cookies.ts';
import { rolesIn } from '../../api/auth/sign-in.ts';
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
    const browser = await api.signIn('operator');
    assert.equal(await statusOf(browser), 200);
    const who = { where: { id: api.idOf.operator } };
    await api.deps.db.person.update({ ...who, data: { active: false } });
    assert.equal(await statusOf(browser), 401);
    await api.deps.db.person.update({ ...who, data: { active: true } });
  });

  it('RS-1 copies the roles that the provider names, and reads them from the record at every request', async () => {
    const who = { where: { id: api.idOf.administrator } };
    await api.deps.db.person.update({ ...who, data: { roles: ['auditor'] } });
    const browser = await api.signIn('administrator');
    assert.deepEqual((await api.deps.db.person.findUniqueOrThrow(who)).roles, ['administrator']);
    assert.equal((await browser.send('/settings')).status, 200);
    await api.deps.db.person.update({ ...who, data: { roles: ['auditor'] } });
    assert.equal((await browser.send('/settings')).status, 403);
  });

  it('RS-1 takes from the provider the roles that are known here, and leaves the record alone where it names none', () => {
    assert.deepEqual(rolesIn(['serviceManager', 'wizard', 7, 'serviceManager']), ['serviceManager']);
    assert.deepEqual(rolesIn('auditor'), ['auditor']);
    assert.deepEqual(rolesIn(['wizard']), []);
    assert.equal(rolesIn(undefined), null);
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

  it('RS-1 refuses an id token whose nonce is another', async () => {
    const browser = api.browser();
    const callback = await browser.signInAtProvider(staff.manager.userId);
    const idHash = hashOf(browser.cookies.get('casewright-sign-in') ?? '');
    await api.deps.db.signIn.update({ where: { idHash }, data: { nonce: 'another' } });
    assert.equal((await browser.open(callback)).status, 400);
    assert.equal(browser.cookies.has('casewright'), false);
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
});
