/** A DATE column as the local date it holds: Prisma gives it as midnight UTC. */
import type { LocalDate } from '../../domain/time/local-date.ts';

export function localDate(date: Date): LocalDate;
export function localDate(date: Date | null): LocalDate | null;
export function localDate(date: Date | null): LocalDate | null {
  return date && date.toISOString().slice(0, 10);
}
