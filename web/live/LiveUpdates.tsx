/** What somebody else changed appears without reloading (RS-3). */
import { useQueryClient, type Query } from '@tanstack/react-query';
import { useEffect } from 'react';
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
    const stop = listenToChanges((message) => {
      if (message.kind === 'resync') everything = true;
      else waiting.push(message.change);
      timer ??= setTimeout(read, gatherMs);
    });
    const signsOfUse = ['pointerdown', 'keydown', 'pointermove', 'wheel'] as const;
    for (const sign of signsOfUse) window.addEventListener(sign, used, { passive: true });
    return () => {
      stop();
      clearTimeout(timer);
      for (const sign of signsOfUse) window.removeEventListener(sign, used);
    };
  }, [queries]);
  return null;
}

/** Results stay as they were found, under the pointer. */
const staysAsFound = ({ queryKey: [root] }: Query) => root === 'customerSearch' || root === 'audit';

const ofOneCustomer = new Set(['customer', 'personalisedServices', 'messageForm', 'correspondence']);

/** A page of one customer reads again for that customer only; lists and counts for every change. */
function concerns({ queryKey: [root, id] }: Query, { customerId }: Change): boolean {
  if (customerId && typeof root === 'string' && ofOneCustomer.has(root)) return id === customerId;
  return true;
}
