/** A question to an SSO or team leader (EM-8): how it begins, and as its process writes it. */
import { isOperatorsWork } from '../../domain/people/operators-work.ts';
import { asked, consultationItem } from '../../domain/electronic-messaging/fdv-consultation.ts';
import { fdvConsultationStates } from '../../domain/electronic-messaging/fdv-answer.ts';
import type { Permission } from '../../domain/people/permissions.ts';
import type { Instant, State } from '../../domain/process.ts';
import { datesFrom } from '../../domain/time/deadlines.ts';
import { isAustralianState } from '../../domain/time/zone.ts';
import { fdvConsultationId, fdvConsultationKind } from '../../workflows/contracts/fdv-consultation.ts';
import type { Reader, Tx } from '../client.ts';
import { officerWith, type ProcessOfficer } from './officer.ts';
import { insertProcess } from './processes.ts';
import { calendarOf, readSettings } from './settings.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';
import { openWorkItem } from './work-items.ts';

type Question = {
  /** Of the consultation. */
  id: string;
  reviewId: string;
  customerId: string;
  officerId: string;
  consultantId: string;
  question: string;
  /** The command's id. */
  eventId: string;
  at: Instant;
};

/** Writes the question, its process (with the outbox line that starts it), the first step of its timeline and the consultant's work item. Returns the process's id. */
export async function beginConsultation(tx: Tx, q: Question): Promise<string> {
  const { id, reviewId, customerId, officerId, consultantId, question, at } = q;
  const { state: home } = await officerWith(tx, officerId);
  if (!isAustralianState(home)) throw new Error('an officer without an Australian state');
  const { fdv, agencyTimeZone } = await readSettings(tx);
  const draft = asked(officerId, consultantId, fdv.consultationDays);
  const due = datesFrom(await calendarOf(tx, home), agencyTimeZone, at, draft.due);
  const state: State = { ...draft, manager: consultantId, due };
  const processId = fdvConsultationId(id);
  await tx.fdvConsultation.create({
    data: { id, reviewId, customerId, officerId, question, askedAt: new Date(at) },
  });
  await insertProcess(tx, { id: processId, kind: fdvConsultationKind, customerId, subjectId: id, state, at });
  await tx.processStep.create({
    data: {
      processId,
      seq: 0,
      eventId: q.eventId,
      what: 'ask',
      step: state.step,
      whoId: officerId,
      toId: consultantId,
      at: new Date(at),
    },
  });
  await openWorkItem(tx, {
    kind: consultationItem,
    customerId,
    processId,
    stepKey: `0/${consultationItem}`,
    assigneeId: consultantId,
    openedAt: at,
    followUpAt: due[0]?.at ?? null,
    dueAt: due.at(-1)?.at ?? null,
    fromId: null,
  });
  return processId;
}

export type ConsultationEnd = { state: string; byId: string | null; at: Instant; reason: string | null };

/** The end of a consultation. Four eyes, the reason of a "not appropriate", and that it ends once, are held by the table itself. Throws on a word that is no end. */
export async function endConsultation(tx: Tx, id: string, { state, byId, at, reason }: ConsultationEnd): Promise<void> {
  if (state === 'open' || !fdvConsultationStates.some((known) => known === state))
    throw new Error(`a consultation has no end ${state}`);
  const answered = state === 'appropriate' || state === 'notAppropriate';
  await tx.fdvConsultation.update({
    where: { id },
    data: { state, reason, ...(answered ? { answeredById: byId, answeredAt: new Date(at) } : {}) },
  });
}

/** Who asks, and so may not answer. Locks the row until the transaction ends; no such row: nobody. */
export async function lockAsker(tx: Tx, id: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ officer_id: string }[]>`
    SELECT officer_id FROM fdv_consultation WHERE id = ${id}::uuid FOR UPDATE`;
  return rows.map((row) => row.officer_id);
}

/** The officer who asks: their state's calendar counts, their team's lists show it. */
export async function officerOfConsultation(reader: Reader, id: string): Promise<ProcessOfficer> {
  const { officerId } = await reader.fdvConsultation.findUniqueOrThrow({
    where: { id },
    select: { officerId: true },
  });
  return officerWith(reader, officerId);
}

/** Does it exist for this viewer, to do this to it? */
export async function visibleConsultation(
  reader: Reader,
  viewer: Viewer,
  id: string,
  action: Permission,
): Promise<boolean> {
  const customer = isOperatorsWork(viewer.roles, action) ? {} : visibleCustomers(viewer);
  return (await reader.fdvConsultation.count({ where: { id, review: { customer } } })) === 1;
}
