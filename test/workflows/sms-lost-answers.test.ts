/** EM-26: the gateway's answer was lost. Its own record is searched before anything else, and nothing is ever posted twice. */
import assert from 'node:assert/strict';
import type { FaultGiven } from '../../dev/sms-gateway/fault-table.ts';
import { openMessageHouse, type MessageHouse, type SentMessage } from '../support/message-house.ts';
import { refused } from '../support/plan-approval-acts.ts';
import { until } from '../support/until.ts';

describe('a message whose answer was lost', () => {
  let house: MessageHouse;
  before(async () => {
    house = await openMessageHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  const attempt = async (m: SentMessage) => {
    const [first, ...more] = (await house.record(m)).attempts;
    assert.ok(first);
    assert.deepEqual(more, [], 'it was posted once');
    return first;
  };
  /** Sent at noon; its first search has found nothing. */
  async function searched(...faults: FaultGiven[]): Promise<SentMessage> {
    house.newDay(12);
    const m = await house.send({ faults: [faults] });
    await until('it was looked for', async () => (await house.timeline(m)).includes('notFound'));
    await house.reaches(m, 'outcomeUnknown');
    return m;
  }
  /** Goes on to the next search, or whatever is due next. Returns the minutes since it was posted. */
  async function next(m: SentMessage): Promise<number> {
    const { due } = await house.reaches(m, 'outcomeUnknown');
    const { length } = await house.timeline(m);
    await house.goTo(m, due[0]?.at ?? '');
    await until('it was looked for again', async () => (await house.timeline(m)).length > length);
    const { postedAt } = await attempt(m);
    return (Date.parse(due[0]?.at ?? '') - (postedAt?.getTime() ?? 0)) / 60_000;
  }
  async function untilUndetermined(m: SentMessage): Promise<{ minutes: number; searches: number }> {
    for (;;) {
      const minutes = await next(m);
      const { outcome } = await house.deps.db.process.findUniqueOrThrow({ where: { id: m.processId } });
      if (outcome) return { minutes, searches: (await attempt(m)).emptySearches };
      assert.ok(minutes < 600, 'it is never settled');
    }
  }

  it('EM-26 is found in the gateway’s list, and is not sent again', async () => {
    house.newDay(12);
    const m = await house.send({ faults: [['acceptThenCut', 'callbacksLost']] });
    await house.reaches(m, 'handedOver');
    assert.deepEqual(await house.timeline(m), ['send', 'unknown', 'found']);
    await house.settle();
    const { state, sid } = await attempt(m);
    assert.deepEqual([state, sid], ['accepted', house.gateway.posts(m.to)[0]?.sid]);
    // no callback ever comes: an hour later the gateway is asked
    await house.goOn(m, 61);
    await house.reaches(m, 'delivered');
    assert.equal(house.gateway.ledger(m.to).length, 1);
  });

  it('EM-26 is found by its own callback while lists do not show it', async () => {
    const m = await searched('error500Accepted', 'listLagUntilTold');
    await refused('notNow', house.cancel(m));
    await house.settle();
    await house.reaches(m, 'delivered');
    assert.deepEqual((await house.timeline(m)).slice(-2), ['receiptSent', 'receiptDelivered']);
    const { state, sid } = await attempt(m);
    assert.deepEqual([state, sid], ['accepted', house.gateway.posts(m.to)[0]?.sid]);
    assert.equal(house.gateway.ledger(m.to).length, 1);
  });

  it('EM-26 is found in a list that lags', async () => {
    const m = await searched('cutBody', { name: 'listLag', seconds: 300 }, 'callbacksLost');
    while (!(await house.timeline(m)).includes('found')) await next(m);
    await house.reaches(m, 'handedOver');
    assert.equal(house.gateway.posts(m.to).length, 1);
  });

  it('EM-26 is looked for again where the gateway can’t be asked', async () => {
    house.newDay(12);
    const reads: FaultGiven[][] = Array.from({ length: 3 }, () => ['read503']);
    const m = await house.send({ faults: [['acceptThenCut', 'callbacksLost'], ...reads] });
    await until('it was asked in vain', async () => (await house.timeline(m)).includes('gatewayAway'), 40_000);
    await next(m);
    await house.reaches(m, 'handedOver');
  });

  it('EM-26 without proof that lists are fresh nobody says that it is not there, for four hours', async () => {
    const m = await searched('error500');
    const { minutes, searches } = await untilUndetermined(m);
    assert.ok(minutes > 240 && minutes < 240 + 20, `${minutes} minutes`);
    assert.ok(searches >= 3);
    assert.equal((await house.record(m)).state, 'undetermined');
  });

  it('EM-26 EM-14 is settled with that proof: not before its validity and fifteen minutes are over, after three searches in fifteen minutes; the officer decides, its place stays taken', async () => {
    const m = await searched('error503Html');
    const other = await house.send(); // later, and in the list
    await house.reaches(other, 'handedOver');
    const { minutes, searches } = await untilUndetermined(m);
    assert.ok(minutes > 30 && minutes < 50, `${minutes} minutes`);
    assert.ok(searches >= 3, `${searches} searches`);
    const { state, place } = await house.record(m);
    assert.deepEqual([state, place, (await attempt(m)).state], ['undetermined', 1, 'lost']);
    assert.deepEqual(await house.items(m), ['messageUndetermined']);
    assert.equal(await house.client.workflow.getHandle(m.processId).result(), 'undetermined');
    assert.equal(house.gateway.posts(m.to).length, 1);
  });

  it('EM-26 a proof that lists don’t show is none', async () => {
    const m = await searched('error500');
    const other = await house.send({ faults: [['listLagUntilTold']] });
    await house.reaches(other, 'handedOver');
    // the proofs of other tests are there too, but older than this post
    for (let minutes = 0; minutes < 60;) minutes = await next(m);
    assert.equal((await house.reaches(m, 'outcomeUnknown')).outcome, null);
    house.gateway.revealLists();
    await next(m);
    await house.reaches(m, 'undetermined');
  });

  it('EM-26 found after all when its outcome was settled, it is marked and its author told, once', async () => {
    const m = await searched('error500Accepted', 'listLagLong', 'callbacksLost');
    await house.settle();
    await untilUndetermined(m);
    const { id } = await attempt(m);
    const sid = house.gateway.posts(m.to)[0]?.sid ?? '';
    for (const status of ['sent', 'delivered']) assert.equal(await house.receive({ sid, status, attemptId: id }), null);
    const { state, foundLaterAt } = await house.record(m);
    assert.ok(foundLaterAt);
    assert.deepEqual([state, (await attempt(m)).state], ['undetermined', 'accepted']);
    assert.deepEqual(await house.items(m), ['messageUndetermined', 'messageFoundLater']);
  });

  it('EM-26 the same text to the same number waits until the first one’s outcome is known', async () => {
    const first = await searched('error500Accepted', { name: 'listLag', seconds: 120 }, 'callbacksLost');
    const { text } = await house.record(first);
    const second = await house.send({ to: first.to, text });
    await until('it waits', async () => (await house.timeline(second)).includes('elsewhere'));
    const { due } = await house.reaches(second, 'sending');
    assert.equal(house.gateway.posts(first.to).length, 1);
    while (!(await house.timeline(first)).includes('found')) await next(first);
    await house.reaches(first, 'handedOver');
    await house.goTo(second, due[0]?.at ?? '');
    await house.reaches(second, 'handedOver');
    const sids = house.gateway.posts(first.to).map(({ sid }) => sid);
    assert.deepEqual([(await attempt(first)).sid, (await attempt(second)).sid], sids);
  });

  it('EM-26 of two with the same text to the same number at the same moment one waits', async () => {
    house.newDay(12);
    const text = 'Please call us about your letter.';
    const first = await house.send({ unstarted: true, text, faults: [['acceptThenHang'], ['acceptThenHang']] });
    const second = await house.send({ unstarted: true, text, to: first.to });
    await Promise.all([house.begin(first), house.begin(second)]);
    await until('one waits', async () =>
      [...(await house.timeline(first)), ...(await house.timeline(second))].includes('elsewhere'),
    );
    assert.equal(house.gateway.posts(first.to).length, 1);
    house.gateway.release();
    const waits = (await house.timeline(first)).includes('elsewhere') ? first : second;
    const { due } = await house.reaches(waits, 'sending');
    await house.goTo(waits, due[0]?.at ?? '');
    await until('the other is posted', async () => house.gateway.posts(first.to).length === 2);
    house.gateway.release();
    for (const m of [first, second]) await house.reaches(m, 'handedOver');
  });

  it('EM-26 a callback that names the attempt takes the message from one that was matched by its text', async () => {
    const m = await searched('error500Accepted', { name: 'listLag', seconds: 60 }, 'callbacksLost');
    while (!(await house.timeline(m)).includes('found')) await next(m);
    await house.reaches(m, 'handedOver');
    const sid = house.gateway.posts(m.to)[0]?.sid ?? '';
    const other = await searched('error500', 'callbacksLost');
    await house.receive({ sid, status: 'sent', attemptId: (await attempt(other)).id });
    await house.reaches(other, 'deemedSent');
    assert.deepEqual([(await attempt(m)).sid, (await attempt(m)).state], [null, 'lost']);
    // the one that lost it finds out when it asks, and is looked for again
    await house.goOn(m, 61);
    await until('it was asked', async () => (await house.timeline(m)).includes('strayed'));
    await house.reaches(m, 'outcomeUnknown', 'undetermined');
    assert.equal((await attempt(m)).state, 'lost');
  });
});
