/** Pre-call messages that were sent, and what officers and team leaders do about the call (EM-40), through the API's own functions. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { commandProcess, type ProcessAnswer } from '../../api/commands.ts';
import type { Deps } from '../../api/deps.ts';
import { deliverNow } from '../../api/outbox.ts';
import type { PreCallFollowUpAction } from '../../domain/electronic-messaging/pre-call-follow-up.ts';
import type { AskedContactTime } from '../../domain/electronic-messaging/template.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { Database } from '../../prisma/client.ts';
import { preCallFollowUpId } from '../../workflows/contracts/pre-call-follow-up.ts';
import type { MessageHouse, SentMessage } from './message-house.ts';
import type { Asked, Somebody } from './plan-approval-acts.ts';
import { addPerson } from './plan-fixture.ts';

export type PreCall = SentMessage & { followUpId: string };

/** An officer presses Send on a pre-call alert. */
export async function sendPreCall(
  house: MessageHouse,
  { contactTime = 'nextHour', ...asked }: { contactTime?: AskedContactTime } & Parameters<MessageHouse['send']>[0] = {},
): Promise<PreCall> {
  const message = await house.send({
    use: 'preCallAdvice',
    text: 'We will call you from a private number. {contactTime}.',
    values: { contactTime },
    ...asked,
  });
  return { ...message, followUpId: preCallFollowUpId(message.messageId) };
}

/** The same, with the gateway by now; its call is waited for. */
export async function aPreCall(house: MessageHouse, asked: Parameters<typeof sendPreCall>[1] = {}): Promise<PreCall> {
  const message = await sendPreCall(house, asked);
  await house.reaches(message, 'handedOver');
  await deliverNow(house.deps, message.followUpId);
  return message;
}

/** Team leaders of before have left; this one is the sender's own. */
export async function addTeamLeader(db: Database, message?: PreCall, roles: Role[] = ['teamLeader']) {
  if (!message) return addPerson(db, roles);
  const { teamId } = await db.person.findUniqueOrThrow({ where: { id: message.sender.id }, select: { teamId: true } });
  return addPerson(db, roles, teamId ? { teamId } : {});
}

export async function withoutTeamLeaders(db: Database): Promise<void> {
  await db.person.updateMany({ where: { roles: { has: 'teamLeader' } }, data: { active: false } });
}

/** Somebody says what became of the call, and waits for the answer. Throws the Problem. */
export async function actOnCall(
  deps: Deps,
  by: Somebody,
  action: PreCallFollowUpAction,
  { followUpId: processId }: Pick<PreCall, 'followUpId'>,
  { to, reason, key = randomUUID() }: Asked = {},
): Promise<ProcessAnswer> {
  const from = { requestId: randomUUID(), address: '192.0.2.1', client: 'test', why: null };
  const actor = { accountId: by.accountId, personId: by.id, userId: 'test', name: 'test', roles: [], from };
  const told = { ...(to ? { to } : {}), ...(reason ? { reason } : {}) };
  const command = { processId, action: `preCallFollowUp.${action}`, ...told } as const;
  const answer = await commandProcess({ deps, actor, idempotencyKey: key }, command, false);
  assert.ok(!('accepted' in answer), 'only an asynchronous command is merely accepted');
  return answer;
}
