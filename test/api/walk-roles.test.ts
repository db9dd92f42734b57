import assert from 'node:assert/strict';
import { may } from '../../domain/people/permissions.ts';
import { roles, type Role } from '../../domain/people/roles.ts';
import { registerSearchAttributes } from '../../workers/register-search-attributes.ts';
import { addPerson } from '../support/plan-fixture.ts';
import { connectTemporal } from '../support/temporal.ts';
import { everyRoute } from './support/every-route.ts';
import { openHouse, type House } from './support/house.ts';
import { at } from './support/reading.ts';
import { unknownSubject } from './support/unknown-subject.ts';

/** Each role by itself, some at once, and none. */
const held: Role[][] = [
  ...roles.map((role) => [role]),
  ['operator', 'psServiceOfficer'],
  ['administrator', 'serviceManager'],
  ['auditor', 'racOfficer'],
  [],
];

describe('Every route × every role', function () {
  this.timeout(60_000);
  let house: House;
  before(async () => {
    await registerSearchAttributes((await connectTemporal()).native, 'default'); // Operations asks Temporal
    house = await openHouse();
    await addPerson(house.db, ['administrator']); // whoever loses the role below is not the last one
  });
  after(() => house.stop());

  it('RS-1 who may not is refused and recorded, with the action and the person; who may is not', async () => {
    const walk = everyRoute();
    const refused = new Map<string, { action: string; personId: string }>();
    const counts = { requests: 0, forbidden: 0, answered: 0 };
    for (const those of held) {
      const somebody = await addPerson(house.db, those);
      const call = await house.as(somebody);
      for (const route of walk) {
        const [request] = route.requests(unknownSubject());
        assert.ok(request, `${route.name} is called in no way`);
        const { method, path, ...rest } = request;
        const { status, headers, body } = await call(method, path, rest);
        const about = `${those.join(' and ') || 'no role'}: ${route.name} answered ${status}`;
        counts.requests += 1;
        const code = at(body, 'code');
        if (may(those, route.permission)) {
          counts.answered += 1;
          assert.ok(status !== 401 && code !== 'forbidden' && status < 500, `${about} ${String(code)}`);
          assert.notEqual(status, 400, about);
          continue;
        }
        counts.forbidden += 1;
        assert.deepEqual([status, code, at(body, 'type')], [403, 'forbidden', '/problems/forbidden'], about);
        assert.deepEqual(Object.keys(body ?? {}).toSorted(), ['code', 'requestId', 'status', 'title', 'type'], about);
        assert.equal(at(body, 'requestId'), headers.get('x-request-id'), about);
        refused.set(String(at(body, 'requestId')), { action: route.permission, personId: somebody.id });
      }
    }
    const entries = await house.db.auditEntry.findMany({ where: { result: 'forbidden' } });
    assert.equal(entries.length, counts.forbidden, 'one entry for each refusal');
    for (const { requestId, action, personId, customerId } of entries)
      assert.deepEqual({ action, personId, customerId }, { ...refused.get(requestId ?? ''), customerId: null });
    console.log(
      `      ${walk.length} routes × ${held.length} (12 single roles, 3 pairs, none) = ${counts.requests} requests: ` +
        `${counts.forbidden} forbidden, each with its audit entry; ${counts.answered} answered`,
    );
  });

  it('RS-1 the event stream, too', async () => {
    for (const those of held) {
      const call = await house.as(await addPerson(house.db, those));
      if (may(those, 'events.view')) continue; // test/api/walk-restricted.test.ts listens
      const { status, body } = await call('GET', '/events');
      assert.deepEqual([status, at(body, 'code')], [403, 'forbidden'], those.join());
    }
  });
});
