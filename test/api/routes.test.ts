import assert from 'node:assert/strict';
import { changes } from '../../api/mount.ts';
import { openApiDocument, permissionText } from '../../api/openapi.ts';
import { routes as all, routesOf } from '../../api/routes/index.ts';
import { isPermission, may, permissions } from '../../domain/people/permissions.ts';
import { roles } from '../../domain/people/roles.ts';
import { openApi, type ApiHouse } from './support/api.ts';

/** Those of the default edition; those of the other: test/api/linked-edition.test.ts. */
const routes = routesOf('staff-managed');

describe('All routes', () => {
  let api: ApiHouse;
  before(async function () {
    this.timeout(60_000);
    api = await openApi();
  });
  after(() => api.stop());

  const noId = '00000000-0000-4000-8000-000000000000';
  /** The address of a route, for ids that nobody has. */
  const addressOf = (path: string) =>
    path
      .replace('{state}', 'NSW')
      .replace('{date}', '2030-01-07')
      .replace('{list}', 'paymentType')
      .replace(/\{\w+\}/g, noId);
  const nameOf = ({ method, path }: { method: string; path: string }) => `${method.toUpperCase()} ${path}`;

  it('RS-1 has a permission for every route, and a role for every permission', () => {
    assert.ok(routes.length >= 35);
    for (const route of all) {
      assert.ok(isPermission(route.permission), nameOf(route));
      assert.ok(
        roles.some((role) => may([role], route.permission)),
        nameOf(route),
      );
    }
    assert.equal(new Set(all.map(nameOf)).size, all.length, 'each route once');
  });

  it('RS-1 uses every permission in some route, but for those of parts without one', () => {
    const used = new Set<string>(all.map(({ permission }) => permission));
    used.add('events.view'); // the stream
    assert.deepEqual(
      Object.keys(permissions).filter((permission) => !used.has(permission)),
      [],
    );
  });

  it('RS-1 answers no route to who is not signed in', async () => {
    const browser = api.browser();
    for (const route of routes) {
      const { status, json } = await browser.send(addressOf(route.path), { method: route.method.toUpperCase() });
      assert.deepEqual([status, json.code], [401, 'notSignedIn'], nameOf(route));
    }
  });

  it('RS-1 wants a key for every route that changes something', async () => {
    const headers = { authorization: `Bearer ${await api.programToken()}`, 'idempotency-key': undefined };
    const person = { where: { id: api.idOf.program } };
    await api.deps.db.person.update({ ...person, data: { roles: [...roles] } });
    for (const route of routes.filter(changes)) {
      const sent = { method: route.method.toUpperCase(), headers, body: {} };
      const { status, json } = await api.browser().send(addressOf(route.path), sent);
      const errors = json.errors as { field: string }[] | undefined;
      assert.deepEqual([status, errors?.map(({ field }) => field)], [422, ['Idempotency-Key']], nameOf(route));
    }
    assert.equal(await api.deps.db.command.count(), 0);
    await api.deps.db.person.update({ ...person, data: { roles: ['program'] } });
  });

  it('RS-1 describes every route in OpenAPI 3.1, with its permission, its headers and its problems', async () => {
    const { paths = {}, openapi } = openApiDocument();
    assert.equal(openapi, '3.1.0');
    for (const route of routes) {
      const operation = paths[route.path]?.[route.method];
      assert.ok(operation, nameOf(route));
      assert.equal(operation.description, permissionText(route.permission));
      assert.ok(permissionText(route.permission).startsWith(`Permission: \`${route.permission}\``));
      const headers = (operation.parameters ?? []).flatMap((it) => ('in' in it && it.in === 'header' ? [it.name] : []));
      assert.equal(headers.includes('Idempotency-Key'), changes(route), nameOf(route));
      assert.equal(headers.includes('If-Match'), changes(route) && route.revisioned === true, nameOf(route));
      assert.equal(headers.includes('Prefer'), route.mayRespondAsync === true, nameOf(route));
      const statuses = Object.keys(operation.responses ?? {});
      assert.ok(statuses.includes(String(route.status ?? 200)), nameOf(route));
      for (const status of ['401', '403', '500', '503']) assert.ok(statuses.includes(status), nameOf(route));
    }
    const served = await fetch(`${api.url}/api/v1/openapi.json`);
    assert.deepEqual(await served.json(), JSON.parse(JSON.stringify(openApiDocument(routes))));
  });

  it('RS-1 shows the description on a page with a policy of its own', async () => {
    const page = await fetch(`${api.url}/api/docs`);
    assert.equal(page.status, 200);
    const policy = page.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'.*script-src 'self'; style-src 'self';/);
    assert.doesNotMatch(policy, /unsafe|nonce/);
    const html = await page.text();
    for (const [, path] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      const asset = await fetch(`${api.url}${path}`);
      assert.equal(asset.status, 200, path);
      assert.ok((await asset.text()).length > 50, path);
    }
  });
});
