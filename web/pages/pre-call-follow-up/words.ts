/** The words of a call after a pre-call message (RS-5). */
import { preCallFollowUpWords } from '../../../domain/electronic-messaging/pre-call-follow-up-words.ts';
import type { ContactTime } from '../../../domain/electronic-messaging/template.ts';
import { formatDate, formatTime } from '../../../domain/time/format.ts';
import { localNow } from '../../../domain/time/zone.ts';

const events: Record<string, string> = preCallFollowUpWords.events;
const outcomes: Record<string, string> = preCallFollowUpWords.outcomes;
const steps: Record<string, string> = preCallFollowUpWords.steps;

/** What happened, what came of it, or where it stands; a word of a newer version is shown as it is. */
export const callWord = (what: string): string => events[what] ?? outcomes[what] ?? steps[what] ?? what;
export const callStep = (step: string): string => steps[step] ?? step;

/** `between 10:10 am AEDT and 10:25 am AEDT`, the customer's time. */
export const aimInWords = ({ from, to }: { from: string; to: string }, zone: string): string =>
  `between ${formatTime(from, zone)} and ${formatTime(to, zone)}, the customer’s time`;

/** `by 11:00 am AWST, the customer’s time`; of a text that says today, which ends at midnight, `by the end of 24 Nov 2026, the customer’s day`. */
export const untilInWords = (callBy: string, callTime: ContactTime, zone: string): string =>
  callTime === 'today'
    ? `by the end of ${formatDate(localNow(zone, new Date(Date.parse(callBy) - 1)).date)}, the customer’s day`
    : `by ${formatTime(callBy, zone)}, the customer’s time`;
