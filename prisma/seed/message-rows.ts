/** The messages of the demonstration data as rows: what Send wrote, and what has become of it by now. Pure. */
import type { MessageState } from '../../domain/electronic-messaging/correspondence.ts';
import { lastMoment, timeBar } from '../../domain/electronic-messaging/last-moment.ts';
import {
  fillTemplate,
  variablesOf,
  type AskedContactTime,
  type TemplateValues,
} from '../../domain/electronic-messaging/template.ts';
import { valueProblems, type PersonalData } from '../../domain/electronic-messaging/template-text.ts';
import type { Instant } from '../../domain/process.ts';
import type { Settings } from '../../domain/settings.ts';
import { customerZones } from '../../domain/time/customer-zones.ts';
import { addDays, type LocalDate } from '../../domain/time/local-date.ts';
import { localInstant, sendingDate, sendWindow, westernZone } from '../../domain/time/send-window.ts';
import { localNow } from '../../domain/time/zone.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { smsDeliveryId } from '../../workflows/contracts/sms-delivery.ts';
import { sender } from '../repositories/send-message.ts';
import { customerId, placeOf, type CustomerRows } from './customers.ts';
import { seedId } from './deterministic.ts';
import { delivered, messageStories, type MessageStory } from './message-stories.ts';
import { agencyPhone, messageTemplates, type TemplateRows } from './message-templates.ts';
import { messagesNow } from './messages-now.ts';
import type { Ago } from './office-hours.ts';
import { smsHistory, type Pressed, type Script, type SmsHistory } from './sms-history.ts';
import { writerOf } from './who-served.ts';

type Rows = Pick<CustomerRows, 'customers' | 'phones'>;
export type Given = { rows: Rows; templates: TemplateRows; settings: Settings; ago: Ago; now: Date; salt: string };
export type SeededMessage = {
  message: Prisma.MessageCreateManyInput & { id: string };
  history: SmsHistory;
  processId: string;
};

/** By when Send was pressed. */
export function messageRows(given: Given): SeededMessage[] {
  const { ago, now, salt } = given;
  const places = new Set<string>();
  return [...messageStories, ...messagesNow(now)]
    .map((story, i) => ({ story, key: [i, ...(salt ? [salt] : [])].join('/'), pressedAt: instantOf(story, ago, now) }))
    .toSorted((a, b) => Date.parse(a.pressedAt) - Date.parse(b.pressedAt))
    .map((told) => written(told, given, places));
}

type Told = { story: MessageStory; key: string; pressedAt: Instant };

/** As Send writes it, and what has become of it. Throws where Send would have refused. */
function written(
  { story, key, pressedAt }: Told,
  { rows, templates, settings, now }: Given,
  places: Set<string>,
): SeededMessage {
  const { customer, template: type, contactTime, script = delivered, seenToAfter } = story;
  const id = seedId('message', key);
  const pressed = new Date(pressedAt);
  const zones = customerZones(placeOf(customer));
  const version = templates.versionAt(type, pressed);
  const window = sendWindow(zones, pressed);
  const heldUntil = window.open ? null : window.opensAt;
  const values = valuesFor(version.text, sendingDate(zones, pressed), key, contactTime);
  const named = { ...(values.byDate ? { byDate: values.byDate } : {}), ...(contactTime ? { contactTime } : {}) };
  const urgent = messageTemplates[type].use === 'preCallAdvice';
  const filled = fillTemplate(version.text, values);
  const bar = timeBar({ preCall: urgent, ...named }, zones, pressed);
  const { to, personal, area } = recipientOf(rows, customer);
  const [problem] = valueProblems(values, personal);
  if (!('text' in filled) || bar || problem) throw new Error(`message ${key} to ${customer}: it would be refused`);

  const { messaging } = settings;
  const authorId = writerOf(customer, pressed, now).id;
  const latest = lastMoment(named, pressedAt, zones, messaging.nextHourMinutes);
  const begun = { messageId: id, processId: smsDeliveryId(id), customerId: customerId(customer), authorId };
  const history = played(
    { ...begun, text: filled.text, to, sender, pressedAt, zones, heldUntil, lastMoment: latest, urgent, messaging },
    script,
    now,
  );
  if (seenToAfter !== undefined)
    for (const item of history.items)
      Object.assign(item, { state: 'done', closedAt: hoursAfter(String(item.openedAt), seenToAfter) });
  const { move: _move, ...columns } = history.columns;
  const message = {
    id,
    customerId: begun.customerId,
    templateVersionId: version.id,
    text: filled.text,
    to,
    sender,
    authorId,
    pressedAt,
    contactTime: contactTime ?? null,
    byDate: values.byDate ? new Date(values.byDate) : null,
    timeZones: zones,
    lastMoment: latest,
    priorActions: version.priorActions,
    areaAcknowledged: area,
    ...placeOfDay(places, customer, zones, heldUntil ?? pressedAt, columns.state),
    ...columns,
  };
  return { message, history, processId: begun.processId };
}

