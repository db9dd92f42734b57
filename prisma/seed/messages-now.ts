/** Messages on their way at the moment of seeding: what can be under way then depends on where the send window is open (EM-22). */
import { sendWindow } from '../../domain/time/send-window.ts';
import { agencyZone, localNow } from '../../domain/time/zone.ts';
import { customerZones } from '../../domain/time/customer-zones.ts';
import { placeOf } from './customers.ts';
import { bouncesToday, delivered, noFinalReceipt, silent, type MessageStory } from './message-stories.ts';
import type { TemplateType } from './message-templates.ts';

const minuteMs = 60_000;
/** What is held leaves no sooner: a database that was seeded just now stands still for a while. */
const leastMs = 15 * minuteMs;

/** Over so many zones that at every hour of the day some are open and some are closed. */
const heldFor = [46, 46, 46, 22, 4, 34, 32, 56, 54, 8, 30];
const justTaken = [2, 16, 52, 46, 48, 30, 22];
const bouncing = [16, 26, 20, 46, 6, 22];
const callsTo = [34, 48, 52, 6, 20, 26, 4, 8, 54, 56];
const fiveToday = 12;

export function messagesNow(now: Date): MessageStory[] {
  const stories = [
    ...held(now),
    ...handedOver(now),
    ...waitingForReceipt(now),
    ...bouncedToday(now),
    ...announcedCalls(now),
  ];
  return [...stories, ...placesTaken(now)];
}

const zonesOf = (customer: number) => customerZones(placeOf(customer));
const windowOf = (customer: number, at: Date) => sendWindow(zonesOf(customer), at);
const before = (now: Date, minutes: number) => new Date(now.getTime() - minutes * minuteMs);
const texts = ['Please call us', 'Information needed', 'New letter online', 'Payment due soon', 'Missed call'] as const;

/** At most six, written since the window closed. */
function held(now: Date): MessageStory[] {
  const found = heldFor.flatMap((customer, i): MessageStory[] => {
    const window = windowOf(customer, now);
    if (window.open || Date.parse(window.opensAt) < now.getTime() + leastMs) return [];
    const press = [64 - i * 5, 9, 3, 0.5]
      .map((minutes) => before(now, minutes))
      .find((at) => isHeld(customer, at, window.opensAt));
    return press ? [{ customer, template: texts[i % texts.length] ?? 'Missed call', press, script: delivered }] : [];
  });
  return found.slice(0, 6);
}

function isHeld(customer: number, at: Date, until: string): boolean {
  const window = windowOf(customer, at);
  return !window.open && window.opensAt === until;
}

/** Two that the gateway took a moment ago. */
function handedOver(now: Date): MessageStory[] {
  const isOpen = (customer: number) => [now, before(now, 3)].every((at) => windowOf(customer, at).open);
  return justTaken
    .filter(isOpen)
    .slice(0, 2)
    .map((customer, i) => ({ customer, template: 'Documents received', press: before(now, 2.5 - i), script: silent }));
}

/** Two that left some hours ago, in office hours, without a final receipt so far. */
function waitingForReceipt(now: Date): MessageStory[] {
  const hours = [5, 9, 13, 17, 21, 25, 29, 33];
  return [26, 34].flatMap((customer): MessageStory[] => {
    const press = hours
      .map((n) => before(now, n * 60 + customer))
      .find((at) => windowOf(customer, at).open && isInOfficeHours(at));
    return press ? [{ customer, template: 'Form not returned', press, script: noFinalReceipt }] : [];
  });
}

function isInOfficeHours(at: Date): boolean {
  const { hour } = localNow(agencyZone, at);
  return hour >= 8 && hour < 17;
}

/** One that failed today: a bounce-back from the recipient's next day on (EM-28). */
function bouncedToday(now: Date): MessageStory[] {
  const stories = bouncing.flatMap((customer): MessageStory[] => {
    const [zone = ''] = zonesOf(customer);
    const today = localNow(zone, now).date;
    if (localNow(zone, new Date(now.getTime() + leastMs)).date !== today) return [];
    const press = [34, 95, 190, 290]
      .map((minutes) => before(now, minutes))
      .find((at) => windowOf(customer, at).open && localNow(zone, at).date === today);
    return press ? [{ customer, template: 'Payment received', press, script: bouncesToday }] : [];
  });
  return stories.slice(0, 1);
}

/** Calls announced just now, almost due, and overdue (EM-40); fewer where few windows are open. */
function announcedCalls(now: Date): MessageStory[] {
  const minutes = [4, 45, 75];
  const isOpen = (customer: number) => [before(now, 80), before(now, -1)].every((at) => windowOf(customer, at).open);
  return callsTo
    .filter(isOpen)
    .slice(0, minutes.length)
    .map((customer, i) => ({
      customer,
      template: 'Pre-call advice',
      contactTime: 'nextHour',
      press: before(now, minutes[i] ?? 0),
      script: delivered,
    }));
}

/** EM-14: one customer's day is full; a sixth is refused. */
function placesTaken(now: Date): MessageStory[] {
  const [zone = ''] = zonesOf(fiveToday);
  const window = windowOf(fiveToday, now);
  const sinceOpening = ((localNow(zone, now).hour + 24 - 8) % 24) * 60 + localNow(zone, now).minute;
  const since = window.open ? sinceOpening : sinceOpening - 12 * 60;
  if (since < 10 || (!window.open && Date.parse(window.opensAt) < now.getTime() + leastMs)) return [];
  const five: TemplateType[] = [
    'Documents received',
    'Payment received',
    'New letter online',
    'Information received',
    'Please call us',
  ];
  return five.map((template, i) => ({
    customer: fiveToday,
    template,
    press: before(now, (since * (5 - i)) / 6.1),
    script: delivered,
  }));
}
