/** EM-40: the call after a pre-call message, from the sending on, in the time that the text states. */
import assert from 'node:assert/strict';
import { DateTime } from 'luxon';
import { deliverNow } from '../../api/outbox.ts';
import { tellCallerGone } from '../../prisma/repositories/pre-call-follow-ups.ts';
import { recordRestricted } from '../../prisma/repositories/record-restricted.ts';
import { preCallFollowUpId } from '../../workflows/contracts/pre-call-follow-up.ts';
import { openMessageHouse, type MessageHouse } from '../support/message-house.ts';
import { refused, stateOf, timeline } from '../support/plan-approval-acts.ts';
import { addPerson } from '../support/plan-fixture.ts';
import {
  actOnCall,
  addTeamLeader,
  aPreCall,
  sendPreCall,
  withoutTeamLeaders,
  type PreCall,
} from '../support/pre-call-acts.ts';
import { until } from '../support/until.ts';

const minute = 60_000;
const sydney = 'Australia/Sydney';
/** The first day ahead in Sydney that is 23 hours long. */
const shortDay = (() => {
  for (let day = DateTime.now().setZone(sydney).plus({ days: 3 }).startOf('day'); ; day = day.plus({ days: 1 }))
    if (day.plus({ days: 1 }).offset > day.offset) return day;
})();

