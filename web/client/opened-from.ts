/**
 * From where the present page was opened (RS-2): the page before, by its address (ids only), or the work item that a link named.
 * Kept by the entry of the browser's history, so that a reload and the way back keep it; nothing where the address was typed.
 */
type Location = { key: string; pathname: string; state: unknown };
/** What of the router is followed. */
type Followed = {
  state: { location: Location };
  subscribe(listener: (state: { location: Location; historyAction: string }) => void): () => void;
};

const storeKey = 'casewright.openedFrom';
let present: string | null = null;

export const openedFrom = () => present;

/** For the state of a history entry: the work item that the page is opened for. */
export const forWorkItem = (id: string) => ({ openedFor: `workItem:${id}` });

/** For a link of the design system: the process that it leads on from. */
export const fromProcess = (processId: string) => ({ 'data-opened-for': `process:${processId}` });

/** Follows the router for the life of the page. */
export function followOpenedFrom(router: Followed): void {
  const known = readStore();
  let here = router.state.location;
  present = known[here.key] ?? null;
  router.subscribe(({ location, historyAction }) => {
    if (location.key === here.key) return;
    if (historyAction === 'POP') present = known[location.key] ?? null;
    else if (historyAction === 'PUSH' || named(location.state) !== null)
      present = named(location.state) ?? here.pathname;
    // REPLACE: another order or filter of the same page
    if (present !== null) known[location.key] = present;
    writeStore(known);
    here = location;
  });
}

const named = (state: unknown) =>
  typeof state === 'object' && state !== null && 'openedFor' in state && typeof state.openedFor === 'string'
    ? state.openedFor
    : null;

function readStore(): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storeKey) ?? '{}');
    const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return {};
  }
}

const mostKept = 200;
function writeStore(known: Record<string, string>): void {
  try {
    sessionStorage.setItem(storeKey, JSON.stringify(Object.fromEntries(Object.entries(known).slice(-mostKept))));
  } catch {
    // a browser without storage: a reload forgets it
  }
}
