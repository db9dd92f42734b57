/** Who served a customer when, and who gave them the customer. */
import { people, type SeedPerson } from './people.ts';
import { cyclic } from './deterministic.ts';
import { stays, type Stay } from './stays.ts';

const byUserId = new Map(people.map((p) => [p.userId, p]));
export function person(userId: string): SeedPerson {
  const found = byUserId.get(userId);
  if (!found) throw new Error(`nobody has the User ID ${userId}`);
  return found;
}

/** Who gives this officer customers: the manager, for one on leave the delegate, for one without a manager the team's. */
export function allocator({ manager }: SeedPerson): SeedPerson {
  const first = person(manager ?? 'hmarsh');
  const away = first.leave.find((leave) => leave.fromDay <= 0 && leave.delegate);
  return away?.delegate ? person(away.delegate) : first;
}

/** The officers of a stay with the day from which each served. */
export function servedBy({ officer, opened, before = [], since = [] }: Stay): { officer: SeedPerson; since: number }[] {
  return [...before, officer].map((userId, i) => ({ officer: person(userId), since: since[i - 1] ?? opened }));
}

/** The officer so many working days ago. */
export const officerAt = (stay: Stay, day: number): SeedPerson =>
  servedBy(stay).findLast(({ since }) => day <= since)?.officer ?? person(stay.officer);

/** Who sent a customer a message then: the officer of the stay, else one of those who serve everybody. */
export function writerOf(customer: number, at: Date, now: Date): SeedPerson {
  const day = Math.floor(((now.getTime() - at.getTime()) / 86_400_000) * 0.7); // in working days, roughly
  const stay = stays.find((one) => one.customer === customer && !one.closed && day < one.opened);
  return stay ? officerAt(stay, day) : person(cyclic(['nquill', 'vsalas'], customer >> 1));
}
