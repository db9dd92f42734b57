/** What the integrated service officer sent through Customer First: each of the four messages, with several ends (EM-37 to EM-39). */
import {
  centrelinkMessages,
  centrelinkSender,
  type CentrelinkType,
} from '../../domain/electronic-messaging/centrelink-messages.ts';
import { claimOutcomeOf } from '../../domain/electronic-messaging/claim-finalised.ts';
import { lastMoment, timeBar } from '../../domain/electronic-messaging/last-moment.ts';
import { fillTemplate } from '../../domain/electronic-messaging/template.ts';
import { whichSystem, type SystemFacts } from '../../domain/electronic-messaging/which-system.ts';
import type { Settings } from '../../domain/settings.ts';
import { customerZones } from '../../domain/time/customer-zones.ts';
import { sendWindow } from '../../domain/time/send-window.ts';
import { smsDeliveryId, smsDeliveryKind } from '../../workflows/contracts/sms-delivery.ts';
import type { Tx } from '../client.ts';
import { centrelinkTemplates, type CentrelinkTemplate } from '../repositories/centrelink-templates.ts';
import { importProcess } from '../repositories/processes.ts';
import { calendarOf } from '../repositories/settings.ts';
import { customerId, placeOf, programsOf, type CustomerRows } from './customers.ts';
import { seedId } from './deterministic.ts';
import { instantOf, played, recipientOf } from './message-rows.ts';
import { bouncesToday, delivered, type Press } from './message-stories.ts';
import { officeHours, type Ago } from './office-hours.ts';
import type { Script } from './sms-history.ts';
import { person } from './who-served.ts';

type Story = {
  customer: number;
  type: CentrelinkType;
  press: Press;
  paymentType?: string;
  script?: Script;
  /** What was answered; without it a Centrelink work item, about something else. */
  answers?: Partial<Pick<SystemFacts, 'workItem' | 'mainIssue'>>;
  /** Why it was sent here all the same. */
  reason?: string;
};

const stories: readonly Story[] = [
  { customer: 2, type: 'CLK pre call notification', press: { on: 4, minute: 100 } },
  {
    customer: 10,
    type: 'CLK pre call notification - ARO/SME only',
    press: { on: 8, minute: 60 },
    answers: { workItem: 'other', mainIssue: 'smeWork' },
  },
  {
    customer: 24,
    type: 'Claim Finalised - Grant',
    press: { daysAgo: 9, at: [20, 40] },
    paymentType: 'Carer Payment',
    answers: { workItem: 'other', mainIssue: 'claimProgression' },
  },
  {
    customer: 61, // of Centrelink only
    type: 'Claim Finalised - Grant',
    press: { on: 11, minute: 130 },
    paymentType: 'Family Tax Benefit',
    answers: { workItem: 'other' },
  },
  {
    customer: 44, // bounced back
    type: 'Claim Finalised - Reject',
    press: { on: 6, minute: 150 },
    paymentType: 'JobSeeker Payment',
    script: bouncesToday,
  },
  {
    customer: 32, // not sent
    type: 'Claim Finalised - Reject',
    press: { on: 13, minute: 45 },
    paymentType: 'Youth Allowance',
    script: { attempts: [{ takes: 'refusedForGood', code: 21612 }] },
  },
  {
    customer: 20, // cancelled while held
    type: 'Claim Finalised - Grant',
    press: { daysAgo: 2, at: [7, 10] },
    paymentType: 'Parenting Payment',
    script: { ...delivered, cancelled: 20 },
  },
  {
    customer: 26, // against the recommendation
    type: 'CLK pre call notification',
    press: { on: 5, minute: 85 },
    reason: 'Their claim was lodged this morning: Centrelink’s record does not show it yet.',
  },
];

/** One that is held now, where somebody’s window is closed for a while. */
function heldNow(now: Date): Story[] {
  const soon = now.getTime() + 15 * 60_000;
  const press = new Date(now.getTime() - 4 * 60_000);
  const isHeld = (customer: number) => {
    const zones = customerZones(placeOf(customer));
    const [then, here] = [sendWindow(zones, press), sendWindow(zones, now)];
    return !then.open && !here.open && Date.parse(here.opensAt) > soon;
  };
  const customer = [4, 32, 56, 8, 46, 20].find(isHeld);
  if (customer === undefined) return [];
  return [{ customer, type: 'Claim Finalised - Grant', press, paymentType: 'Age Pension' }];
}

