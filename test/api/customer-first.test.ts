import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  centrelinkMessages,
  centrelinkTypes,
  type CentrelinkType,
} from '../../domain/electronic-messaging/centrelink-messages.ts';
import { smsDeliveryId } from '../../workflows/contracts/sms-delivery.ts';
import { addOptOut, addRecipient, addSystemChoice, centrelinkTemplate, mobile } from '../support/message-fixture.ts';
import { addPerson, planted } from '../support/plan-fixture.ts';
import type { Caller, Reply } from './support/house.ts';
import { at, itemsOf, textAt } from './support/reading.ts';
import { noon, openSending, type Sending } from './support/sending.ts';

/** 20:30 in Sydney on the day of `noon`. */
const evening = new Date('2027-07-15T10:30:00.000Z');
const preCall = 'CLK pre call notification';
const grant = 'Claim Finalised - Grant';
const reject = 'Claim Finalised - Reject';
const asReject = { claim: 'finalisedAsReject', ccmAvailable: false, phoneTried: true };

describe('Customer First', function () {
  this.timeout(60_000);
  let sending: Sending;
  let house: Sending['house'];
  let person: { id: string; accountId: string };
  let integrated: Caller;
  const versions = new Map<CentrelinkType, string>();

  before(async () => {
    sending = await openSending();
    house = sending.house;
    person = await addPerson(house.deps.db, ['integratedServiceOfficer']);
    for (const type of centrelinkTypes) versions.set(type, (await centrelinkTemplate(house.deps.db, type)).versionId);
    const lists = [
      { list: 'paymentType', name: 'Age Pension' },
      { list: 'paymentType', name: 'Retired Pension', active: false },
      { list: 'agencyPhone', name: 'Older Australians', text: '132 300' },
    ];
    await house.deps.db.listEntry.createMany({ data: lists });
  });
  beforeEach(() => go(noon));
  after(() => house.stop());

  const go = async (now: Date) => {
    await sending.go(now);
    integrated = await house.as(person);
  };
  const mutual = (about: Parameters<typeof addRecipient>[1] = {}) =>
    addRecipient(house.deps.db, { centrelinkCustomer: true, ...about });
  const choose = (customerId: string, more: Record<string, unknown> = {}, by = integrated) =>
    by('POST', `/customers/${customerId}/system-choices`, {
      body: { workItem: 'centrelinkType', mainIssue: 'other', chosen: 'customerFirst', ...more },
      key: randomUUID(),
    });
  const choiceOf = async (customerId: string) => {
    const { status, body, text } = await choose(customerId);
    assert.equal(status, 201, text);
    return textAt(body, 'id');
  };
  const composed = (type: CentrelinkType, more: Record<string, unknown> = {}) => ({
    templateVersionId: versions.get(type),
    values: {},
    previewed: { text: centrelinkMessages[type].text, to: mobile },
    ...more,
  });
  const send = async (
    customerId: string,
    type: CentrelinkType = preCall,
    { choiceId, key = randomUUID(), by = integrated, ...more }: Record<string, unknown> & Partial<By> = {},
  ): Promise<Reply> =>
    by('POST', `/customers/${customerId}/centrelink-messages`, {
      body: composed(type, { choiceId: choiceId ?? (await choiceOf(customerId)), ...more }),
      key,
    });
  type By = { key: string; by: Caller };
  const preview = (customerId: string, type: CentrelinkType, values: unknown = {}, claim: unknown = null) =>
    integrated('POST', `/customers/${customerId}/centrelink-message-previews`, {
      body: { templateVersionId: versions.get(type), values, claim },
      key: null,
    });
  const refused = ({ status, body }: Reply) => [status, textAt(body, 'code')];
  const messagesOf = (customerId: string) => sending.messagesOf(customerId);

  it('EM-37 EM-46 the page shows who it is, the four messages in order, CENTRELINK, and whose customer it is', async () => {
    const customerId = await mutual();
    const { status, body } = await integrated('GET', `/customers/${customerId}/customer-first`);
    assert.equal(status, 200);
    assert.deepEqual(
      itemsOf(body, 'templates').map((each) => [textAt(each, 'type'), textAt(each, 'text')]),
      centrelinkTypes.map((type) => [type, centrelinkMessages[type].text]),
    );
    assert.deepEqual(
      [
        at(body, 'sender'),
        at(body, 'programs'),
        at(body, 'bars'),
        at(body, 'choice'),
        at(body, 'contact', 'mobile', 'to'),
      ],
      ['CENTRELINK', { childSupport: true, centrelink: true }, [], null, mobile],
    );
    assert.deepEqual(at(body, 'subscription'), { subscribed: true, why: null });
  });

  it('EM-38 what is recommended is kept with what was chosen, and a choice against it needs a reason', async () => {
    const { db } = house.deps;
    const customerId = await mutual();
    const against = { workItem: 'sctDisagreedReferralIntray' };
    const none = await choose(customerId, { ...against, reason: '  ' });
    assert.deepEqual([refused(none), at(none.body, 'errors', 0, 'field')], [[422, 'badInput'], 'reason']);
    assert.equal(await db.systemChoice.count({ where: { customerId } }), 0);
    const made = await choose(customerId, { ...against, reason: planted });
    assert.deepEqual(
      [made.status, at(made.body, 'recommended'), at(made.body, 'chosen')],
      [201, 'pluto', 'customerFirst'],
    );
    const row = await db.systemChoice.findUniqueOrThrow({ where: { id: textAt(made.body, 'id') } });
    assert.deepEqual(
      [row.recommended, row.because, row.chosen, row.reason, row.officerId, row.customerId],
      ['pluto', 'sctDisagreedReferralIntray', 'customerFirst', planted, person.id, customerId],
    );
    const pluto = await choose(customerId, { ...against, chosen: 'pluto', reason: 'not needed' });
    const chosen = await db.systemChoice.findUniqueOrThrow({ where: { id: textAt(pluto.body, 'id') } });
    assert.deepEqual([chosen.chosen, chosen.reason], ['pluto', null]);
    const shown = await integrated('GET', `/customers/${customerId}/customer-first?choiceId=${row.id}`);
    assert.deepEqual(
      [at(shown.body, 'choice', 'reason'), at(shown.body, 'choice', 'recommendation', 'sentence')],
      [planted, 'The initiating work item is a SCT Disagreed Referral Intray.'],
    );
  });

  it('EM-38 not a current Centrelink customer means Pluto; Customer First is still the officer’s to choose, with a reason', async () => {
    const customerId = await addRecipient(house.deps.db);
    assert.deepEqual(refused(await choose(customerId)), [422, 'badInput']);
    const choiceId = textAt((await choose(customerId, { reason: 'Their claim began today.' })).body, 'id');
    assert.equal((await send(customerId, preCall, { choiceId })).status, 201);
  });

  it('EM-38 nothing is sent in Customer First without a choice of it, by a choice of somebody else or another customer, or twice by one', async () => {
    const { db } = house.deps;
    const customerId = await mutual();
    const pluto = await choose(customerId, { chosen: 'pluto', reason: 'By Child Support.' });
    const another = await addPerson(db, ['integratedServiceOfficer']);
    const wrong = [
      randomUUID(),
      textAt(pluto.body, 'id'),
      await addSystemChoice(db, customerId, another.id, noon),
      await addSystemChoice(db, await mutual(), person.id, noon),
    ];
    for (const choiceId of wrong)
      assert.deepEqual(refused(await send(customerId, preCall, { choiceId })), [409, 'systemChoice']);
    const choiceId = await choiceOf(customerId);
    const both = await Promise.all([1, 2].map(() => send(customerId, preCall, { choiceId })));
    assert.deepEqual(both.map(({ status }) => String(status)).toSorted(), ['201', '409']);
    assert.equal((await messagesOf(customerId)).length, 1);
  });

  it('EM-38 where the record says meanwhile that another system is right, the question is asked again', async () => {
    const { db } = house.deps;
    const customerId = await mutual();
    const choiceId = await choiceOf(customerId);
    const { csid } = await db.customer.findUniqueOrThrow({ where: { id: customerId } });
    const program = await house.as(await addPerson(db, ['program']));
    const told = await program('POST', '/facts/customer-programs', {
      body: { csid, childSupport: true, centrelink: false },
      key: randomUUID(),
    });
    assert.equal(told.status, 201);
    assert.deepEqual(refused(await send(customerId, preCall, { choiceId })), [409, 'systemChoice']);
    const { body } = await integrated('GET', `/customers/${customerId}`);
    assert.deepEqual(at(body, 'programs'), { childSupport: true, centrelink: false });
  });

  it('EM-26 EM-37 EM-46 sent: kept with its sender and choice, begun at once by the process of every message, and in the history', async () => {
    const { db } = house.deps;
    const customerId = await mutual();
    const choiceId = await choiceOf(customerId);
    const key = randomUUID();
    const { status, body, headers } = await send(customerId, preCall, { choiceId, key });
    assert.equal(status, 201, JSON.stringify(body));
    const messageId = textAt(body, 'messageId');
    assert.equal(headers.get('location'), `/api/v1/messages/${messageId}`);
    assert.deepEqual((await send(customerId, preCall, { choiceId, key })).body, body); // the same again
    const row = await db.message.findUniqueOrThrow({ where: { id: messageId } });
    assert.deepEqual(
      [row.system, row.sender, row.systemChoiceId, row.contactTime, row.place, row.placeDate, row.state, row.text],
      ['customerFirst', 'CENTRELINK', choiceId, 'today', null, null, 'sending', centrelinkMessages[preCall].text],
    );
    const run = await house.client.workflow.getHandle(smsDeliveryId(messageId)).describe();
    assert.equal(run.status.name, 'RUNNING');
    const history = await integrated('GET', `/customers/${customerId}/centrelink-messages`);
    assert.deepEqual(
      itemsOf(history.body, 'items').map((line) => [
        at(line, 'id'),
        at(line, 'type'),
        at(line, 'status'),
        at(line, 'queuedAt'),
      ]),
      [[messageId, preCall, 'Sending', row.pressedAt.toISOString()]],
    );
    const read = await integrated('GET', `/messages/${messageId}`);
    assert.deepEqual(
      [at(read.body, 'status'), at(read.body, 'customerFirst')],
      [null, { status: 'Sending', recommended: 'customerFirst', reason: null, claim: null, advice: null }],
    );
    const audit = await db.auditEntry.findMany({ where: { customerId, action: 'centrelinkMessages.send' } });
    assert.deepEqual(
      audit.map(({ result, personId }) => [result, personId]),
      [
        ['done', person.id],
        ['done', person.id],
      ],
    );
  });

  it('EM-46 in neither of Pluto’s and Cuba’s lists, and no last message of Child Support’s', async () => {
    const { db } = house.deps;
    const customerId = await mutual();
    const messageId = textAt((await send(customerId)).body, 'messageId');
    const delivered = { state: 'delivered', handedOverAt: new Date(noon.getTime() - 3_600_000), endedAt: noon };
    await db.message.update({ where: { id: messageId }, data: delivered });
    for (const query of ['view=outbound&source=Desktop+message', 'view=letters', 'view=unlisted']) {
      const { body } = await sending.officer('GET', `/customers/${customerId}/correspondence?${query}`);
      assert.deepEqual([at(body, 'total'), at(body, 'items')], [0, []], query);
    }
    const form = await sending.officer('GET', `/customers/${customerId}/message-form`);
    assert.deepEqual(
      [at(form.body, 'lastMessage'), at(form.body, 'sentToday'), at(form.body, 'advice')],
      [null, 0, null],
    );
    assert.deepEqual(
      itemsOf(form.body, 'templates').filter((each) => textAt(each, 'type').startsWith('CLK')),
      [],
    );
  });

  it('EM-34 the latest messages are of both systems, the newest first, each in its own words, for every officer who may open one', async () => {
    const customerId = await mutual();
    const ofPluto = textAt((await sending.send(customerId)).body, 'messageId');
    await go(new Date(noon.getTime() + 60_000));
    const ofCentrelink = textAt((await send(customerId)).body, 'messageId');
    const delivered = { state: 'delivered', handedOverAt: noon, endedAt: noon };
    await house.deps.db.message.updateMany({ where: { customerId }, data: delivered });
    const { body } = await sending.officer('GET', `/customers/${customerId}/correspondence?view=latest&limit=3`);
    assert.deepEqual(
      itemsOf(body).map((line) => [at(line, 'id'), at(line, 'system'), at(line, 'status'), at(line, 'listedAt')]),
      [
        [ofCentrelink, 'customerFirst', 'Delivered', null],
        [ofPluto, 'pluto', 'Sent to open text', new Date(noon.getTime() + 5 * 60_000).toISOString()],
      ],
    );
    assert.equal((await sending.officer('GET', `/messages/${ofCentrelink}`)).status, 200);
  });

  it('EM-14 EM-50 twenty at once all go, and Child Support’s five a day are untouched by them', async () => {
    const customerId = await mutual();
    const choices = await Promise.all(Array.from({ length: 20 }, () => choiceOf(customerId)));
    const sent = await Promise.all(choices.map((choiceId) => send(customerId, preCall, { choiceId })));
    assert.deepEqual(
      sent.map(({ status }) => status),
      sent.map(() => 201),
    );
    const first = await sending.send(customerId); // EM-15: nobody is asked
    assert.equal(first.status, 201, JSON.stringify(first.body));
    let last = textAt(first.body, 'messageId');
    for (let i = 2; i <= 5; i++) {
      const { status, body } = await sending.send(customerId, { ...sending.another(), confirmedAfterId: last });
      assert.equal(status, 201, JSON.stringify(body));
      last = textAt(body, 'messageId');
    }
    assert.deepEqual(refused(await sending.send(customerId, { ...sending.another(), confirmedAfterId: last })), [
      409,
      'sixMessages',
    ]);
    assert.equal((await send(customerId)).status, 201); // nor do those count among Centrelink's
    assert.equal((await messagesOf(customerId)).length, 26);
  });

  it('EM-6 EM-8 EM-50 what bars a message is named as in Pluto; access to Pluto and Cuba is not asked for', async () => {
    const { db } = house.deps;
    const bars = async (customerId: string) => {
      const { status, body } = await send(customerId);
      assert.deepEqual([status, textAt(body, 'code')], [422, 'barred']);
      const form = await integrated('GET', `/customers/${customerId}/customer-first`);
      const codes = itemsOf(body, 'bars').map((bar) => textAt(bar, 'code'));
      assert.deepEqual(
        itemsOf(form.body, 'bars').map((bar) => textAt(bar, 'code')),
        codes,
      );
      return codes;
    };
    assert.deepEqual(await bars(await mutual({ kind: 'employer' })), ['employer']);
    assert.deepEqual(await bars(await mutual({ deceasedOn: new Date('2027-07-01') })), ['deceased']);
    assert.deepEqual(await bars(await mutual({ mobile: '+64211234567' })), ['overseasNumber']);
    assert.deepEqual(await bars(await mutual({ mobile: null, country: 'NZ' })), ['noValidMobile', 'placeUnknown']);
    const concerned = await mutual();
    await db.customer.update({ where: { id: concerned }, data: { fdvIndicator: true } });
    assert.deepEqual(await bars(concerned), ['fdvReview']);
    const reviewed = await integrated('POST', `/customers/${concerned}/fdv-reviews`, {
      body: { verdict: 'appropriate' },
      key: randomUUID(),
    });
    assert.equal(reviewed.status, 201);
    const { body } = await send(concerned);
    const row = await db.message.findUniqueOrThrow({ where: { id: textAt(body, 'messageId') } });
    assert.equal(row.fdvReviewId, textAt(reviewed.body, 'reviewId'));
    assert.deepEqual(await bars(concerned), ['fdvReview']); // good for one message
  });

  it('EM-50 a Centrelink opt out stops Centrelink’s messages only; Child Support’s both not these; STOP at the carrier all', async () => {
    const { db } = house.deps;
    const ofCentrelink = await mutual();
    await addOptOut(db, ofCentrelink, { subscription: 'Centrelink' });
    const closed = await send(ofCentrelink);
    assert.deepEqual(
      [refused(closed), textAt(closed.body, 'bars', 0, 'sentence')],
      [[422, 'barred'], 'Customer has an SMS opt out recorded'],
    );
    assert.deepEqual(refused(await preview(ofCentrelink, preCall)), [422, 'barred']);
    assert.equal((await sending.send(ofCentrelink)).status, 201);
    const ofChildSupport = await mutual();
    await addOptOut(db, ofChildSupport);
    assert.equal((await send(ofChildSupport)).status, 201);
    assert.deepEqual(refused(await sending.send(ofChildSupport)), [422, 'barred']);
    const stopped = await mutual({ mobile: '+61491570158' });
    await db.smsOptOut.create({ data: { number: '+61491570158', how: 'carrier', recordedAt: noon } });
    const atCarrier = await send(stopped);
    assert.deepEqual([refused(atCarrier), textAt(atCarrier.body, 'bars', 0, 'code')], [[422, 'barred'], 'optOut']);
  });

  it('EM-50 EM-47 the opt out is made and removed in Products and Services, for whom it concerns', async () => {
    const { db } = house.deps;
    const path = (customerId: string) => `/customers/${customerId}/products-and-services`;
    assert.equal(at((await integrated('GET', path(await addRecipient(db)))).body, 'centrelink'), null);
    const customerId = await mutual();
    const made = await integrated('POST', `/customers/${customerId}/sms-opt-outs`, {
      body: { subscription: 'Centrelink', how: 'phone' },
      key: randomUUID(),
    });
    assert.equal(made.status, 201);
    const { body } = await integrated('GET', path(customerId));
    assert.deepEqual(
      [
        at(body, 'centrelink'),
        at(body, 'subscription', 'General'),
        at(body, 'may', 'record', 'Centrelink', 'possible'),
      ],
      [
        { subscribed: false, why: 'An SMS opt out is recorded for Centrelink messages.' },
        { subscribed: true, why: null },
        false,
      ],
    );
    const removed = await integrated('POST', `/sms-opt-outs/${textAt(made.body, 'id')}/remove`, {
      body: { how: 'phone' },
      key: randomUUID(),
    });
    assert.equal(removed.status, 204);
    assert.equal((await send(customerId)).status, 201);
  });

  it('EM-49 a pre-call message outside the window is refused; one of a claim is held until 8:00 (EM-22)', async () => {
    await go(evening);
    const customerId = await mutual();
    const { status, body } = await send(customerId, 'CLK pre call notification - ARO/SME only');
    assert.deepEqual([status, textAt(body, 'bars', 0, 'code')], [422, 'outsideWindow']);
    const text = centrelinkMessages[grant].text.replace('{paymentType}', 'Age Pension');
    const held = await send(customerId, grant, {
      values: { paymentType: 'Age Pension' },
      claim: { claim: 'finalisedAsGrant', ccmAvailable: false, mail: 'paper' },
      previewed: { text, to: mobile },
    });
    assert.deepEqual([held.status, at(held.body, 'heldUntil')], [201, '2027-07-15T22:00:00.000Z']);
  });

  it('EM-40 EM-49 the ARO/SME text names the next 2 hours, and has its last moment 15 minutes after Send', async () => {
    const customerId = await mutual();
    const { body } = await send(customerId, 'CLK pre call notification - ARO/SME only');
    const row = await house.deps.db.message.findUniqueOrThrow({
      where: { id: textAt(body, 'messageId') },
      include: { templateVersion: { select: { template: { select: { use: true } } } } },
    });
    assert.deepEqual(
      [row.contactTime, row.templateVersion.template.use, (row.lastMoment?.getTime() ?? 0) - row.pressedAt.getTime()],
      ['nextTwoHours', 'preCallAdvice', 15 * 60_000],
    );
  });

  it('EM-41 payment type and phone number are picked from the lists: anything else is refused by its field', async () => {
    const customerId = await mutual();
    const fields = async (values: unknown) => {
      const { status, body } = await preview(customerId, reject, values);
      assert.deepEqual([status, textAt(body, 'code')], [422, 'badInput']);
      return itemsOf(body, 'errors').map((error) => textAt(error, 'field'));
    };
    assert.deepEqual(await fields({}), ['values.agencyPhone', 'values.paymentType']);
    assert.deepEqual(await fields({ paymentType: 'Pension of mine', agencyPhone: '132 300' }), ['values.paymentType']);
    assert.deepEqual(await fields({ paymentType: 'Retired Pension', agencyPhone: '132 300' }), ['values.paymentType']);
    assert.deepEqual(await fields({ paymentType: 'Age Pension', agencyPhone: '132 999' }), ['values.agencyPhone']);
    const { status, body } = await preview(
      customerId,
      reject,
      { paymentType: 'Age Pension', agencyPhone: '132 300' },
      asReject,
    );
    assert.deepEqual(
      [status, at(body, 'text'), at(body, 'sender'), at(body, 'length', 'segments')],
      [
        200,
        'We tried to contact you to discuss the outcome of your recent claim for Age Pension. Please call us on 132 300. Do not reply by SMS.',
        'CENTRELINK',
        1,
      ],
    );
  });

  it('EM-39 Grant and Reject are refused by name, and go with the answers kept', async () => {
    const { db } = house.deps;
    const customerId = await mutual();
    const values = { paymentType: 'Age Pension', agencyPhone: '132 300' };
    const text = centrelinkMessages[reject].text
      .replace('{paymentType}', 'Age Pension')
      .replace('{agencyPhone}', '132 300');
    const told = (claim: unknown) => send(customerId, reject, { values, claim, previewed: { text, to: mobile } });
    const reasons = async (claim: unknown) => {
      const { status, body } = await told(claim);
      assert.deepEqual([status, textAt(body, 'code')], [422, 'claimConditions']);
      return at(body, 'reasons');
    };
    assert.deepEqual(await reasons({ ...asReject, ccmAvailable: true }), [
      'CCM is available: a message goes automatically.',
    ]);
    assert.deepEqual(await reasons({ ...asReject, phoneTried: false }), [
      'Phone contact was not tried without success.',
    ]);
    assert.deepEqual(await messagesOf(customerId), []);
    const shown = await preview(customerId, reject, values, { ...asReject, ccmAvailable: true });
    assert.deepEqual(at(shown.body, 'refusals'), ['ccmAvailable']);
    const { status, body } = await told(asReject);
    assert.equal(status, 201, JSON.stringify(body));
    const messageId = textAt(body, 'messageId');
    const kept = await db.claimCheck.findUniqueOrThrow({ where: { messageId } });
    assert.deepEqual(kept, { messageId, ...asReject, mail: null });
    const read = await integrated('GET', `/messages/${messageId}`);
    assert.deepEqual(at(read.body, 'customerFirst', 'claim'), { ...asReject, mail: null });
    for (const [state, isShown] of [
      ['sending', false],
      ['cancelled', false],
      ['notSent', false],
      ['delivered', true],
    ] as const) {
      const id = textAt((await told(asReject)).body, 'messageId');
      const why = state === 'notSent' ? 'refusedByGateway' : null;
      const endedAt = state === 'sending' ? null : noon;
      await db.message.update({ where: { id }, data: { state, why, endedAt } });
      const advice = at((await integrated('GET', `/messages/${id}`)).body, 'customerFirst', 'advice');
      assert.equal(typeof advice === 'string' && advice.includes('why the claim was rejected'), isShown, state);
    }
  });

  it('EM-39 what was not answered is asked for by its field, and nothing is said of the customer that nobody said', async () => {
    const customerId = await mutual();
    const asked = ({ status, body }: Reply) => [
      status,
      textAt(body, 'code'),
      itemsOf(body, 'errors').map((error) => [textAt(error, 'field'), textAt(error, 'message')]),
    ];
    const claim = ['claim.claim', 'Choose how the new claim is finalised.'];
    const ccm = ['claim.ccmAvailable', 'Choose whether CCM is available.'];
    const mail = ['claim.mail', 'Choose how the customer gets mail.'];
    const tried = ['claim.phoneTried', 'Choose whether phone contact was tried without success.'];
    const values = { paymentType: 'Age Pension', agencyPhone: '132 300' };
    const of = {
      [grant]: { missing: [claim, ccm, mail], begun: { claim: 'finalisedAsGrant', ccmAvailable: false }, last: mail },
      [reject]: { missing: [claim, ccm, tried], begun: { ...asReject, phoneTried: null }, last: tried },
    };
    for (const type of [grant, reject] as const) {
      const { missing, begun, last } = of[type];
      const text = centrelinkMessages[type].text
        .replace('{paymentType}', values.paymentType)
        .replace('{agencyPhone}', values.agencyPhone);
      const told = { values, previewed: { text, to: mobile } };
      assert.deepEqual(asked(await send(customerId, type, told)), [422, 'badInput', missing]);
      assert.deepEqual(asked(await send(customerId, type, { ...told, claim: begun })), [422, 'badInput', [last]]);
      assert.deepEqual(asked(await preview(customerId, type, values)), [422, 'badInput', missing]);
    }
    assert.deepEqual(await messagesOf(customerId), []);
  });

  it('EM-41 administrators can stop one of the four, and find none of them under Templates', async () => {
    const { db } = house.deps;
    const administrator = await house.as(await addPerson(db, ['administrator']));
    const { body } = await administrator('GET', '/sending');
    const offered = itemsOf(body, 'templates');
    const found = offered.find((each) => textAt(each, 'type') === preCall);
    assert.ok(centrelinkTypes.every((type) => offered.some((each) => textAt(each, 'type') === type)));
    const kept = itemsOf((await administrator('GET', '/templates')).body, 'items').map((each) => textAt(each, 'type'));
    assert.ok(!kept.includes(preCall));
    const templateId = textAt(found, 'id');
    const change = { group: 'Request for contact', type: preCall, active: true };
    const changed = await administrator('PUT', `/templates/${templateId}`, {
      body: change,
      key: randomUUID(),
      headers: { 'if-match': '"0"' },
    });
    assert.equal(changed.status, 404);
    const stop = await administrator('POST', '/sending/stops', {
      body: { templateId, reason: 'Being looked into' },
      key: randomUUID(),
    });
    assert.equal(stop.status, 201);
    const customerId = await mutual();
    assert.deepEqual(refused(await send(customerId)), [409, 'sendingStopped']);
    assert.equal((await send(customerId, 'CLK pre call notification - ARO/SME only')).status, 201);
    const lifted = await administrator('POST', `/sending/stops/${textAt(stop.body, 'stopId')}/lift`, {
      key: randomUUID(),
    });
    assert.equal(lifted.status, 200);
  });

  it('EM-8 EM-50 what is composed is kept for the officer alone, holds the form’s fields only, and is gone once it was sent', async () => {
    const { db } = house.deps;
    const customerId = await mutual();
    const path = `/customers/${customerId}/centrelink-draft`;
    const content = {
      type: preCall,
      paymentType: 'Age Pension',
      agencyPhone: '',
      claim: 'notFinalised',
      ccm: 'no',
      mail: '',
      phoneTried: '',
    };
    const put = (kept: unknown) => integrated('PUT', path, { body: { content: kept }, key: randomUUID() });
    assert.equal((await put(content)).status, 200);
    assert.deepEqual(at((await integrated('GET', path)).body, 'draft', 'content'), content);
    const other = await house.as(await addPerson(db, ['integratedServiceOfficer']));
    assert.equal(at((await other('GET', path)).body, 'draft'), null);
    for (const wrong of [
      { ...content, note: planted },
      { ...content, type: 'Another' },
      { ...content, ccm: planted },
    ])
      assert.equal((await put(wrong)).status, 422);
    assert.equal(await db.messageDraft.count({ where: { customerId } }), 0); // Pluto's is another
    assert.equal((await send(customerId)).status, 201);
    assert.equal(at((await integrated('GET', path)).body, 'draft'), null);
    await put(content);
    assert.equal((await integrated('DELETE', path, { key: randomUUID() })).status, 204);
    assert.equal(await db.centrelinkDraft.count({ where: { customerId } }), 0);
  });

  it('EM-20 what differs from the preview is not sent; neither is a template of Pluto’s', async () => {
    const customerId = await mutual();
    const differs = await send(customerId, preCall, { previewed: { text: 'Another', to: mobile } });
    assert.deepEqual(refused(differs), [409, 'previewDiffers']);
    const { versionId } = sending.template;
    const other = await send(customerId, preCall, { templateVersionId: versionId });
    assert.deepEqual(refused(other), [409, 'templateChanged']);
    const inPluto = await sending.send(customerId, {
      templateVersionId: versions.get(preCall),
      previewed: { text: centrelinkMessages[preCall].text, to: mobile },
    });
    assert.deepEqual(refused(inPluto), [409, 'templateChanged']);
  });

  it('EM-37 RS-1 only an integrated service officer may; a restricted customer is unknown to who may not see them', async () => {
    const customerId = await mutual();
    const choiceId = await choiceOf(customerId);
    assert.deepEqual(refused(await send(customerId, preCall, { choiceId, by: sending.officer })), [403, 'forbidden']);
    for (const path of ['customer-first', 'centrelink-messages'])
      assert.equal((await sending.officer('GET', `/customers/${customerId}/${path}`)).status, 403);
    await house.deps.db.customer.update({ where: { id: customerId }, data: { restricted: true } });
    const same = ({ status, body }: Reply) => [status, textAt(body, 'code'), textAt(body, 'title')];
    assert.deepEqual(
      same(await send(customerId, preCall, { choiceId })),
      same(await send(randomUUID(), preCall, { choiceId })),
    );
  });
});
