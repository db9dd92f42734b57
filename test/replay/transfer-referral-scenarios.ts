/** Every recorded life of a referral for transfer out, and the path through the workflow code that its recording protects. */
import { fileURLToPath } from 'node:url';
import { deliverNow } from '../../api/outbox.ts';
import { bundle, type ProcessHouse } from '../support/process-house.ts';
import { commandOf } from '../support/plan-approval-acts.ts';
import { untilItWaits } from '../support/process-history.ts';
import {
  actOnReferral,
  actOnReferralAsync,
  aStartedReferral,
  storeClosing,
  storeDeath,
  type Referral,
} from '../support/referral-acts.ts';
import { until } from '../support/until.ts';
import { aProblem, ended, passDeadlines, type Scenario } from './scenario.ts';

type Who = 'officer' | 'manager' | 'next' | 'last' | 'operator';
type Action = Parameters<typeof actOnReferral>[2];
type Did = [who: Who, action: Action, asked?: Parameters<typeof actOnReferral>[4]];

/** Started, waiting for its first deadline; then these did this. */
async function referral(house: ProcessHouse, did: Did[] = [], options: Parameters<typeof aStartedReferral>[1] = {}) {
  const started = await aStartedReferral(house.deps, options);
  await untilItWaits(house.client, started.processId);
  await then(house, started, ...did);
  return started;
}
async function then(house: ProcessHouse, { people, processId }: Referral, ...did: Did[]): Promise<void> {
  for (const [who, action, asked] of did) await actOnReferral(house.deps, people[who], action, processId, asked);
}
const notYet = { reason: 'not clear' };
const accepted: Did = ['manager', 'acceptMonitoring'];
const actioned: Did = ['officer', 'actionTransfer'];