/** With pauses of such a length that nothing falls due in the next minutes. */
export function played(pressed: Pressed, script: Script, now: Date): SmsHistory {
  const soon = new Date(now.getTime() + 10 * 60_000).toISOString();
  for (const spread of [1.1, 1.02, 1.18, 1.06, 1.14]) {
    const history = smsHistory(pressed, script, now.toISOString(), spread);
    if (history?.state.due.every(({ at }) => at > soon)) return history;
  }
  throw new Error(`${pressed.processId}: something falls due now`);
}

/** When Send was pressed. */
export function instantOf({ customer, press }: Pick<MessageStory, 'customer' | 'press'>, ago: Ago, now: Date): Instant {
  if (press instanceof Date) return press.toISOString();
  if ('on' in press) return ago(press.on, press.minute);
  const zone = westernZone(customerZones(placeOf(customer)), now);
  return localInstant(zone, addDays(localNow(zone, now).date, -press.daysAgo), ...press.at);
}

/** What the text asks for. */
function valuesFor(
  text: string,
  sent: LocalDate,
  key: string,
  contactTime: AskedContactTime | undefined,
): TemplateValues {
  const asked = variablesOf(text);
  const number = Number.parseInt(seedId('receiptNumber', key).slice(0, 6), 16) % 90_000;
  return {
    ...(contactTime ? { contactTime } : {}),
    ...(asked.includes('byDate') ? { byDate: addDays(sent, 7 + (number % 8)) } : {}),
    ...(asked.includes('receiptNumber') ? { receiptNumber: `R${10_000 + number}` } : {}),
    ...(asked.includes('agencyPhone') ? { agencyPhone } : {}),
  };
}

export function recipientOf({ customers, phones }: Rows, customer: number) {
  const id = customerId(customer);
  const row = customers.find((one) => one.id === id);
  const numbers = phones.filter((phone) => phone.customerId === id);
  const to = numbers.find(({ kind }) => kind === 'mobile')?.number;
  if (!row || !to) throw new Error(`customer ${customer} has no mobile`);
  const { givenNames = '', familyName = '', csid, email = null, specialisedArea: area = null } = row;
  const names = [givenNames, familyName].filter((name) => name !== '');
  const personal: PersonalData = { names, csid, phones: numbers.map(({ number }) => number), email };
  return { to, personal, area };
}

/** EM-14: one of the five of the day on which it leaves; none where it certainly did not. */
function placeOfDay(places: Set<string>, customer: number, zones: string[], leaves: Instant, state: MessageState) {
  if (state === 'cancelled' || state === 'notSent') return { placeDate: null, place: null };
  const date = sendingDate(zones, new Date(leaves));
  const place = [1, 2, 3, 4, 5].find((n) => !places.has(`${customer}/${date}/${n}`));
  if (!place) throw new Error(`customer ${customer} has had five messages on ${date}`);
  places.add(`${customer}/${date}/${place}`);
  return { placeDate: new Date(date), place };
}

const hoursAfter = (at: Instant, hours: number): Instant => new Date(Date.parse(at) + hours * 3_600_000).toISOString();
