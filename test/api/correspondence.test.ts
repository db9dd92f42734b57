import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  cubaStatus,
  cubaStatuses,
  messageStates,
  plutoStatus,
  plutoStatuses,
  type MessageState,
} from '../../domain/electronic-messaging/correspondence.ts';
import { correspondenceOf, type CorrespondenceAsked } from '../../prisma/repositories/correspondence.ts';
import { messageFacts } from '../../prisma/repositories/message-facts.ts';
import { addRecipient, addSender, addTemplate, mobile, type Template } from '../support/message-fixture.ts';
import { countingDatabase, type CountingDatabase } from './support/counting-database.ts';
import { openHouse, type Caller, type House } from './support/house.ts';
import { at, itemsOf, textAt } from './support/reading.ts';

const handedOver = new Date('2026-07-15T02:00:00.000Z');
const minutes = 5;
const later = (ms: number) => new Date(handedOver.getTime() + ms);
const ended: readonly MessageState[] = [
  'cancelled',
  'notSent',
  'undetermined',
  'delivered',
  'bouncedBack',
  'noReceipt',
];

describe('Outbound Correspondence and Letters List', function () {
  this.timeout(60_000);
  let house: House;
  let counting: CountingDatabase;
  let officer: Caller;
  let person: { id: string; accountId: string };
  let template: Template;

  before(async () => {
    house = await openHouse(later(60_000));
    counting = countingDatabase(house.ownerUrl);
    person = await addSender(house.db);
    officer = await house.as(person);
    template = await addTemplate(house.db, { type: 'Please call' });
  });
  beforeEach(() => {
    house.now = later(60_000);
  });
  after(async () => {
    await counting.close();
    await house.stop();
  });

  let place = 0;
  const addMessage = async (
    customerId: string,
    state: MessageState,
    m: { handedOverAt?: Date | null; endedAt?: Date | null; pressedAt?: Date } = {},
  ) => {
    const none = state === 'cancelled' || state === 'notSent';
    place += 1;
    const { handedOverAt = null, endedAt = null, pressedAt = later(-60_000 - place) } = m;
    const row = await house.db.message.create({
      data: {
        customerId,
        templateVersionId: template.versionId,
        text: template.text,
        to: mobile,
        sender: 'Child Supp',
        authorId: person.id,
        pressedAt,
        timeZones: ['Australia/Sydney'],
        state,
        why: state === 'notSent' ? 'refusedByGateway' : null,
        handedOverAt,
        endedAt: ended.includes(state) ? (endedAt ?? later(0)) : null,
        place: none ? null : 1 + (place % 5),
        placeDate: none ? null : new Date(Date.UTC(2026, 0, 1 + place)),
      },
    });
    return row.id;
  };
  const list = (customerId: string, query: string, by = officer) =>
    by('GET', `/customers/${customerId}/correspondence?${query}`);

  it('EM-30 every status finds just the messages that show it, in every state and at every time', async () => {
    const viewer = { personId: person.id, roles: ['serviceOfficer'] as const };
    const customerId = await addRecipient(house.db);
    const moments = [null, handedOver];
    const ends = [0, minutes * 60_000 - 1, minutes * 60_000, 86_400_000];
    for (const state of messageStates)
      for (const handedOverAt of moments)
        for (const ms of ended.includes(state) ? ends : [0])
          await addMessage(customerId, state, { handedOverAt, endedAt: later(ms) });
    const rows = await house.db.message.findMany({ where: { customerId } });
    const asked: CorrespondenceAsked[] = [
      ...plutoStatuses.map((status) => ({ view: 'outbound', status }) as const),
      ...cubaStatuses.map((status) => ({ view: 'letters', status }) as const),
      { view: 'letters' },
    ];
    const page = { limit: 100, after: null };
    let found = 0;
    for (const now of [0, 1, minutes * 60_000 - 1, minutes * 60_000, minutes * 60_000 + 1, 90_000_000].map(later))
      for (const ask of asked) {
        const expected = rows.filter((row) => {
          const facts = messageFacts(row);
          const word = ask.view === 'outbound' ? plutoStatus(facts, now, minutes) : cubaStatus(facts, now, minutes);
          return ask.status === undefined ? word !== null : word === ask.status;
        });
        const shown = await correspondenceOf(house.db, viewer, customerId, ask, page, now);
        const about = `${JSON.stringify(ask)} at ${now.toISOString()}`;
        assert.deepEqual(
          shown?.rows.map(({ messageId }) => messageId).toSorted(),
          expected.map(({ id }) => id).toSorted(),
          about,
        );
        assert.equal(shown.total, expected.length, about);
        if (ask.status !== undefined) for (const row of shown.rows) assert.equal(row.status, ask.status, about);
        found += expected.length;
      }
    assert.ok(found > 300, `${found} rows were compared`);
  });

  it('EM-30 Outbound Correspondence wants a status, a source or dates; the Letters List knows neither source nor its words', async () => {
    const customerId = await addRecipient(house.db);
    const field = async (query: string) => {
      const { status, body } = await list(customerId, query);
      return status === 422 ? textAt(body, 'errors', 0, 'field') : status;
    };
    assert.equal(await field('view=outbound'), 'status');
    assert.equal(await field('view=outbound&status=Held'), 200);
    assert.equal(await field('view=outbound&source=Desktop%20message'), 200);
    assert.equal(await field('view=outbound&from=2026-07-01'), 200);
    assert.equal(await field('view=outbound&from=2026-07-02&to=2026-07-01'), 'to');
    assert.equal(await field('view=outbound&status=Error'), 'status');
    assert.equal(await field('view=outbound&status=Held&channel=SMS'), 'channel');
    assert.equal(await field('view=letters'), 200);
    assert.equal(await field('view=letters&channel=SMS&status=Sent'), 200);
    assert.equal(await field('view=letters&status=Held'), 'status');
    assert.equal(await field('view=letters&source=Desktop%20message'), 'source');
    assert.equal(await field('status=Held'), 'view');
  });

  it('EM-30 a line says what, by whom, to which number and when; dates are the agency’s', async () => {
    const customerId = await addRecipient(house.db);
    const pressedAt = new Date('2026-07-14T14:00:00.000Z'); // midnight of the 15th in Sydney
    const messageId = await addMessage(customerId, 'delivered', { handedOverAt: handedOver, pressedAt });
    house.now = later(minutes * 60_000);
    const { body } = await list(customerId, 'view=outbound&from=2026-07-15&to=2026-07-15');
    const author = await house.db.person.findUniqueOrThrow({ where: { id: person.id } });
    assert.deepEqual(itemsOf(body), [
      {
        messageId,
        channel: 'SMS',
        source: 'Desktop message',
        type: 'Please call',
        group: 'Request for contact',
        sender: { id: person.id, name: author.name, userId: author.userId, role: 'Service officer' },
        status: 'Communication sent',
        pressedAt: pressedAt.toISOString(),
        sentAt: handedOver.toISOString(),
        heldUntil: null,
        to: '0491 570 006',
      },
    ]);
    assert.deepEqual(itemsOf((await list(customerId, 'view=outbound&to=2026-07-14')).body), []);
    const letters = await list(customerId, 'view=letters');
    assert.equal(textAt(letters.body, 'items', 0, 'status'), 'Sent');
    house.now = later(minutes * 60_000 - 1);
    assert.deepEqual(itemsOf((await list(customerId, 'view=letters')).body), []);
  });

  it('EM-30 RS-3 the newest first, in pages of 25, with no statement more for more rows', async () => {
    const customerId = await addRecipient(house.db);
    const viewer = { personId: person.id, roles: ['serviceOfficer'] as const };
    const read = () =>
      counting.statementsOf(() =>
        correspondenceOf(
          counting.db,
          viewer,
          customerId,
          { view: 'outbound', status: 'Sending' },
          { limit: 100, after: null },
          handedOver,
        ),
      );
    const ids: string[] = [await addMessage(customerId, 'sending', { pressedAt: later(-1000) })];
    const one = await read();
    for (let i = 1; i < 60; i++) ids.unshift(await addMessage(customerId, 'sending', { pressedAt: later(-1000 + i) }));
    assert.equal(await read(), one);
    assert.ok(one <= 8, `${one} statements`);
    const shown: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await list(customerId, `view=outbound&status=Sending${cursor && `&cursor=${cursor}`}`);
      assert.equal(at(body, 'total'), 60);
      const items = itemsOf(body).map((item) => textAt(item, 'messageId'));
      assert.ok(items.length <= 25);
      shown.push(...items);
      const next = at(body, 'nextCursor');
      cursor = typeof next === 'string' ? next : null;
    }
    assert.deepEqual(shown, ids);
  });

  it('RS-1 the lists and the message of a customer who may not be seen are those of an unknown one', async () => {
    const customerId = await addRecipient(house.db, { restricted: true });
    const messageId = await addMessage(customerId, 'sending');
    for (const [hidden, unknown] of [
      [await list(customerId, 'view=letters'), await list(randomUUID(), 'view=letters')],
      [await officer('GET', `/messages/${messageId}`), await officer('GET', `/messages/${randomUUID()}`)],
      [
        await officer('GET', `/customers/${customerId}/message-form`),
        await officer('GET', `/customers/${randomUUID()}/message-form`),
      ],
      [
        await officer('POST', `/messages/${messageId}/cancel`),
        await officer('POST', `/messages/${randomUUID()}/cancel`),
      ],
    ] as const) {
      assert.equal(hidden.status, 404);
      const { requestId: _one, ...body } = hidden.body as Record<string, unknown>;
      const { requestId: _other, ...same } = unknown.body as Record<string, unknown>;
      assert.deepEqual(body, same);
    }
    const rac = await house.as(await addSender(house.db, ['racOfficer']));
    assert.equal((await list(customerId, 'view=letters', rac)).status, 200);
  });
});
