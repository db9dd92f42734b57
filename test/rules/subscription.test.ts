import assert from 'node:assert/strict';
import {
  centrelinkSubscription,
  subscription,
  type SubscriptionFacts,
} from '../../domain/electronic-messaging/subscription.ts';
import { subscriptionKinds } from '../../domain/electronic-messaging/template.ts';

const subscribed: SubscriptionFacts = { validMobile: true, validEmail: true, deceased: false, optOuts: [] };
const noContact = 'No valid mobile number or email address is recorded.';
const deceased = 'The customer is recorded as deceased.';
const forAll = 'An SMS opt out is recorded for all messages.';

describe('EM subscription', () => {
  const cases: [title: string, change: Partial<SubscriptionFacts>, reminder: string | null, general: string | null][] =
    [
      ['EM-1 a mobile and an email', {}, null, null],
      ['EM-1 a mobile alone', { validEmail: false }, null, null],
      ['EM-1 an email alone', { validMobile: false }, null, null],
      ['EM-2 neither', { validMobile: false, validEmail: false }, noContact, noContact],
      ['EM-2 deceased', { deceased: true }, deceased, deceased],
      ['EM-2 deceased and opted out', { deceased: true, optOuts: [null] }, deceased, deceased],
      [
        'EM-2 an opt out of Reminder',
        { optOuts: ['Reminder'] },
        'An SMS opt out is recorded for Reminder messages.',
        null,
      ],
      [
        'EM-2 an opt out of General',
        { optOuts: ['General'] },
        null,
        'An SMS opt out is recorded for General messages.',
      ],
      ['EM-3 an opt out without a kind', { optOuts: [null] }, forAll, forAll],
      ['EM-3 one without and one with', { optOuts: ['General', null] }, forAll, forAll],
      [
        'EM-3 one of each',
        { optOuts: ['General', 'Reminder'] },
        'An SMS opt out is recorded for Reminder messages.',
        'An SMS opt out is recorded for General messages.',
      ],
      [
        'EM-2 opted out of one without a contact',
        { optOuts: ['General'], validMobile: false, validEmail: false },
        noContact,
        'An SMS opt out is recorded for General messages.',
      ],
    ];
  for (const [title, change, reminder, general] of cases)
    it(`${title}: Reminder ${reminder ? 'stopped' : 'subscribed'}, General ${general ? 'stopped' : 'subscribed'}`, () => {
      const { Reminder, General } = subscription({ ...subscribed, ...change });
      assert.deepEqual(Reminder, reminder ? { subscribed: false, why: reminder } : { subscribed: true });
      assert.deepEqual(General, general ? { subscribed: false, why: general } : { subscribed: true });
    });

  const each = [true, false];
  const optOuts = [[], ['Reminder'], ['General'], ['Reminder', 'General'], [null], [null, 'General']] as const;

  it('EM-1 EM-2 EM-3 whatever is recorded: subscribed with a valid mobile or email, alive, and no opt out of the kind; else a reason', () => {
    for (const validMobile of each)
      for (const validEmail of each)
        for (const isDeceased of each)
          for (const standing of optOuts) {
            const facts = { validMobile, validEmail, deceased: isDeceased, optOuts: standing };
            const shown = subscription(facts);
            for (const kind of subscriptionKinds) {
              const covered = standing.some((covers) => covers === null || covers === kind);
              const expected = (validMobile || validEmail) && !isDeceased && !covered;
              assert.equal(shown[kind].subscribed, expected, JSON.stringify(facts));
            }
          }
  });

  it('EM-2 resumes by itself as soon as each reason is undone, one after the other; never for the deceased', () => {
    const all: SubscriptionFacts = {
      validMobile: false,
      validEmail: false,
      deceased: false,
      optOuts: ['General', null],
    };
    const reasonsOf = (facts: SubscriptionFacts) =>
      Object.values(subscription(facts)).map((status) => ('why' in status ? status.why : null));
    assert.deepEqual(reasonsOf(all), [forAll, forAll]);
    const kindLeft = { ...all, optOuts: ['General'] as const };
    assert.deepEqual(reasonsOf(kindLeft), [noContact, 'An SMS opt out is recorded for General messages.']);
    const noneLeft = { ...all, optOuts: [] };
    assert.deepEqual(reasonsOf(noneLeft), [noContact, noContact]);
    for (const undone of [{ validMobile: true }, { validEmail: true }]) {
      assert.deepEqual(reasonsOf({ ...noneLeft, ...undone }), [null, null]);
      assert.deepEqual(reasonsOf({ ...noneLeft, ...undone, deceased: true }), [deceased, deceased]);
    }
  });

  it('EM-50 the status for Centrelink’s messages is apart: its own opt out and the carrier’s STOP end it, Child Support’s do not', () => {
    const why = (change: Partial<SubscriptionFacts>) => {
      const status = centrelinkSubscription({ ...subscribed, ...change });
      return status.subscribed ? null : status.why;
    };
    assert.equal(why({ optOuts: [null, 'Reminder', 'General'] }), null);
    assert.equal(why({ optOuts: ['Centrelink'] }), 'An SMS opt out is recorded for Centrelink messages.');
    assert.equal(why({ optOuts: ['all'] }), 'An SMS opt out is recorded for all messages.');
    assert.equal(why({ deceased: true }), 'The customer is recorded as deceased.');
    const ofCentrelink = subscription({ ...subscribed, optOuts: ['Centrelink'] });
    assert.deepEqual(ofCentrelink, { Reminder: { subscribed: true }, General: { subscribed: true } });
  });
});
