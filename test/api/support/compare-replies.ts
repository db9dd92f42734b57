/** What two answers are compared by, and how a walk asks. */
import type { Request, Subject, WalkedRoute } from './every-route.ts';
import type { Caller, Reply } from './house.ts';

/** `cursor`: for the next page of a list. */
export function send(call: Caller, { method, path, body, ...rest }: Request, cursor?: string): Promise<Reply> {
  if (cursor === undefined) return call(method, path, { body, ...rest });
  if (method === 'GET') return call(method, `${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`, rest);
  return call(method, path, { body: { ...(typeof body === 'object' ? body : {}), cursor }, ...rest });
}

/** Status, headers and body byte for byte; but for what is another for every request. */
export const comparable = ({ status, text, headers }: Reply) => ({
  status,
  text: text.replace(/"requestId":"[^"]+"/, ''),
  headers: [...headers]
    .filter(([name]) => !['x-request-id', 'date'].includes(name))
    .map(([name, value]) => `${name}: ${value.replace(/'nonce-[^']+'/, '')}`),
});

/** The requests of a route in which the ids of one stand, each with the same for the other's; those in which neither's stand are left out. */
export function pairsOf(route: WalkedRoute, one: Subject, other: Subject): [Request, Request][] {
  const others = route.requests(other);
  return route.requests(one).flatMap((request, i): [Request, Request][] => {
    const its = others[i];
    return its && JSON.stringify(its) !== JSON.stringify(request) ? [[request, its]] : [];
  });
}
