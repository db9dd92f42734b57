/** Every recorded life of a call after a pre-call message, and the path through the workflow code that its recording protects. */
import { randomUUID } from 'node:crypto';
import { deliverNow } from '../../api/outbox.ts';
import type { PreCallFollowUpFact } from '../../domain/electronic-messaging/pre-call-follow-up.ts';
import { recordDeceased } from '../../prisma/repositories/record-deceased.ts';
import { tellFact } from '../../prisma/repositories/facts.ts';
import type { MessageHouse } from '../support/message-house.ts';
import { addPerson } from '../support/plan-fixture.ts';
import { actOnCall, addTeamLeader, aPreCall, withoutTeamLeaders, type PreCall } from '../support/pre-call-acts.ts';
import { untilItWaits } from '../support/process-history.ts';
import { until } from '../support/until.ts';
import { stateOf } from '../support/plan-approval-acts.ts';
import { aProblem, ended, passDeadlines, type Scenario } from './scenario.ts';

/** Started, and waiting for the end of the time that the text states. */
async function waiting(house: MessageHouse): Promise<PreCall> {
  house.newDay(10);
  await withoutTeamLeaders(house.deps.db); // those of scenarios before
  const message = await aPreCall(house);
  await untilItWaits(house.client, message.followUpId);
  return message;
}

/** As the message's delivery tells it. */
async function tell(house: MessageHouse, { followUpId: processId }: PreCall, fact: PreCallFollowUpFact) {
  const { db, clock } = house.deps;
  const { seq } = await stateOf(house.deps, processId);
  const occurredAt = clock.now().toISOString();
  await db.$transaction((tx) => tellFact(tx, { processId, fact, sourceId: `${fact}/${occurredAt}`, occurredAt }));
  await deliverNow(house.deps, processId);
  await until(`${fact} is recorded`, async () => (await stateOf(house.deps, processId)).seq > seq);
}

export const preCallFollowUpScenarios: Record<string, Scenario> = {
  called: {
    protects: 'a try that changes nothing of what is due, then the call, by Updates while it waits for its deadline',
    async run(house) {
      const message = await waiting(house);
      await actOnCall(house.deps, message.sender, 'tried', message);
      await actOnCall(house.deps, message.sender, 'called', message);
      return ended(house, message.followUpId);
    },
  },
  'not-reached': {
    protects: 'the end without being reached',
    async run(house) {
      const message = await waiting(house);
      await actOnCall(house.deps, message.sender, 'tried', message);
      await actOnCall(house.deps, message.sender, 'notReached', message);
      return ended(house, message.followUpId);
    },
  },
  overdue: {
    protects: 'the deadline, after which nothing is due; a team leader takes it',
    async run(house) {
      const message = await waiting(house);
      const leader = await addTeamLeader(house.deps.db, message);
      await passDeadlines(house, message.followUpId, 1);
      await actOnCall(house.deps, leader, 'take', message);
      await actOnCall(house.deps, leader, 'called', message);
      return ended(house, message.followUpId);
    },
  },
  'handed-over-and-given': {
    protects: 'hand-over and giving: the deadline stays, and passes',
    async run(house) {
      const message = await waiting(house);
      const leader = await addTeamLeader(house.deps.db, message);
      const other = await addPerson(house.deps.db, ['serviceOfficer']);
      await actOnCall(house.deps, message.sender, 'cannotCall', message);
      await actOnCall(house.deps, leader, 'give', message, { to: other.id });
      await passDeadlines(house, message.followUpId, 1);
      await actOnCall(house.deps, leader, 'called', message);
      return ended(house, message.followUpId);
    },
  },
  'caller-gone': {
    protects:
      'a fact by Signal that keeps the deadline; after it has passed, giving sets one of its own, which passes too; a team leader who is there still is reminded',
    async run(house) {
      const message = await waiting(house);
      const leader = await addTeamLeader(house.deps.db, message);
      const other = await addPerson(house.deps.db, ['serviceOfficer']);
      await tell(house, message, 'callerGone');
      await passDeadlines(house, message.followUpId, 1);
      await actOnCall(house.deps, leader, 'give', message, { to: other.id });
      await passDeadlines(house, message.followUpId, 1);
      await actOnCall(house.deps, leader, 'called', message);
      return ended(house, message.followUpId);
    },
  },
  'message-back-and-left-again': {
    protects: 'facts by Signal that take the deadline away and set another',
    async run(house) {
      const message = await waiting(house);
      await tell(house, message, 'messageBack');
      await tell(house, message, 'messageLeft');
      await actOnCall(house.deps, message.sender, 'called', message);
      return ended(house, message.followUpId);
    },
  },
  'message-not-sent': {
    protects: 'a fact by Signal ends it while nothing is due',
    async run(house) {
      const message = await waiting(house);
      await tell(house, message, 'messageBack');
      await tell(house, message, 'messageNotSent');
      return ended(house, message.followUpId);
    },
  },
  'customer-deceased': {
    protects: 'a fact by Signal ends it',
    async run(house) {
      const { customerId, followUpId } = await waiting(house);
      const at = new Date().toISOString();
      const fact = { customerId, deceasedOn: at.slice(0, 10), sourceId: randomUUID(), occurredAt: at };
      await house.deps.db.$transaction((tx) => recordDeceased(tx, fact));
      await deliverNow(house.deps, followUpId);
      return ended(house, followUpId);
    },
  },
  'refused-in-the-loop': {
    protects:
      'a command that the validator lets pass and the recording refuses: the wait for the same deadline goes on',
    async run(house) {
      const message = await waiting(house);
      const other = await addPerson(house.deps.db, ['serviceOfficer']);
      await actOnCall(house.deps, other, 'called', message).catch(aProblem); // somebody else's item
      await actOnCall(house.deps, message.sender, 'called', message);
      return ended(house, message.followUpId);
    },
  },
};
