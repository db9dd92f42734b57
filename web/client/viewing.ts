/**
 * Which reading is a view and which an open page's looking again (RS-2): a query is opened with its first observer, and what is read
 * after its first answer, while the page stays, is the same view. The API says so to the audit trail, and such a reading extends no session.
 */
import type { Query, QueryCache } from '@tanstack/react-query';

const opened = new WeakSet<Query>();
let lookingAgain = false;

/** The cache tells of a fetch in the moment before its request is made. */
export function watchViews(cache: QueryCache): void {
  cache.subscribe((event) => {
    if (event.type === 'observerAdded' && event.query.getObserversCount() === 1) opened.add(event.query);
    if (event.type !== 'updated') return;
    if (event.action.type === 'success') opened.delete(event.query);
    if (event.action.type === 'fetch') lookingAgain = !opened.has(event.query);
  });
}

/** Of the request that is being made now. */
export function takeLookingAgain(): boolean {
  const was = lookingAgain;
  lookingAgain = false;
  return was;
}
