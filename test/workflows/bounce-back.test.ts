/** EM-28: what failed after it was deemed sent shows from the recipient's next local day on, over midnights and changes of the clocks, and has its item. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import type { Role } from '../../domain/people/roles.ts';
import { recordDeceased } from '../../prisma/repositories/record-deceased.ts';
import { aFailedEmail, aSilentMessage, type AboutEmail, type FailedEmail } from '../support/bounce-back-acts.ts';
import { addSender } from '../support/message-fixture.ts';
import { addCustomer, addPeople, addPerson } from '../support/plan-fixture.ts';
import { openMessageHouse, type MessageHouse } from '../support/message-house.ts';
import { until } from '../support/until.ts';

/** The first day ahead in Sydney that is 23 hours long. */
const shortDay = (() => {
  for (
    let day = DateTime.now().setZone('Australia/Sydney').plus({ days: 3 }).startOf('day');
    ;
    day = day.plus({ days: 1 })
  )
    if (day.plus({ days: 1 }).offset > day.offset) return day;
})();
/** Half past one of that day, before the clocks go forward. */
const failedAt = shortDay.set({ hour: 1, minute: 30 }).toUTC();
const second = 1000;
const iso = (at: DateTime) => at.toJSDate().toISOString();

describe('a bounce-back', () => {
  let house: MessageHouse;
  before(async () => {
    house = await openMessageHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  const aFailed = (about: AboutEmail = {}) => aFailedEmail(house, iso(failedAt), about);
  const row = ({ id }: FailedEmail) => house.deps.db.correspondence.findUniqueOrThrow({ where: { id } });
  const items = async ({ processId }: Pick<FailedEmail, 'processId'>) =>
    (await house.deps.db.workItem.findMany({ where: { processId } })).map(({ kind, assigneeId }) => [kind, assigneeId]);
  /** Waits to the second before, and for the second. */
  async function showsAt(email: FailedEmail, midnight: DateTime): Promise<void> {
    await house.forwardTo(email.processId, iso(midnight.minus(second)));
    assert.deepEqual([(await row(email)).status, await items(email)], ['failed', []]);
    await house.forwardTo(email.processId, iso(midnight));
    await until('it shows', async () => (await row(email)).status === 'bounced');
    assert.equal(await house.client.workflow.getHandle(email.processId).result(), 'shown');
    const { bouncedAt } = await row(email);
    assert.ok(bouncedAt && bouncedAt.getTime() >= midnight.toMillis(), 'not before');
  }
  const somebody = (roles: Role[]) => addPerson(house.deps.db, roles);

  it('EM-28 shows at 00:00 where the recipient lives, on the day that is an hour shorter too; without a known zone at the agency’s', async () => {
    const midnight = shortDay.plus({ days: 1 });
    assert.equal(midnight.diff(DateTime.fromMillis(failedAt.toMillis())).as('hours'), 21.5);
    await showsAt(await aFailed(), midnight);
    await showsAt(await aFailed({ country: 'NZ' }), midnight);
    // two hours behind: the day before is not over there when it fails
    const perth = failedAt.setZone('Australia/Perth').plus({ days: 1 }).startOf('day');
    assert.equal(perth.toISODate(), shortDay.toISODate());
    await showsAt(await aFailed({ state: 'WA', postcode: '6000' }), perth);
  });

  it('EM-28 the item goes to who sent it, else to the PS officer, else to the team leader with the least to do, whoever may see the customer', async () => {
    const { db } = house.deps;
    const people = await addPeople(db);
    const author = await addSender(db);
    const [busy, free, rac] = [
      await somebody(['teamLeader']),
      await somebody(['teamLeader']),
      await somebody(['teamLeader', 'racOfficer']),
    ];
    const shown = async (about: AboutEmail, meanwhile: (customerId: string) => Promise<unknown> = async () => {}) => {
      const email = await aFailed(about);
      await meanwhile(email.customerId);
      await house.forwardTo(email.processId, iso(shortDay.plus({ days: 1 })));
      await until('it is over', async () => (await row(email)).status === 'bounced');
      return (await items(email))[0];
    };
    const restrict = (id: string) => db.customer.update({ where: { id }, data: { restricted: true } });
    const { customerId: served } = await addCustomer(db, people);
    assert.deepEqual(await shown({ authorId: author.id, customerId: served }), ['emailBounced', author.id]);
    assert.deepEqual(await shown({ customerId: served }), ['emailBounced', people.officer.id]);
    // deceased meanwhile: shown all the same
    const die = (customerId: string) =>
      db.$transaction((tx) =>
        recordDeceased(tx, {
          customerId,
          deceasedOn: '2026-01-01',
          sourceId: randomUUID(),
          occurredAt: iso(failedAt),
        }),
      );
    assert.deepEqual(await shown({ authorId: author.id }, die), ['emailBounced', author.id]);
    await db.workItem.updateMany({ where: { assigneeId: author.id }, data: { assigneeId: busy.id } });
    await db.workItem.updateMany({ where: { assigneeId: people.officer.id }, data: { assigneeId: rac.id } });
    assert.deepEqual(await shown({}), ['emailBounced', free.id]);
    // who sent it has left; who sent it may no longer see the customer; nobody may
    await db.person.update({ where: { id: free.id }, data: { active: false } });
    const gone = await somebody(['serviceOfficer']);
    await db.person.update({ where: { id: gone.id }, data: { active: false } });
    assert.deepEqual(await shown({ authorId: gone.id }), ['emailBounced', rac.id]);
    assert.deepEqual(await shown({ authorId: author.id }, restrict), ['emailBounced', rac.id]);
    await db.person.update({ where: { id: rac.id }, data: { active: false } });
    assert.deepEqual(await shown({ authorId: author.id }, restrict), ['emailBounced', null]);
  });

  const state = async (messageId: string) =>
    (await house.deps.db.message.findUniqueOrThrow({ where: { id: messageId } })).state;

  it('EM-27 EM-28 a message whose failure comes after its own process shows as bounced from the recipient’s next day on, too', async () => {
    const { message, sid, processId } = await aSilentMessage(house);
    const told = await house.receive({ sid, status: 'undelivered', errorCode: 30003 });
    assert.equal(told, processId);
    assert.equal(await house.receive({ sid, status: 'failed', errorCode: 30003 }), null);
    const midnight = DateTime.fromJSDate(house.deps.clock.now(), { zone: 'Australia/Sydney' })
      .plus({ days: 1 })
      .startOf('day');
    await house.forwardTo(processId, iso(midnight.minus(second)));
    assert.deepEqual([await state(message.messageId), await items({ processId })], ['noReceipt', []]);
    await house.forwardTo(processId, iso(midnight));
    await until('it shows', async () => (await state(message.messageId)) === 'bouncedBack');
    assert.deepEqual(await items({ processId }), [['messageBounced', message.sender.id]]);
  });

  it('EM-28 a delivery that is told before that day takes it back, and nobody has an item', async () => {
    const { message, sid, processId } = await aSilentMessage(house);
    await house.receive({ sid, status: 'undelivered', errorCode: 30003 });
    assert.equal(await house.receive({ sid, status: 'delivered' }), processId);
    assert.equal(await house.client.workflow.getHandle(processId).result(), 'delivered');
    assert.deepEqual([await state(message.messageId), await items({ processId })], ['delivered', []]);
  });

  it('EM-29 what was ticked Invalid before the failure shows as a bounce-back is not given to anybody to check', async () => {
    const { db } = house.deps;
    const { message, sid, processId } = await aSilentMessage(house);
    await house.receive({ sid, status: 'undelivered', errorCode: 30003 });
    const { to, customerId } = await db.message.findUniqueOrThrow({ where: { id: message.messageId } });
    const ticked = await db.phone.updateMany({ where: { customerId, number: to }, data: { valid: false } });
    assert.equal(ticked.count, 1);
    const { dueAt } = await db.process.findUniqueOrThrow({ where: { id: processId } });
    await house.forwardTo(processId, dueAt?.toISOString() ?? '');
    assert.equal(await house.client.workflow.getHandle(processId).result(), 'shown');
    assert.deepEqual([await state(message.messageId), await items({ processId })], ['bouncedBack', []]);

    const email = await aFailed();
    await db.correspondence.update({ where: { id: email.id }, data: { address: 'Ana@example.com' } });
    const invalid = { email: 'ana@example.com', emailValid: false };
    await db.customer.update({ where: { id: email.customerId }, data: invalid });
    await house.forwardTo(email.processId, iso(shortDay.plus({ days: 1 })));
    assert.equal(await house.client.workflow.getHandle(email.processId).result(), 'shown');
    assert.deepEqual([(await row(email)).status, await items(email)], ['bounced', []]);
  });
});
