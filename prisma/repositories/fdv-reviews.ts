/** EM-8, EM-9: what an officer records before a message where there are FDV concerns. */
import { randomUUID } from 'node:crypto';
import { fdvConsultationStates, fdvVerdicts, type FdvVerdict } from '../../domain/electronic-messaging/fdv-answer.ts';
import { z } from 'zod';
import type { Instant } from '../../domain/process.ts';
import { localNow } from '../../domain/time/zone.ts';
import type { Reader, Tx } from '../client.ts';
import { consultantsFor, isConsultant } from './consultants.ts';
import { beginConsultation } from './fdv-consultations.ts';
import { personsById, type PersonShort } from './person-short.ts';
import { lockCustomer } from './recipient.ts';
import { readSettings } from './settings.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

/** `unsure` asks somebody something. */
export type Reviewed =
  { verdict: Exclude<FdvVerdict, 'unsure'> } | { verdict: 'unsure'; question: string; consultantId: string };
export type ReviewRefusal =
  | 'customerDeceased'
  | 'openConsultation' // of the same officer about the same customer
  | 'notAConsultant' // no active SSO or team leader, on leave, or the officer
  | 'consultantCannotSee';

/** Locks the customer. `eventId` is the command's id. The caller has asked who may see the customer. */
export async function recordReview(
  tx: Tx,
  review: Reviewed & { customerId: string; personId: string; eventId: string; at: Instant },
): Promise<{ id: string; consultationId: string | null; processId: string | null } | { refused: ReviewRefusal }> {
  const { customerId, personId: officerId, verdict, eventId, at } = review;
  await lockCustomer(tx, customerId);
  const customer = await tx.customer.findUniqueOrThrow({ where: { id: customerId }, select: { deceasedOn: true } });
  if (customer.deceasedOn) return { refused: 'customerDeceased' };
  if (await tx.fdvConsultation.count({ where: { customerId, officerId, state: 'open' } }))
    return { refused: 'openConsultation' };
  if (review.verdict === 'unsure') {
    const { agencyTimeZone } = await readSettings(tx);
    const today = localNow(agencyTimeZone, new Date(at)).date;
    const askable = await consultantsFor(tx, { officerId, today });
    if (!askable.some(({ id }) => id === review.consultantId)) return { refused: 'notAConsultant' };
    if (!(await isConsultant(tx, review.consultantId, customerId))) return { refused: 'consultantCannotSee' };
  }
  const { id } = await tx.fdvReview.create({
    data: { customerId, officerId, verdict, reviewedAt: new Date(at) },
    select: { id: true },
  });
  if (review.verdict !== 'unsure') return { id, consultationId: null, processId: null };
  const { question, consultantId } = review;
  const consultationId = randomUUID();
  const asked = { id: consultationId, reviewId: id, customerId, officerId, consultantId, question, eventId, at };
  return { id, consultationId, processId: await beginConsultation(tx, asked) };
}

/** EM-9. The caller has asked who may see the customer. With somebody who does not exist for the viewer nothing was discussed. */
export async function recordDiscussion(
  tx: Tx,
  viewer: Viewer,
  d: { customerId: string; caseProcessId: string; personId: string; note: string; at: Instant },
): Promise<{ id: string } | { refused: 'noSuchProcess' | 'processOver' }> {
  const { customerId, caseProcessId, personId: recordedById, note, at } = d;
  const theirs = { OR: [{ payingParentId: customerId }, { receivingParentId: customerId }] };
  const process = await tx.caseProcess.findFirst({
    where: { id: caseProcessId, case: theirs, initiatingParty: visibleCustomers(viewer) },
    select: { endedOn: true },
  });
  if (!process) return { refused: 'noSuchProcess' };
  if (process.endedOn) return { refused: 'processOver' };
  return tx.fdvDiscussion.create({
    data: { caseProcessId, note, recordedById, discussedAt: new Date(at) },
    select: { id: true },
  });
}

export type ReviewLine = {
  id: string;
  verdict: FdvVerdict;
  officer: PersonShort;
  reviewedAt: string;
  consultation: {
    id: string;
    state: (typeof fdvConsultationStates)[number];
    question: string;
    waitingFor: PersonShort | null;
    /** Until when whoever is asked has time; it has passed where nobody is left to ask. */
    dueAt: string | null;
    answeredBy: PersonShort | null;
    answeredAt: string | null;
    reason: string | null;
  } | null;
};
const verdictWord = z.enum(fdvVerdicts);
const stateWord = z.enum(fdvConsultationStates);
const mostShown = 20;

/** The customer's latest reviews, the newest first, each with its consultation; none where the customer does not exist for the viewer. Three statements. */
export async function reviewsOf(reader: Reader, viewer: Viewer, customerId: string): Promise<ReviewLine[]> {
  const rows = await reader.fdvReview.findMany({
    where: { customerId, customer: visibleCustomers(viewer) },
    include: { consultation: true },
    orderBy: [{ reviewedAt: 'desc' }, { id: 'desc' }],
    take: mostShown,
  });
  const items = await reader.workItem.findMany({
    where: { customerId, state: 'open', process: { kind: 'fdvConsultation' }, customer: visibleCustomers(viewer) },
    select: { assigneeId: true, dueAt: true, process: { select: { subjectId: true } } },
  });
  const waiting = new Map(items.map(({ process, ...item }) => [process.subjectId, item]));
  const people = await personsById(reader, [
    ...rows.flatMap(({ officerId, consultation }) => [officerId, consultation?.answeredById]),
    ...items.map(({ assigneeId }) => assigneeId),
  ]);
  return rows.map(({ id, verdict, officerId, reviewedAt, consultation: c }) => {
    const open = c?.state === 'open' ? waiting.get(c.id) : undefined;
    return {
      id,
      verdict: verdictWord.parse(verdict),
      officer: people.get(officerId),
      reviewedAt: reviewedAt.toISOString(),
      consultation: c && {
        id: c.id,
        state: stateWord.parse(c.state),
        question: c.question,
        waitingFor: people.find(open?.assigneeId),
        dueAt: open?.dueAt?.toISOString() ?? null,
        answeredBy: people.find(c.answeredById),
        answeredAt: c.answeredAt?.toISOString() ?? null,
        reason: c.reason,
      },
    };
  });
}
