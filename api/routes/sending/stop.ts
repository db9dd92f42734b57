import type { AuditDetail } from '../../../prisma/repositories/audit.ts';
import { cancelHeld, liftStop, stopSending } from '../../../prisma/repositories/sending-stops.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, body, liftParams } from './stop.schema.ts';

export const stop = route({
  method: 'post',
  path: '/sending/stops',
  permission: 'sending.stop',
  summary: 'Stops all sending, or that of one template, and cancels the held messages that this covers',
  params: nothing,
  query: nothing,
  body,
  answer,
  status: 201,
  async handle({ deps, actor, body: { templateId, reason }, idempotencyKey }) {
    const { accountId, personId, from } = actor;
    const at = deps.clock.now();
    const detail: AuditDetail = { templateId };
    const command = { action: 'sending.stop', subject: { templateId, reason }, detail } as const;
    const stopped = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      if (templateId && !(await tx.messageTemplate.count({ where: { id: templateId } })))
        throw new Problem('notFound', 'There is no such template.');
      const stopId = await stopSending(tx, { templateId, reason, personId, at });
      if (!stopId) throw new Problem('conflict', 'This is stopped already.');
      // The sweeper tells each of them: thousands are more than one request should wait for.
      const cancelled = await cancelHeld(tx, { accountId, personId, ...from, stopId, templateId, reason });
      Object.assign(detail, { stopId, cancelled });
      return { stopId, cancelled };
    });
    return { status: 201, body: stopped };
  },
});

export const lift = route({
  method: 'post',
  path: '/sending/stops/{stopId}/lift',
  permission: 'sending.stop',
  summary: 'Lifts a stop: what waits goes on by itself, what was cancelled stays so',
  params: liftParams,
  query: nothing,
  body: nothing,
  answer: nothing,
  async handle({ deps, actor, params: { stopId }, idempotencyKey }) {
    const command = {
      action: 'sending.stop',
      subject: { lift: stopId },
      subjectId: stopId,
      detail: { lifted: true },
    } as const;
    await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      if (await liftStop(tx, stopId, actor.personId, deps.clock.now())) return {};
      const known = await tx.sendingStop.count({ where: { id: stopId } });
      throw known ? new Problem('ended', 'This stop was lifted already.') : new Problem('notFound');
    });
    return { status: 200, body: {} };
  },
});
