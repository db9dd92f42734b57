import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  channels,
  cubaStatus,
  cubaWords,
  emailStates,
  messageStates,
  plutoStatus,
  plutoWords,
  sourceOf,
  type Channel,
  type MessageState,
} from '../../domain/electronic-messaging/correspondence.ts';
import { letterStates } from '../../domain/electronic-messaging/letter-status.ts';
import { correspondenceFacts, wordsOfCorrespondence } from '../../prisma/repositories/correspondence-facts.ts';
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
  const addOther = async (customerId: string, channel: 'Email' | 'Letter', status: string, sentAt = handedOver) => {
    const row = await house.db.correspondence.create({
      data: {
        customerId,
        channel,
        status,
        type: `${channel} ${status}`,
        text: 'Dear customer',
        address: 'somebody@example.test',
        authorId: person.id,
        sentAt,
        issuedAt: status === 'issued' ? sentAt : null,
        failedAt: ['failed', 'bounced'].includes(status) ? sentAt : null,
        bouncedAt: status === 'bounced' ? sentAt : null,
      },
    });
    return row.id;
  };
  const list = (customerId: string, query: string, by = officer) =>
    by('GET', `/customers/${customerId}/correspondence?${query}`);

  it('EM-30 every status finds source and channel finds just what shows it, in every state and at every time', async () => {
    const viewer = { personId: person.id, roles: ['serviceOfficer'] as const };
    const customerId = await addRecipient(house.db);
    const moments = [null, handedOver];
    const ends = [0, minutes * 60_000 - 1, minutes * 60_000, 86_400_000];
    for (const state of messageStates)
      for (const handedOverAt of moments)
        for (const ms of ended.includes(state) ? ends : [0])
          await addMessage(customerId, state, { handedOverAt, endedAt: later(ms) });
    for (const state of emailStates) await addOther(customerId, 'Email', state);
    for (const state of letterStates) await addOther(customerId, 'Letter', state);
    const messages = await house.db.message.findMany({ where: { customerId } });
    const others = await house.db.correspondence.findMany({ where: { customerId } });
    /** What each shows, told row by row. */
    const told = (now: Date) => [
      ...messages.map((row) => {
        const facts = messageFacts(row);
        const words = { pluto: plutoStatus(facts, now, minutes), cuba: cubaStatus(facts, now, minutes) };
        const coming = ['Held', 'Sending', 'Sent to open text'].includes(words.pluto) || row.state === 'outcomeUnknown';
        return { id: row.id, channel: 'SMS' as Channel, coming, ...words };
      }),
      ...others.map((row) => {
        const facts = correspondenceFacts(row);
        const words = wordsOfCorrespondence(facts, now, minutes);
        return { id: row.id, channel: facts.channel as Channel, coming: words.pluto === 'Sent to open text', ...words };
      }),
    ];
    const asked: CorrespondenceAsked[] = [
      ...plutoWords.map((status) => ({ view: 'outbound', status }) as const),
      ...channels.map((channel) => ({ view: 'outbound', source: sourceOf[channel] }) as const),
      ...cubaWords.map((status) => ({ view: 'letters', status }) as const),
      ...channels.map((channel) => ({ view: 'letters', channel }) as const),
      { view: 'letters' },
      { view: 'letters', status: 'Sent', channel: 'Email' },
      { view: 'unlisted' },
    ];
    const page = { limit: 200, after: null, sort: 'writtenAt' } as const;
    let found = 0;
    for (const now of [0, 1, minutes * 60_000 - 1, minutes * 60_000, minutes * 60_000 + 1, 90_000_000].map(later))
      for (const ask of asked) {
        const status = 'status' in ask ? ask.status : undefined;
        const only =
          'channel' in ask ? ask.channel : channels.find((each) => 'source' in ask && sourceOf[each] === ask.source);
        const expected = told(now).filter(({ pluto, cuba, channel, coming }) => {
          const word = ask.view === 'letters' ? cuba : pluto;
          if (word === null || (only && only !== channel) || (ask.view === 'unlisted' && !coming)) return false;
          return status === undefined || word === status;
        });
        const shown = await correspondenceOf(house.db, viewer, customerId, ask, page, now);
        const about = `${JSON.stringify(ask)} at ${now.toISOString()}`;
        assert.deepEqual(
          shown?.rows.map(({ id, status: word, channel }) => `${id} ${word} ${channel}`).toSorted(),
          expected
            .map(({ id, pluto, cuba, channel }) => `${id} ${ask.view === 'letters' ? cuba : pluto} ${channel}`)
            .toSorted(),
          about,
        );
        assert.equal(shown.total, expected.length, about);
        found += expected.length;
      }
    assert.ok(found > 900, `${found} rows were compared`);
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
    assert.equal(await field('view=letters&channel=Fax'), 'channel');
    assert.equal(await field('view=letters&status=Queued%20for%20printing'), 200);
    assert.equal(await field('view=letters&sort=to'), 'sort');
    assert.equal(await field('view=unlisted'), 200);
    assert.equal(await field('view=unlisted&status=Held'), 'status');
    assert.equal(await field('view=latest'), 200);
    assert.equal(await field('view=latest&status=Held'), 'status');
    assert.equal(await field('view=latest&source=Letter'), 'source');
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
        id: messageId,
        channel: 'SMS',
        source: 'Desktop message',
        system: 'pluto',
        type: 'Please call',
        group: 'Request for contact',
        sender: { id: person.id, name: author.name, userId: author.userId, role: 'Service officer' },
        status: 'Communication sent',
        writtenAt: pressedAt.toISOString(),
        sentAt: handedOver.toISOString(),
        heldUntil: null,
        listedAt: later(minutes * 60_000).toISOString(),
        to: '0491 570 006',
      },
    ]);
    assert.deepEqual(itemsOf((await list(customerId, 'view=outbound&to=2026-07-14')).body), []);
    const letters = await list(customerId, 'view=letters');
    assert.equal(textAt(letters.body, 'items', 0, 'status'), 'Sent');
    house.now = later(minutes * 60_000 - 1);
    assert.deepEqual(itemsOf((await list(customerId, 'view=letters')).body), []);
  });

  it('EM-31 what is not listed yet says where it is and from when on it shows', async () => {
    const customerId = await addRecipient(house.db);
    const messageId = await addMessage(customerId, 'handedOver', { handedOverAt: handedOver });
    await addMessage(customerId, 'undetermined', { handedOverAt: null }); // has its work item
    const unlisted = async () =>
      itemsOf((await list(customerId, 'view=unlisted')).body).map((line) => [
        textAt(line, 'id'),
        textAt(line, 'status'),
        textAt(line, 'listedAt'),
      ]);
    const listedFrom = later(minutes * 60_000);
    assert.deepEqual(await unlisted(), [[messageId, 'Sent to open text', listedFrom.toISOString()]]);
    house.now = listedFrom;
    assert.deepEqual(await unlisted(), []);
    assert.equal(textAt((await list(customerId, 'view=letters')).body, 'items', 0, 'id'), messageId);
  });

  it('EM-30 RS-3 messages, emails and letters in one order, in pages of 25, with no statement more for more rows', async () => {
    const customerId = await addRecipient(house.db);
    const viewer = { personId: person.id, roles: ['serviceOfficer'] as const };
    const query = 'view=outbound&from=2026-01-01';
    const read = () =>
      counting.statementsOf(() =>
        correspondenceOf(
          counting.db,
          viewer,
          customerId,
          { view: 'outbound', from: '2026-01-01' },
          { limit: 100, after: null, sort: 'writtenAt', descending: true },
          handedOver,
        ),
      );
    const add = (i: number) => {
      const pressedAt = later(-1000 + i);
      if (i % 3 === 0) return addMessage(customerId, 'sending', { pressedAt });
      return i % 3 === 1
        ? addOther(customerId, 'Email', 'sent', pressedAt)
        : addOther(customerId, 'Letter', 'queued', pressedAt);
    };
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.unshift(await add(i));
    const three = await read();
    for (let i = 3; i < 60; i++) ids.unshift(await add(i));
    assert.equal(await read(), three);
    assert.ok(three <= 9, `${three} statements`);
    async function pages(sort: string) {
      const shown: { id: string; type: string }[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { body } = await list(customerId, `${query}${sort}${cursor && `&cursor=${cursor}`}`);
        assert.equal(at(body, 'total'), 60);
        const items = itemsOf(body).map((item) => ({ id: textAt(item, 'id'), type: textAt(item, 'type') }));
        assert.ok(items.length <= 25);
        shown.push(...items);
        const next = at(body, 'nextCursor');
        cursor = typeof next === 'string' ? next : null;
      }
      return shown;
    }
    const idsOf = (shown: { id: string }[]) => shown.map(({ id }) => id);
    assert.deepEqual(idsOf(await pages('')), ids);
    assert.deepEqual(idsOf(await pages('&sort=writtenAt')), ids.toReversed());
    const byType = await pages('&sort=type');
    assert.deepEqual([...new Set(byType.map(({ type }) => type))], ['Email sent', 'Letter queued', 'Please call']);
    assert.equal(new Set(idsOf(byType)).size, 60);
  });

  it('EM-28 EM-30 an email is shown as it was sent; that it failed only from the recipient’s next day on', async () => {
    const customerId = await addRecipient(house.db);
    const read = async (id: string) => (await officer('GET', `/correspondence/${id}`)).body;
    const letter = await read(await addOther(customerId, 'Letter', 'issued'));
    assert.deepEqual(
      [
        at(letter, 'channel'),
        at(letter, 'text'),
        at(letter, 'status'),
        at(letter, 'issuedAt'),
        at(letter, 'bounceBack'),
      ],
      ['Letter', 'Dear customer', { pluto: 'Issued', cuba: 'Issued' }, handedOver.toISOString(), null],
    );
    assert.deepEqual([textAt(letter, 'customer', 'id'), textAt(letter, 'sender', 'id')], [customerId, person.id]);
    for (const [status, shown] of [
      ['failed', [{ pluto: 'Sent to open text', cuba: null }, null]],
      ['bounced', [{ pluto: 'Bounce Back (BB)', cuba: 'Error' }, handedOver.toISOString()]],
    ] as const) {
      const id = await addOther(customerId, 'Email', status);
      await house.db.process.create({
        data: {
          id: `bounce-back/${id}`,
          kind: 'bounceBack',
          customerId,
          subjectId: id,
          stateVersion: 1,
          state: { version: 1, step: 'emailFailed', outcome: null, needs: 'time', due: [], manager: null },
          step: 'emailFailed',
          needs: 'time',
          startedAt: handedOver,
        },
      });
      const email = await read(id);
      assert.deepEqual([at(email, 'status'), at(email, 'failedAt')], shown);
      assert.equal(textAt(email, 'bounceBack', 'process', 'id'), `bounce-back/${id}`);
    }
  });

  it('RS-1 the lists and the message of a customer who may not be seen are those of an unknown one', async () => {
    const customerId = await addRecipient(house.db, { restricted: true });
    const messageId = await addMessage(customerId, 'sending');
    const emailId = await addOther(customerId, 'Email', 'sent');
    for (const [hidden, unknown] of [
      [await list(customerId, 'view=letters'), await list(randomUUID(), 'view=letters')],
      [await officer('GET', `/correspondence/${emailId}`), await officer('GET', `/correspondence/${randomUUID()}`)],
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
