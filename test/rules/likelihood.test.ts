import assert from 'node:assert/strict';
import { likelihoodOf, similarity, type Candidate, type Reported } from '../../domain/incidents/likelihood.ts';

const number = '+61491570006';
const receivedAt = '2026-11-20T03:00:00.000Z';
const reminder =
  'Your payment of child support is due. Please check your Child Support online account. Do not reply by SMS.';
const call = 'A Child Support officer will call you from a private number in the next hour. Do not reply by SMS.';
const reported: Reported = { content: reminder, receivedAt, number };
const sent = (text: string, sentAt = '2026-11-20T02:58:00.000Z', to = number): Candidate => ({ text, sentAt, to });
const score = (candidate: Candidate, said: Reported = reported) => likelihoodOf(said, candidate).score;

describe('which message it was', () => {
  it('EM-36 the same text at the same time to the same number is very likely', () => {
    const found = likelihoodOf(reported, sent(reminder));
    assert.equal(found.word, 'veryLikely');
    assert.equal(found.text, 1);
    assert.equal(found.minutes, 2);
  });
  it('EM-36 what was read out over the phone is recognised, and another text is not', () => {
    const readOut = { ...reported, content: 'your payment of child suport is due, check your child support account' };
    assert.ok(score(sent(reminder), readOut) > score(sent(call), readOut));
    assert.equal(likelihoodOf(readOut, sent(reminder)).word, 'veryLikely');
  });
  it('EM-36 of two with the same text the nearer in time is likelier, before or after', () => {
    const times = ['2026-11-20T02:00:00.000Z', '2026-11-19T03:00:00.000Z', '2026-11-17T03:00:00.000Z'];
    const scores = times.map((time) => score(sent(reminder, time)));
    assert.deepEqual(
      scores.toSorted((a, b) => b - a),
      scores,
    );
    assert.equal(score(sent(reminder, '2026-11-20T04:00:00.000Z')), scores[0]);
  });
  it('EM-36 the right text three days off goes before the wrong text at the minute', () =>
    assert.ok(score(sent(reminder, '2026-11-17T03:00:00.000Z')) > score(sent(call))));
  it('EM-36 the number that was said goes before one from before or after a correction', () =>
    assert.ok(score(sent(reminder)) > score(sent(reminder, undefined, '+61491570156'))));
  it('EM-36 every score lies between 0 and 1, also of an empty text', () => {
    for (const content of ['', reminder, '!!!'])
      for (const candidate of [sent(reminder), sent('…'), sent(call, '2026-11-13T03:00:00.000Z', '+61491570156')]) {
        const { score: found } = likelihoodOf({ ...reported, content }, candidate);
        assert.ok(found >= 0 && found <= 1, `${found}`);
      }
    assert.equal(similarity('', ''), 0);
    assert.equal(similarity('Ring us', 'ring US!'), 1);
  });
});
