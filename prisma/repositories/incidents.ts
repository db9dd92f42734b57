/** Messages received in error (EM-32 to EM-36) as they are written: every change under the incident's lock, counted by its revision. */
import { z } from 'zod';
import {
  incidentCauses,
  incidentStates,
  sasWorkingDays,
  type IncidentCause,
  type IncidentFinding,
  type IncidentState,
} from '../../domain/incidents/incident.ts';
import {
  callerAnswers,
  customerOutcomes,
  emptyInterview,
  longestInInterview,
  numberAnswers,
  relations,
  saidKinds,
  type IncidentOutcome,
  type Interview,
} from '../../domain/incidents/interview.ts';
import type { Instant } from '../../domain/process.ts';
import { workingDayEnd } from '../../domain/time/working-days.ts';
import { isAustralianState, type AustralianState } from '../../domain/time/zone.ts';
import type { Reader, Tx } from '../client.ts';
import { calendarOf } from './settings.ts';

const text = (field: keyof typeof longestInInterview) => z.string().max(longestInInterview[field]);
const instant = z.iso.datetime();

/** What the officer answers; what was corrected and when something was done, the server says. */
export const answersShape = z.object({
  content: text('content'),
  mobile: text('mobile').meta({ description: 'As it was typed; a mobile number when the interview is finished' }),
  receivedAt: instant.nullable(),
  caller: z.enum(callerAnswers).nullable(),
  customerId: z.uuid().nullable(),
  number: z.enum(numberAnswers).nullable(),
  outcomes: z.array(z.enum(customerOutcomes)).max(customerOutcomes.length),
  correctReason: text('correctReason'),
  name: text('name'),
  contactDetails: text('contactDetails'),
  relation: z.enum(relations).nullable(),
  callerGone: z.boolean(),
});
export type Answers = z.infer<typeof answersShape>;
export const interviewShape = answersShape.extend({
  numberBefore: z.string().nullable(),
  numberAfter: z.string().nullable(),
  done: z.partialRecord(z.enum(saidKinds), instant),
}) satisfies z.ZodType<Interview>;

const row = z.object({
  cause: z.enum(incidentCauses),
  state: z.enum(incidentStates),
  interview: interviewShape,
});

export type LockedIncident = {
  id: string;
  revision: number;
  cause: IncidentCause;
  state: IncidentState;
  officerId: string | null;
  customerId: string | null;
  foundCustomerId: string | null;
  mobile: string | null;
  messageId: string | null;
  interview: Interview;
};

/** Locks it until the transaction ends. Null: there is none. */
export async function lockIncident(tx: Tx, id: string): Promise<LockedIncident | null> {
  await tx.$queryRaw`SELECT id FROM incident WHERE id = ${id}::uuid FOR UPDATE`;
  const found = await tx.incident.findUnique({
    where: { id },
    select: {
      id: true,
      revision: true,
      officerId: true,
      customerId: true,
      foundCustomerId: true,
      mobile: true,
      messageId: true,
      cause: true,
      state: true,
      interview: true,
    },
  });
  return found && { ...found, ...row.parse(found) };
}

type Begun = {
  cause: IncidentCause;
  state: 'draft' | 'withSas' | 'toDo';
  officerId: string | null;
  customerId?: string;
  messageId?: string;
  mobile?: string;
  at: Date;
  dueAt?: Date;
};

/** Returns its id. */
export async function insertIncident(tx: Tx, { at, dueAt, ...begun }: Begun): Promise<string> {
  const escalated = begun.state === 'withSas' && dueAt ? { escalatedAt: at, dueAt } : {};
  const { id } = await tx.incident.create({
    data: { ...begun, ...escalated, createdAt: at, interview: emptyInterview },
    select: { id: true },
  });
  return id;
}

/** What was answered so far; the draft survives a dropped call. */
export async function saveInterview(tx: Tx, id: string, interview: Interview): Promise<void> {
  await tx.incident.update({
    where: { id },
    data: { interview, customerId: interview.customerId, revision: { increment: 1 } },
  });
}

type Finished = { mobile: string | null; outcomes: IncidentOutcome[]; at: Date; dueAt: Date | null };

/** `dueAt`: until when SAS looks; null: nothing is left to do. */
export async function finishInterview(tx: Tx, id: string, { mobile, outcomes, at, dueAt }: Finished): Promise<void> {
  await tx.incident.update({
    where: { id },
    data: {
      mobile,
      outcomes,
      revision: { increment: 1 },
      ...(dueAt ? { state: 'withSas', escalatedAt: at, dueAt } : { state: 'closed', closedAt: at }),
    },
  });
}

export async function discardIncident(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.incident.update({
    where: { id },
    data: { state: 'discarded', closedAt: at, revision: { increment: 1 } },
  });
}

type Found = {
  finding: IncidentFinding;
  note: string;
  messageId: string | null;
  foundCustomerId: string | null;
  byId: string;
  at: Date;
  /** Is something left to do? */
  toDo: boolean;
};

/** EM-36. */
export async function writeFinding(tx: Tx, id: string, found: Found): Promise<void> {
  const { finding, note, messageId, foundCustomerId, byId, at, toDo } = found;
  await tx.incident.update({
    where: { id },
    data: {
      finding,
      findingNote: note,
      messageId,
      foundCustomerId,
      foundById: byId,
      foundAt: at,
      revision: { increment: 1 },
      ...(toDo ? { state: 'toDo' } : { state: 'closed', closedAt: at }),
    },
  });
}

/** Once everything is done it is over (EM-36). */
export async function closeIfDone(tx: Tx, id: string, at: Date): Promise<void> {
  const left = await tx.incidentTask.count({ where: { incidentId: id, doneAt: null } });
  const end = left === 0 ? { state: 'closed', closedAt: at } : {};
  await tx.incident.update({ where: { id }, data: { ...end, revision: { increment: 1 } } });
}

/** The end of so many working days where the officer works; where there is none, at the agency's seat. */
export async function workingDaysFrom(tx: Reader, personId: string | null, at: Date, days: number): Promise<Date> {
  const person = personId && (await tx.person.findUnique({ where: { id: personId }, select: { state: true } }));
  const seat: AustralianState = 'ACT';
  const state = person && isAustralianState(person.state) ? person.state : seat;
  return workingDayEnd(await calendarOf(tx, state), at, days);
}
export const sasDueAt = (tx: Reader, officerId: string | null, at: Instant): Promise<Date> =>
  workingDaysFrom(tx, officerId, new Date(at), sasWorkingDays);
