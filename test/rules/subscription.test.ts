import assert from 'node:assert/strict';
import { subscription, type SubscriptionFacts } from '../../domain/electronic-messaging/subscription.ts';

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
});
