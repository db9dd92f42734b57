/** What somebody else changed appears without reloading (RS-3). */
import { useQueryClient, type Query } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ApiProblem } from '../client/problem.ts';
import { sessionQuery } from '../session/session-query.ts';
import { listenToChanges, type Change } from './event-stream.ts';

/** Several changes of one transaction, and of a busy minute, become one reading. */
const gatherMs = 250;
/** An abandoned page stops reading after a while; what it reads extends no session in any case. */
const abandonedAfterMs = 5 * 60_000;

export function LiveUpdates() {
  const queries = useQueryClient();
  useEffect(() => {
    let waiting: Change[] = [];
    let everything = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lastUsed = performance.now();
    const read = () => {
      timer = undefined;
      if (performance.now() - lastUsed > abandonedAfterMs) return; // `used` reads when somebody is back
      const changes = waiting;
      const all = everything;
      waiting = [];
      everything = false;
      void queries.invalidateQueries({
        predicate: (query) => !staysAsFound(query) && (all || changes.some((change) => concerns(query, change))),
      });
    };
    const used = () => {
      lastUsed = performance.now();
      if (everything || waiting.length > 0) timer ??= setTimeout(read, gatherMs);
    };
    const { queryKey } = sessionQuery;
    /** Whether somebody is still signed in, with a role, the session says; if so, it was for the moment. */
    const refused = async () => {
      await queries.invalidateQueries({ queryKey });
      if (!isOver(queries.getQueryState(queryKey)?.error)) stream.again();
    };
    const stream = listenToChanges((message) => {
      if (message.kind === 'refused') return void refused();
      if (message.kind === 'resync') everything = true;
      else waiting.push(message.change);
      timer ??= setTimeout(read, gatherMs);
    });
    const signedIn = queries.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'success' && event.query.queryKey[0] === queryKey[0])
        stream.again();
    });
    const signsOfUse = ['pointerdown', 'keydown', 'pointermove', 'wheel'] as const;
    for (const sign of signsOfUse) window.addEventListener(sign, used, { passive: true });
    return () => {
      stream.stop();
      signedIn();
      clearTimeout(timer);
      for (const sign of signsOfUse) window.removeEventListener(sign, used);
    };
  }, [queries]);
  return null;
}

const isOver = (error: unknown) => error instanceof ApiProblem && [401, 403].includes(error.body.status);

/** Results stay as they were found, under the pointer. */
const staysAsFound = ({ queryKey: [root] }: Query) => root === 'customerSearch' || root === 'audit';

const ofOneCustomer = new Set([
  'customer',
  'personalisedServices',
  'messageForm',
  'correspondence',
  'records',
  'fdvReviews',
  'customerDetails',
  'onlineAccounts',
  'accountHistory',
  'channelPreferences',
  'productsAndServices',
  'customerFirst',
  'centrelinkMessages',
]);

/** A page of one customer reads again for that customer only; lists and counts for every change. */
function concerns({ queryKey: [root, id] }: Query, { customerId }: Change): boolean {
  if (customerId && typeof root === 'string' && ofOneCustomer.has(root)) return id === customerId;
  return true;
}
