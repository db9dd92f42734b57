/** Every recorded life of an FDV consultation, and the path through the workflow code that its recording protects. */
import { randomUUID } from 'node:crypto';
import { deliverNow } from '../../api/outbox.ts';
import { recordDeceased } from '../../prisma/repositories/record-deceased.ts';
import { actOn, addConsultants, aStartedConsultation, type Consultants } from '../support/fdv-acts.ts';
import { untilItWaits } from '../support/process-history.ts';
import type { ProcessHouse } from '../support/process-house.ts';
import { aProblem, ended, passDeadlines, type Scenario } from './scenario.ts';

/** Started, and waiting for its first deadline. */
async function waiting(house: ProcessHouse, people?: Consultants) {
  const started = await aStartedConsultation(house.deps, people ? { people } : {});
  await untilItWaits(house.client, started.processId);
  return started;
}

export const fdvConsultationScenarios: Record<string, Scenario> = {
  appropriate: {
    protects: 'an Update while it waits for its first deadline: the timer is cancelled, one recording, the end',
    async run(house) {
      const { people, processId } = await waiting(house);
      await actOn(house.deps, people.sso, 'appropriate', processId);
      return ended(house, processId);
    },
  },
  'escalated-until-nobody-is-left': {
    protects:
      'all deadlines: reminded, the next one asked, nobody left, reminded again; and the answer of one who was asked before',
    async run(house) {
      const people = await addConsultants(house.deps.db);
      const others = [people.nearSso, people.nearLeader, people.farSso, people.farLeader].map(({ id }) => id);
      await house.deps.db.person.updateMany({ where: { id: { in: others } }, data: { active: false } });
      const { processId } = await waiting(house, people);
      await passDeadlines(house, processId, 5);
      await actOn(house.deps, people.sso, 'notAppropriate', processId, { reason: 'not clear' });
      return ended(house, processId);
    },
  },
  'handed-over': {
    protects: 'a step that changes who is asked and no deadline',
    async run(house) {
      const { people, processId } = await waiting(house);
      await actOn(house.deps, people.sso, 'handOver', processId, { to: people.leader.id });
      await passDeadlines(house, processId, 1);
      await actOn(house.deps, people.leader, 'appropriate', processId);
      return ended(house, processId);
    },
  },
  withdrawn: {
    protects: 'the asking officer’s own end',
    async run(house) {
      const { people, processId } = await waiting(house);
      await actOn(house.deps, people.officer, 'withdraw', processId);
      return ended(house, processId);
    },
  },
  'customer-deceased': {
    protects: 'a fact by Signal ends it',
    async run(house) {
      const { customerId, processId } = await waiting(house);
      const at = new Date().toISOString();
      const fact = { customerId, deceasedOn: at.slice(0, 10), sourceId: randomUUID(), occurredAt: at };
      await house.deps.db.$transaction((tx) => recordDeceased(tx, fact));
      await deliverNow(house.deps, processId);
      return ended(house, processId);
    },
  },
  'refused-in-the-loop': {
    protects:
      'commands that the validator lets pass and the recording refuses: no upsert, the wait for the same deadline goes on',
    async run(house) {
      const { people, processId } = await waiting(house);
      await actOn(house.deps, people.sso, 'notAppropriate', processId, { reason: ' ' }).catch(aProblem); // the database's rule
      await actOn(house.deps, people.manager, 'handOver', processId, { to: people.leader.id }).catch(aProblem); // waits for somebody else
      await actOn(house.deps, people.sso, 'appropriate', processId);
      return ended(house, processId);
    },
  },
};
