/** What is searched for. It stands in the address, for it names nobody. */
import {
  plutoWords,
  sources,
  type PlutoWord,
  type Source,
} from '../../../domain/electronic-messaging/correspondence.ts';
import { isLocalDate } from '../../../domain/time/local-date.ts';
import { formatDate } from '../../time/When.tsx';

export type Filters = { status?: PlutoWord; source?: Source; from?: string; to?: string };

/** Reads them from an address, which may hold anything. Null where nothing is searched for. */
export function filtersIn(params: URLSearchParams): Filters | null {
  const status = plutoWords.find((word) => word === params.get('status'));
  const source = sources.find((word) => word === params.get('source'));
  const from = params.get('from') ?? '';
  const to = params.get('to') ?? '';
  const filters: Filters = {
    ...(status ? { status } : {}),
    ...(source ? { source } : {}),
    ...(isLocalDate(from) ? { from } : {}),
    ...(isLocalDate(to) ? { to } : {}),
  };
  return Object.keys(filters).length > 0 ? filters : null;
}

/** `Held, from 1 Nov 2026`. */
export function inWords({ status, source, from, to }: Filters): string {
  return [status, source, from && `from ${formatDate(from)}`, to && `to ${formatDate(to)}`].filter(Boolean).join(', ');
}
