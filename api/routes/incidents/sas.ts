/** What SAS does with an incident that was escalated to it (EM-36): looks for the message, and says who it was meant for. */
import { z } from 'zod';
import { incidentFindings, mayFind, tasksAfter } from '../../../domain/incidents/incident.ts';
import { mayResolve } from '../../../domain/incidents/may.ts';
import { may } from '../../../domain/people/permissions.ts';
import {
  candidateMessages,
  existsForSas,
  holdersOf,
  messageOfFinding,
} from '../../../prisma/repositories/incident-candidates.ts';
import { numberStands, openTask, whoRemoves, whoReports } from '../../../prisma/repositories/incident-tasks.ts';
import { writeFinding, type LockedIncident } from '../../../prisma/repositories/incidents.ts';
import { readIncident } from '../../../prisma/repositories/incidents-read.ts';
import type { Tx } from '../../../prisma/client.ts';
import type { Actor } from '../../auth/actor.ts';
import { changeIncident, mustBePossible, shown } from '../../change-incident.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { customerShort } from '../../schemas/customer-short.ts';
import { id, instant, nothing, personShort } from '../../schemas.ts';
import { incident as answer, params } from './incident.schema.ts';

/** The number that was said, then those that stood on the caller's record before and after a correction. */
function numbersOf({
  mobile,
  interview,
}: Pick<LockedIncident, 'mobile'> & { interview: LockedIncident['interview'] | null }) {
  if (!mobile) return null;
  const others = [interview?.numberBefore, interview?.numberAfter].filter((number) => typeof number === 'string');
  return [mobile, ...others] as const;
}

export const candidates = route({
  method: 'get',
  path: '/incidents/{incidentId}/candidates',
  permission: 'incidents.resolve',
  summary:
    'The messages sent to that number around that time, the likeliest first, and on whose records the number stands (EM-36)',
  params,
  query: nothing,
  body: nothing,
  answer: z.object({
    messages: z.array(
      z
        .object({
          id,
          customer: customerShort,
          author: personShort,
          text: z.string(),
          to: z.string(),
          type: z.string(),
          sentAt: instant,
          likelihood: z.object({
            score: z.number().meta({ description: 'From 0 to 1' }),
            word: z.enum(['veryLikely', 'likely', 'possible']),
            text: z.number().meta({ description: 'How alike the texts are, from 0 to 1' }),
            minutes: z.number().meta({ description: 'From the sending to the time that was said' }),
          }),
        })
        .meta({ id: 'IncidentCandidate' }),
    ),
    holders: z.array(z.object({ customer: customerShort, valid: z.boolean() })),
  }),
  async handle({ deps: { db, clock }, actor, params: { incidentId } }) {
    const incident = shown(await readIncident(db, actor, incidentId, clock.now()));
    const numbers = numbersOf(incident);
    if (!numbers || incident.escalatedAt === null) throw new Problem('notFound');
    const { content = '', receivedAt = null } = incident.interview ?? {};
    const asked = { content, receivedAt: receivedAt ?? incident.createdAt, numbers };
    return {
      status: 200,
      body: {
        messages: await candidateMessages(db, actor, asked),
        holders: await holdersOf(db, actor, numbers[0]),
      },
    };
  },
});

const noteText = z.string().trim().max(2000);
const body = z
  .object({
    finding: z.enum(incidentFindings),
    messageId: id.optional().meta({ description: 'Which message it was' }),
    customerId: id.optional().meta({ description: 'On whose record the number stands, where no message says it' }),
    note: noteText
      .default('')
      .meta({ description: 'For SAS alone; required where nobody can tell, or it was no error' }),
  })
  .refine(({ finding, note }) => note !== '' || (finding !== 'notFound' && finding !== 'noError'), {
    path: ['note'],
    error: 'Write down why.',
  });

export const finding = route({
  method: 'post',
  path: '/incidents/{incidentId}/finding',
  permission: 'incidents.resolve',
  summary:
    'SAS says who it was meant for; officers are told to report the incident and to remove the number from the other record (EM-36)',
  params,
  query: nothing,
  body,
  answer,
  revisioned: true,
  refusals: ['notNow'],
  async handle({ deps, actor, params: { incidentId }, body, ifMatch, idempotencyKey }) {
    const asked = {
      action: 'incidents.resolve',
      incidentId,
      ifMatch,
      subject: body,
      detail: { finding: body.finding, ...(body.messageId ? { messageId: body.messageId } : {}) },
    } as const;
    const at = deps.clock.now();
    const incident = await changeIncident({ deps, actor, idempotencyKey }, asked, async (tx, before) => {
      mustBePossible(mayResolve({ state: before.state, sas: may(actor.roles, 'incidents.resolve') }));
      if (!mayFind(before.cause, body.finding)) throw wrong('finding', 'This can’t be said of such an incident.');
      const { messageId, foundCustomerId } = await meantFor(tx, actor, before, body);
      const stands = foundCustomerId !== null && (await numberStands(tx, foundCustomerId, before.mobile ?? ''));
      const remover = foundCustomerId && stands ? await whoRemoves(tx, foundCustomerId, messageId) : null;
      const kinds = tasksAfter(body.finding, stands);
      const reporter = (await whoReports(tx, before.officerId)) ?? remover;
      await writeFinding(tx, incidentId, {
        finding: body.finding,
        note: body.note,
        messageId,
        foundCustomerId,
        byId: actor.personId,
        at,
        toDo: kinds.length > 0,
      });
      for (const kind of kinds)
        await openTask(tx, { incidentId, kind, assigneeId: kind === 'removeNumber' ? remover : reporter, at });
    });
    return { status: 200, body: incident };
  },
});

type Said = z.output<typeof body>;

/** The message, and on whose record the number stands; each as far as SAS may see it. */
async function meantFor(tx: Tx, actor: Actor, incident: LockedIncident, said: Said) {
  const numbers = numbersOf(incident) ?? [];
  const message = said.messageId ? await messageOfFinding(tx, actor, { messageId: said.messageId, numbers }) : null;
  if (said.messageId && !message) throw wrong('messageId', 'Choose one of the messages to this number.');
  const messageId = said.messageId ?? null;
  if (said.finding !== 'otherRecord') return { messageId, foundCustomerId: null };
  const foundCustomerId = message?.customerId ?? said.customerId;
  if (!foundCustomerId) throw wrong('messageId', 'Choose the message, or the record on which the number stands.');
  if (foundCustomerId === incident.customerId)
    throw wrong(
      'finding',
      'This is the caller’s own record. Say that it was sent to the number’s own customer by mistake.',
    );
  if (!(await existsForSas(tx, actor, foundCustomerId))) throw wrong('customerId', 'There is no such record.');
  return { messageId, foundCustomerId };
}

const wrong = (field: string, message: string) => new Problem('badInput', undefined, { errors: [{ field, message }] });
