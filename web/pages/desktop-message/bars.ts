/** Everything that bars the message as it is composed now, said before anybody presses a button. */
import { messagesPerDay, sixthMessage, type BarCode } from '../../../domain/electronic-messaging/eligibility.ts';
import { timeBar } from '../../../domain/electronic-messaging/last-moment.ts';
import type { MessageForm, TemplateOffered } from '../../client/model.ts';

/** Without a code: one that nothing lifts today. */
export type Shown = { code?: BarCode; sentence: string; wayOut: string | null };

/** Those of the clock are asked here: the page stays open while the window opens and closes. */
const ofTheClock = new Set<string>(['outsideWindow', 'byDatePast', 'byDateTooSoon']);

export function barsNow(form: MessageForm, template: TemplateOffered | null, now: Date): Shown[] {
  const known = new Set(form.bars.map(({ code }) => code));
  const added = (template?.bars ?? []).filter(({ code }) => !known.has(code) && !ofTheClock.has(code));
  const { zones } = form.place;
  const outside = template?.use === 'preCallAdvice' && zones.length > 0 ? timeBar({ preCall: true }, zones, now) : null;
  return [
    ...form.bars,
    ...added,
    ...(outside ? [outside] : []),
    ...(form.sentToday >= messagesPerDay
      ? [{ sentence: sixthMessage, wayOut: 'Contact the customer another way, or send it tomorrow.' }]
      : []),
  ];
}
