/**
 * Which reading is a view and which an open page's looking again (RS-2): a query is opened with its first observer, and what is read
 * after its first answer, while the page stays, is the same view. The API says so to the audit trail, and such a reading extends no session.
 */
import type { DefaultOptions, Query, QueryCache } from '@tanstack/react-query';

type Behavior = NonNullable<NonNullable<DefaultOptions['queries']>['behavior']>;

const opened = new WeakSet<Query>();
let lookingAgain = false;

/** Follows which queries a page has just opened. */
export function watchViews(cache: QueryCache): void {
  cache.subscribe((event) => {
    if (event.type === 'observerAdded' && event.query.getObserversCount() === 1) opened.add(event.query);
    if (event.type === 'updated' && event.action.type === 'success') opened.delete(event.query);
  });
}

/** For all queries: each try, also a later one of the same fetch, makes its request in this moment or not at all. */
export const tellViews: Behavior = {
  onFetch(context, query) {
    const { fetchFn } = context;
    context.fetchFn = () => {
      lookingAgain = !opened.has(query);
      try {
        return fetchFn();
      } finally {
        lookingAgain = false;
      }
    };
  },
};

/** Of the request that is being made now; false for what no query asks: a command, a search that somebody has just sent. */
export const isLookingAgain = (): boolean => lookingAgain;
