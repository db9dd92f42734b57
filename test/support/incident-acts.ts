/** Messages received in error, as officers and SAS meet them over the API. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Answers } from '../../prisma/repositories/incidents.ts';
import type { Database } from '../../prisma/client.ts';
import type { Caller } from '../api/support/house.ts';
import { at, textAt } from '../api/support/reading.ts';
import { addTemplate, mobile } from './message-fixture.ts';
import { planted } from './plan-fixture.ts';

export const noAnswers: Answers = {
  content: '',
  mobile: '',
  receivedAt: null,
  caller: null,
  customerId: null,
  number: null,
  outcomes: [],
  correctReason: '',
  name: '',
  contactDetails: '',
  relation: null,
  callerGone: false,
};

/** Begins an interview and returns its id. */
export async function begin(officer: Caller): Promise<string> {
  const { status, body, text } = await officer('POST', '/incidents');
  assert.equal(status, 201, text);
  return textAt(body, 'id');
}

/** Keeps answers over the ones before; `done`: what was said. */
export async function answer(officer: Caller, id: string, answers: Partial<Answers> & { done?: string[] }) {
  const { body: now } = await officer('GET', `/incidents/${id}`);
  const before = Object.fromEntries(Object.keys(noAnswers).map((key) => [key, at(now, 'interview', key)]));
  const { done = Object.keys(Object(at(now, 'interview', 'done'))), ...given } = answers;
  const body = { ...before, ...given, done };
  const reply = await officer('PUT', `/incidents/${id}`, { body, ifMatch: Number(at(now, 'revision')) });
  return reply;
}

export async function finish(officer: Caller, id: string) {
  const { body } = await officer('GET', `/incidents/${id}`);
  return officer('POST', `/incidents/${id}/finish`, { ifMatch: Number(at(body, 'revision')) });
}

/** A stranger's call about a message to a number, finished: it is with SAS. Returns the id. */
export async function escalated(
  officer: Caller,
  { content, receivedAt, number = mobile }: { content: string; receivedAt: string; number?: string },
): Promise<string> {
  const id = await begin(officer);
  const answers = { content, mobile: number, receivedAt, name: `A caller ${planted}`, contactDetails: planted };
  const saved = await answer(officer, id, {
    ...answers,
    caller: 'notCustomer',
    relation: 'none',
    done: ['advisedOfInvestigation'],
  });
  assert.equal(saved.status, 200, saved.text);
  const { status, text } = await finish(officer, id);
  assert.equal(status, 200, text);
  return id;
}

type Sent = { customerId: string; authorId: string; text: string; to?: string; sentAt: Date; state?: string };

/** A message that was handed over at `sentAt`, without its process. Returns its id. */
export async function sentMessage(db: Database, sent: Sent): Promise<string> {
  const { customerId, authorId, text, to = mobile, sentAt, state = 'delivered' } = sent;
  const placeDate = new Date(sentAt.toISOString().slice(0, 10));
  const place = (await db.message.count({ where: { customerId, placeDate } })) + 1;
  const { versionId } = await addTemplate(db, { text: `${text} ${randomUUID()}` });
  const { id } = await db.message.create({
    data: {
      customerId,
      templateVersionId: versionId,
      text,
      to,
      sender: 'Child Supp',
      authorId,
      pressedAt: sentAt,
      timeZones: ['Australia/Sydney'],
      state,
      ...(state === 'cancelled' ? {} : { placeDate, place }),
      ...(state === 'held' || state === 'cancelled' ? {} : { handedOverAt: sentAt, deemedSentAt: sentAt }),
      ...(state === 'held' ? { heldUntil: sentAt } : { endedAt: sentAt }),
    },
  });
  return id;
}
