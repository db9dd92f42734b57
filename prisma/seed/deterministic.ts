/** Ids and choices that are the same at every seeding. */
export { namedId as seedId } from '../named-id.ts';

/** The element of a list at an index that may be greater than its length. Throws where the list is empty. */
export function cyclic<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new RangeError('an empty list');
  return found;
}

/** A shuffled copy, always shuffled in the same way (mulberry32). */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  let a = seed;
  const below = (n: number): number => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
  const rest = [...list];
  const out: T[] = [];
  while (rest.length) out.push(...rest.splice(below(rest.length), 1));
  return out;
}
