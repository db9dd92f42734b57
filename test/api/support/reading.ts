/** Reads a path out of an answer whose shape the route's schema has checked already: `at(body, 'items', 0, 'id')`. */
export function at(body: unknown, ...path: (string | number)[]): unknown {
  let value = body;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}
export const textAt = (body: unknown, ...path: (string | number)[]): string => String(at(body, ...path));
export function itemsOf(body: unknown, name = 'items'): unknown[] {
  const items = at(body, name);
  if (!Array.isArray(items)) throw new Error(`no list ${name}: ${JSON.stringify(body)}`);
  return items;
}
/** How many ended how, in ascending order: who comes first is not to be known. */
export const statusesOf = (replies: readonly { status: number }[]): number[] =>
  replies.map(({ status }) => status).toSorted((a, b) => a - b);
