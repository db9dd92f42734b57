/** A message that bounces off a number that was recorded just before: it may have been mistyped. */
import type { Instant } from '../process.ts';

const newForDays = 14;

/** Was the number recorded at most fourteen days before the message was written? `recordedAt` null: long ago. */
export function isNewNumber(recordedAt: Instant | null, writtenAt: Instant): boolean {
  if (recordedAt === null) return false;
  const age = Date.parse(writtenAt) - Date.parse(recordedAt);
  return age >= 0 && age <= newForDays * 86_400_000;
}
