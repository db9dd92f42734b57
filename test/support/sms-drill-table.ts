/** What `npm run drill:sms` prints: fault × messages × what became of them. A message that met several stands in several lines. */
import type { Fate } from './sms-drill-oracle.ts';

export type Judged = Fate & { problem: string | null; met: readonly string[] };

const columns = {
  messages: () => true,
  delivered: ({ state }) => state === 'delivered',
  'no receipt': ({ state }) => state === 'noReceipt',
  bounced: ({ state }) => state === 'bouncedBack',
  'not sent': ({ state }) => state === 'notSent' || state === 'cancelled',
  undetermined: ({ state }) => state === 'undetermined',
  'with item': ({ state, items }) => state === 'undetermined' && items.length > 0,
  duplicates: ({ problem }) => problem === 'duplicate',
  losses: ({ problem }) => problem === 'lost' || problem === 'denied',
  'no outcome': ({ problem }) => problem !== null && !['duplicate', 'lost', 'denied'].includes(problem),
} as const satisfies Record<string, (it: Judged) => boolean>;

const titles = Object.keys(columns);

/** Lines of text. `losses`: it says it was sent and nobody got it, or the other way round. */
export function table(all: readonly Judged[]): string[] {
  // what befell our own programs first, then the gateway's faults, which are single words
  const isFault = (name: string) => !name.includes(' ');
  const faults = [...new Set(all.flatMap(({ met }) => met))].toSorted(
    (a, b) => Number(isFault(a)) - Number(isFault(b)) || a.localeCompare(b),
  );
  const none = all.filter(({ met }) => met.length === 0);
  const rows: [string, readonly Judged[]][] = [
    ...faults.map((fault): [string, Judged[]] => [fault, all.filter(({ met }) => met.includes(fault))]),
    ['nothing went wrong', none],
    ['all messages', all],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const line = (name: string, cells: (string | number)[]) =>
    [name.padEnd(width), ...cells.map((cell, i) => String(cell).padStart(titles[i]?.length ?? 0))].join('  ');
  const head = line('', titles);
  return [
    head,
    ...rows.map(([name, these]) =>
      line(
        name,
        Object.values(columns).map((is) => these.filter((it) => is(it)).length),
      ),
    ),
  ];
}
