/** What the lines of one customer are checked against, and what lines share: people, decisions, the way they have gone. */
import { may } from '../../domain/people/permissions.ts';
import { isRole } from '../../domain/people/roles.ts';
import type { Instant } from '../../domain/process.ts';
import type { ProcessKind } from '../../domain/process-kinds.ts';
import type { Settings } from '../../domain/settings.ts';
import type { LocalDate } from '../../domain/time/local-date.ts';
import { isAustralianState } from '../../domain/time/zone.ts';
import type { Customer } from '../../generated/prisma/client.ts';
import type { Tx } from '../client.ts';
import { firstWhoMayDecide } from '../repositories/manager-line.ts';
import { importProcess } from '../repositories/processes.ts';
import { calendarOf } from '../repositories/settings.ts';
import type { PlanLine, ReferralLine } from './line.ts';
import { StoryRefused, type Happened, type History } from './process-history.ts';

export type Scene = {
  tx: Tx;
  customer: Customer;
  settings: Settings;
  now: Date;
  today: LocalDate;
  /** CSIDs of everybody whose assignment the file brings: one may be another's associate. */
  assigned: ReadonlySet<string>;
};
/** Why this line can't be imported, in one sentence without anything personal. */
export type Refuse = (why: string) => never;

/** Somebody who works here, or did. */
export async function staff(tx: Tx, userId: string, refuse: Refuse) {
  const row = await tx.person.findUnique({ where: { userId } });
  return row?.kind === 'staff' ? row : refuse(`There is no user ${userId}.`);
}

/** The same, with the calendar whose working days count. */
export async function officerNamed(tx: Tx, userId: string, refuse: Refuse) {
  const row = await staff(tx, userId, refuse);
  if (!isAustralianState(row.state)) return refuse(`${userId} has no Australian state, whose working days count.`);
  return { ...row, calendar: await calendarOf(tx, row.state) };
}

/** The open assignment to which a plan or a referral of that moment belongs. */
export async function openStay({ tx, customer }: Scene, at: Instant, refuse: Refuse) {
  const row = await tx.assignment.findFirst({
    where: { customerId: customer.id, closedAt: null },
    select: { id: true, openedAt: true, officer: { select: { userId: true } } },
  });
  if (!row) return refuse('The customer has no open assignment: give it a line of its own.');
  if (row.openedAt > new Date(at)) refuse('This lies before the customer’s assignment.');
  if (customer.deceasedOn) refuse('The customer is recorded as deceased.');
  return { id: row.id, officer: await officerNamed(tx, row.officer.userId, refuse) };
}

/** A manager's decision, as far as the line has one; by nobody who may not make it (PS-12, PS-22). */
export async function decisionOf(
  { tx, now }: Scene,
  line: PlanLine | ReferralLine,
  action: 'planApproval.accept' | 'transferReferral.acceptMonitoring',
  authors: readonly string[],
  refuse: Refuse,
): Promise<(Happened & { by: string }) | null> {
  const { decision: word, decided_by: by, decided_at: at, decision_reason: reason } = line;
  if (!word && !by && !at && !reason) return null;
  if (!word || !by || !at) return refuse('A decision has its word, who decided, and when: one of them is missing.');
  if (at < line.at) refuse('It was decided before it was asked for.');
  if (at > now.toISOString()) refuse('The decision lies in the future.');
  const { id, roles } = await staff(tx, by, refuse);
  if (!may(roles.filter(isRole), action)) refuse(`${by} is no service manager.`);
  if (authors.includes(id)) refuse(`${by} can’t have decided what they wrote or referred themselves (four eyes).`);
  const [, command = ''] = action.split('.');
  return { at, action: command, by: id, ...(reason ? { reason } : {}) };
}

/** Where nobody in line may decide today it was asked of who decided it. */
export async function askedInstead(
  { tx, customer, today }: Scene,
  officer: { managerId: string | null },
  authors: readonly string[],
  decision: { by: string } | null,
): Promise<{ asked?: string }> {
  if (!decision || (await firstWhoMayDecide(tx, officer.managerId, { customerId: customer.id, authors, today })))
    return {};
  return { asked: decision.by };
}

/** The rules may refuse what the dates say. */
export async function play(refuse: Refuse, work: () => Promise<History>): Promise<History> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoryRefused) return refuse(error.message);
    throw error;
  }
}

export async function writeHistory(
  { tx, customer }: Scene,
  kind: ProcessKind,
  subjectId: string,
  history: History,
): Promise<void> {
  const { processId, state, steps, items, facts } = history;
  await importProcess(tx, { id: processId, kind, customerId: customer.id, subjectId, state, steps });
  await tx.workItem.createMany({ data: items });
  await tx.fact.createMany({ data: facts });
}
