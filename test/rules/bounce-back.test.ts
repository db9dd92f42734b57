import assert from 'node:assert/strict';
import {
  bounceBack,
  bounceBackDeadlines,
  bounceBackFacts,
  failed,
  type BounceBack,
  type BounceBackEvent,
} from '../../domain/electronic-messaging/bounce-back.ts';
import { bounceBackWords } from '../../domain/electronic-messaging/bounce-back-words.ts';

const nextDay = '2026-07-15T14:00:00.000Z';
const [email, message] = [failed('email', nextDay), failed('message', nextDay)];
const over: BounceBack = { ...email, step: 'over', outcome: 'shown', needs: 'nobody', due: [] };
const dayBegins: BounceBackEvent = { kind: 'deadline', id: 'd', name: 'nextDay' };
const delivered: BounceBackEvent = { kind: 'fact', id: 'f', fact: 'receiptDelivered' };

describe('what failed after it was deemed sent', () => {
  it('EM-28 waits for the recipient’s next day, and nobody can hurry it', () => {
    for (const state of [email, message]) {
      assert.deepEqual([state.needs, state.outcome, state.due], ['time', null, [{ name: 'nextDay', at: nextDay }]]);
    }
  });

  it('EM-28 then it shows, with an item: of a message for who wrote it, of an email for who follows it up', () => {
    assert.deepEqual(bounceBack(email, dayBegins), {
      next: over,
      effects: [
        { do: 'decide', state: 'bounced' },
        { do: 'openItem', item: 'emailBounced', for: 'followUp' },
      ],
    });
    assert.deepEqual(bounceBack(message, dayBegins), {
      next: over,
      effects: [
        { do: 'decide', state: 'bouncedBack' },
        { do: 'openItem', item: 'messageBounced', for: 'author' },
      ],
    });
  });

  it('EM-28 a delivery that the gateway tells of before takes a message’s back, without an item; of an email there are none', () => {
    assert.deepEqual(bounceBack(message, delivered), {
      next: { ...over, outcome: 'delivered' },
      effects: [{ do: 'decide', state: 'delivered' }],
    });
    assert.deepEqual(bounceBack(email, delivered), { refuse: 'notNow' });
  });

  it('EM-28 it ends once', () => {
    for (const event of [dayBegins, delivered]) assert.deepEqual(bounceBack(over, event), { refuse: 'ended' });
  });

  it('EM-28 everything that can happen has its words', () => {
    for (const name of [...bounceBackDeadlines, ...bounceBackFacts, 'failed' as const])
      assert.ok(bounceBackWords.events[name], name);
  });
});
