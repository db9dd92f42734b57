/** The twin agency with an API on each of its databases, and whoever may not see the restricted customers, one role after the other. */
import assert from 'node:assert/strict';
import { may } from '../../../domain/people/permissions.ts';
import { roles, type Role } from '../../../domain/people/roles.ts';
import { comparable, pairsOf, send } from './compare-replies.ts';
import { everyRoute, type Request, type WalkedRoute } from './every-route.ts';
import type { Caller, Reply } from './house.ts';
import { openTwinAgency, today } from './twin-agency.ts';
import { openWalkHouse } from './walk-house.ts';

/** Each role by itself, some at once, and none; none of these may see restricted customers. */
export const blind: Role[][] = [
  ...roles.filter((role) => role !== 'racOfficer').map((role) => [role]),
  ['operator', 'psServiceOfficer'],
  ['operator', 'serviceManager'],
  ['administrator', 'psServiceOfficer'],
  ['auditor', 'serviceManager'],
  [],
];

/** The same person at the API where the customers were never recorded, and where they are. */
type Callers = { here: Caller; there: Caller };
export type RestrictedWalk = Awaited<ReturnType<typeof openRestrictedWalk>>;

export async function openRestrictedWalk() {
  const agency = await openTwinAgency();
  const without = await openWalkHouse(agency.withoutUrl, today);
  const withThem = await openWalkHouse(agency.withUrl, today);
  const walk = everyRoute();
  const callers = new Map<string, Callers>();
  for (const who of ['officer', 'manager', 'delegate'] as const) {
    const person = agency.people[who];
    callers.set(person.id, { here: await without.as(person), there: await withThem.as(person) });
  }

  /** Whoever had to do with the customer before: the manager it waits for or, for other roles, the officer they are assigned to. */
  async function as(those: readonly Role[], as?: 'delegate') {
    const { officer, manager, delegate } = agency.people;
    const person = as ? delegate : those.includes('serviceManager') ? manager : officer;
    for (const { deps } of [without, withThem])
      await deps.db.person.update({ where: { id: person.id }, data: { roles: [...those] } });
    const found = callers.get(person.id);
    assert.ok(found);
    return found;
  }
  async function eachViewer(work: (those: Role[], callers: Callers, who: string) => Promise<void>) {
    for (const those of blind) await work(those, await as(those), those.join(' and ') || 'no role');
    await work(['serviceManager'], await as(['serviceManager'], 'delegate'), 'a manager’s delegate');
  }

  /** The requests of a route in which their ids stand, each with the same for ids that nobody has. */
  const pairs = (route: WalkedRoute) => pairsOf(route, agency.hidden, agency.unknown);
  /** Asks for them and for nobody: one answer, the same number of statements, the same in the audit trail. Returns how often. */
  async function sameAsUnknown(those: Role[], call: Caller, who: string, picked: (route: WalkedRoute) => boolean) {
    let count = 0;
    const asked: string[][] = [];
    for (const route of walk.filter(picked))
      for (const [request, nobodys] of pairs(route)) {
        const answers: Reply[] = [];
        const ask = (sent: Request) => withThem.statementsOf(async () => answers.push(await send(call, sent)));
        const [statements, expected] = [await ask(request), await ask(nobodys)];
        // what was asked for may stand in the answer: nothing else of it
        const [one, other] = answers.map((reply) => comparable({ ...reply, text: asUnknown(reply.text) }));
        const about = `${who}: ${route.name} ${JSON.stringify(request.body)}`;
        assert.deepEqual(one, other, about);
        assert.equal(statements, expected, `${about}: statements`);
        if (!may(those, route.permission)) assert.equal(one?.status, 403, about);
        else if (!route.reads) assert.ok(isNo(answers), about);
        asked.push(answers.map(({ headers }) => headers.get('x-request-id') ?? ''));
        count += 1;
      }
    await alikeInTheTrail(asked, who);
    return count;
  }
  const asUnknown = (text: string) =>
    Object.entries(agency.hidden).reduce((now, [key, id]) => now.replaceAll(id, unknownOf(key)), text);
  const unknownOf = (key: string) => Object.entries(agency.unknown).find(([its]) => its === key)?.[1] ?? '';
  const isNo = (replies: Reply[]) =>
    replies.every(
      ({ status, text }) =>
        [404, 422].includes(status) || (status === 200 && /"code":"(notFound|forbidden)"/.test(text)),
    );
  /** What auditors see of a refusal does not tell either whether there is such a customer. */
  async function alikeInTheTrail(asked: string[][], who: string) {
    const entries = await withThem.deps.db.auditEntry.findMany({ where: { requestId: { in: asked.flat() } } });
    const of = (id: string) =>
      entries
        .filter(({ requestId, result }) => requestId === id && result !== 'viewed')
        .map(({ action, result, customerId }) => ({ action, result, customerId }));
    for (const [one = '', other = ''] of asked) {
      assert.deepEqual(of(one), of(other), who);
      assert.ok(of(one).every(({ customerId }) => customerId === null));
    }
  }

  return {
    agency,
    without,
    withThem,
    walk,
    as,
    eachViewer,
    pairs,
    sameAsUnknown,
    /** What of theirs stands in a text. */
    mentions: (text: string) => agency.markers.filter((marker) => text.includes(marker)),
    async stop() {
      await without.stop();
      await withThem.stop();
      await agency.drop();
    },
  };
}
