/** What officers do before an incident is over: the call (EM-32), the report, and the number that is removed (EM-36). */
import { z } from 'zod';
import { callTimeFault, incidentTaskKinds, type IncidentTaskKind } from '../../../domain/incidents/incident.ts';
import { mayDo, mayGive } from '../../../domain/incidents/may.ts';
import type { Tx } from '../../../prisma/client.ts';
import { addContact } from '../../../prisma/repositories/contacts.ts';
import {
  finishTask,
  giveTask,
  mayBeGiven,
  numberStands,
  tasksOf,
  type Task,
} from '../../../prisma/repositories/incident-tasks.ts';
import { closeIfDone, type LockedIncident } from '../../../prisma/repositories/incidents.ts';
import { sentAtOf } from '../../../prisma/repositories/wrong-customer.ts';
import { changeIncident, mustBePossible } from '../../change-incident.ts';
import type { Caller } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { id, instant, nothing } from '../../schemas.ts';
import { incident as answer, params } from './incident.schema.ts';

const common = {
  method: 'post',
  permission: 'incidents.record',
  params,
  query: nothing,
  answer,
  refusals: ['notNow'],
} as const;

/** Each is done once, by whose it is: what somebody read before makes no difference. */
async function doTask(
  caller: Caller,
  incidentId: string,
  kind: IncidentTaskKind,
  subject: Record<string, unknown>,
  work: (tx: Tx, incident: LockedIncident) => Promise<{ calledAt?: Date; reference?: string }>,
) {
  const asked = {
    action: 'incidents.record',
    incidentId,
    ifMatch: null,
    subject: { kind, ...subject },
    detail: { kind },
  } as const;
  const at = caller.deps.clock.now();
  return changeIncident(caller, asked, async (tx, incident) => {
    mustBePossible(mayDo(await taskOf(tx, incidentId, kind), caller.actor.personId));
    const done = await work(tx, incident);
    await finishTask(tx, { incidentId, kind, byId: caller.actor.personId, at, ...done });
    await closeIfDone(tx, incidentId, at);
  });
}

const taskOf = async (tx: Tx, incidentId: string, kind: IncidentTaskKind): Promise<Task | undefined> =>
  (await tasksOf(tx, incidentId)).find((task) => task.kind === kind);

export const recordCall = route({
  ...common,
  path: '/incidents/{incidentId}/call',
  summary:
    'The customer who got the message by mistake was called, told and apologised to; closed with the time of the call (EM-32)',
  body: z.object({ calledAt: instant.optional().meta({ description: 'Left out: now' }) }),
  async handle({ deps, actor, params: { incidentId }, body: { calledAt: given }, idempotencyKey }) {
    const caller = { deps, actor, idempotencyKey };
    const incident = await doTask(
      caller,
      incidentId,
      'call',
      { calledAt: given ?? null },
      async (tx, { customerId, messageId, mobile }) => {
        if (!customerId || !messageId || !mobile) throw new Problem('notNow', 'Nobody is to be called.');
        const sentAt = (await sentAtOf(tx, messageId)).toISOString();
        const now = deps.clock.now();
        const calledAt = given ?? now.toISOString();
        const fault = callTimeFault(calledAt, { sentAt, now: now.toISOString() });
        if (fault) throw new Problem('badInput', undefined, { errors: [{ field: 'calledAt', message: fault }] });
        await addContact(tx, {
          customerId,
          kind: 'phoneAttempt',
          channel: null,
          number: mobile,
          reached: true,
          text: 'Called about a message that was sent to them by mistake: told them, and apologised.',
          recordedById: actor.personId,
          occurredAt: new Date(calledAt),
          recordedAt: now,
        });
        return { calledAt: new Date(calledAt) };
      },
    );
    return { status: 200, body: incident };
  },
});

export const recordReport = route({
  ...common,
  path: '/incidents/{incidentId}/report',
  summary: 'The incident was reported, by this reference (EM-36)',
  body: z.object({ reference: z.string().trim().min(1, 'Record the reference of the report.').max(100) }),
  async handle({ deps, actor, params: { incidentId }, body: { reference }, idempotencyKey }) {
    const caller = { deps, actor, idempotencyKey };
    const incident = await doTask(caller, incidentId, 'report', { reference }, async () => ({ reference }));
    return { status: 200, body: incident };
  },
});

export const recordRemoval = route({
  ...common,
  path: '/incidents/{incidentId}/remove-number',
  summary: 'The number stands on the other customer’s record no more (EM-36)',
  body: nothing,
  async handle({ deps, actor, params: { incidentId }, idempotencyKey }) {
    const caller = { deps, actor, idempotencyKey };
    const incident = await doTask(caller, incidentId, 'removeNumber', {}, async (tx, { foundCustomerId, mobile }) => {
      if (foundCustomerId && mobile && (await numberStands(tx, foundCustomerId, mobile)))
        throw new Problem('notNow', 'The number still stands on the record. Remove it, or tick Invalid, first.');
      return {};
    });
    return { status: 200, body: incident };
  },
});

export const give = route({
  ...common,
  permission: 'incidents.give',
  path: '/incidents/{incidentId}/give',
  summary:
    'SAS gives what is to be done to another officer, who may see the customer, a team leader the call; the due date stays (EM-32, EM-36)',
  body: z.object({ kind: z.enum(incidentTaskKinds), toId: id }),
  async handle({ deps, actor, params: { incidentId }, body: { kind, toId }, idempotencyKey }) {
    const asked = {
      action: 'incidents.give',
      incidentId,
      ifMatch: null,
      subject: { kind, toId },
      detail: { kind, toId },
    } as const;
    const incident = await changeIncident({ deps, actor, idempotencyKey }, asked, async (tx, before) => {
      mustBePossible(mayGive(await taskOf(tx, incidentId, kind), actor.roles));
      const concerns = { call: before.customerId, report: null, removeNumber: before.foundCustomerId }[kind];
      if (!(await mayBeGiven(tx, toId, concerns)))
        throw new Problem('badInput', undefined, {
          errors: [{ field: 'toId', message: 'Choose an officer who works here and may see the customer.' }],
        });
      await giveTask(tx, { incidentId, kind, toId });
      await closeIfDone(tx, incidentId, deps.clock.now());
    });
    return { status: 200, body: incident };
  },
});
