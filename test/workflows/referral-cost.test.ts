/** What a referral costs Temporal in 90 days (design 8), and that it does nothing while it waits: nothing polls. */
import assert from 'node:assert/strict';
import { sizeOf } from '../replay/recordings.ts';
import { passDeadlines } from '../replay/scenario.ts';
import { stateOf, timeline } from '../support/plan-approval-acts.ts';
import { historyOf, untilItWaits, withoutTravel } from '../support/process-history.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import { actOnReferral, aStartedReferral, type Referral } from '../support/referral-acts.ts';

describe('what a referral costs', () => {
  let house: ProcessHouse;
  before(async () => {
    house = await openProcessHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  const cost = async ({ processId }: Referral) => {
    const history = withoutTravel(await historyOf(house.client, processId));
    return { events: history.events?.length ?? 0, bytes: sizeOf(history) };
  };
  async function begun(): Promise<Referral> {
    const r = await aStartedReferral(house.deps);
    await untilItWaits(house.client, r.processId);
    return r;
  }
  /** From start to end, so many deadlines passed in each of its three waits. */
  async function whole([monitorApproval, monitoring, transferApproval]: [number, number, number]) {
    const r = await begun();
    const { officer, manager } = r.people;
    await passDeadlines(house, r.processId, monitorApproval);
    await actOnReferral(house.deps, manager, 'acceptMonitoring', r.processId);
    await passDeadlines(house, r.processId, monitoring);
    await actOnReferral(house.deps, officer, 'actionTransfer', r.processId);
    await passDeadlines(house, r.processId, transferApproval);
    await actOnReferral(house.deps, manager, 'acceptTransfer', r.processId);
    await house.client.workflow.getHandle(r.processId).result();
    return { ...(await cost(r)), way: await timeline(house.deps, r.processId) };
  }
  const monitored = ['acceptMonitoring', 'day60', 'day80', 'lapse', 'actionTransfer'];
  const inTime = monitored.filter((what) => what !== 'lapse');

  for (const [what, passed, way] of [
    ['all of its monitoring', [0, 3, 0], ['refer', ...monitored, 'acceptTransfer']],
    ['a slow first decision', [1, 3, 0], ['refer', 'remind', ...monitored, 'acceptTransfer']],
    ['a slow last decision', [0, 3, 1], ['refer', ...monitored, 'remind', 'acceptTransfer']],
    ['both decisions slow', [1, 2, 1], ['refer', 'remind', ...inTime, 'remind', 'acceptTransfer']],
  ] satisfies [string, [number, number, number], string[]][])
    it(`PS-19 PS-24 a whole referral with ${what}, every reminder sent, is at most 100 events and 30 kB`, async () => {
      const { events, bytes, way: came } = await whole(passed);
      assert.deepEqual(came, way);
      assert.ok(events <= 100 && bytes <= 30_000, `${events} events, ${bytes} bytes`);
    });

  it('PS-13 PS-19 a deadline more is at most 11 events and 3 kB, whichever it is', async () => {
    const [bare, full] = [await whole([0, 0, 0]), await whole([1, 3, 1])];
    const events = (full.events - bare.events) / 5;
    const bytes = (full.bytes - bare.bytes) / 5;
    assert.ok(events <= 11 && bytes <= 3000, `${events} events, ${bytes} bytes`);
  });

  /** Nothing happens in it before its next deadline, or for ever where it has none. */
  const waits: [what: string, into: (r: Referral) => Promise<unknown>][] = [
    ['monitored, before the first reminder', (r) => accepts(r)],
    [
      'lapsed, nothing due any more',
      async (r) => {
        await accepts(r);
        await passDeadlines(house, r.processId, 3);
      },
    ],
    [
      'with the operators, nobody left to decide',
      async (r) => {
        await accepts(r);
        const line = [r.people.manager.id, r.people.next.id, r.people.last.id];
        await house.deps.db.person.updateMany({ where: { id: { in: line } }, data: { active: false } });
        await actOnReferral(house.deps, r.people.officer, 'actionTransfer', r.processId);
      },
    ],
  ];
  const accepts = (r: Referral) => actOnReferral(house.deps, r.people.manager, 'acceptMonitoring', r.processId);
  for (const [what, into] of waits)
    it(`PS-25 nothing polls: 30 days ${what}, and not one event more`, async () => {
      const r = await begun();
      await into(r);
      const [before, state] = [await cost(r), await stateOf(house.deps, r.processId)];
      await house.forward(r.processId, '30 days');
      assert.deepEqual(await cost(r), before);
      assert.deepEqual(await stateOf(house.deps, r.processId), state);
      const { raw } = await house.client.workflow.getHandle(r.processId).describe();
      assert.deepEqual([raw.pendingActivities ?? [], raw.pendingWorkflowTask ?? null], [[], null]);
    });
});
