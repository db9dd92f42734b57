/** How near the due date of a work item is: what lists mark and put first. */

/** At risk: due within this time. */
export const atRiskMs = 24 * 3_600_000;

export const dueMarks = ['overdue', 'atRisk'] as const;
export type DueMark = (typeof dueMarks)[number];

/** Null: not due soon, or never. */
export function dueMark(dueAt: Date | null, now: Date): DueMark | null {
  if (!dueAt) return null;
  const left = dueAt.getTime() - now.getTime();
  return left < 0 ? 'overdue' : left <= atRiskMs ? 'atRisk' : null;
}
