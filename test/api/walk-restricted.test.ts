import assert from 'node:assert/strict';
import { newSecret } from '../../api/auth/cookies.ts';
import { sweep } from '../../api/outbox.ts';
import { isOperatorsWork } from '../../domain/people/operators-work.ts';
import { may } from '../../domain/people/permissions.ts';
import type { Role } from '../../domain/people/roles.ts';
import { findPlanted } from '../support/planted.ts';
import { Browser } from './support/browser.ts';
import { comparable, send } from './support/compare-replies.ts';
import { EventReader } from './support/event-stream.ts';
import type { WalkedRoute } from './support/every-route.ts';
import { at, itemsOf, textAt } from './support/reading.ts';
import { blind, openRestrictedWalk, type RestrictedWalk } from './support/restricted-walk.ts';
import { today } from './support/twin-agency.ts';

/** By these operators look after processes and sending, whosever they are, and auditors after the chain; nothing of a customer may stand in the answers. */
const own: Partial<Record<Role, string[]>> = {
  operator: ['GET /operations', 'GET /operator-actions', 'GET /sending', 'GET /session'],
  administrator: ['GET /sending'],
  // how long the whole trail is; who did what in it is another matter
  auditor: ['GET /audit/chain'],
};
/** In whose answers no customer stands. */
const withoutCustomers = [
  'GET /channel-products',
  'GET /correspondence/{correspondenceId}/letter', // none of the twins' is a letter of ours: test/api/online-accounts.test.ts
  'GET /proof-questions',
  'GET /proof-questions/{version}',
  'GET /fdv-consultants',
  'GET /leave',
  'GET /lists/{list}',
  'GET /people',
  'GET /saved-filters',
];
const sees: Role[] = ['psServiceOfficer', 'serviceManager', 'auditor'];

