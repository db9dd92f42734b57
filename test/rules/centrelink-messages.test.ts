import assert from 'node:assert/strict';
import { messageStates } from '../../domain/electronic-messaging/correspondence.ts';
import {
  centrelinkMessages,
  centrelinkSender,
  centrelinkTypes,
} from '../../domain/electronic-messaging/centrelink-messages.ts';
import {
  customerFirstStatus,
  customerFirstStatuses,
  queuedWords,
} from '../../domain/electronic-messaging/customer-first-status.ts';
import { smsLength } from '../../domain/electronic-messaging/segments.ts';
import { contactTimeWords, fillTemplate } from '../../domain/electronic-messaging/template.ts';
import { textProblems } from '../../domain/electronic-messaging/template-text.ts';

describe('Centrelink’s messages', () => {
  const texts: readonly (readonly [string, string])[] = [
    [
      'CLK pre call notification',
      'A Services Australia Service Officer will call you today from a private number. Please answer this call. Do not reply by SMS.',
    ],
    [
      'CLK pre call notification - ARO/SME only',
      'We will call this number in the next 2 hours to discuss the decision you want reviewed. Calls may show as a private number. Please answer. Do not reply by SMS.',
    ],
    [
      'Claim Finalised - Grant',
      'Your claim for Age Pension has been completed. We will contact you with the outcome. Do not reply by SMS.',
    ],
    [
      'Claim Finalised - Reject',
      'We tried to contact you to discuss the outcome of your recent claim for Age Pension. Please call us on 132 300. Do not reply by SMS.',
    ],
  ];
  it('EM-37 are four, sent by CENTRELINK', () => {
    assert.deepEqual(
      centrelinkTypes,
      texts.map(([type]) => type),
    );
    assert.equal(centrelinkSender, 'CENTRELINK');
  });
  for (const [i, type] of centrelinkTypes.entries())
    it(`EM-41 ${type} stands to the letter, with its variables filled in`, () => {
      const { text } = centrelinkMessages[type];
      const filled = fillTemplate(text, { paymentType: 'Age Pension', agencyPhone: '132 300' });
      assert.deepEqual(filled, { text: texts[i]?.[1] });
      assert.deepEqual(textProblems(text), []);
      assert.equal(smsLength(texts[i]?.[1] ?? '').encoding, 'GSM-7');
    });

  it('EM-40 EM-41 the pre-call messages say when: today, and in the next 2 hours', () => {
    assert.deepEqual(
      centrelinkTypes.map((type) => [centrelinkMessages[type].use, centrelinkMessages[type].contactTime]),
      [
        ['preCallAdvice', 'today'],
        ['preCallAdvice', 'nextTwoHours'],
        ['confirmation', null],
        ['request', null],
      ],
    );
    assert.equal(contactTimeWords.nextTwoHours, 'In the next 2 hours');
  });

  it('EM-46 are queued in the words of the procedure, and every state has a word of Customer First', () => {
    assert.equal(queuedWords, 'Electronic Message has been queued');
    const words = messageStates.map((state) => [state, customerFirstStatus(state)]);
    assert.deepEqual(Object.fromEntries(words), {
      held: 'Held',
      sending: 'Sending',
      outcomeUnknown: 'Outcome not known',
      handedOver: 'Sent',
      deemedSent: 'Sent',
      bouncing: 'Sent',
      cancelled: 'Cancelled',
      notSent: 'Not sent',
      undetermined: 'Outcome not known',
      delivered: 'Delivered',
      bouncedBack: 'Not delivered',
      noReceipt: 'Sent',
    });
    assert.deepEqual(new Set(words.map(([, word]) => word)), new Set(customerFirstStatuses));
  });
});
