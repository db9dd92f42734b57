import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { addRecipient, addSender } from '../support/message-fixture.ts';
import { planted } from '../support/plan-fixture.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at, itemsOf, textAt } from './support/reading.ts';

/** Saturday, 3 October 2026, 23:30 in Sydney: that night its clocks go forward. */
const now = new Date('2026-10-03T13:30:00.000Z');
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString();

describe('What other systems send, told over the API', function () {
  this.timeout(60_000);
  let house: House;
  let program: Caller;
  let officer: Caller;
  let author: { id: string; accountId: string };
  before(async () => {
    house = await openHouse(now);
    program = await house.as(await addSender(house.db, ['program']));
    author = await addSender(house.db);
    officer = await house.as(author);
  });
  after(() => house.stop());

  type Somebody = { customerId: string; csid: string };
  async function somebody(about: Parameters<typeof addRecipient>[1] = {}): Promise<Somebody> {
    const customerId = await addRecipient(house.db, about);
    const { csid } = await house.db.customer.findUniqueOrThrow({ where: { id: customerId } });
    return { customerId, csid };
  }
  const tell = (what: 'emails' | 'letters' | 'email-failures', body: object, key?: string) =>
    program('POST', `/facts/${what}`, { body, ...(key ? { key } : {}) });
  const email = ({ csid }: Somebody, more: object = {}) => ({
    csid,
    externalId: randomUUID(),
    type: 'Statement ready',
    text: `Dear ${planted}`,
    address: `${planted}@example.test`,
    sentAt: ago(1),
    ...more,
  });
  const rowOf = (id: string) => house.db.correspondence.findUniqueOrThrow({ where: { id } });
  const codes = ({ status, body }: Awaited<ReturnType<Caller>>) => [status, textAt(body, 'code')];

  it('EM-30 an email told twice, or five times at once, counts once; what was told first stays', async () => {
    const to = await somebody();
    const first = email(to);
    const told = await Promise.all(Array.from({ length: 5 }, () => tell('emails', first)));
    assert.deepEqual(new Set(told.map(({ status }) => status)), new Set([201]));
    const [id] = new Set(told.map(({ body }) => textAt(body, 'id')));
    assert.equal(new Set(told.map(({ body }) => textAt(body, 'id'))).size, 1);
    const again = await tell('emails', { ...first, text: 'Something else' });
    assert.equal(textAt(again.body, 'id'), id);
    const { body } = await officer('GET', `/customers/${to.customerId}/correspondence?view=letters`);
    assert.deepEqual([at(body, 'total'), textAt(body, 'items', 0, 'status')], [1, 'Sent']);
    const read = await officer('GET', `/correspondence/${id}`);
    assert.deepEqual([textAt(read.body, 'text'), at(read.body, 'sender')], [first.text, null]);
    const audit = await house.db.auditEntry.findFirstOrThrow({ where: { subjectId: id ?? '' } });
    assert.deepEqual(
      [audit.action, audit.customerId, audit.detail],
      ['correspondence.import', to.customerId, { record: 'email' }],
    );
  });

  it('EM-30 the officer who sent it stands in the lists; nobody who works here is no officer', async () => {
    const to = await somebody();
    const { userId } = await house.db.person.findUniqueOrThrow({ where: { id: author.id } });
    for (const [officerUserId, sender] of [
      [userId, author.id],
      ['nobody-here', null],
    ]) {
      const { body } = await tell('emails', email(to, { officerUserId }));
      assert.equal((await rowOf(textAt(body, 'id'))).authorId, sender);
    }
  });

  it('EM-30 an unknown CSID, an id of another customer’s, and what lies in the future are refused, and name nobody', async () => {
    const [to, other] = [await somebody(), await somebody()];
    const first = email(to);
    assert.equal((await tell('emails', first)).status, 201);
    const refused = [
      await tell('emails', email({ customerId: '', csid: '799999998' })),
      await tell('emails', { ...first, csid: other.csid }),
      await tell('emails', email(to, { sentAt: ago(-1) })),
      await tell('letters', { ...email(to), status: 'produced', at: ago(1), reason: 'Torn' }),
    ];
    assert.deepEqual(refused.map(codes), [
      [404, 'notFound'],
      [409, 'conflict'],
      [422, 'badInput'],
      [422, 'badInput'],
    ]);
    for (const { text } of refused) assert.ok(!text.includes(planted) && !text.includes(to.csid));
    // a letter may have the id of an email: they come from different systems
    assert.equal((await tell('letters', { ...first, status: 'produced', at: ago(1) })).status, 201);
  });

  it('EM-28 a failure before its email is refused, and the same request is taken when the email is known', async () => {
    const to = await somebody();
    const sent = email(to);
    const failure = { externalId: sent.externalId, reason: 'Mailbox full', failedAt: ago(0.5) };
    const key = randomUUID();
    assert.deepEqual(codes(await tell('email-failures', failure, key)), [404, 'notFound']);
    const { body } = await tell('emails', sent);
    assert.equal((await tell('email-failures', failure, key)).status, 201);
    const row = await rowOf(textAt(body, 'id'));
    assert.deepEqual(
      [row.status, row.failureReason, row.failedAt?.toISOString()],
      ['failed', 'Mailbox full', failure.failedAt],
    );
  });

  it('EM-28 a failure told twice counts once: one bounce-back, due when the recipient’s next date begins', async () => {
    const midnights: [about: Parameters<typeof addRecipient>[1], failedAt: string, nextDay: string][] = [
      [{}, ago(0), '2026-10-03T14:00:00.000Z'], // Sydney, half an hour to midnight
      [{ state: 'WA', postcode: '6000' }, ago(0), '2026-10-03T16:00:00.000Z'],
      [{ timeZone: 'Australia/Lord_Howe' }, ago(23), '2026-10-03T13:30:00.000Z'], // the midnight that has just begun there
      [{ country: 'NZ' }, ago(24), '2026-10-02T14:00:00.000Z'], // no known zone: the agency's; told too late, it has begun
    ];
    for (const [about, failedAt, nextDay] of midnights) {
      const to = await somebody(about);
      const sent = email(to, { sentAt: ago(30) });
      const id = textAt((await tell('emails', sent)).body, 'id');
      const failure = { externalId: sent.externalId, reason: 'No such mailbox', failedAt };
      const told = await Promise.all([1, 2, 3].map(() => tell('email-failures', failure)));
      assert.deepEqual(
        told.map(({ status, body }) => [status, textAt(body, 'id')]),
        [1, 2, 3].map(() => [201, id]),
      );
      const processes = await house.db.process.findMany({ where: { customerId: to.customerId } });
      assert.deepEqual(
        processes.map(({ id: processId, kind, dueAt, outcome }) => [processId, kind, dueAt?.toISOString(), outcome]),
        [[`bounce-back/${id}`, 'bounceBack', nextDay, null]],
      );
      // until then it is shown as sent
      const { body } = await officer(
        'GET',
        `/customers/${to.customerId}/correspondence?view=outbound&source=Email%20Exchange`,
      );
      assert.deepEqual(
        itemsOf(body).map((line) => textAt(line, 'status')),
        ['Communication sent'],
      );
      assert.equal(at((await officer('GET', `/correspondence/${id}`)).body, 'failureReason'), null);
    }
  });

  it('EM-30 a letter goes on as it is told and never back, whatever the order', async () => {
    const to = await somebody();
    const letter = { ...email(to), type: 'Assessment notice' };
    const steps = { produced: ago(9), queued: ago(7), failed: ago(5), issued: ago(3) } as const;
    const status = async (id: string) => {
      const { body } = await officer('GET', `/correspondence/${id}`);
      return [textAt(body, 'status', 'pluto'), textAt(body, 'status', 'cuba'), at(body, 'failureReason')];
    };
    const told = async (word: keyof typeof steps) => {
      const body = { ...letter, status: word, at: steps[word], ...(word === 'failed' ? { reason: 'Torn' } : {}) };
      const answer = await tell('letters', body);
      assert.equal(answer.status, 201);
      return status(textAt(answer.body, 'id'));
    };
    assert.deepEqual(await told('queued'), ['Queued for printing', 'Queued for printing', null]);
    assert.deepEqual(await told('produced'), ['Queued for printing', 'Queued for printing', null]);
    assert.deepEqual(await told('failed'), ['Failed', 'Failed', 'Torn']);
    assert.deepEqual(await told('issued'), ['Issued', 'Issued', null]); // printed again
    assert.deepEqual(await told('failed'), ['Issued', 'Issued', null]);
    const [row, ...more] = await house.db.correspondence.findMany({ where: { customerId: to.customerId } });
    assert.deepEqual([row?.issuedAt?.toISOString(), row?.failedAt, more.length], [steps.issued, null, 0]);
  });
});