describe('Restricted Access Customers, on every route as every role', function () {
  this.timeout(120_000);
  let house: RestrictedWalk;
  before(async () => {
    house = await openRestrictedWalk();
  });
  after(() => house.stop());

  const say = (line: string) => console.log(`      ${line}`);

  it('RS-1 lists, counts, totals, cursors, sort positions, exports and the trail are as though they had never been recorded', async () => {
    const { agency, walk, eachViewer, pairs, mentions } = house;
    const counts = { requests: 0, pages: 0, own: 0 };
    await eachViewer(async (those, { here, there }, who) => {
      const theirs = those.flatMap((role) => own[role] ?? []);
      for (const route of walk.filter(({ reads, permission }) => reads && may(those, permission)))
        for (const request of [...route.requests(agency.seen), ...pairs(route).map(([hiddens]) => hiddens)]) {
          counts.requests += 1;
          let cursor: string | undefined;
          do {
            const found = await send(there, request, cursor);
            const about = `${who}: ${route.name} ${request.path} ${JSON.stringify(request.body)}`;
            counts.pages += 1;
            if (theirs.includes(route.name)) {
              counts.own += 1;
              assert.deepEqual([found.status, mentions(found.text)], [200, []], about);
              break;
            }
            assert.deepEqual(comparable(found), comparable(await send(here, request, cursor)), about);
            assert.ok(found.status < 500 && mentions(found.text).length === 0, about);
            const next = at(found.body, 'nextCursor');
            cursor = typeof next === 'string' ? next : undefined;
          } while (cursor !== undefined);
        }
    });
    say(
      `${walk.filter(({ reads }) => reads).length} reads × ${blind.length + 1} viewers: ${counts.requests} requests, ${counts.pages} pages, ` +
        `byte for byte as in the same database without them (${counts.own} of operators’ own by content)`,
    );
  });

  it('RS-1 EM-6 who may see them sees them everywhere, and why they are sent no SMS', async () => {
    const { agency, walk, as, pairs } = house;
    const different = new Set<string>();
    for (const others of sees.map((role) => [role])) {
      const { here, there } = await as(['racOfficer', ...others]);
      for (const route of walk.filter(({ reads }) => reads))
        for (const request of [...route.requests(agency.seen), ...pairs(route).map(([theirs]) => theirs)]) {
          const [expected, shown] = [await send(here, request), await send(there, request)];
          if (comparable(expected).text !== comparable(shown).text) different.add(route.name);
        }
    }
    const aboutCustomers = walk.filter(({ reads, permission, name }) => {
      return reads && may(['racOfficer', ...sees], permission) && !withoutCustomers.includes(name);
    });
    assert.deepEqual(
      [...different].toSorted(),
      aboutCustomers.map(({ name }) => name).toSorted(),
      'where RAC officers see them',
    );
    const { there } = await as(['racOfficer']);
    const { customerId, templateVersionId } = agency.hidden;
    const form = await there('GET', `/customers/${customerId}/message-form`);
    assert.ok(itemsOf(form.body, 'bars').some((bar) => at(bar, 'code') === 'restricted'));
    const previewed = { text: 'Call us.', to: agency.hidden.mobile };
    const sent = await there('POST', `/customers/${customerId}/messages`, {
      body: { templateVersionId, values: {}, previewed },
    });
    assert.deepEqual(
      [sent.status, textAt(sent.body, 'code'), textAt(sent.body, 'bars', 0, 'code')],
      [422, 'barred', 'restricted'],
    );
  });

  it('RS-1 a cursor that ended at one of them goes on as one that ended at nobody', async () => {
    const { agency, as } = house;
    const { there } = await as(['serviceManager']);
    const cursor = (id: string) => Buffer.from(`1 ${id}`).toString('base64url');
    for (const list of ['/allocation/customers?limit=1', '/allocation/pending?limit=1']) {
      const ask = (id: string) => there('GET', `${list}&cursor=${cursor(id)}`);
      const [hidden, unknown] = [agency.hidden, agency.unknown].map((s) => [s.assignmentId, s.internalReferralId]);
      for (const i of [0, 1])
        assert.equal((await ask(hidden?.[i] ?? '')).text, (await ask(unknown?.[i] ?? '')).text, list);
    }
  });

  it('RS-1 by id every read answers as for an id that nobody has: status, headers, body, number of statements', async () => {
    const { eachViewer, sameAsUnknown } = house;
    let count = 0;
    await eachViewer(async (those, { there }, who) => {
      count += await sameAsUnknown(those, there, who, ({ reads }) => reads);
    });
    say(`${count} reads of theirs compared with unknown ids`);
  });

  it('RS-1 so does every command, and changes nothing', async () => {
    const { agency, withThem, eachViewer, sameAsUnknown } = house;
    const { db } = withThem.deps;
    const { customerId } = agency.hidden;
    const standing = async () => ({
      commands: await db.command.count({ where: { processId: { not: null } } }),
      steps: await db.processStep.count(),
      documents: await db.stackingDocument.count(),
      notes: await db.note.count(),
      edits: await db.planEdit.count(),
      messages: await db.message.count(),
      systemChoices: await db.systemChoice.count(),
      contacts: await db.contact.count(),
      notepads: await db.notepad.count(),
      complaints: await db.complaint.count({ where: { closedAt: null } }),
      items: await db.workItem.count({ where: { state: 'open' } }),
      assignments: await db.assignment.findMany({ where: { customerId }, include: { officers: true } }),
      internalReferrals: await db.internalReferral.count(),
      outbox: await db.outbox.count(),
    });
    const before = await standing();
    let count = 0;
    await eachViewer(async (those, { there }, who) => {
      // operators repair and hand over whosever process it is; the system of record knows everybody
      const theirs = ({ name, permission }: WalkedRoute) =>
        (isOperatorsWork(those, permission) && name !== 'POST /messages/{messageId}/cancel') ||
        [
          'operations.repair',
          'customers.recordDeceased',
          'customers.recordRestricted',
          'customers.recordPrograms',
          'records.import',
          'correspondence.import',
          'webSessions.record',
          'temporaryPasswords.spend',
        ].includes(permission);
      count += await sameAsUnknown(those, there, who, (route) => {
        return !route.reads && !(may(those, route.permission) && theirs(route));
      });
    });
    assert.deepEqual(await standing(), before);
    say(`${count} commands on theirs compared with unknown ids`);
  });

  it('RS-1 operators who are officers too cancel nobody’s message by its id, and still hand over and stop sending', async () => {
    const { agency, withThem, as, mentions } = house;
    const { there } = await as(['operator', 'psServiceOfficer']);
    const { messageId, submissionId, templateId } = agency.hidden;
    assert.equal((await there('POST', `/messages/${messageId}/cancel`)).status, 404);
    const handOver = await there('POST', `/plan-submissions/${submissionId}/hand-over`, {
      body: { managerId: agency.people.rac.id },
      headers: { prefer: 'respond-async' },
    });
    assert.equal(handOver.status, 202, handOver.text);
    assert.deepEqual(mentions(handOver.text), []);
    const stop = await there('POST', '/sending/stops', { body: { templateId, reason: 'The text is wrong' } });
    assert.deepEqual([stop.status, at(stop.body, 'cancelled')], [201, 3], stop.text);
    const told = await withThem.deps.db.command.findFirstOrThrow({ where: { processId: `sms/${messageId}` } });
    const own = await there('GET', `/commands/${told.id}`);
    assert.deepEqual([own.status, mentions(own.text)], [200, []]);
    const officer = await as(['psServiceOfficer']);
    assert.equal((await officer.there('GET', `/commands/${told.id}`)).status, 404, 'an operator no more');
  });

  it('RS-1 the other party of a case, and an associate, are there without who they are', async () => {
    const { agency, as, mentions } = house;
    const { there } = await as(['serviceManager']);
    const summary = await there('GET', `/customers/${agency.linkedId}`);
    assert.equal(summary.status, 200);
    assert.equal(itemsOf(summary.body, 'cases').length, 1);
    assert.deepEqual(
      [at(summary.body, 'cases', 0, 'otherParty'), at(summary.body, 'cases', 0, 'processes', 0, 'initiatedBy')],
      [null, 'otherParty'],
    );
    const services = await there('GET', `/customers/${agency.linkedId}/personalised-services`);
    assert.deepEqual(
      [at(services.body, 'internalReferral', 'type'), at(services.body, 'internalReferral', 'associate')],
      ['Associate', null],
    );
    for (const { text } of [summary, services]) assert.deepEqual(mentions(text), []);
  });

  it('RS-1 events of theirs are told to nobody but who may see them', async () => {
    const { agency, withThem, as } = house;
    const { db } = withThem.deps;
    const { hidden, seen, people } = agency;
    const open: { who: string; those: readonly Role[]; reader: EventReader }[] = [];
    const listen = async (who: string, those: readonly Role[], person: { accountId: string }) => {
      const browser = new Browser(withThem.url);
      const cookie = await cookieOf(person);
      browser.cookies.set('casewright', cookie);
      open.push({ who, those, reader: await EventReader.open(browser) });
    };
    for (const those of blind.filter((held) => may(held, 'events.view'))) {
      await as(those);
      await listen(those.join(' and '), those, those.includes('serviceManager') ? people.manager : people.officer);
    }
    await listen('a RAC officer', ['racOfficer'], people.rac);

    await db.customer.update({ where: { id: hidden.customerId }, data: { locality: 'DUBBO' } });
    await db.message.update({ where: { id: hidden.messageId }, data: { why: null } });
    await db.workItem.updateMany({ where: { customerId: hidden.customerId }, data: { remindedAt: today } });
    await db.assignment.update({ where: { id: hidden.assignmentId }, data: { closeReason: null } });
    await db.customer.update({ where: { id: seen.customerId }, data: { locality: 'DUBBO' } });
    await db.team.update({ where: { id: people.team.id }, data: { region: 'West' } }); // told last, to everybody
    const ids = [hidden.customerId, hidden.messageId, hidden.assignmentId, hidden.workItemId];
    for (const { who, those, reader } of open) {
      await reader.next(({ data }) => data.includes('"team"'));
      const told = reader.all.filter(({ name }) => name === 'change').map(({ data }) => data);
      const seesCustomers = may(those, 'customers.view');
      if (who === 'a RAC officer') {
        assert.ok(told.some((data) => data.includes(hidden.customerId)));
        continue;
      }
      for (const data of told) assert.ok(!ids.some((id) => data.includes(id)), `${who}: ${data}`);
      assert.equal(
        told.some((data) => data.includes(seen.customerId)),
        seesCustomers,
        who,
      );
      // that operators' own list changed, and nothing else
      const more = told.filter((data) => !data.includes(seen.customerId) && !/"(team|person)"/.test(data));
      const operates = may(those, 'operatorActions.view');
      assert.deepEqual(
        [...new Set(more)],
        operates ? ['{"topic":"work_item","customerId":null,"personId":null}'] : [],
        who,
      );
    }
    for (const { reader } of open) reader.close();
  });

  /** A session of its own; returns the cookie. */
  async function cookieOf({ accountId }: { accountId: string }): Promise<string> {
    const { secret, hash } = newSecret();
    const lasting = { lastSeenAt: today, expiresAt: new Date(today.getTime() + 86_400_000) };
    await house.withThem.deps.db.session.create({ data: { idHash: hash, accountId, idToken: 'none', ...lasting } });
    return secret;
  }

  it('RS-1 in Temporal their processes are like anybody’s: ids, kinds, steps and instants', async () => {
    const { agency, withThem } = house;
    const { db, temporal } = withThem.deps;
    await db.outbox.updateMany({ where: { doneAt: null }, data: { notBefore: new Date(0) } });
    while ((await sweep(withThem.deps)) > 0);
    const shapes = new Map<string, string>();
    const started = await db.process.findMany({ where: { customer: { familyName: { in: ['Quolla', 'Quollm'] } } } });
    assert.equal(started.length, 10);
    for (const { id, kind, subjectId, customerId } of started) {
      const handle = temporal.client.workflow.getHandle(id);
      const described = await handle.describe();
      const { raw, memo, searchAttributes } = described;
      const history = await handle.fetchHistory();
      assert.deepEqual(findPlanted([raw, history], [...agency.markers, 'Quolla', agency.seen.csid]), [], id);
      assert.ok(!JSON.stringify([raw, history]).includes(customerId), id);
      const said = [await described.staticSummary(), await described.staticDetails()];
      const shape = JSON.stringify([memo, searchAttributes, said]).replaceAll(subjectId, '…');
      assert.equal(shapes.get(kind) ?? shape, shape, id);
      shapes.set(kind, shape);
    }
  });
});
