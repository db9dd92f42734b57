import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  gatewayStatuses,
  isFinal,
  isGatewayStatus,
  laterOf,
  rankOf,
  receiptFactOf,
  type GatewayStatus,
} from '../../domain/electronic-messaging/receipt.ts';

const anyStatus = fc.constantFrom(...gatewayStatuses);
const finals = gatewayStatuses.filter(isFinal);

/** The statuses as they arrived, to the one that holds at last, with every one that held on the way. */
function afterAll(arrived: readonly GatewayStatus[]): { held: GatewayStatus[]; contradictions: GatewayStatus[] } {
  const held: GatewayStatus[] = [];
  const contradictions: GatewayStatus[] = [];
  for (const status of arrived) {
    const next = laterOf(held.at(-1) ?? null, status);
    held.push(next.status);
    if (next.contradicts) contradictions.push(status);
  }
  return { held, contradictions };
}

describe('Receipts', () => {
  it('EM-27 the statuses are ranked as a message lives', () => {
    const byRank = [0, 1, 2, 3, 4].map((rank) => gatewayStatuses.filter((status) => rankOf(status) === rank));
    assert.deepEqual(byRank, [
      ['accepted', 'scheduled'],
      ['queued'],
      ['sending'],
      ['sent'],
      ['delivered', 'undelivered', 'failed', 'canceled'],
    ]);
    assert.deepEqual(finals, byRank[4]);
  });

  it('EM-27 a status never goes backwards, however receipts come', () =>
    fc.assert(
      fc.property(fc.array(anyStatus, { minLength: 1 }), (arrived) => {
        const ranks = afterAll(arrived).held.map(rankOf);
        assert.deepEqual(
          ranks,
          ranks.toSorted((a, b) => a - b),
        );
        assert.equal(ranks.at(-1), Math.max(...arrived.map(rankOf)), 'the highest that came holds');
      }),
    ));

  it('EM-27 every order of the receipts of one message, doubled or not, ends at the same status without a contradiction', () => {
    const lives = finals.map((final): GatewayStatus[] => ['queued', 'sending', 'sent', final]);
    const life = fc.constantFrom(...lives);
    const shuffled = life.chain((each) =>
      fc.tuple(fc.constant(each), fc.shuffledSubarray([...each, ...each], { minLength: 8 })),
    );
    fc.assert(
      fc.property(shuffled, ([each, arrived]) => {
        const { held, contradictions } = afterAll(arrived);
        assert.equal(held.at(-1), each[3]);
        assert.deepEqual(contradictions, []);
      }),
    );
  });

  it('EM-27 of final statuses the first stays, and each that differs is told', () =>
    fc.assert(
      fc.property(fc.array(anyStatus), (arrived) => {
        const { held, contradictions } = afterAll(arrived);
        const ends = arrived.filter(isFinal);
        if (ends.length) assert.equal(held.at(-1), ends[0]);
        assert.deepEqual(
          contradictions,
          ends.filter((status) => status !== ends[0]),
        );
      }),
    ));

  it('EM-27 a status of the same rank changes nothing', () => {
    assert.deepEqual(laterOf('accepted', 'scheduled'), { status: 'accepted', contradicts: false });
    assert.deepEqual(laterOf('sent', 'sent'), { status: 'sent', contradicts: false });
  });

  it('EM-27 the process is told of sent and of the final ones only', () => {
    const told = gatewayStatuses.map((status) => [status, receiptFactOf(status)]);
    assert.deepEqual(Object.fromEntries(told), {
      accepted: null,
      scheduled: null,
      queued: null,
      sending: null,
      sent: 'receiptSent',
      delivered: 'receiptDelivered',
      undelivered: 'receiptUndelivered',
      failed: 'receiptFailed',
      canceled: 'receiptCanceled',
    });
  });

  it('EM-27 words of inbound messages, and words of nobody, are no status', () => {
    for (const word of [
      'received',
      'receiving',
      'read',
      'partially_delivered',
      'Delivered',
      '',
      'toString',
      '__proto__',
    ])
      assert.ok(!isGatewayStatus(word), word);
    assert.ok(gatewayStatuses.every(isGatewayStatus));
  });
});
