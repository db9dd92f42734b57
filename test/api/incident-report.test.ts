import assert from 'node:assert/strict';
import { emptyInterview } from '../../domain/incidents/interview.ts';
import { addRecipient, addSender } from '../support/message-fixture.ts';
import { addPerson } from '../support/plan-fixture.ts';
import { openHouse, type House } from './support/house.ts';
import { at, itemsOf } from './support/reading.ts';

describe('the report of incidents', () => {
  let house: House;
  let officerId: string;
  before(async () => {
    house = await openHouse(); // Monday, 2 March 2026, 10:00 in Sydney
    officerId = (await addSender(house.db)).id;
  });
  after(() => house.stop());

  const report = async (roles: Parameters<typeof addPerson>[1], from = '2026-02-01', to = '2026-03-02') => {
    const caller = await house.as(await addPerson(house.db, roles));
    const { body, status, text } = await caller('GET', `/reports/incidents?from=${from}&to=${to}`);
    assert.equal(status, 200, text);
    return body;
  };
  const counted = (body: unknown, of: string) =>
    itemsOf(body, of)
      .filter((line) => Number(at(line, 'incidents')) > 0)
      .map((line) => [at(line, 'word'), at(line, 'incidents')]);

  it('EM-32 EM-33 EM-36 counts by cause, outcome and age, with what is overdue; of restricted customers only for who may see them', async () => {
    const { db } = house;
    const day = (n: number) => new Date(house.now.getTime() - n * 86_400_000);
    const reported = { cause: 'reported', officerId, interview: emptyInterview, mobile: '+61491570006' };
    const closed = { state: 'closed', closedAt: house.now };
    const late = { state: 'withSas', escalatedAt: day(5), dueAt: day(3) };
    const onTime = { state: 'withSas', escalatedAt: day(0), dueAt: day(-2) };
    const restricted = await addRecipient(db, { restricted: true });
    for (const incident of [
      { ...closed, createdAt: day(10), outcomes: ['notRelevant', 'optedOut'] },
      { ...late, createdAt: day(5), outcomes: ['notIntended', 'escalated'] },
      { ...onTime, createdAt: day(0.5), outcomes: ['escalated'] },
      { ...onTime, createdAt: day(1), outcomes: ['escalated'], customerId: restricted },
      { state: 'discarded', closedAt: house.now, createdAt: day(1), outcomes: [] },
      { ...closed, createdAt: day(40), outcomes: ['callerGone'] }, // before the period
    ])
      await db.incident.create({ data: { ...reported, ...incident } });
    await db.incident.create({
      data: { ...reported, ...onTime, cause: 'sharedMobile', officerId: null, createdAt: day(2.5) },
    });
    for (const roles of [['sas'], ['teamLeader'], ['serviceManager']] as const) {
      const found = await report([...roles]);
      assert.deepEqual(at(found, 'total'), { begun: 4, open: 3, overdue: 1, closed: 1 }, roles[0]);
      assert.deepEqual(
        itemsOf(found, 'causes').map((cause) => [at(cause, 'word'), at(cause, 'begun'), at(cause, 'overdue')]),
        [
          ['reported', 3, 1],
          ['sentToWrongCustomer', 0, 0],
          ['sharedMobile', 1, 0],
        ],
      );
      assert.deepEqual(counted(found, 'outcomes'), [
        ['notRelevant', 1],
        ['optedOut', 1],
        ['notIntended', 1],
        ['escalated', 2],
      ]);
      assert.deepEqual(counted(found, 'ages'), [
        ['today', 1],
        ['days', 1],
        ['week', 1],
      ]);
    }
    assert.equal(at(await report(['sas', 'racOfficer']), 'total', 'begun'), 5);
    assert.equal(at(await report(['sas'], '2026-03-02', '2026-03-02'), 'total', 'begun'), 0, 'the agency’s days');
    assert.equal(at(await report(['sas'], '2026-03-01', '2026-03-01'), 'total', 'begun'), 1);
  });

  it('RS-1 EM-36 is for team leaders, service managers and SAS, of a year at most', async () => {
    const officer = await house.as(await addSender(house.db));
    assert.equal((await officer('GET', '/reports/incidents?from=2026-03-01&to=2026-03-02')).status, 403);
    const sas = await house.as(await addPerson(house.db, ['sas']));
    for (const period of [
      'from=2026-03-02&to=2026-03-01',
      'from=2025-01-01&to=2026-01-02',
      'from=2026-03-01',
      'from=2026-02-30&to=2026-03-01',
    ])
      assert.equal((await sas('GET', `/reports/incidents?${period}`)).status, 422, period);
    assert.equal((await sas('GET', '/reports/incidents?from=2024-01-01&to=2024-12-31')).status, 200);
  });
});
