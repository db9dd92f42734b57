/** Who decides what: the line of managers, leave and delegates (PS-12, PS-14). */
import type { LocalDate } from '../../domain/time/local-date.ts';
import type { Reader } from '../client.ts';

const longestLine = 20; // a circle in the data must not hang a process

/** What is to be decided: whose record, who wrote it, on which day of the agency's. */
export type Question = { customerId: string; authors: readonly string[]; today: LocalDate };

type Candidate = { id: string; managerId: string | null; active: boolean; roles: string[] };
const select = { id: true, managerId: true, active: true, roles: true } as const;
const isManager = (p: Candidate) => p.active && p.roles.includes('serviceManager');

/**
 * The first who may decide, beginning with `first` and going upward: an active service manager who is none of the authors and may
 * see the customer, or, where a manager in line may not and is on leave, that manager's delegate under the same conditions.
 * Null: nobody is left.
 */
export function firstWhoMayDecide(reader: Reader, first: string | null, question: Question): Promise<string | null> {
  return firstInLine(reader, first, question, null);
}

/** The first above `manager` who may decide: never `manager` again, neither by a circle in the line nor as somebody's delegate. */
export async function firstAbove(reader: Reader, manager: string, question: Question): Promise<string | null> {
  const person = await reader.person.findUnique({ where: { id: manager }, select: { managerId: true } });
  return firstInLine(reader, person?.managerId ?? null, question, manager);
}

async function firstInLine(
  reader: Reader,
  first: string | null,
  question: Question,
  except: string | null,
): Promise<string | null> {
  const { authors, customerId, today } = question;
  const { restricted } = await reader.customer.findUniqueOrThrow({
    where: { id: customerId },
    select: { restricted: true },
  });
  const mayDecide = (p: Candidate) =>
    isManager(p) && p.id !== except && !authors.includes(p.id) && (!restricted || p.roles.includes('racOfficer'));
  const seen = new Set<string>(except ? [except] : []);
  let next = first;
  while (next && !seen.has(next) && seen.size < longestLine) {
    seen.add(next);
    const person: Candidate | null = await reader.person.findUnique({ where: { id: next }, select });
    if (!person) return null;
    if (mayDecide(person)) return person.id;
    const delegate = await delegateRow(reader, person.id, today);
    if (delegate && mayDecide(delegate)) return delegate.id;
    next = person.managerId;
  }
  return null;
}

/** Who stands in for this manager today: the delegate of a leave that covers the day, if a service manager; else null. */
export async function delegateOf(reader: Reader, managerId: string, today: LocalDate): Promise<string | null> {
  return (await delegateRow(reader, managerId, today))?.id ?? null;
}

async function delegateRow(reader: Reader, managerId: string, today: LocalDate): Promise<Candidate | null> {
  const day = new Date(today);
  const leave = await reader.leave.findFirst({
    where: { personId: managerId, firstDay: { lte: day }, lastDay: { gte: day }, delegateId: { not: null } },
    select: { delegate: { select } },
    orderBy: { firstDay: 'desc' },
  });
  return leave?.delegate && isManager(leave.delegate) ? leave.delegate : null;
}
