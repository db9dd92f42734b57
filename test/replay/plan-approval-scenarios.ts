/** Every recorded life of a plan's approval, and the path through the workflow code that its recording protects. */
import { randomUUID } from 'node:crypto';
import { deliverNow } from '../../api/outbox.ts';
import {
  act,
  actAsync,
  anUnstartedApproval,
  aStartedApproval,
  commandOf,
  stateOf,
} from '../support/plan-approval-acts.ts';
import { viewQuery } from '../../workflows/contracts/process.ts';
import { storeCustomerFact } from '../support/plan-fixture.ts';
import { untilItWaits } from '../support/process-history.ts';
import type { ProcessHouse } from '../support/process-house.ts';
import { until } from '../support/until.ts';
import { aProblem, ended, passDeadlines, type Scenario } from './scenario.ts';

/** Past: reminder and escalation are overdue at the start. */
const longAgo = '2026-03-01T23:00:00.000Z';

/** Started, and waiting for its first deadline. */
async function waiting(house: ProcessHouse, options: Parameters<typeof aStartedApproval>[1] = {}) {
  const started = await aStartedApproval(house.deps, options);
  await untilItWaits(house.client, started.processId);
  return started;
}

/** Hands over between two managers until the first run has continued as new, then accepts. Returns the id of both runs. */
async function continued(house: ProcessHouse) {
  const { people, processId } = await waiting(house);
  const handle = house.client.workflow.getHandle(processId);
  const first = (await handle.describe()).runId;
  let [from, to] = [people.manager, people.next];
  while ((await handle.describe()).runId === first) {
    await act(house.deps, from, 'handOver', processId, { to: to.id });
    [from, to] = [to, from];
  }
  await act(house.deps, from, 'accept', processId);
  await handle.result();
  return { processId, first, last: (await handle.describe()).runId };
}