/** Writes everything, after the other messages. */
export async function seedCentrelinkMessages(
  tx: Tx,
  rows: CustomerRows,
  settings: Settings,
  now: Date,
  salt: string,
): Promise<void> {
  const templates = await centrelinkTemplates(tx);
  const ago = officeHours(await calendarOf(tx, 'NSW'), now);
  for (const [i, story] of [...stories, ...heldNow(now)].entries()) {
    const template = templates.find(({ type }) => type === story.type);
    if (!template) throw new Error(`the migrations supply no ${story.type}`);
    await write(tx, { story, template, key: ['centrelink', i, salt].join('/'), rows, settings, ago, now });
  }
}

type Given = {
  story: Story;
  template: CentrelinkTemplate;
  key: string;
  rows: CustomerRows;
  settings: Settings;
  ago: Ago;
  now: Date;
};

/** As Send Electronic Message writes it, and what has become of it. Throws where it would have been refused. */
async function write(tx: Tx, { story, template, key, rows, settings, ago, now }: Given): Promise<void> {
  const { customer, paymentType, script = delivered, answers, reason = null } = story;
  const { type, contactTime, use } = template;
  const [id, systemChoiceId] = [seedId('message', key), seedId('systemChoice', key)];
  const pressedAt = instantOf(story, ago, now);
  const pressed = new Date(pressedAt);
  const zones = customerZones(placeOf(customer));
  const window = sendWindow(zones, pressed);
  const heldUntil = window.open ? null : window.opensAt;
  const times = contactTime ? { contactTime } : {};
  const urgent = use === 'preCallAdvice';
  const filled = fillTemplate(centrelinkMessages[type].text, {
    ...(paymentType ? { paymentType } : {}),
    agencyPhone: '1800 975 707',
  });
  if (!('text' in filled) || timeBar({ preCall: urgent }, zones, pressed))
    throw new Error(`${key} to ${customer}: it would be refused`);
  const { to } = recipientOf(rows, customer);
  const { messaging } = settings;
  const latest = lastMoment(times, pressedAt, zones, messaging.nextHourMinutes);
  const { id: authorId } = person('yfarah');
  const begun = { messageId: id, processId: smsDeliveryId(id), customerId: customerId(customer), authorId };
  const told = { text: filled.text, to, sender: centrelinkSender, pressedAt, zones, heldUntil };
  const history = played({ ...begun, ...told, lastMoment: latest, urgent, messaging }, script, now);

  const asked = { workItem: 'centrelinkType', mainIssue: 'other', ...answers } as const;
  const programs = programsOf(customer);
  const { system: recommended, because } = whichSystem({ ...asked, ...programs });
  if ((recommended === 'customerFirst') !== (reason === null)) throw new Error(`${key}: ${recommended} is recommended`);
  await tx.systemChoice.create({
    data: {
      ...asked,
      ...programs,
      id: systemChoiceId,
      customerId: begun.customerId,
      officerId: authorId,
      recommended,
      because,
      chosen: 'customerFirst',
      reason,
      at: new Date(pressed.getTime() - 90_000),
    },
  });
  const { move: _move, ...columns } = history.columns;
  await tx.message.create({
    data: {
      id,
      system: 'customerFirst',
      systemChoiceId,
      customerId: begun.customerId,
      templateVersionId: template.versionId,
      text: filled.text,
      to,
      sender: centrelinkSender,
      authorId,
      pressedAt,
      contactTime,
      timeZones: zones,
      lastMoment: latest,
      ...columns,
    },
  });
  const outcome = claimOutcomeOf(type);
  if (outcome === 'grant')
    await tx.claimCheck.create({
      data: { messageId: id, claim: 'finalisedAsGrant', ccmAvailable: false, mail: 'paper' },
    });
  if (outcome === 'reject')
    await tx.claimCheck.create({
      data: { messageId: id, claim: 'finalisedAsReject', ccmAvailable: false, phoneTried: true },
    });
  await tx.smsAttempt.createMany({ data: history.attempts });
  await tx.smsReceipt.createMany({ data: history.receipts });
  const { state, steps } = history;
  const { processId, customerId: ofCustomer } = begun;
  await importProcess(tx, {
    id: processId,
    kind: smsDeliveryKind,
    customerId: ofCustomer,
    subjectId: id,
    state,
    steps,
  });
  await tx.workItem.createMany({ data: history.items });
  await tx.fact.createMany({ data: history.facts });
}
