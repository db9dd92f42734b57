import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { openLetter } from '../../prisma/letter-seal.ts';
import {
  act,
  addAccountHolder,
  addQuestions,
  anAccountOf,
  create,
  proofOf,
  proven,
  questions,
  revisionOf,
  type About,
} from '../support/account-acts.ts';
import { parsedTestLetterKeys } from '../support/letter-keys.ts';
import { addPerson } from '../support/plan-fixture.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at, itemsOf, statusesOf, textAt } from './support/reading.ts';

describe('Online accounts, managed by staff', function () {
  this.timeout(60_000);
  let house: House;
  let officer: Caller;
  let other: Caller;
  let portal: Caller;
  before(async () => {
    house = await openHouse();
    await addQuestions(house.db);
    officer = await house.as(await addPerson(house.db, ['serviceOfficer']));
    other = await house.as(await addPerson(house.db, ['serviceOfficer']));
    portal = await house.as(await addPerson(house.db, ['program']));
  });
  after(() => house.stop());

  const code = ({ body }: { body: unknown }) => textAt(body, 'code');
  const read = async (customerId: string, by = officer) =>
    (await by('GET', `/customers/${customerId}/online-accounts`)).body;
  const counts = async (customerId: string) => {
    const { db } = house;
    const where = { customerId };
    return {
      accounts: await db.onlineAccount.count({ where }),
      attempts: await db.accountAttempt.count({ where }),
      letters: await db.correspondence.count({ where }),
    };
  };
  const anAccount = (about: About = {}) => anAccountOf(house.db, officer, about);

  it('OA-1 every action needs the confirmation that the customer’s details are safe, and it is recorded with it', async () => {
    const customerId = await addAccountHolder(house.db);
    const body = { decision: 'accepted', delivery: 'overThePhone', proof: proven };
    const ifMatch = await revisionOf(officer, customerId);
    const path = `/customers/${customerId}/online-accounts`;
    for (const privacyConfirmed of [undefined, false]) {
      const refused = await officer('POST', path, { body: { ...body, privacyConfirmed }, ifMatch });
      assert.deepEqual([refused.status, at(refused.body, 'errors', 0, 'field')], [422, 'privacyConfirmed']);
    }
    assert.equal((await create(officer, customerId)).status, 201);
    const attempt = await house.db.accountAttempt.findFirstOrThrow({ where: { customerId } });
    assert.deepEqual(attempt.privacyConfirmedAt, house.now);
  });

  it('OA-2 EM-1 without an email address none is created; one that is entered becomes the customer’s and subscribes them', async () => {
    const customerId = await addAccountHolder(house.db, { email: null });
    const refused = await create(officer, customerId);
    assert.deepEqual([refused.status, at(refused.body, 'errors', 0, 'field')], [422, 'email']);
    assert.equal((await create(officer, customerId, { email: 'new@example.com' })).status, 201);
    const { email, emailValid, revision } = await house.db.customer.findUniqueOrThrow({ where: { id: customerId } });
    assert.deepEqual([email, emailValid, revision], ['new@example.com', true, 1]);
    const withOne = await addAccountHolder(house.db);
    const contradicts = await create(officer, withOne, { email: 'other@example.com' });
    assert.deepEqual([contradicts.status, at(contradicts.body, 'errors', 0, 'field')], [422, 'email']);
  });

  it('OA-4 the score is computed from the outcomes; below 100 Accept is refused, at 100 it is taken; every question needs an outcome', async () => {
    const customerId = await addAccountHolder(house.db);
    assert.equal(code(await create(officer, customerId, { proof: proofOf(2) })), 'notEnoughPoints');
    const typed = { ...proven, points: 100, answers: proofOf(0).answers };
    assert.equal(code(await create(officer, customerId, { proof: typed })), 'notEnoughPoints');
    const { [questions[3]?.id ?? '']: _, ...some } = proven.answers;
    const missing = await create(officer, customerId, { proof: { version: 1, answers: some } });
    assert.equal(at(missing.body, 'errors', 0, 'field'), `proof.answers.${questions[3]?.id}`);
    const unknown = { version: 1, answers: { ...proven.answers, [randomUUID()]: 'correct' } };
    assert.equal(code(await create(officer, customerId, { proof: unknown })), 'badInput');
    assert.equal(code(await create(officer, customerId, { proof: { ...proven, version: 7 } })), 'questionsChanged');
    assert.deepEqual(await counts(customerId), { accounts: 0, attempts: 0, letters: 0 });
    const made = await create(officer, customerId);
    assert.deepEqual([made.status, at(made.body, 'points')], [201, 100]);
  });

  it('OA-5 rejected nothing changes but the POI history; cancelled is kept where something was scored', async () => {
    const { customerId, accountId } = await anAccount();
    const revision = await revisionOf(officer, customerId);
    const about = { customerId, accountId };
    const proof = proofOf(1);
    const words = [
      (await create(officer, await addAccountHolder(house.db), { decision: 'rejected', proof })).body,
      (await act(officer, 'passwords', about, { decision: 'rejected', proof })).body,
      (await act(officer, 'deactivate', about, { decision: 'rejected', proof })).body,
    ].map((body) => textAt(body, 'message'));
    assert.deepEqual(words, ['No Changes Applied', 'No Changes Applied', 'No Change Applied']);
    const nothing = { version: 1, answers: {} };
    const unscored = await act(officer, 'deactivate', about, { decision: 'cancelled', proof: nothing });
    assert.deepEqual([unscored.status, at(unscored.body, 'attemptId')], [201, null]);
    const begun = { version: 1, answers: { [questions[0]?.id ?? '']: 'correct' } };
    assert.equal((await act(officer, 'deactivate', about, { decision: 'cancelled', proof: begun })).status, 201);
    assert.equal(await revisionOf(officer, customerId), revision);
    assert.equal(at(await read(customerId), 'accounts', 0, 'status'), 'active');
    const history = await officer('GET', `/customers/${customerId}/online-account-history/proofs`);
    assert.deepEqual(
      itemsOf(history.body).map((line) => [at(line, 'action'), at(line, 'outcome'), at(line, 'points')]),
      [
        ['deactivate', 'cancelled', 40],
        ['deactivate', 'rejected', 40],
        ['reissuePassword', 'rejected', 40],
        ['create', 'accepted', 100],
      ],
    );
  });

  it('OA-5 OA-14 what changes nothing is kept whatever another officer did meanwhile', async () => {
    const { customerId, accountId } = await anAccount();
    const ifMatch = await revisionOf(officer, customerId);
    assert.equal((await act(other, 'deactivate', { customerId, accountId }, { proof: proven })).status, 201);
    for (const decision of ['cancelled', 'rejected']) {
      const late = { decision, proof: proofOf(1), ifMatch };
      assert.equal((await act(officer, 'deactivate', { customerId, accountId }, late)).status, 201, decision);
    }
    const kept = await house.db.accountAttempt.findMany({ where: { accountId, outcome: { not: 'accepted' } } });
    assert.deepEqual(
      kept.map(({ outcome, questionsVersion, points }) => [outcome, questionsVersion, points]),
      [
        ['cancelled', 1, 40],
        ['rejected', 1, 40],
      ],
    );
  });

  it('OA-6 who is not eligible is refused with every reason, and the attempt can be rejected', async () => {
    const deceased = await addAccountHolder(house.db, { deceasedOn: new Date('2026-01-01') });
    const employer = await addAccountHolder(house.db, { kind: 'employer' });
    const { customerId: has } = await anAccount();
    for (const [customerId, reason] of [
      [deceased, 'The customer is recorded as deceased.'],
      [employer, 'The customer is an employer.'],
      [has, 'The customer has a current account already.'],
    ] as const) {
      const refused = await create(officer, customerId);
      assert.deepEqual([refused.status, code(refused), at(refused.body, 'reasons')], [422, 'notEligible', [reason]]);
      assert.deepEqual(at(await read(customerId), 'notEligible'), [reason]);
      assert.equal((await create(officer, customerId, { decision: 'rejected' })).status, 201);
    }
    assert.equal((await counts(deceased)).accounts, 0);
  });

  it('OA-7 OA-8 over the phone: shown once with no letter; the same request again says so and shows nothing', async () => {
    const customerId = await addAccountHolder(house.db);
    const [key, ifMatch] = [randomUUID(), await revisionOf(officer, customerId)];
    const first = await create(officer, customerId, { key, ifMatch });
    const password = textAt(first.body, 'password');
    assert.match(password, /^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    assert.doesNotMatch(password, /[01258BILOSZ]/);
    assert.equal(itemsOf(first.body, 'spoken').length, 12);
    const again = await create(officer, customerId, { key, ifMatch });
    assert.deepEqual(
      [again.status, at(again.body, 'password'), at(again.body, 'shownOnce'), at(again.body, 'attemptId')],
      [201, null, true, at(first.body, 'attemptId')],
    );
    assert.deepEqual(await counts(customerId), { accounts: 1, attempts: 1, letters: 0 });
    const [kept] = await house.db.temporaryPassword.findMany({ where: { account: { customerId } } });
    assert.match(kept?.hash ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('OA-7 OA-15 letter only: the screen never shows it; one letter in both lists, sealed; reading it is audited each time', async () => {
    const bare = await addAccountHolder(house.db, { addressLines: '' });
    assert.equal(code(await create(officer, bare, { delivery: 'letterOnly' })), 'noPostalAddress');
    const customerId = await addAccountHolder(house.db);
    const [key, ifMatch] = [randomUUID(), await revisionOf(officer, customerId)];
    const asked = { delivery: 'letterOnly', key, ifMatch };
    const [made, again] = [await create(officer, customerId, asked), await create(officer, customerId, asked)];
    assert.deepEqual(
      [at(made.body, 'message'), at(made.body, 'password'), at(again.body, 'shownOnce')],
      ['Letter sent successfully', null, false],
    );
    const letterId = textAt(made.body, 'letterId');
    assert.equal(at(again.body, 'letterId'), letterId);
    assert.equal(await house.db.correspondence.count({ where: { customerId } }), 1);
    const row = await house.db.letter.findUniqueOrThrow({ where: { id: letterId } });
    const { password, address } = openLetter(parsedTestLetterKeys, letterId, row);
    assert.deepEqual(address.slice(1), ['12 Example Street', 'DUBBO NSW 2830']);
    assert.doesNotMatch(Buffer.from(row.sealed).toString('latin1'), new RegExp(password.slice(0, 4)));
    for (const list of ['view=letters', 'view=outbound&source=Letter']) {
      const { body } = await officer('GET', `/customers/${customerId}/correspondence?${list}`);
      assert.deepEqual(
        itemsOf(body).map((line) => textAt(line, 'id')),
        [letterId],
        list,
      );
    }
    for (let time = 1; time <= 2; time++) {
      const pages = await officer('GET', `/correspondence/${letterId}/letter`);
      assert.deepEqual([pages.status, pages.headers.get('content-type')], [200, 'application/pdf']);
      assert.match(pages.text, /^%PDF-1\.7/);
      const where = { action: 'letters.readPassword', subjectId: letterId, result: 'viewed' };
      assert.equal(await house.db.auditEntry.count({ where }), time);
    }
    assert.equal((await portal('GET', `/correspondence/${letterId}/letter`)).status, 403);
  });

  it('OA-10 only what the present status allows; a reason is recorded; the words of the rule', async () => {
    const { customerId, accountId, key, made } = await anAccount();
    const about = { customerId, accountId };
    const possible = async () => {
      const found = at(await read(customerId), 'possible');
      return ['reissuePassword', 'deactivate', 'reactivate'].map((action) => at(found, action, 'possible'));
    };
    assert.deepEqual(await possible(), [true, true, false]);
    assert.equal(code(await act(officer, 'reactivate', about, { proof: proven })), 'conflict');
    const unreasoned = await act(officer, 'deactivate', about, { proof: proven, reason: ' ' });
    assert.deepEqual([unreasoned.status, at(unreasoned.body, 'errors', 0, 'field')], [422, 'reason']);
    const done = await act(officer, 'deactivate', about, { proof: proven });
    assert.deepEqual(
      [at(done.body, 'message'), at(done.body, 'account', 'accounts', 0, 'status')],
      ['Account updated successfully', 'inactive'],
    );
    const spent = { body: { accountKey: key, password: textAt(made.body, 'password') } };
    assert.equal((await portal('POST', '/temporary-passwords/spend', spent)).status, 422);
    assert.deepEqual(await possible(), [false, false, true]);
    assert.equal((await act(officer, 'reactivate', about, { proof: proven })).status, 201);
    const status = await officer('GET', `/customers/${customerId}/online-account-history/status`);
    assert.deepEqual(
      itemsOf(status.body).map((line) => [at(line, 'what'), at(line, 'reason')]),
      [
        ['reactivated', 'The customer asked for it'],
        ['deactivated', 'The customer asked for it'],
        ['created', ''],
      ],
    );
  });

  it('OA-11 reactivated, the channel preferences stay, are marked, and the officer has an item until they are set again', async () => {
    const { customerId, accountId } = await anAccount();
    const product = await house.db.channelProduct.create({
      data: { kind: 'product', name: randomUUID(), channels: ['Online', 'Letter'], defaultChannel: 'Letter' },
    });
    await house.db.channelPreference.create({ data: { customerId, productId: product.id, channel: 'Online' } });
    const about = { customerId, accountId };
    assert.equal((await act(officer, 'deactivate', about, { proof: proven })).status, 201);
    assert.equal((await act(officer, 'reactivate', about, { proof: proven })).status, 201);
    const items = async () =>
      itemsOf((await officer('GET', '/work-items')).body).filter((item) => at(item, 'customer', 'id') === customerId);
    assert.deepEqual(
      (await items()).map((item) => at(item, 'kind')),
      ['setChannelsAgain'],
    );
    const path = `/customers/${customerId}/channel-preferences`;
    const listed = (await officer('GET', path)).body;
    const line = itemsOf(listed, 'products').find((each) => at(each, 'id') === product.id);
    assert.deepEqual([at(line, 'channel'), at(line, 'toSetAgain'), at(listed, 'toSetAgain')], ['Online', true, true]);
    const body = { privacyConfirmed: true, changes: [{ productId: product.id, channel: 'Online' }] };
    const set = await officer('PUT', path, { body, ifMatch: Number(at(listed, 'revision')) });
    assert.deepEqual([set.status, at(set.body, 'toSetAgain')], [200, false]);
    assert.equal(await house.db.fact.count({ where: { fact: 'preferencesSet', process: undefined } }), 1);
  });

  it('OA-13 web sessions are recorded once each and listed newest first, a page at a time', async () => {
    const { customerId, accountId, key } = await anAccount();
    const use = (n: number) => {
      const body = {
        accountKey: key,
        externalId: `${key}/${n}`,
        usedAt: `2026-02-0${1 + (n % 9)}T0${n % 10}:00:00.000Z`,
      };
      return portal('POST', '/web-sessions', { body });
    };
    const used = await Promise.all([...Array.from({ length: 9 }, (_, n) => use(n)), use(3), use(3)]);
    assert.deepEqual([...new Set(statusesOf(used))], [201]);
    const path = `/customers/${customerId}/online-account-history/web-sessions?limit=5&accountId=${accountId}`;
    const first = await officer('GET', path);
    const next = await officer('GET', `${path}&cursor=${textAt(first.body, 'nextCursor')}`);
    const times = [...itemsOf(first.body), ...itemsOf(next.body)].map((line) => textAt(line, 'usedAt'));
    assert.deepEqual([times.length, at(first.body, 'total')], [9, 9]);
    assert.deepEqual(times, times.toSorted().reverse());
    const unknown = { accountKey: 'none', externalId: 'x', usedAt: '2026-02-01T00:00:00.000Z' };
    assert.equal((await portal('POST', '/web-sessions', { body: unknown })).status, 404);
    assert.equal((await officer('POST', '/web-sessions', { body: unknown })).status, 403);
  });

  it('OA-14 of two at once on one account one acts; the other is told what changed, and nothing is overwritten', async () => {
    const fresh = await addAccountHolder(house.db);
    const creating = await Promise.all([officer, other].map((by) => create(by, fresh, { ifMatch: 0 })));
    assert.deepEqual(statusesOf(creating), [201, 412]);
    assert.match(
      textAt(creating.find(({ status }) => status === 412)?.body, 'detail'),
      /^Somebody else changed this account meanwhile: Account created\.$/,
    );
    for (const [what, word] of [
      ['passwords', /Password re-issued/],
      ['deactivate', /Deactivated/],
    ] as const) {
      const { customerId, accountId } = await anAccount();
      const ifMatch = await revisionOf(officer, customerId);
      const acting = { proof: proven, ifMatch };
      const both = await Promise.all([officer, other].map((by) => act(by, what, { customerId, accountId }, acting)));
      assert.deepEqual(statusesOf(both), [201, 412], what);
      assert.match(textAt(both.find(({ status }) => status === 412)?.body, 'detail'), word);
      assert.equal(await house.db.accountChange.count({ where: { accountId } }), 2);
    }
    const { customerId, accountId } = await anAccount();
    const key = randomUUID();
    const ifMatch = await revisionOf(officer, customerId);
    const twice = await Promise.all(
      [1, 2].map(() => act(officer, 'deactivate', { customerId, accountId }, { proof: proven, ifMatch, key })),
    );
    assert.deepEqual(statusesOf(twice), [201, 201]);
    assert.equal(await house.db.accountAttempt.count({ where: { accountId, action: 'deactivate' } }), 1);
  });

  it('OA-16 RS-1 for who may not see a restricted customer there are no accounts, no histories, no letters', async () => {
    const { customerId, accountId } = await anAccount();
    await house.db.customer.update({ where: { id: customerId }, data: { restricted: true } });
    for (const path of [
      `/customers/${customerId}/online-accounts`,
      `/customers/${customerId}/channel-preferences`,
      ...['web-sessions', 'status', 'proofs'].map((list) => `/customers/${customerId}/online-account-history/${list}`),
    ])
      assert.equal((await officer('GET', path)).status, 404, path);
    const acting = { proof: proven, ifMatch: 1 };
    assert.equal((await act(officer, 'deactivate', { customerId, accountId }, acting)).status, 404);
    const rac = await house.as(await addPerson(house.db, ['racOfficer']));
    assert.equal(at(await read(customerId, rac), 'accounts', 0, 'id'), accountId);
  });

  // the last one: from here on the questions are others
  it('OA-4 OA-5 accepted by the newest questions only; what changes nothing is kept by those that were asked', async () => {
    const { customerId, accountId } = await anAccount();
    const about = { customerId, accountId };
    await house.db.proofQuestions.create({ data: { version: 2, questions: questions.slice(1), madeAt: house.now } });
    const accepted = await act(officer, 'deactivate', about, { proof: proven });
    assert.deepEqual([accepted.status, code(accepted)], [409, 'questionsChanged']);
    const rejected = await act(officer, 'deactivate', about, { proof: proofOf(1), decision: 'rejected' });
    assert.deepEqual([rejected.status, at(rejected.body, 'points')], [201, 40]);
    const unknown = await act(officer, 'deactivate', about, { proof: proofOf(1, 9), decision: 'rejected' });
    assert.equal(unknown.status, 409);
  });
});