export const planApprovalScenarios: Record<string, Scenario> = {
  accepted: {
    protects: 'an Update while it waits for its first deadline: the timer is cancelled, one recording, the end',
    async run(house) {
      const { people, processId } = await waiting(house);
      await act(house.deps, people.manager, 'accept', processId);
      return ended(house, processId);
    },
  },
  returned: {
    protects: 'the other decision; its reason stays outside',
    async run(house) {
      const { people, processId } = await waiting(house);
      await act(house.deps, people.manager, 'return', processId, { reason: 'not clear' });
      return ended(house, processId);
    },
  },
  withdrawn: {
    protects: 'the officer’s own end',
    async run(house) {
      const { people, processId } = await waiting(house);
      await act(house.deps, people.officer, 'withdraw', processId);
      return ended(house, processId);
    },
  },
  'customer-deceased': {
    protects: 'a fact by Signal ends it',
    async run(house) {
      const { plan, processId } = await waiting(house);
      await storeCustomerFact(house.deps.db, plan, 'customerDeceased');
      await deliverNow(house.deps, processId);
      return ended(house, processId);
    },
  },
  'assignment-closed': {
    protects: 'the other fact',
    async run(house) {
      const { plan, processId } = await waiting(house);
      await storeCustomerFact(house.deps.db, plan, 'assignmentClosed');
      await deliverNow(house.deps, processId);
      return ended(house, processId);
    },
  },
  'accepted-by-signal': {
    protects: 'an asynchronous command: nobody waits in a handler',
    async run(house) {
      const { people, processId } = await waiting(house);
      await actAsync(house.deps, people.manager, 'accept', processId);
      return ended(house, processId);
    },
  },
  'refused-in-the-loop': {
    protects:
      'commands that the validator lets pass and the recording refuses: no upsert, the wait for the same deadline goes on',
    async run(house) {
      const { people, processId } = await waiting(house);
      await act(house.deps, people.last, 'accept', processId).catch(aProblem); // waits for somebody else
      await act(house.deps, people.manager, 'return', processId).catch(aProblem); // no reason: the database's rule
      const late = await actAsync(house.deps, people.officer, 'accept', processId); // refused by the rules, in the loop
      await until('it is settled', async () => (await commandOf(house.deps, late)).state !== 'open');
      await act(house.deps, people.manager, 'accept', processId);
      return ended(house, processId);
    },
  },
  'handed-over': {
    protects: 'a step that changes the manager and no deadline',
    async run(house) {
      const { people, processId } = await waiting(house);
      await act(house.deps, people.manager, 'handOver', processId, { to: people.next.id });
      await act(house.deps, people.next, 'accept', processId);
      return ended(house, processId);
    },
  },
  'nobody-left': {
    protects: 'the wait without any deadline, until an operator hands over',
    async run(house) {
      const { people, processId } = await aStartedApproval(house.deps, {
        editors: (p) => [p.manager.id, p.next.id, p.last.id],
      });
      const { id } = people.otherOfficer;
      await house.deps.db.person.update({ where: { id }, data: { roles: ['serviceManager'] } });
      await act(house.deps, people.operator, 'handOver', processId, { to: id });
      await act(house.deps, people.otherOfficer, 'accept', processId);
      return ended(house, processId);
    },
  },
  'reminded-and-escalated': {
    protects: 'timers that fire: reminder and escalation, then the next manager decides',
    async run(house) {
      const { people, processId } = await waiting(house);
      await passDeadlines(house, processId, 2);
      await act(house.deps, people.next, 'accept', processId);
      return ended(house, processId);
    },
  },
  'last-manager-reminded-again': {
    protects: 'the end of the line: nobody to escalate to, then the last manager’s rounds',
    async run(house) {
      const { people, processId } = await waiting(house, { editors: (p) => [p.manager.id, p.next.id] });
      await passDeadlines(house, processId, 3);
      await act(house.deps, people.last, 'accept', processId);
      return ended(house, processId);
    },
  },
  'overdue-at-the-start': {
    protects: 'deadlines that passed before it began: recorded without a timer',
    async run(house) {
      const { people, processId } = await aStartedApproval(house.deps, { at: longAgo });
      await until('it was escalated', async () => (await stateOf(house.deps, processId)).seq === 2);
      await act(house.deps, people.next, 'accept', processId);
      return ended(house, processId);
    },
  },
  'inbox-before-overdue': {
    protects: 'what waited while no worker ran: a fact and a decision in one task, before the overdue deadlines',
    async run(house) {
      await house.stopWorker();
      const { people, plan, processId } = await anUnstartedApproval(house.deps, { at: longAgo });
      await storeCustomerFact(house.deps.db, plan, 'customerDeceased');
      await deliverNow(house.deps, processId);
      await actAsync(house.deps, people.manager, 'accept', processId);
      await house.startWorker();
      return ended(house, processId);
    },
  },
  'many-at-once': {
    protects: 'an inbox with several commands: one applied, the others answered before the run ends',
    async run(house) {
      const { people, processId } = await waiting(house);
      const decide = (i: number) =>
        i % 2
          ? act(house.deps, people.manager, 'accept', processId)
          : act(house.deps, people.manager, 'return', processId, { reason: 'not clear' });
      await Promise.allSettled(Array.from({ length: 6 }, (_, i) => decide(i)));
      return ended(house, processId);
    },
  },
  'told-nonsense': {
    protects: 'malformed, unknown and made-up messages, and cancellation from outside: dropped or refused',
    async run(house) {
      const { people, processId } = await waiting(house);
      const handle = house.client.workflow.getHandle(processId);
      for (const nothing of [null, 'accept', { commandId: 1 }]) await handle.signal('commandReceived', nothing);
      await handle.signal('nobody', {});
      await handle.signal('factArrived', { factId: randomUUID(), fact: 'customerDeceased' });
      await handle.cancel();
      const madeUp = { commandId: randomUUID(), action: 'accept', by: people.manager.id };
      await handle.executeUpdate('command', { args: [madeUp] });
      await act(house.deps, people.manager, 'accept', processId);
      return ended(house, processId);
    },
  },
  'worker-replaced': {
    protects: 'a life on two workers, the second without a cache',
    async run(house) {
      const { people, processId } = await waiting(house);
      await act(house.deps, people.manager, 'handOver', processId, { to: people.next.id });
      await house.stopWorker();
      await house.startWorker({ maxCachedWorkflows: 0 });
      await act(house.deps, people.next, 'accept', processId);
      const handle = await ended(house, processId);
      await house.stopWorker();
      await house.startWorker();
      return handle;
    },
  },
  parked: {
    protects:
      'row and process do not belong together: no further recording, everybody is refused; ended by an operator',
    async run(house) {
      const { people, processId } = await waiting(house);
      await house.deps.db.$executeRaw`UPDATE process SET seq = seq + 1 WHERE id = ${processId}`;
      await act(house.deps, people.manager, 'accept', processId).catch(aProblem);
      const handle = house.client.workflow.getHandle(processId);
      await handle.signal('commandReceived', { commandId: randomUUID(), action: 'accept', by: people.manager.id });
      await handle.query(viewQuery); // the Signal was taken
      await handle.terminate();
      return handle;
    },
  },
  'row-missing': {
    protects: 'no row at the start: parked at once',
    async run(house) {
      const processId = `plan-approval/${randomUUID()}`;
      await house.deps.temporal.start(processId, 'planApproval');
      const handle = house.client.workflow.getHandle(processId);
      await until('it is parked', async () => (await handle.query(viewQuery)).needsOperator);
      await handle.terminate();
      return handle;
    },
  },
  'continued-as-new': {
    protects: 'the guard against long histories: the first run ends with nothing but its id carried over',
    shortHistories: true,
    async run(house) {
      const { processId, first } = await continued(house);
      return house.client.workflow.getHandle(processId, first);
    },
  },
  'after-continue-as-new': {
    protects: 'a run that begins in the middle, from its row',
    shortHistories: true,
    async run(house) {
      const { processId, last } = await continued(house);
      return house.client.workflow.getHandle(processId, last);
    },
  },
};
