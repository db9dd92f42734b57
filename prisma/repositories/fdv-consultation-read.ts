/** A consultation as officers and consultants read it, during and after it (EM-8). */
import { z } from 'zod';
import { fdvConsultationStates } from '../../domain/electronic-messaging/fdv-answer.ts';
import { fdvConsultationKind } from '../../workflows/contracts/fdv-consultation.ts';
import type { Reader } from '../client.ts';
import { isConsultant } from './consultants.ts';
import { customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import type { PersonShort } from './person-short.ts';
import { viewProcess, type ProcessView, type TimelineStep } from './process-view.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export type ConsultationRead = {
  id: string;
  customer: CustomerShort;
  officer: PersonShort;
  question: string;
  askedAt: string;
  state: (typeof fdvConsultationStates)[number];
  answeredBy: PersonShort | null;
  answeredAt: string | null;
  reason: string | null;
  process: ProcessView;
  timeline: TimelineStep[];
  /** Whoever is asked answers no consultations any more. */
  leftTo: boolean;
};
const stateWord = z.enum(fdvConsultationStates);

/** Null: there is none, or its customer does not exist for the viewer. */
export async function readConsultation(reader: Reader, viewer: Viewer, id: string): Promise<ConsultationRead | null> {
  const row = await reader.fdvConsultation.findFirst({
    where: { id, review: { customer: visibleCustomers(viewer) } },
    include: { review: { select: { customer: { select: customerShortSelect } } } },
  });
  if (!row) return null;
  const named = [row.officerId, row.answeredById];
  const { process, timeline, people } = await viewProcess(reader, fdvConsultationKind, id, named);
  const { waitingFor } = process;
  return {
    id,
    customer: customerShort(row.review.customer),
    officer: people.get(row.officerId),
    question: row.question,
    askedAt: row.askedAt.toISOString(),
    state: stateWord.parse(row.state),
    answeredBy: people.find(row.answeredById),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    reason: row.reason,
    process,
    timeline,
    leftTo: waitingFor !== null && !(await isConsultant(reader, waitingFor.id, row.customerId)),
  };
}
