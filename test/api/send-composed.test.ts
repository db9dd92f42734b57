import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { defaultSettings } from '../../domain/settings.ts';
import { addRecipient, addTemplate, mobile } from '../support/message-fixture.ts';
import { at, itemsOf, textAt } from './support/reading.ts';
import { noon, openSending, type Sending } from './support/sending.ts';

describe('What Send asks of whoever composed the message', function () {
  this.timeout(60_000);
  let house: Sending['house'];
  let template: Sending['template'];
  let officer: Sending['officer'];
  let go: Sending['go'];
  let send: Sending['send'];
  let another: Sending['another'];
  let messagesOf: Sending['messagesOf'];

  before(async () => {
    ({ house, template, officer, go, send, another, messagesOf } = await openSending());
  });
  beforeEach(() => go(noon));
  after(() => house.stop());

  const form = async (customerId: string) => (await officer('GET', `/customers/${customerId}/message-form`)).body;
  const offeredTo = async (customerId: string, versionId: string) =>
    itemsOf(await form(customerId), 'templates').find((each) => textAt(each, 'versionId') === versionId);
  const preview = (customerId: string, composed: { templateVersionId: string; values: unknown }) =>
    officer('POST', `/customers/${customerId}/message-previews`, { body: composed, key: null });
  const refused = async (customerId: string, more: Record<string, unknown>) => {
    const { status, body } = await send(customerId, more);
    return [status, textAt(body, 'code')];
  };

  it('EM-42 each prior action of the template is recorded as done, word for word, and kept with the message', async () => {
    const priorActions = ['Read the case history.', 'Ring the customer once.'];
    const guidelines = 'For a first request.';
    const { versionId } = await addTemplate(house.deps.db, { text: 'Please call us.', guidelines, priorActions });
    const customerId = await addRecipient(house.deps.db);
    const offered = await offeredTo(customerId, versionId);
    assert.deepEqual([at(offered, 'guidelines'), at(offered, 'priorActions')], [guidelines, priorActions]);
    const composed = { templateVersionId: versionId, values: {} };
    assert.equal((await preview(customerId, composed)).status, 200, 'Send is closed, not the preview');
    const previewed = { text: 'Please call us.', to: mobile };
    for (const done of [[], ['Read the case history.'], ['Read the case history', 'Ring the customer once.']])
      assert.deepEqual(await refused(customerId, { ...composed, previewed, priorActions: done }), [
        409,
        'priorActions',
      ]);
    assert.deepEqual(await messagesOf(customerId), []);
    const sent = await send(customerId, { ...composed, previewed, priorActions: priorActions.toReversed() });
    assert.equal(sent.status, 201);
    assert.deepEqual((await messagesOf(customerId))[0]?.priorActions, priorActions);
  });

  it('EM-11 the specialised area’s contact advice is shown and acknowledged; another area’s is none', async () => {
    const { db } = house.deps;
    const [name, text] = [`Area ${randomUUID()}`, 'Ring the area’s own line first.'];
    await db.listEntry.create({ data: { list: 'specialisedArea', name, text } });
    const customerId = await addRecipient(db);
    assert.equal(at(await form(customerId), 'area'), null);
    await db.customer.update({ where: { id: customerId }, data: { specialisedArea: name } });
    assert.deepEqual(at(await form(customerId), 'area'), { name, advice: text });
    for (const areaAcknowledged of [null, 'Another area'])
      assert.deepEqual(await refused(customerId, { areaAcknowledged }), [409, 'areaAdvice']);
    assert.deepEqual(await messagesOf(customerId), []);
    assert.equal((await send(customerId, { areaAcknowledged: name })).status, 201);
    assert.equal((await messagesOf(customerId))[0]?.areaAcknowledged, name);
  });

  it('EM-44 a myGov message is offered, barred as “not yet approved” on the form and in the preview, and refused by Send', async () => {
    const { db } = house.deps;
    const { versionId } = await addTemplate(db, { text: 'You have mail.', channel: 'myGov' });
    const customerId = await addRecipient(db);
    const bar = {
      code: 'notApproved',
      sentence: 'not yet approved',
      wayOut: 'myGov messages can’t be sent. Choose another type.',
      rule: 'EM-44',
    };
    const offered = await offeredTo(customerId, versionId);
    assert.deepEqual([at(offered, 'channel'), at(offered, 'bars')], ['myGov', [bar]]);
    const composed = { templateVersionId: versionId, values: {} };
    assert.deepEqual(at((await preview(customerId, composed)).body, 'bars'), [bar]);
    const sent = await send(customerId, { ...composed, previewed: { text: 'You have mail.', to: mobile } });
    assert.deepEqual([sent.status, textAt(sent.body, 'code'), at(sent.body, 'bars')], [422, 'barred', [bar]]);
  });

  it('EM-31 the same message is refused with the first one until the Letters List shows it; another text is asked about (EM-15)', async () => {
    const { db } = house.deps;
    const customerId = await addRecipient(db);
    const composed = { templateVersionId: template.versionId, values: {} };
    const first = textAt((await send(customerId)).body, 'messageId');
    const [row] = await messagesOf(customerId);
    assert.ok(row);
    const last = { id: first, pressedAt: row.pressedAt.toISOString() };
    const sameAgain = async () => {
      const shown = await preview(customerId, composed);
      const again = await send(customerId, { confirmedAfterId: first });
      return { same: at(shown.body, 'same'), status: again.status, code: textAt(again.body, 'code'), body: again.body };
    };
    const early = await sameAgain();
    assert.deepEqual([early.same, early.status, early.code], [last, 409, 'sameMessage']);
    assert.deepEqual(at(early.body, 'last'), last);
    assert.deepEqual(await refused(customerId, another()), [409, 'withinTheHour'], 'another text');
    assert.equal(at((await preview(await addRecipient(db), composed)).body, 'same'), null, 'another customer');

    const messaging = { ...defaultSettings.messaging, listedAfterMinutes: 7 }; // not its default
    await db.setting.create({ data: { key: 'messaging', value: messaging } });
    await db.message.update({ where: { id: first }, data: { state: 'handedOver', handedOverAt: noon } });
    const listedAt = noon.getTime() + 7 * 60_000;
    await go(new Date(listedAt - 1), { stands: true });
    assert.equal((await sameAgain()).code, 'sameMessage');
    await go(new Date(listedAt), { stands: true });
    const late = await sameAgain();
    assert.deepEqual([late.same, late.status], [null, 201]);
  });
});
