import type { BelongingKind } from '../../domain/people/belonging.ts';
import type { Belonging, Belongings } from '../client/model.ts';

type Counts = Belongings['counts'];

/** Each kind with its count's name and its words. */
export const belongingKinds: { kind: BelongingKind; count: keyof Counts; one: string; many: string }[] = [
  { kind: 'customer', count: 'customers', one: 'PS customer', many: 'PS customers' },
  { kind: 'decision', count: 'decisions', one: 'decision', many: 'decisions' },
  { kind: 'workItem', count: 'workItems', one: 'work item', many: 'work items' },
  { kind: 'incident', count: 'incidents', one: 'incident to see to', many: 'incidents to see to' },
  { kind: 'delegation', count: 'delegations', one: 'delegation', many: 'delegations' },
  { kind: 'staff', count: 'staff', one: 'member of staff', many: 'members of staff' },
];

export const belongingsTotal = (counts: Counts): number =>
  belongingKinds.reduce((sum, { count }) => sum + counts[count], 0);

/** `3 PS customers, 1 decision and 2 work items`; `nothing`. */
export function belongingsInWords(counts: Counts): string {
  const parts = belongingKinds.flatMap(({ count, one, many }) =>
    counts[count] === 0 ? [] : [`${counts[count]} ${counts[count] === 1 ? one : many}`],
  );
  const last = parts.pop();
  if (!last) return 'nothing';
  return parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
}

export const countByKind = (items: Belonging[]): Counts => {
  const counts = { customers: 0, decisions: 0, workItems: 0, incidents: 0, delegations: 0, staff: 0 };
  for (const { kind, count } of belongingKinds) counts[count] = items.filter((item) => item.kind === kind).length;
  return counts;
};
