/** EM-14, EM-15 over two API processes beside each other, on one database. */
import assert from 'node:assert/strict';
import { sixthMessage, withinTheHour } from '../../domain/electronic-messaging/eligibility.ts';
import { signIn, type Sender, type Told } from '../support/drill-acts.ts';
import { drillHouse, type ApiName, type DrillHouse } from '../support/drill-house.ts';
import { addRecipient, addSender, addTemplate, mobile, type Template } from '../support/message-fixture.ts';
import { at, statusesOf } from '../api/support/reading.ts';
import { until } from '../support/until.ts';

const apis: readonly ApiName[] = ['patient', 'second'];

describe('five messages a day, over two API processes', function () {
  this.timeout(180_000);
  let house: DrillHouse;
  let officers: Sender[];
  let template: Template;
  let written = 0;
  before(async () => {
    house = await drillHouse();
    await Promise.all([house.allUp(), house.api.hurried.stop()]);
    await house.api.second.start();
    const { db } = house;
    officers = [];
    for (let i = 0; i < 4; i++) officers.push(await signIn(house, await addSender(db)));
    template = await addTemplate(db, { text: 'Receipt number: {receiptNumber}. Do not reply by SMS.' });
  });

  /** Where it is about noon now: no day ends meanwhile. */
  function recipient(): Promise<string> {
    const east = 12 - new Date().getUTCHours();
    return addRecipient(house.db, {
      timeZone: east === 0 ? 'Etc/GMT' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`,
    });
  }
  /** A text of its own, so that it is not the same again (EM-31). */
  function composed() {
    const receiptNumber = `R${++written}`;
    const text = template.text.replace('{receiptNumber}', receiptNumber);
    return { templateVersionId: template.versionId, values: { receiptNumber }, previewed: { text, to: mobile } };
  }
  const send = (by: Sender, customerId: string, body: object, through: ApiName): Promise<Told> =>
    by('POST', `/customers/${customerId}/messages`, { body, through });

  it('EM-15 two officers press Send in the same moment, at one API process each: one message is sent, the other officer is asked, and told which', async () => {
    const customerId = await recipient();
    const told = await Promise.all(
      apis.map((through, i) =>
        send(officers[i] ?? assert.fail(), customerId, { ...composed(), confirmedAfterId: null }, through),
      ),
    );
    assert.deepEqual(statusesOf(told), [201, 409]);
    const [sent, ...more] = await house.db.message.findMany({ where: { customerId } });
    assert.ok(sent);
    assert.deepEqual(more, []);
    const asked = told.find(({ status }) => status === 409)?.body;
    const last = { id: sent.id, pressedAt: sent.pressedAt.toISOString() };
    assert.deepEqual(
      [at(asked, 'code'), at(asked, 'title'), at(asked, 'last')],
      ['withinTheHour', withinTheHour, last],
    );
  });

  it('EM-14 of 200 confirmed requests for one customer five are sent, and 195 are refused in the rule’s words; the handset gets five', async () => {
    const customerId = await recipient();
    /** As a page does it: asked, it confirms; where nobody knows, it asks again with the same key. */
    async function press(i: number): Promise<Told> {
      const mine = composed();
      let confirmedAfterId: unknown = null;
      for (let asked = 0; ; asked++) {
        const key = `${customerId} ${i} ${String(confirmedAfterId)}`;
        const told = await (officers[i % 4] ?? assert.fail())('POST', `/customers/${customerId}/messages`, {
          body: { ...mine, confirmedAfterId },
          key,
          through: apis[i % 2] ?? 'patient',
        });
        assert.ok(asked < 500 && told.status !== 0);
        if (told.status === 503) continue;
        if (at(told.body, 'code') !== 'withinTheHour') return told;
        confirmedAfterId = at(told.body, 'last', 'id');
      }
    }
    const told = await Promise.all(Array.from({ length: 200 }, (_, i) => press(i)));
    const refused = told.filter(({ status }) => status !== 201);
    assert.equal(refused.length, 195);
    for (const { status, body } of refused)
      assert.deepEqual([status, at(body, 'code'), at(body, 'title')], [409, 'sixMessages', sixthMessage]);
    const rows = await house.db.message.findMany({ where: { customerId }, orderBy: { place: 'asc' } });
    assert.deepEqual(
      rows.map(({ place }) => place),
      [1, 2, 3, 4, 5],
    );
    assert.equal(new Set(rows.map(({ placeDate }) => placeDate?.toISOString())).size, 1);
    const texts = new Set(rows.map(({ text }) => text));
    const got = () => house.sms.ledger(mobile).filter(({ body }) => texts.has(body));
    await until('the handset has them', () => Promise.resolve(got().length >= 5));
    await until('all are delivered', async () => {
      const open = { customerId, kind: 'smsDelivery', outcome: null };
      return (await house.db.process.count({ where: open })) === 0;
    });
    assert.equal(got().length, 5);
  });
});
