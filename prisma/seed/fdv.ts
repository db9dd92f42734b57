/** FDV before messages in the demonstration data: what officers recorded before each (EM-8), whom they asked, and what was discussed (EM-9). */
import { asked, consultationItem, fdvConsultation } from '../../domain/electronic-messaging/fdv-consultation.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { fdvConsultationId, fdvConsultationKind } from '../../workflows/contracts/fdv-consultation.ts';
import type { Tx } from '../client.ts';
import { processHistory, type Happened } from '../import/process-history.ts';
import { importProcess } from '../repositories/processes.ts';
import { calendarOf } from '../repositories/settings.ts';
import { customerId, type CustomerRows } from './customers.ts';
import { seedId } from './deterministic.ts';
import { officeHours, type When } from './office-hours.ts';
import { person } from './who-served.ts';

type Story = {
  customer: number;
  officer: string;
  consultant: string;
  on: When;
  question: string;
  answer?: { on: When; verdict: 'appropriate' | 'notAppropriate'; by: string; reason?: string };
};
const stories: readonly Story[] = [
  {
    customer: 36,
    officer: 'cdunne',
    consultant: 'vsalas',
    on: 0,
    question: 'She shares the phone with her children now. Is a reminder about the payment still safe?',
  },
  {
    customer: 8,
    officer: 'smarchetti',
    consultant: 'vsalas',
    on: 8, // nobody is left to ask: overdue
    question: 'He raised concerns himself in May. May I ask him by SMS to call me about the objection?',
  },
  {
    customer: 95,
    officer: 'praman',
    consultant: 'bhale',
    on: 4,
    question: 'The other party raised concerns. Does a text about the documents say more than it should?',
    answer: {
      on: 3,
      verdict: 'appropriate',
      by: 'bhale',
      reason: 'The text names nobody. Don’t name the other party.',
    },
  },
  {
    customer: 14,
    officer: 'lhartigan',
    consultant: 'vsalas',
    on: 9,
    question: 'There is an indicator and no notepad. Is a request for contact appropriate?',
    answer: { on: 8, verdict: 'notAppropriate', by: 'vsalas', reason: 'Others read this phone. Ring in the morning.' },
  },
];

/** Writes everything, after notepads and messages. Consultations that are not answered are imported: the API's sweeper starts them. */
export async function seedFdv(tx: Tx, rows: CustomerRows, settings: Settings, now: Date, salt: string): Promise<void> {
  await reviewsOfMessages(tx);
  await discussions(tx, rows, now);
  for (const story of stories) await consultation(tx, story, settings, now, salt);
}

/** Each message that was sent in spite of concerns has its review, by who wrote it. */
async function reviewsOfMessages(tx: Tx): Promise<void> {
  const messages = await tx.message.findMany({
    where: { customer: { OR: [{ fdvIndicator: true }, { notepads: { some: { kind: 'FDV' } } }] } },
    select: { id: true, customerId: true, authorId: true, pressedAt: true },
    orderBy: { id: 'asc' },
  });
  for (const { id: messageId, customerId: customer, authorId: officerId, pressedAt } of messages) {
    const id = seedId('fdvReview', messageId);
    const reviewedAt = new Date(pressedAt.getTime() - 4 * 60_000);
    await tx.fdvReview.create({
      data: { id, customerId: customer, officerId, verdict: 'appropriate', reviewedAt },
    });
    await tx.message.update({ where: { id: messageId }, data: { fdvReviewId: id } });
  }
}

/** Of two processes begun by somebody with concerns; where the other party waits for a message, of theirs too. The rest are still to be discussed. */
async function discussions(tx: Tx, { caseProcesses, cases, customers }: CustomerRows, now: Date): Promise<void> {
  const concerned = new Set(customers.flatMap(({ id, fdvIndicator }) => (fdvIndicator && id ? [id] : [])));
  const begun = caseProcesses.filter((one) => !one.endedOn && concerned.has(one.initiatingPartyId));
  const waiting = await tx.message.findMany({ where: { endedAt: null }, select: { customerId: true } });
  const expected = new Set(waiting.map((message) => message.customerId));
  const data: Prisma.FdvDiscussionCreateManyInput[] = begun.flatMap(({ id, caseId }, i) => {
    const parties = cases.find((one) => one.id === caseId);
    const isExpected = [parties?.payingParentId, parties?.receivingParentId].some((party) => expected.has(party ?? ''));
    if (!id || (i >= 2 && !isExpected)) return [];
    const note = 'Rang her. She says that she is safe, and that the other party may hear from us.';
    const discussedAt = new Date(now.getTime() - (30 + i) * 86_400_000);
    return [
      { id: seedId('fdvDiscussion', id), caseProcessId: id, note, recordedById: person('vsalas').id, discussedAt },
    ];
  });
  await tx.fdvDiscussion.createMany({ data });
}

async function consultation(tx: Tx, story: Story, settings: Settings, now: Date, salt: string): Promise<void> {
  const { customer, consultant, on, question, answer } = story;
  const officer = person(story.officer);
  const calendar = await calendarOf(tx, officer.state);
  const ago = officeHours(calendar, now);
  const id = seedId('fdvConsultation', customer, ...(salt ? [salt] : []));
  const reviewId = seedId('fdvReview', 'asked', customer);
  const at = ago(on, 40 + customer);
  const begun = {
    processId: fdvConsultationId(id),
    subjectId: id,
    customerId: customerId(customer),
    at,
    what: 'ask',
    item: consultationItem,
    authors: [officer.id],
    asked: person(consultant).id,
    state: () => asked(officer.id, person(consultant).id, settings.fdv.consultationDays),
    transition: fdvConsultation,
    officerAt: () => ({ id: officer.id, managerId: null, calendar }),
  };
  const answered: Happened[] = answer
    ? [
        {
          at: ago(answer.on, 30),
          action: answer.verdict,
          by: person(answer.by).id,
          ...(answer.reason === undefined ? {} : { reason: answer.reason }),
        },
      ]
    : [];
  const history = await processHistory(tx, settings.agencyTimeZone, begun, answered, now.toISOString());
  const [end] = history.written;
  const of = { customerId: begun.customerId, officerId: officer.id };
  await tx.fdvReview.create({ data: { id: reviewId, ...of, verdict: 'unsure', reviewedAt: at } });
  await tx.fdvConsultation.create({
    data: {
      id,
      reviewId,
      ...of,
      question,
      askedAt: at,
      ...(end ? { state: end.state, answeredById: end.byId, answeredAt: end.at, reason: end.reason } : {}),
    },
  });
  const { processId, state, steps } = history;
  const process = { kind: fdvConsultationKind, customerId: begun.customerId, subjectId: id } as const;
  await importProcess(tx, { id: processId, ...process, state, steps });
  await tx.workItem.createMany({ data: history.items });
}
