/** A time of day as people type it. */
export type TimeOfDay = { hour: number; minute: number };

/** `2:30 pm`, `2.30pm`, `2 pm` or `14:30`. Returns null for anything else, also for `2:30`, which may mean two times of the day. */
export function parseTimeOfDay(typed: string): TimeOfDay | null {
  const [, hours = '', minutes = '0', half] =
    /^(\d{1,2})(?:[:.](\d\d))?\s*([ap])?\.?(?:m\.?)?$/i.exec(typed.trim()) ?? [];
  if (!hours) return null;
  const hour = Number(hours);
  const minute = Number(minutes);
  if (minute > 59) return null;
  if (half)
    return hour >= 1 && hour <= 12 ? { hour: (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0), minute } : null;
  const twoDigits = /^\d\d[:.]/.test(typed.trim());
  return twoDigits && hour <= 23 && (hour === 0 || hour > 12 || hours.startsWith('0')) ? { hour, minute } : null;
}
