/** What is searched for. */
export type Criteria = { text?: string; csid?: string; name?: string; mobile?: string };

const fields = ['text', 'csid', 'name', 'mobile'] as const;

/** Reads the criteria from the state of a history entry, which may hold anything. Returns null where there are none. */
export function criteriaIn(state: unknown): Criteria | null {
  if (typeof state !== 'object' || state === null || !('searchFor' in state)) return null;
  const given = state.searchFor;
  if (typeof given !== 'object' || given === null) return null;
  const criteria: Criteria = {};
  for (const field of fields) {
    const value: unknown = Reflect.get(given, field);
    if (typeof value === 'string' && value) criteria[field] = value;
  }
  return Object.keys(criteria).length > 0 ? criteria : null;
}

/** `“lee”`, or `CSID “123” and name “lee”`. */
export function inWords({ text, csid, name, mobile }: Criteria): string {
  if (text) return `“${text}”`;
  const parts = [csid && `CSID “${csid}”`, name && `name “${name}”`, mobile && `mobile “${mobile}”`];
  return parts.filter(Boolean).join(' and ');
}
