import assert from 'node:assert/strict';
import {
  askAgainWithinMinutes,
  centrelinkChosen,
  fdvReviewStates,
  messagesPerDay,
  sendBars,
  sixthMessage,
  unansweredAdvice,
  withinTheHour,
  type Bar,
  type Chosen,
  type FdvReviewState,
  type SendFacts,
} from '../../domain/electronic-messaging/eligibility.ts';

const customer: SendFacts['customer'] = { kind: 'person', restricted: false, deceased: false, placeKnown: true };
const may: SendFacts = {
  customer,
  mobile: 'valid',
  optOuts: [],
  sender: { pluto: true, cuba: true },
  fdv: { concerns: false, review: 'none' },
  undiscussed: 0,
  hasContacted: true,
  untriedNumbers: 1,
};
const general: Chosen = { subscription: 'General', channel: 'sms' };
const of = (change: Partial<SendFacts['customer']>): Partial<SendFacts> => ({ customer: { ...customer, ...change } });

describe('who may be sent an SMS', () => {
  it('EM-6 EM-7 nothing bars an ordinary message', () => assert.deepEqual(sendBars(may, general), []));

  const barred: [title: string, change: Partial<SendFacts>, Bar][] = [
    [
      'EM-6 a Restricted Access Customer',
      of({ restricted: true }),
      { code: 'restricted', sentence: 'A Restricted Access Customer is not sent SMS.', wayOut: null, rule: 'EM-6' },
    ],
    [
      'EM-6 an employer',
      of({ kind: 'employer' }),
      { code: 'employer', sentence: 'An employer is not sent SMS.', wayOut: null, rule: 'EM-6' },
    ],
    [
      'EM-6 a deceased customer',
      of({ deceased: true }),
      { code: 'deceased', sentence: 'The customer is recorded as deceased.', wayOut: null, rule: 'EM-6' },
    ],
    [
      'EM-6 an opted-out customer, in the words of the procedure',
      { optOuts: [null] },
      {
        code: 'optOut',
        sentence: 'Customer has an SMS opt out recorded',
        wayOut: 'Contact the customer another way.',
        rule: 'EM-6',
      },
    ],
    [
      'EM-6 an overseas mobile number',
      { mobile: 'overseas' },
      {
        code: 'overseasNumber',
        sentence: 'The customer’s mobile number is overseas.',
        wayOut: 'Record an Australian mobile number in Customer Summary.',
        rule: 'EM-6',
      },
    ],
    [
      'EM-6 no valid mobile',
      { mobile: 'none' },
      {
        code: 'noValidMobile',
        sentence: 'The customer has no valid mobile number.',
        wayOut: 'Record an Australian mobile number in Customer Summary.',
        rule: 'EM-6',
      },
    ],
    [
      'EM-23 nobody knows where the customer lives',
      of({ placeKnown: false }),
      {
        code: 'placeUnknown',
        sentence: 'Record where the customer lives',
        wayOut: 'A time zone, postcode or state in Customer Summary tells when the message may be sent.',
        rule: 'EM-23',
      },
    ],
    [
      'EM-7 a sender without Pluto',
      { sender: { pluto: false, cuba: true } },
      {
        code: 'noPluto',
        sentence: 'You have no access to Pluto.',
        wayOut: 'Ask for Pluto through mySupport.',
        rule: 'EM-7',
      },
    ],
    [
      'EM-7 a sender without Cuba',
      { sender: { pluto: true, cuba: false } },
      { code: 'noCuba', sentence: 'You have no access to Cuba.', wayOut: 'Ask for Cuba through ESS.', rule: 'EM-7' },
    ],
  ];
  for (const [title, change, bar] of barred)
    it(`${title}: refused with its reason alone`, () =>
      assert.deepEqual(sendBars({ ...may, ...change }, general), [bar]));

  it('EM-24 at the end of a hold EM-6 to EM-9 are asked again, the sender included, and the phone attempts are not', () => {
    const codes = (change: Partial<SendFacts>) =>
      sendBars({ ...may, ...change }, general, 'endOfHold').map(({ code }) => code);
    assert.deepEqual(codes({ hasContacted: false }), []);
    assert.deepEqual(codes({ sender: { pluto: false, cuba: true } }), ['noPluto']);
    assert.deepEqual(codes({ fdv: { concerns: true, review: 'none' }, undiscussed: 1 }), [
      'fdvReview',
      'fdvNotDiscussed',
    ]);
  });

  it('EM-3 EM-6 an opt out bars its own kind; before a template is chosen only both kinds bar', () => {
    const codes = (optOuts: SendFacts['optOuts'], chosen: Chosen) =>
      sendBars({ ...may, optOuts }, chosen).map(({ code }) => code);
    assert.deepEqual(codes(['Reminder'], general), []);
    assert.deepEqual(codes(['General'], general), ['optOut']);
    assert.deepEqual(codes(['General'], null), []);
    assert.deepEqual(codes(['General', 'Reminder'], null), ['optOut']);
    assert.deepEqual(codes([null], null), ['optOut']);
  });

  it('EM-50 an opt out of Centrelink bars its messages only; one of Child Support’s not these; STOP at the carrier all', () => {
    const barred = (optOuts: SendFacts['optOuts']) =>
      [general, centrelinkChosen].map((chosen) => sendBars({ ...may, optOuts }, chosen).length > 0);
    assert.deepEqual(barred(['Centrelink']), [false, true]);
    assert.deepEqual(barred([null]), [true, false]);
    assert.deepEqual(barred(['Reminder', 'General']), [true, false]);
    assert.deepEqual(barred(['all']), [true, true]);
  });

  it('EM-50 of Centrelink’s messages EM-6, EM-8, EM-9 and the place are asked, EM-7 and EM-12 are not', () => {
    const facts: SendFacts = {
      customer: { kind: 'employer', restricted: true, deceased: true, placeKnown: false },
      mobile: 'overseas',
      optOuts: ['all'],
      sender: { pluto: false, cuba: false },
      fdv: { concerns: true, review: 'none' },
      undiscussed: 1,
      hasContacted: false,
      untriedNumbers: 1,
    };
    for (const when of ['sending', 'endOfHold'] as const)
      assert.deepEqual(
        sendBars(facts, centrelinkChosen, when).map(({ code }) => code),
        [
          'restricted',
          'employer',
          'deceased',
          'optOut',
          'overseasNumber',
          'placeUnknown',
          'fdvReview',
          'fdvNotDiscussed',
        ],
      );
    assert.deepEqual(sendBars({ ...may, sender: { pluto: false, cuba: false } }, centrelinkChosen), []);
  });

  it('EM-8 FDV concerns ask for a review that says appropriate; nothing else lifts them', () => {
    const codes = (concerns: boolean, review: FdvReviewState) =>
      sendBars({ ...may, fdv: { concerns, review } }, general).map(({ code }) => code);
    assert.deepEqual(
      fdvReviewStates.map((review) => [review, codes(true, review), codes(false, review)]),
      [
        ['none', ['fdvReview'], []],
        ['appropriate', [], []],
        ['notAppropriate', ['fdvNotAppropriate'], ['fdvNotAppropriate']],
        ['awaitingAnswer', ['fdvConsultation'], ['fdvConsultation']],
      ],
    );
  });

  it('EM-12 somebody who never contacted Child Support is rung on each number first', () => {
    const codes = (hasContacted: boolean, untriedNumbers: number) =>
      sendBars({ ...may, hasContacted, untriedNumbers }, general).map(({ code }) => code);
    assert.deepEqual(codes(false, 1), ['phoneAttempts']);
    assert.deepEqual(codes(false, 0), []);
    assert.deepEqual(codes(true, 2), []);
  });

  it('EM-13 two messages without a response are advised on, one is not', () => {
    assert.equal(unansweredAdvice(1), null);
    assert.match(unansweredAdvice(2) ?? '', /not responded to 2 messages in the last 14 days/);
  });

  it('EM-44 myGov messages are not yet approved', () => {
    const [bar] = sendBars(may, { subscription: 'General', channel: 'myGov' });
    assert.equal(bar?.sentence, 'not yet approved');
  });

  it('EM-6 EM-7 every reason is named, not the first only', () => {
    const all = sendBars(
      {
        customer: { kind: 'employer', restricted: true, deceased: true, placeKnown: false },
        mobile: 'none',
        optOuts: [null],
        sender: { pluto: false, cuba: false },
        fdv: { concerns: true, review: 'none' },
        undiscussed: 1,
        hasContacted: false,
        untriedNumbers: 1,
      },
      { subscription: 'General', channel: 'myGov' },
    );
    assert.deepEqual(
      all.map(({ code }) => code),
      [
        'restricted',
        'employer',
        'deceased',
        'optOut',
        'noValidMobile',
        'placeUnknown',
        'noPluto',
        'noCuba',
        'fdvReview',
        'fdvNotDiscussed',
        'phoneAttempts',
        'notApproved',
      ],
    );
  });

  it('EM-14 EM-15 speak in the words of the procedure', () => {
    assert.equal(messagesPerDay, 5);
    assert.equal(sixthMessage, 'This customer has already received 5 desktop messages today');
    assert.equal(askAgainWithinMinutes, 60);
    assert.equal(
      withinTheHour,
      'A desktop message has already been sent to this customer in the last hour. Are you sure you want to send another one?',
    );
  });
});
