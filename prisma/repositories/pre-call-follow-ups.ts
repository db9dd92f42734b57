/** EM-40: the call after a pre-call message: how it begins with the sending, what its message's delivery tells it, and what was called. */
import { callItem, preCallSent } from '../../domain/electronic-messaging/pre-call-follow-up.ts';
import type { PreCallFollowUpFact } from '../../domain/electronic-messaging/pre-call-follow-up.ts';
import { callBy, callTimeOf } from '../../domain/electronic-messaging/pre-call-times.ts';
import { may } from '../../domain/people/permissions.ts';
import { isRole } from '../../domain/people/roles.ts';
import type { Instant, State } from '../../domain/process.ts';
import { preCallFollowUpId, preCallFollowUpKind } from '../../workflows/contracts/pre-call-follow-up.ts';
import type { Reader, Tx } from '../client.ts';
import { addContact } from './contacts.ts';
import { tellFact } from './facts.ts';
import { insertProcess } from './processes.ts';
import { whoSeesTo } from './sees-to.ts';
import { visibleCustomers } from './viewer.ts';
import { openWorkItem } from './work-items.ts';

/** States in which a message is with the customer, as far as anybody knows. */
const withCustomer: readonly string[] = ['handedOver', 'deemedSent', 'delivered', 'noReceipt'];
const neverWill: readonly string[] = ['cancelled', 'notSent', 'undetermined', 'bouncedBack'];

/** What a step of the delivery means for the call: it begins with the first sending; nobody calls about a message that did not arrive. */
export async function followPreCall(
  tx: Tx,
  messageId: string,
  { before, state, at }: { before: string; state: string; at: Instant },
): Promise<void> {
  const processId = preCallFollowUpId(messageId);
  const begun = (await tx.process.count({ where: { id: processId } })) > 0;
  if (!begun) return withCustomer.includes(state) ? begin(tx, messageId, at) : undefined;
  const fact = whatItMeans(before, state);
  if (fact) await tellFact(tx, { processId, fact, sourceId: at, occurredAt: at });
}

function whatItMeans(before: string, state: string): PreCallFollowUpFact | null {
  if (neverWill.includes(state)) return 'messageNotSent';
  const [was, is] = [withCustomer.includes(before), withCustomer.includes(state)];
  return was === is ? null : is ? 'messageLeft' : 'messageBack';
}

/** Nothing where the message announces no call, or to somebody who has died meanwhile. */
async function begin(tx: Tx, messageId: string, at: Instant): Promise<void> {
  const { customerId, authorId, customer, templateVersion } = await tx.message.findUniqueOrThrow({
    where: { id: messageId },
    select: {
      customerId: true,
      authorId: true,
      customer: { select: { deceasedOn: true } },
      templateVersion: { select: { template: { select: { use: true } } } },
    },
  });
  if (templateVersion.template.use !== 'preCallAdvice' || customer.deceasedOn) return;
  const id = preCallFollowUpId(messageId);
  const caller = await whoSeesTo(tx, customerId, authorId);
  const dueAt = await callByOf(tx, messageId);
  const draft = preCallSent(caller);
  const state: State = { ...draft, manager: caller, due: [{ name: 'overdue', at: dueAt }] };
  await insertProcess(tx, { id, kind: preCallFollowUpKind, customerId, subjectId: messageId, state, at });
  await tx.processStep.create({
    data: {
      processId: id,
      seq: 0,
      eventId: `${id}/sent`,
      what: 'sent',
      step: state.step,
      toId: caller,
      at: new Date(at),
    },
  });
  await openWorkItem(tx, {
    kind: caller ? callItem : 'noManagerLeft',
    customerId,
    processId: id,
    stepKey: `0/${callItem}`,
    assigneeId: caller,
    openedAt: at,
    followUpAt: null,
    dueAt,
    fromId: null,
  });
}

/**
 * Whoever is to call about this customer, or this person, may not any more: a team leader sees to it (EM-40). Returns the ids of the
 * processes told.
 */
export async function tellCallerGone(
  tx: Tx,
  whose: { customerId: string } | { assigneeId: string },
  at: Instant,
): Promise<string[]> {
  const open = await tx.workItem.findMany({
    where: { ...whose, state: 'open', process: { kind: preCallFollowUpKind, outcome: null } },
    select: { id: true, processId: true, customerId: true, assigneeId: true },
    orderBy: { processId: 'asc' },
  });
  const told: string[] = [];
  for (const { id, processId, customerId, assigneeId } of open) {
    if (!assigneeId || (await mayCall(tx, assigneeId, customerId))) continue;
    await tellFact(tx, { processId, fact: 'callerGone', sourceId: `${id}/${at}`, occurredAt: at });
    told.push(processId);
  }
  return told;
}

/** Was this person to call, now or before? */
export const wasToCall = async (reader: Reader, processId: string, personId: string): Promise<boolean> =>
  (await reader.workItem.count({ where: { processId, kind: callItem, assigneeId: personId } })) > 0;

/** Was somebody called about this message already, or tried to? */
export const callIsOver = async (reader: Reader, messageId: string): Promise<boolean> =>
  (await reader.process.count({
    where: { id: preCallFollowUpId(messageId), outcome: { in: ['called', 'notReached'] } },
  })) > 0;

/** Until when the text says that somebody calls. Throws where the message has not left. */
export async function callByOf(reader: Reader, messageId: string): Promise<Instant> {
  const { handedOverAt, contactTime, timeZones } = await reader.message.findUniqueOrThrow({
    where: { id: messageId },
    select: { handedOverAt: true, contactTime: true, timeZones: true },
  });
  if (!handedOverAt) throw new Error('a message that has not left states no time to call');
  return callBy(handedOverAt.toISOString(), callTimeOf(contactTime), timeZones);
}

/** A call to the number that the message went to stands in the case history (EM-12, EM-48). Throws on a word that is none. */
export async function recordCall(
  tx: Tx,
  messageId: string,
  { state, byId, at, text }: { state: string; byId: string | null; at: Instant; text: string },
): Promise<void> {
  if ((state !== 'called' && state !== 'tried') || !byId) throw new Error(`a call is not ${state}`);
  const { customerId, to } = await tx.message.findUniqueOrThrow({
    where: { id: messageId },
    select: { customerId: true, to: true },
  });
  const now = new Date(at);
  const call = { kind: 'phoneAttempt', channel: null, number: to, reached: state === 'called', text } as const;
  await addContact(tx, { ...call, customerId, recordedById: byId, occurredAt: now, recordedAt: now });
}

/** Was a call to the customer tried since the message left, by whomever? */
export async function callWasTried(reader: Reader, messageId: string): Promise<boolean> {
  const { customerId, handedOverAt } = await reader.message.findUniqueOrThrow({
    where: { id: messageId },
    select: { customerId: true, handedOverAt: true },
  });
  if (!handedOverAt) return false;
  const since = { customerId, kind: 'phoneAttempt', occurredAt: { gte: handedOverAt } };
  return (await reader.contact.count({ where: since })) > 0;
}

/** Is this an officer who is there, may call, and may see the customer? */
export async function mayCall(reader: Reader, personId: string, customerId: string): Promise<boolean> {
  const person = await reader.person.findFirst({
    where: { id: personId, active: true, kind: 'staff' },
    select: { roles: true },
  });
  const roles = person?.roles.filter(isRole) ?? [];
  if (!may(roles, 'preCallFollowUp.called')) return false;
  return (
    (await reader.customer.count({ where: { AND: [{ id: customerId }, visibleCustomers({ personId, roles })] } })) === 1
  );
}
