/** What an auditor asks of the trail. It stays with the entry of the browser's history: a CSID stands in no address. */
import { addDays, isLocalDate } from '../../../domain/time/local-date.ts';
import { localInstant } from '../../../domain/time/send-window.ts';

export const kinds = { views: 'Views', changes: 'Changes', refusals: 'Refusals' } as const;
export type Kind = keyof typeof kinds;

/** As it stands in the form; empty: not asked for. Days are the agency's, both included. */
export type Sought = {
  personId: string;
  csid: string;
  customerId: string;
  action: string;
  what: string;
  fromDay: string;
  untilDay: string;
};
export const everything: Sought = {
  personId: '',
  csid: '',
  customerId: '',
  action: '',
  what: '',
  fromDay: '',
  untilDay: '',
};

export function soughtIn(state: unknown): Sought {
  if (typeof state !== 'object' || state === null || !('sought' in state)) return everything;
  const given: unknown = state.sought;
  if (typeof given !== 'object' || given === null) return everything;
  const texts = Object.entries(given).filter(([name, value]) => name in everything && typeof value === 'string');
  return { ...everything, ...Object.fromEntries(texts) };
}

const isKind = (word: string): word is Kind => word in kinds;

/** As the API is asked. */
export function asked({ personId, csid, customerId, action, what, fromDay, untilDay }: Sought, zone: string) {
  return {
    ...(personId ? { personId } : {}),
    ...(csid ? { csid } : {}),
    ...(customerId ? { customerId } : {}),
    ...(action ? { action } : {}),
    ...(isKind(what) ? { what } : {}),
    ...(isLocalDate(fromDay) ? { from: localInstant(zone, fromDay, 0) } : {}),
    ...(isLocalDate(untilDay) ? { until: localInstant(zone, addDays(untilDay, 1), 0) } : {}),
  };
}
