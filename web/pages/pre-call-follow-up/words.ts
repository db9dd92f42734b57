/** The words of a call after a pre-call message (RS-5). */
import { preCallFollowUpWords } from '../../../domain/electronic-messaging/pre-call-follow-up-words.ts';
import { formatTime } from '../../../domain/time/format.ts';

const events: Record<string, string> = preCallFollowUpWords.events;
const outcomes: Record<string, string> = preCallFollowUpWords.outcomes;
const steps: Record<string, string> = preCallFollowUpWords.steps;

/** What happened, what came of it, or where it stands; a word of a newer version is shown as it is. */
export const callWord = (what: string): string => events[what] ?? outcomes[what] ?? steps[what] ?? what;
export const callStep = (step: string): string => steps[step] ?? step;

/** `between 10:10 am AEDT and 10:25 am AEDT`, the customer's time. */
export const aimInWords = ({ from, to }: { from: string; to: string }, zone: string): string =>
  `between ${formatTime(from, zone)} and ${formatTime(to, zone)}, the customer’s time`;
