/** When a message leaves, in the recipient's time (EM-22, EM-23). */
import { formatDate, formatTime } from '../../domain/time/format.ts';
import { sendWindow, westernZone } from '../../domain/time/send-window.ts';
import { localNow } from '../../domain/time/zone.ts';

export type Leaves = { now: boolean; at: string; timeZone: string };

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** Null where nobody knows where the recipient lives. */
export function whenItLeaves(zones: readonly string[], now: Date): Leaves | null {
  if (zones.length === 0) return null;
  const window = sendWindow(zones, now);
  const at = window.open ? now : new Date(window.opensAt);
  return { now: window.open, at: at.toISOString(), timeZone: westernZone(zones, at) };
}

/** `8:00 am Mon 30 Nov, their time (AWST)`. */
export function theirTime(at: string, zone: string): string {
  const { date } = localNow(zone, new Date(at));
  const [, time = '', name = ''] = /^(\S+ [ap]m) (.+)$/.exec(formatTime(at, zone)) ?? [];
  const day = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
  return `${time} ${day} ${formatDate(date).replace(/ \d{4}$/, '')}, their time (${name})`;
}

export const leavesInWords = ({ now, at, timeZone }: Leaves): string =>
  now ? 'now' : `held until ${theirTime(at, timeZone)}`;
