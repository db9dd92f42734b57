import assert from 'node:assert/strict';
import {
  askAgainWithinMinutes,
  messagesPerDay,
  sendBars,
  sixthMessage,
  withinTheHour,
  type Bar,
  type SendFacts,
} from '../../domain/electronic-messaging/eligibility.ts';

const customer: SendFacts['customer'] = { kind: 'person', restricted: false, deceased: false, placeKnown: true };
const may: SendFacts = { customer, mobile: 'valid', optedOut: false, sender: { pluto: true, cuba: true } };
const of = (change: Partial<SendFacts['customer']>): Partial<SendFacts> => ({ customer: { ...customer, ...change } });

describe('who may be sent an SMS', () => {
  it('EM-6 EM-7 nothing bars an ordinary message', () => assert.deepEqual(sendBars(may), []));

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
      { optedOut: true },
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
    it(`${title}: refused with its reason alone`, () => assert.deepEqual(sendBars({ ...may, ...change }), [bar]));

  it('EM-24 at the end of a hold the sender is not asked again, the rest is', () => {
    assert.deepEqual(sendBars({ ...may, sender: null }), []);
    assert.equal(sendBars({ ...may, sender: null, optedOut: true }).length, 1);
  });

  it('EM-6 EM-7 every reason is named, not the first only', () => {
    const all = sendBars({
      customer: { kind: 'employer', restricted: true, deceased: true, placeKnown: false },
      mobile: 'none',
      optedOut: true,
      sender: { pluto: false, cuba: false },
    });
    assert.deepEqual(
      all.map(({ code }) => code),
      ['restricted', 'employer', 'deceased', 'optOut', 'noValidMobile', 'placeUnknown', 'noPluto', 'noCuba'],
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