/** In the histories of their names these went by the loop as it was before `sparingSteps` (workflows/kit/patches.ts). */
const lives: Record<string, Scenario> = {
  'transferred-after-both-reminders': {
    protects: 'the whole way: three deadlines set at once, two of them pass, the third is dropped; its size is pinned',
    async run(house) {
      const r = await referral(house, [accepted]);
      await passDeadlines(house, r.processId, 2);
      await then(house, r, actioned, ['manager', 'acceptTransfer']);
      return ended(house, r.processId);
    },
  },
  'transferred-after-the-lapse': {
    protects: 'a step in which nothing falls due any more, left by a person, and the reminder of the decision after it',
    async run(house) {
      const r = await referral(house, [accepted]);
      await passDeadlines(house, r.processId, 3);
      await then(house, r, actioned);
      await passDeadlines(house, r.processId, 1);
      await then(house, r, ['manager', 'acceptTransfer']);
      return ended(house, r.processId);
    },
  },
  'monitoring-declined': {
    protects: 'the end at the first decision',
    async run(house) {
      const { processId } = await referral(house, [['manager', 'declineMonitoring', notYet]]);
      return ended(house, processId);
    },
  },
  'transfer-rejected': {
    protects: 'steps one after the other without a deadline between, and the end at the second decision',
    async run(house) {
      const { processId } = await referral(house, [accepted, actioned, ['manager', 'rejectTransfer', notYet]]);
      return ended(house, processId);
    },
  },
  'withdrawn-while-monitored': {
    protects: 'the officer’s own end, before day 60',
    async run(house) {
      const { processId } = await referral(house, [accepted, ['officer', 'withdraw']]);
      return ended(house, processId);
    },
  },
  'customer-deceased-while-the-manager-decides': {
    protects: 'a fact by Signal in the last step',
    async run(house) {
      const r = await referral(house, [accepted, actioned]);
      await storeDeath(house.deps, r);
      await deliverNow(house.deps, r.processId);
      return ended(house, r.processId);
    },
  },
  'assignment-closed-while-monitored': {
    protects: 'the other fact, after a reminder',
    async run(house) {
      const r = await referral(house, [accepted]);
      await passDeadlines(house, r.processId, 1);
      await storeClosing(house.deps, r);
      await deliverNow(house.deps, r.processId);
      return ended(house, r.processId);
    },
  },
  'handed-over-at-both-decisions': {
    protects: 'two steps that change the manager and no deadline',
    async run(house) {
      const r = await referral(house);
      const to = { to: r.people.next.id };
      await then(house, r, ['manager', 'handOver', to], ['next', 'acceptMonitoring'], actioned);
      await then(house, r, ['manager', 'handOver', to], ['next', 'acceptTransfer']);
      return ended(house, r.processId);
    },
  },
  'escalated-to-the-last-manager': {
    protects: 'the whole line of managers: reminder, escalation, escalation, and the last one’s rounds',
    async run(house) {
      const r = await referral(house);
      await passDeadlines(house, r.processId, 7);
      await then(house, r, ['last', 'acceptMonitoring'], ['officer', 'withdraw']);
      return ended(house, r.processId);
    },
  },
  'nobody-left': {
    protects: 'the wait without any deadline, until an operator gives it to a manager',
    async run(house) {
      const { db } = house.deps;
      const r = await aStartedReferral(house.deps);
      await then(house, r, accepted);
      const line = [r.people.manager.id, r.people.next.id, r.people.last.id];
      await db.person.updateMany({ where: { id: { in: line } }, data: { active: false } });
      await then(house, r, actioned);
      const { id } = r.people.otherOfficer;
      await db.person.update({ where: { id }, data: { roles: ['serviceManager'] } });
      await then(house, r, ['operator', 'handOver', { to: id }]);
      await actOnReferral(house.deps, r.people.otherOfficer, 'acceptTransfer', r.processId);
      return ended(house, r.processId);
    },
  },
  'refused-in-the-loop': {
    protects:
      'what the recording refuses and the validator can’t know: no upsert, the wait for the same deadline goes on',
    async run(house) {
      const r = await referral(house, [accepted], { acceptedPlan: false });
      await then(house, r, actioned).catch(aProblem); // no accepted plan
      const late = await actOnReferralAsync(house.deps, r.people.manager, 'acceptTransfer', r.processId);
      await until('it is settled', async () => (await commandOf(house.deps, late)).state !== 'open');
      await then(house, r, ['officer', 'withdraw']);
      return ended(house, r.processId);
    },
  },
  'transfer-and-withdrawal-at-once': {
    protects: 'an inbox with commands that exclude each other',
    async run(house) {
      const r = await referral(house, [accepted, actioned]);
      const both: Did[] = [
        ['manager', 'acceptTransfer'],
        ['officer', 'withdraw'],
      ];
      await Promise.allSettled(both.map((did) => then(house, r, did)));
      return ended(house, r.processId);
    },
  },
  'across-a-deploy': {
    protects: 'a life begun by this release and finished by one with other rules (next-release.ts)',
    async run(house) {
      const r = await referral(house, [accepted]);
      await passDeadlines(house, r.processId, 1);
      await house.stopWorker();
      await house.startWorker({ bundle: await bundle(fileURLToPath(new URL('next-release.ts', import.meta.url))) });
      const refused = await actOnReferralAsync(house.deps, r.people.officer, 'withdraw', r.processId);
      await until('it is refused', async () => (await commandOf(house.deps, refused)).state === 'refused');
      await passDeadlines(house, r.processId, 3); // day 80, the lapse, and the new rules' reminder
      await then(house, r, actioned, ['manager', 'acceptTransfer']);
      const handle = await ended(house, r.processId);
      await house.stopWorker();
      await house.startWorker();
      return handle;
    },
  },
};

/** The same lives, and those that only the present loop was asked for, by it. */
const sparing: Record<string, Scenario> = {
  ...lives,
  'transferred-after-every-reminder': {
    protects: 'reminders that change nothing of what operators see, so no upsert; its size is pinned',
    async run(house) {
      const r = await referral(house);
      await passDeadlines(house, r.processId, 1);
      await then(house, r, accepted);
      await passDeadlines(house, r.processId, 2);
      await then(house, r, actioned);
      await passDeadlines(house, r.processId, 1);
      await then(house, r, ['manager', 'acceptTransfer']);
      return ended(house, r.processId);
    },
  },
};

export const transferReferralScenarios: Record<string, Scenario> = {
  ...lives,
  ...Object.fromEntries(Object.entries(sparing).map(([name, life]) => [`sparing/${name}`, life])),
};
