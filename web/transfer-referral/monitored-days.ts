/** How far monitoring has come, in calendar days of the agency's zone (PS-17). */
import { daysBetween } from '../../domain/time/local-date.ts';
import { localNow } from '../../domain/time/zone.ts';
import type { TransferReferral } from '../client/model.ts';
import { lapseOf } from './stations.ts';

export type MonitoredDays = {
  gone: number;
  left: number;
  end: number;
  /** `running` until it lapses, a transfer is actioned, or the referral is over. */
  how: 'running' | 'lapsed' | 'stopped';
};

/** Takes a referral, the present instant and the agency's zone. Null: monitoring was not accepted. */
export function monitoredDays(referral: TransferReferral, now: Date, zone: string): MonitoredDays | null {
  const { monitoring, process, transferActioned, timeline } = referral;
  if (!monitoring) return null;
  const { from, end } = monitoring;
  const lapsed = lapseOf(referral);
  if (lapsed) return { gone: end, left: 0, end, how: 'lapsed' };
  const stopped = transferActioned?.at ?? (process.outcome === null ? null : timeline.at(-1)?.at);
  const dateOf = (at: Date) => localNow(zone, at).date;
  const days = daysBetween(dateOf(new Date(from)), dateOf(stopped ? new Date(stopped) : now));
  const gone = Math.min(Math.max(days, 0), end);
  return { gone, left: end - gone, end, how: stopped ? 'stopped' : 'running' };
}
