/** Messages received in error in the demonstration data (EM-32 to EM-36): an interview that was cut off, incidents with SAS, in the officers' hands and closed. */
import { emptyInterview, outcomesOf, toSay, type Interview } from '../../domain/incidents/interview.ts';
import { nationalForm } from '../../domain/customers/phone.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../client.ts';
import { sasDueAt, workingDaysFrom } from '../repositories/incidents.ts';
import { seedId } from './deterministic.ts';
import { person } from './who-served.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** Fictitious, and on nobody's record. */
const strangers = '+61491570110';

/** After the messages: most of these are about one that was sent. */
export async function seedIncidents(tx: Tx, now: Date): Promise<void> {
  const officer = person('nquill').id;
  const sas = person('opryce').id;
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const sent = await tx.message.findMany({
    // long before the calls about them
    where: { state: 'delivered', pressedAt: { lt: ago(7 * day) }, customer: { restricted: false, deceasedOn: null } },
    orderBy: [{ pressedAt: 'desc' }, { id: 'asc' }],
    select: { id: true, customerId: true, text: true, to: true, handedOverAt: true, pressedAt: true, authorId: true },
    take: 6,
  });
  const about = (i: number) => {
    const message = sent[i];
    if (!message) throw new Error('the demonstration data has too few delivered messages for its incidents');
    const at = message.handedOverAt ?? message.pressedAt;
    return { ...message, at, heard: new Date(at.getTime() + 4 * 60_000).toISOString() };
  };
  const call = (i: Partial<Interview>, at: Date): Interview => {
    const interview: Interview = { ...emptyInterview, ...i };
    return { ...interview, done: Object.fromEntries(toSay(interview).map((said) => [said, at.toISOString()])) };
  };
  const stranger = (i: number, at: Date): Interview => {
    const { text, to, heard } = about(i);
    const who = { name: 'A caller who is no customer', contactDetails: 'The same number', relation: 'none' } as const;
    return call({ content: text, mobile: nationalForm(to), receivedAt: heard, caller: 'notCustomer', ...who }, at);
  };
  const incident = (name: string, data: Omit<Prisma.IncidentUncheckedCreateInput, 'id'>) =>
    tx.incident.create({ data: { id: seedId('incident', name), ...data } });
  const escalated = async (at: Date) => ({
    escalatedAt: at,
    dueAt: await sasDueAt(tx, officer, at.toISOString()),
  });
  const reported = (interview: Interview, at: Date) => ({
    cause: 'reported',
    officerId: officer,
    createdAt: at,
    interview,
    customerId: interview.customerId,
    outcomes: outcomesOf(interview),
  });

  const cutOff = {
    content: 'Something about a claim',
    mobile: nationalForm(strangers),
    receivedAt: ago(hour).toISOString(),
  };
  const draft = { ...emptyInterview, ...cutOff };
  await incident('cut off', { ...reported(draft, ago(hour)), outcomes: [], state: 'draft' });

  const fresh = ago(2 * hour);
  const first = about(0);
  await incident('with SAS', {
    ...reported(stranger(0, fresh), fresh),
    state: 'withSas',
    mobile: first.to,
    ...(await escalated(fresh)),
  });

  const late = ago(6 * day);
  const second = about(1);
  await incident('overdue with SAS', {
    ...reported(stranger(1, late), late),
    state: 'withSas',
    mobile: second.to,
    ...(await escalated(late)),
  });

  const third = about(2);
  const found = ago(3 * day);
  const { id: toDo } = await incident('to be done', {
    ...reported(stranger(2, ago(4 * day)), ago(4 * day)),
    state: 'toDo',
    mobile: third.to,
    ...(await escalated(ago(4 * day))),
    finding: 'otherRecord',
    findingNote: 'The text and the time fit. The customer’s own number ends in other digits.',
    foundById: sas,
    foundAt: found,
    messageId: third.id,
    foundCustomerId: third.customerId,
  });
  const task = async (incidentId: string, kind: string, assigneeId: string, at: Date, days: number) => ({
    id: seedId('incident task', `${incidentId} ${kind}`),
    incidentId,
    kind,
    assigneeId,
    openedAt: at,
    dueAt: await workingDaysFrom(tx, assigneeId, at, days),
  });
  const reportDone = { doneAt: ago(2 * day), doneById: officer, reference: 'INC 20417' };
  await tx.incidentTask.create({ data: { ...(await task(toDo, 'report', officer, found, 2)), ...reportDone } });
  await tx.incidentTask.create({ data: await task(toDo, 'removeNumber', third.authorId, found, 2) });

  const fourth = about(3);
  const known = await tx.phone.findFirst({ where: { customerId: fourth.customerId, number: fourth.to } });
  const theirs = call(
    {
      content: fourth.text,
      mobile: nationalForm(known?.number ?? fourth.to),
      receivedAt: fourth.heard,
      caller: 'customer',
      customerId: fourth.customerId,
      number: 'right',
      outcomes: ['otherMessageMeant'],
      correctReason: 'A letter had come back: their address was to be checked.',
    },
    ago(5 * day),
  );
  await incident('closed', {
    ...reported(theirs, ago(5 * day)),
    state: 'closed',
    mobile: fourth.to,
    closedAt: ago(5 * day - hour),
  });

  const fifth = about(4);
  const { id: wrong } = await incident('wrong customer', {
    cause: 'sentToWrongCustomer',
    state: 'toDo',
    officerId: officer,
    createdAt: ago(hour),
    interview: emptyInterview,
    mobile: fifth.to,
    customerId: fifth.customerId,
    messageId: fifth.id,
  });
  await tx.incidentTask.create({ data: await task(wrong, 'call', officer, ago(hour), 1) });

  const [shared] = await tx.phone.groupBy({
    by: ['number'],
    where: { kind: 'mobile', valid: true },
    having: { number: { _count: { gt: 1 } } },
    orderBy: { number: 'asc' },
  });
  if (shared)
    await incident('shared mobile', {
      cause: 'sharedMobile',
      state: 'withSas',
      createdAt: ago(day),
      interview: emptyInterview,
      mobile: shared.number,
      ...(await escalated(ago(day))),
    });
}
