/** The comparison that the Operations page shows: bounded, and at most one at a time and every 30 s, however many pages are open. */
import { openRepairLock, type RepairLock } from '../../prisma/repair-lock.ts';
import type { Deps } from '../deps.ts';
import { compare, type Comparison } from './compare.ts';

type Recent = { at: Date; comparison: Comparison };

const keptMs = 30_000;
const limits = { atMost: 500, withinMs: 5000, secondLookMs: 1000 };

const recent = new WeakMap<Deps, { madeAt: number; made: Promise<Recent> }>();

/** `fresh`: not one that was begun earlier. */
export async function recentComparison(deps: Deps, fresh: boolean): Promise<Recent> {
  const kept = recent.get(deps);
  if (kept && !fresh && Date.now() - kept.madeAt < keptMs) return kept.made;
  const { atMost, withinMs, secondLookMs } = limits;
  const made = compare(deps, { atMost, until: Date.now() + withinMs, secondLookMs }).then((comparison) => ({
    at: deps.clock.now(),
    comparison,
  }));
  const entry = { madeAt: Date.now(), made };
  recent.set(deps, entry);
  made.catch(() => {
    if (recent.get(deps) === entry) recent.delete(deps);
  });
  return made;
}

/** After a repair the page compares again. */
export const forgetComparison = (deps: Deps): unknown => recent.delete(deps);

const locks = new WeakMap<Deps, RepairLock>();

/** One for the whole API; its connections close by themselves when they are not used. */
export function repairLock(deps: Deps): RepairLock {
  const lock = locks.get(deps) ?? openRepairLock(deps.env.DATABASE_URL);
  locks.set(deps, lock);
  return lock;
}