describe('the call after a pre-call message', () => {
  let house: MessageHouse;
  before(async () => {
    house = await openMessageHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  const sentAt = async (message: PreCall) => (await house.record(message)).handedOverAt ?? new Date(0);
  const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * minute).toISOString();
  const items = async ({ followUpId: processId }: PreCall) => {
    const all = await house.deps.db.workItem.findMany({ where: { processId }, orderBy: { id: 'asc' } });
    return all.map(({ kind, state, assigneeId }) => [kind, state, assigneeId]);
  };
  const dueOf = async ({ followUpId: processId }: PreCall) => {
    const item = await house.deps.db.workItem.findFirstOrThrow({ where: { processId, state: 'open' } });
    return item.dueAt?.toISOString();
  };
  const stepOf = async ({ followUpId }: PreCall) => (await stateOf(house.deps, followUpId)).step;
  const reaches = (message: PreCall, step: string) =>
    until(`the call is ${step}`, async () => {
      await deliverNow(house.deps, message.followUpId);
      return (await stepOf(message)) === step;
    });
  const toldOnce = (message: PreCall, what: string) =>
    until(what, async () => {
      await deliverNow(house.deps, message.followUpId);
      return (await timeline(house.deps, message.followUpId)).at(-1) === what;
    });
  const calls = async ({ customerId }: PreCall) => {
    const found = await house.deps.db.contact.findMany({
      where: { customerId, kind: 'phoneAttempt' },
      orderBy: { occurredAt: 'asc' },
    });
    return found.map(({ number, reached, recordedById }) => [number, reached, recordedById]);
  };

  it('EM-40 it is the sender’s, due an hour after the sending, and the call is recorded with it', async () => {
    house.newDay(10);
    const m = await aPreCall(house);
    const { sender, to } = m;
    assert.equal(await dueOf(m), later(await sentAt(m), 60));
    assert.deepEqual(await items(m), [['preCallToCall', 'open', sender.id]]);
    await refused('callNotTried', actOnCall(house.deps, sender, 'notReached', m));
    await actOnCall(house.deps, sender, 'tried', m);
    assert.deepEqual(await items(m), [['preCallToCall', 'open', sender.id]]);
    assert.equal((await actOnCall(house.deps, sender, 'called', m, { reason: 'Spoke.' })).outcome, 'called');
    assert.deepEqual(await calls(m), [
      [to, false, sender.id],
      [to, true, sender.id],
    ]);
    assert.deepEqual(await items(m), [['preCallToCall', 'done', sender.id]]);
    assert.equal(await house.client.workflow.getHandle(m.followUpId).result(), 'called');
    await refused('alreadyDecided', actOnCall(house.deps, sender, 'notReached', m));
  });

  it('EM-40 tried and not reached, the officer closes it', async () => {
    house.newDay(10);
    const m = await aPreCall(house);
    await actOnCall(house.deps, m.sender, 'tried', m);
    assert.equal((await actOnCall(house.deps, m.sender, 'notReached', m)).outcome, 'notReached');
    assert.deepEqual(await items(m), [['preCallToCall', 'done', m.sender.id]]);
  });

  it('EM-40 any other message asks for no call', async () => {
    house.newDay(10);
    const m = await house.send();
    await house.reaches(m, 'handedOver');
    assert.equal(await house.deps.db.process.count({ where: { id: preCallFollowUpId(m.messageId) } }), 0);
  });

  it('EM-40 sent at 19:50: the hour ends after 20:00; not before, but then it goes to the team leader by itself, due as before', async () => {
    const { db } = house.deps;
    house.newDay(19, 50);
    await withoutTeamLeaders(db);
    const m = await aPreCall(house);
    const leader = await addTeamLeader(db, m);
    const due = later(await sentAt(m), 60);
    assert.equal(DateTime.fromISO(due, { zone: sydney }).hour, 20);
    await house.forwardTo(m.followUpId, later(new Date(due), -1));
    assert.deepEqual([await stepOf(m), await dueOf(m)], ['toCall', due]);
    await house.forwardTo(m.followUpId, later(new Date(due), 1));
    await reaches(m, 'withTeamLeader');
    assert.deepEqual(await items(m), [
      ['preCallToCall', 'cancelled', m.sender.id],
      ['preCallToGive', 'open', leader.id],
    ]);
    assert.deepEqual([await dueOf(m), (await stateOf(house.deps, m.followUpId)).due], [due, []]);
    await refused('notYourItem', actOnCall(house.deps, m.sender, 'notReached', m));
    await refused('notYourItem', actOnCall(house.deps, await addPerson(db, ['serviceOfficer']), 'called', m));
    assert.equal((await actOnCall(house.deps, leader, 'take', m)).step, 'toCall');
    assert.equal((await actOnCall(house.deps, leader, 'called', m)).outcome, 'called');
  });

  it('EM-40 who was talking when it fell due, and when it was taken from them, still records the call: nobody calls twice', async () => {
    const { db } = house.deps;
    house.newDay(10);
    await withoutTeamLeaders(db);
    const m = await aPreCall(house);
    const leader = await addTeamLeader(db, m);
    await house.forwardTo(m.followUpId, later(await sentAt(m), 61));
    await reaches(m, 'withTeamLeader');
    await actOnCall(house.deps, m.sender, 'tried', m);
    await actOnCall(house.deps, leader, 'take', m);
    assert.equal((await actOnCall(house.deps, m.sender, 'called', m)).outcome, 'called');
    assert.deepEqual((await items(m)).at(-1), ['preCallToCall', 'done', leader.id]);
    assert.deepEqual(await calls(m), [
      [m.to, false, m.sender.id],
      [m.to, true, m.sender.id],
    ]);
  });

  it('EM-40 given when the time has passed and left undone again, it comes back to a team leader; the due time stays', async () => {
    const { db } = house.deps;
    house.newDay(10);
    await withoutTeamLeaders(db);
    const m = await aPreCall(house);
    const leader = await addTeamLeader(db, m);
    const other = await addPerson(db, ['serviceOfficer']);
    const due = await dueOf(m);
    await house.forwardTo(m.followUpId, later(await sentAt(m), 61));
    await reaches(m, 'withTeamLeader');
    await actOnCall(house.deps, leader, 'give', m, { to: other.id });
    assert.equal(await dueOf(m), due);
    const [back] = (await stateOf(house.deps, m.followUpId)).due;
    await house.forwardTo(m.followUpId, later(new Date(back?.at ?? ''), 1));
    await reaches(m, 'withTeamLeader');
    assert.deepEqual((await items(m)).at(-1), ['preCallToGive', 'open', leader.id]);
    assert.equal(await dueOf(m), due);
  });

  it('EM-40 RS-1 the customer becomes restricted, or whose it is leaves: at once a team leader has it who may see the customer', async () => {
    const { db } = house.deps;
    house.newDay(10);
    await withoutTeamLeaders(db);
    const m = await aPreCall(house);
    const leader = await addTeamLeader(db, m);
    await actOnCall(house.deps, m.sender, 'cannotCall', m);
    const rac = await addTeamLeader(db, undefined, ['teamLeader', 'racOfficer']);
    const told = (restricted: boolean, sourceId: string) =>
      db.$transaction((tx) =>
        recordRestricted(tx, {
          customerId: m.customerId,
          restricted,
          sourceId,
          occurredAt: house.deps.clock.now().toISOString(),
        }),
      );
    assert.deepEqual(await told(true, 'r1'), [m.followUpId]);
    await toldOnce(m, 'callerGone');
    assert.deepEqual((await items(m)).slice(-2), [
      ['preCallToGive', 'cancelled', leader.id],
      ['preCallToGive', 'open', rac.id],
    ]);
    await db.person.update({ where: { id: rac.id }, data: { roles: ['teamLeader'] } });
    await db.$transaction((tx) => tellCallerGone(tx, { assigneeId: rac.id }, house.deps.clock.now().toISOString()));
    await until('it is nobody’s', async () => {
      await deliverNow(house.deps, m.followUpId);
      return (await items(m)).at(-1)?.[0] === 'noManagerLeft';
    });
    await told(false, 'r2');
    await db.person.update({ where: { id: rac.id }, data: { active: false } });
  });

  it('EM-40 of an answer that was lost, the time counts from the posting, however late it is found', async () => {
    house.newDay(10);
    const m = await sendPreCall(house, {
      faults: [['acceptThenCut', { name: 'listLag', seconds: 2400 }, 'callbacksLost']],
    });
    await until('looked for', async () => (await house.timeline(m)).includes('notFound'));
    await foundAtLast(m);
    const { attempts, handedOverAt } = await house.record(m);
    assert.deepEqual(handedOverAt, attempts[0]?.postedAt);
    assert.equal(await dueOf(m), later(await sentAt(m), 60));
  });
  async function foundAtLast(m: PreCall) {
    while (!(await house.timeline(m)).includes('found')) {
      const { due } = await house.reaches(m, 'outcomeUnknown');
      const { length } = await house.timeline(m);
      await house.goTo(m, due[0]?.at ?? '');
      await until('looked for again', async () => (await house.timeline(m)).length > length);
    }
    await house.reaches(m, 'handedOver');
    await deliverNow(house.deps, m.followUpId);
  }

  it('EM-40 EM-2 recorded as deceased while nobody knew whether it was sent: nobody is to be called', async () => {
    house.newDay(10);
    const m = await sendPreCall(house, {
      faults: [['acceptThenCut', { name: 'listLag', seconds: 900 }, 'callbacksLost']],
    });
    await until('looked for', async () => (await house.timeline(m)).includes('notFound'));
    await house.die(m);
    await foundAtLast(m);
    assert.deepEqual(await items(m), []);
  });

  it('EM-40 EM-25 called already when it turns out that it never left: it is not sent again', async () => {
    house.newDay(10);
    const m = await aPreCall(house, { faults: [[{ name: 'failed', code: 30001 }]] });
    await actOnCall(house.deps, m.sender, 'called', m);
    await house.settle();
    await house.goOn(m, 10);
    await house.reaches(m, 'notSent');
    assert.equal((await house.record(m)).why, 'calledAlready');
    assert.equal(house.gateway.ledger(m.to).length, 0);
  });

  for (const [zone, where] of [
    ['Australia/Perth', 'Perth'],
    ['Australia/Lord_Howe', 'Lord Howe'],
  ] as const)
    it(`EM-40 “today” ends with the customer’s day in ${where}`, async () => {
      house.newDay(14);
      const m = await aPreCall(house, { contactTime: 'today', timeZone: zone });
      const end = DateTime.fromJSDate(await sentAt(m), { zone })
        .plus({ days: 1 })
        .startOf('day')
        .toUTC();
      assert.equal(await dueOf(m), end.toJSDate().toISOString());
      await house.forwardTo(m.followUpId, end.minus({ minutes: 1 }).toJSDate().toISOString());
      assert.equal(await stepOf(m), 'toCall');
      await house.forwardTo(m.followUpId, end.plus({ minutes: 1 }).toJSDate().toISOString());
      await reaches(m, 'withTeamLeader');
    });

  it('EM-40 “today” on a day that is 23 hours long ends with it', async () => {
    house.setClock(shortDay.set({ hour: 9 }).toJSDate());
    const m = await aPreCall(house, { contactTime: 'today' });
    assert.equal(await dueOf(m), shortDay.plus({ days: 1 }).toUTC().toJSDate().toISOString());
  });

  it('EM-40 time counts from the sending, not from Send: tried again for a while, and held over night', async () => {
    const { db } = house.deps;
    const pressed = house.newDay(10);
    const m = await sendPreCall(house, { faults: [[{ name: 'tooMany', seconds: 600 }]] });
    await until('it was refused for now', async () => (await house.timeline(m)).includes('refusedForNow'));
    assert.equal(await db.process.count({ where: { id: m.followUpId } }), 0);
    await house.goOn(m, 14);
    await house.reaches(m, 'handedOver');
    const left = await sentAt(m);
    assert.ok(left.getTime() - Date.parse(pressed) >= 10 * minute);
    assert.equal(await dueOf(m), later(left, 60));

    house.newDay(21);
    const plain = await house.send();
    const held: PreCall = { ...plain, followUpId: preCallFollowUpId(plain.messageId) };
    await db.messageTemplate.update({ where: { id: plain.templateId }, data: { use: 'preCallAdvice' } });
    await db.message.update({ where: { id: plain.messageId }, data: { contactTime: 'nextHour' } });
    const { due } = await house.reaches(held, 'held');
    assert.equal(await db.process.count({ where: { id: held.followUpId } }), 0);
    await house.goTo(held, due[0]?.at ?? '');
    await house.reaches(held, 'handedOver');
    const leftAt = await sentAt(held);
    assert.equal(DateTime.fromJSDate(leftAt, { zone: sydney }).hour, 8);
    assert.equal(await dueOf(held), later(leftAt, 60));
  });

  it('EM-40 EM-41 Centrelink’s own: the one of ARO/SME is due after 2 hours, the other at the end of the customer’s day', async () => {
    house.newDay(10);
    for (const what of ['aroSme', 'call'] as const) {
      const sent = await house.sendCentrelink({ what });
      const m: PreCall = { ...sent, followUpId: preCallFollowUpId(sent.messageId) };
      await house.reaches(m, 'handedOver');
      const left = await sentAt(m);
      const dayEnds = DateTime.fromJSDate(left, { zone: sydney }).startOf('day').plus({ days: 1 }).toJSDate();
      assert.equal(await dueOf(m), what === 'aroSme' ? later(left, 120) : dayEnds.toISOString());
    }
  });

  it('EM-40 one action hands it to the officer’s team leader; given to another officer, who may see the customer, it is due as before and comes back', async () => {
    const { db } = house.deps;
    house.newDay(10);
    await withoutTeamLeaders(db);
    const m = await aPreCall(house);
    const [leader, sso, other, racOnly] = [
      await addTeamLeader(db, m),
      await addPerson(db, ['sso']),
      await addPerson(db, ['serviceOfficer']),
      await addPerson(db, ['administrator']),
    ];
    const due = await dueOf(m);
    await refused('notYourItem', actOnCall(house.deps, other, 'cannotCall', m));
    await actOnCall(house.deps, m.sender, 'cannotCall', m);
    assert.deepEqual((await items(m)).at(-1), ['preCallToGive', 'open', leader.id]);
    await refused('notAllowed', actOnCall(house.deps, sso, 'give', m, { to: other.id }));
    await refused('badInput', actOnCall(house.deps, leader, 'give', m, { to: racOnly.id }));
    await refused('badInput', actOnCall(house.deps, leader, 'give', m));
    await actOnCall(house.deps, leader, 'give', m, { to: other.id });
    assert.deepEqual((await items(m)).at(-1), ['preCallToCall', 'open', other.id]);
    assert.equal(await dueOf(m), due);
    await house.forwardTo(m.followUpId, later(await sentAt(m), 61));
    await reaches(m, 'withTeamLeader');
    assert.deepEqual((await items(m)).at(-1), ['preCallToGive', 'open', leader.id]);
  });

  it('EM-40 RS-1 of a restricted customer only a team leader who may see them is asked; where nobody is left it is the operators’, who give it to somebody', async () => {
    const { db } = house.deps;
    house.newDay(10);
    await withoutTeamLeaders(db);
    const m = await aPreCall(house);
    await addTeamLeader(db, m);
    await db.customer.update({ where: { id: m.customerId }, data: { restricted: true } });
    await refused('notAllowed', actOnCall(house.deps, m.sender, 'cannotCall', m));
    await house.forwardTo(m.followUpId, later(await sentAt(m), 61));
    await reaches(m, 'withTeamLeader');
    assert.deepEqual((await items(m)).at(-1), ['noManagerLeft', 'open', null]);
    const [operator, rac] = [await addPerson(db, ['operator']), await addPerson(db, ['teamLeader', 'racOfficer'])];
    await refused('badInput', actOnCall(house.deps, operator, 'give', m, { to: m.sender.id }));
    await actOnCall(house.deps, operator, 'give', m, { to: rac.id });
    assert.deepEqual((await items(m)).at(-1), ['preCallToCall', 'open', rac.id]);
    assert.equal((await actOnCall(house.deps, rac, 'called', m)).outcome, 'called');
  });

  it('EM-40 of who wrote it and has left meanwhile it is a team leader’s to call from the beginning', async () => {
    const { db } = house.deps;
    house.newDay(10);
    await withoutTeamLeaders(db);
    const leader = await addTeamLeader(db);
    const m = await sendPreCall(house, { faults: [[{ name: 'tooMany', seconds: 300 }]] });
    await until('it was refused for now', async () => (await house.timeline(m)).includes('refusedForNow'));
    await db.person.update({ where: { id: m.sender.id }, data: { active: false } });
    await house.goOn(m, 10);
    await house.reaches(m, 'handedOver');
    assert.deepEqual(await items(m), [['preCallToCall', 'open', leader.id]]);
  });

  it('EM-40 a customer recorded as deceased is not called', async () => {
    house.newDay(10);
    const m = await aPreCall(house);
    await house.die(m);
    await deliverNow(house.deps, m.followUpId);
    assert.equal(await house.client.workflow.getHandle(m.followUpId).result(), 'ended');
    assert.deepEqual(await items(m), [['preCallToCall', 'cancelled', m.sender.id]]);
  });

  it('EM-40 failed before it left and sent again, the time counts from the last sending', async () => {
    house.newDay(10);
    const m = await aPreCall(house, { faults: [[{ name: 'failed', code: 30001 }]] });
    const first = await dueOf(m);
    await house.settle();
    await house.goOn(m, 10);
    await house.reaches(m, 'handedOver');
    await toldOnce(m, 'messageLeft');
    assert.deepEqual(await timeline(house.deps, m.followUpId), ['sent', 'messageBack', 'messageLeft']);
    const due = await dueOf(m);
    assert.notEqual(due, first);
    assert.equal(due, later(await sentAt(m), 60));
    assert.equal((await stateOf(house.deps, m.followUpId)).due[0]?.at, due);
  });

  it('EM-40 failed for good before it left, or bounced: nobody calls', async () => {
    house.newDay(10);
    const failed = await aPreCall(house, { faults: [[{ name: 'failed', code: 30007 }]] });
    await house.settle();
    await house.reaches(failed, 'notSent');
    await toldOnce(failed, 'messageNotSent');
    assert.deepEqual((await items(failed)).at(-1)?.[1], 'cancelled');
    assert.equal(await house.client.workflow.getHandle(failed.followUpId).result(), 'ended');

    house.newDay(10);
    const bounced = await aPreCall(house, { faults: [['undelivered']] });
    await house.settle();
    const { due } = await house.reaches(bounced, 'bouncing');
    await toldOnce(bounced, 'messageBack');
    await house.goTo(bounced, due.at(-1)?.at ?? '');
    await house.isOver(bounced, 'bouncedBack');
    await toldOnce(bounced, 'messageNotSent');
    assert.equal(await house.client.workflow.getHandle(bounced.followUpId).result(), 'ended');
  });

  it('EM-40 a call recorded at the moment when it falls due counts, whichever comes first, and once', async () => {
    const { db } = house.deps;
    for (let i = 0; i < 4; i++) {
      house.newDay(10);
      const m = await aPreCall(house);
      const leader = await addTeamLeader(db, m);
      const [answer] = await Promise.all([
        actOnCall(house.deps, m.sender, 'called', m),
        house.forwardTo(m.followUpId, later(await sentAt(m), 60)),
      ]);
      const way = await timeline(house.deps, m.followUpId);
      assert.equal(answer.outcome, 'called');
      assert.ok(
        [
          ['sent', 'called'],
          ['sent', 'overdue', 'called'],
        ].some((each) => each.join() === way.join()),
        way.join(),
      );
      assert.equal((await items(m)).at(-1)?.[1], 'done');
      assert.equal((await calls(m)).length, 1);
      await db.person.update({ where: { id: leader.id }, data: { active: false } });
    }
  });
});
