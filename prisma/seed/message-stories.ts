/** Who was sent what, and what became of it. Numbers are customers (customers.ts); reminders of what falls due follow from the rules. */
import type { AskedContactTime } from '../../domain/electronic-messaging/template.ts';
import { customerZones } from '../../domain/time/customer-zones.ts';
import { placeOf } from './customers.ts';
import { cyclic } from './deterministic.ts';
import { messageTemplates, type TemplateType } from './message-templates.ts';
import type { When } from './office-hours.ts';
import type { Attempted, Receipt, Script } from './sms-history.ts';

/** When Send was pressed: in office hours, at a time of the recipient's so many of their days ago, or at that instant. */
export type Press =
  { on: When; minute: number } | { daysAgo: number; at: readonly [hour: number, minute: number] } | Date;
export type MessageStory = {
  customer: number;
  template: TemplateType;
  press: Press;
  contactTime?: AskedContactTime;
  script?: Script;
  /** Whoever wrote it has seen to what came of it, so many hours after it was asked. */
  seenToAfter?: number;
};

const received = (status: Receipt['status'], after: number, code?: number): Receipt => ({
  status,
  after,
  ...(code === undefined ? {} : { code }),
});
const taken = (...receipts: Receipt[]): Attempted => ({ takes: 'accepted', receipts });
const arrives = taken(received('sent', 1.8), received('delivered', 6.4));
const busy: Attempted = { takes: 'refusedForNow', code: 20429 };
const bounces = (code: number, seconds: number): Script => ({
  attempts: [taken(received('sent', 2.1), received('undelivered', seconds, code))],
});

export const delivered: Script = { attempts: [arrives] };
/** The gateway took it and has said nothing yet. */
export const silent: Script = { attempts: [taken()] };
/** It left, and nothing was heard of it since. */
export const noFinalReceipt: Script = {
  attempts: [{ takes: 'accepted', receipts: [received('sent', 2.6)], asked: 'sent' }],
};
export const bouncesToday = bounces(30003, 95);

const eventful: readonly MessageStory[] = [
  // bounced back, each with its item for who wrote it; 38's number was found not valid afterwards
  { customer: 2, template: 'Information needed', press: { on: 6, minute: 90 }, script: bounces(30003, 240) },
  {
    customer: 10,
    template: 'Payment due soon',
    press: { on: 15, minute: 30 },
    script: bounces(30006, 12),
    seenToAfter: 26,
  },
  { customer: 44, template: 'Payment not received', press: { on: 11, minute: 170 }, script: bounces(30008, 900) },
  {
    customer: 38,
    template: 'Please call us',
    press: { on: 20, minute: 110 },
    script: bounces(30005, 9),
    seenToAfter: 12,
  },

  // not sent, each with its reason
  {
    customer: 14, // the number was marked as not valid during the night
    template: 'Documents received',
    press: { daysAgo: 12, at: [20, 25] },
    script: { attempts: [{ takes: 'notAllowed', why: 'noValidMobile' }] },
  },
  {
    customer: 32, // the gateway was busy until the time in the text had passed
    template: 'Pre-call advice',
    press: { on: 11, minute: 100 },
    contactTime: 'nextHour',
    script: { attempts: [busy] },
  },
  {
    customer: 40, // the carrier says that the number has opted out
    template: 'Payment due soon',
    press: { on: 9, minute: 60 },
    script: { attempts: [{ takes: 'refusedForGood', code: 21610, why: 'optOut' }] },
  },
  {
    customer: 48,
    template: 'New letter online',
    press: { on: 17, minute: 200 },
    script: { attempts: [{ takes: 'refusedForGood', code: 21612 }] },
    seenToAfter: 20,
  },
  {
    customer: 58, // died, and it became known while the message was held
    template: 'Missed call',
    press: { daysAgo: 27, at: [20, 5] },
    script: { attempts: [arrives], deceased: 600 },
  },

  // cancelled while held
  {
    customer: 4,
    template: 'Please call us',
    press: { daysAgo: 3, at: [7, 12] },
    script: { attempts: [arrives], cancelled: 25 },
  },
  {
    customer: 28,
    template: 'Form not returned',
    press: { daysAgo: 9, at: [7, 20] },
    script: { attempts: [arrives], cancelled: 12 },
  },

  // nobody can tell whether it was sent; found by the second search
  {
    customer: 24,
    template: 'Payment arrangement confirmed',
    press: { on: 4, minute: 40 },
    script: { attempts: [{ takes: 'unknown' }] },
  },
  {
    customer: 18,
    template: 'Information received',
    press: { on: 5, minute: 150 },
    script: { attempts: [{ takes: 'unknown', found: 2, receipts: [received('delivered', 0.4)] }] },
  },

  // no final receipt within 72 hours
  { customer: 52, template: 'Income details needed', press: { on: 10, minute: 75 }, script: noFinalReceipt },
  { customer: 61, template: 'Payment due soon', press: { on: 21, minute: 140 }, script: noFinalReceipt },

  // delivered after some trouble: too many requests; failed in the gateway's queue
  {
    customer: 8,
    template: 'Phone appointment',
    press: { on: 7, minute: 20 },
    script: { attempts: [busy, busy, arrives] },
  },
  {
    customer: 54,
    template: 'Bank account details needed',
    press: { on: 8, minute: 130 },
    script: {
      attempts: [
        { takes: 'accepted', receipts: [received('failed', 40, 30001)], asked: 'failedForNow', code: 30001 },
        arrives,
      ],
    },
  },

  // two of the last days, to which nothing came back (EM-13)
  { customer: 28, template: 'Please call us', press: { on: 5, minute: 70 } },
  { customer: 28, template: 'Information needed', press: { on: 2, minute: 95 } },

  // two within the hour, the second one confirmed (EM-15)
  { customer: 20, template: 'Payment received', press: { on: 13, minute: 50 } },
  { customer: 20, template: 'Documents received', press: { on: 13, minute: 81 } },
  // before and after a STOP that was lifted; before one that stands; before the death; the text is offered no longer
  { customer: 36, template: 'Information needed', press: { on: { days: 101 }, minute: 45 } },
  { customer: 36, template: 'Payment due soon', press: { on: { days: 16 }, minute: 205 } },
  { customer: 42, template: 'Payment due soon', press: { on: { days: 38 }, minute: 66 } },
  { customer: 42, template: 'Payment not received', press: { on: { days: 8 }, minute: 118 } },
  { customer: 40, template: 'Documents received', press: { on: { days: 33 }, minute: 15 } },
  { customer: 58, template: 'Payment received', press: { on: { days: 92 }, minute: 250 } },
  { customer: 14, template: 'Please call us', press: { on: { days: 60 }, minute: 88 } },
  { customer: 38, template: 'Contact details to be checked', press: { on: { days: 75 }, minute: 33 } },
];

const uneventful = [2, 4, 6, 8, 10, 12, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 46, 48, 52, 54, 56, 61];
const offered = Object.entries(messageTemplates).flatMap(([type, template]) =>
  'withdrawn' in template || 'channel' in template || !isTemplateType(type)
    ? []
    : [{ type, preCall: template.use === 'preCallAdvice' }],
);

/** One to six each over half a year, all delivered; every fourth one was written in the evening and held until 8:00. */
const ordinary: readonly MessageStory[] = uneventful.flatMap((customer) =>
  Array.from({ length: 1 + ((customer * 5) % 6) }, (_, i) =>
    ordinaryStory(customer, i, 17 + ((customer * 7 + i * 31) % 160)),
  ),
);
/** The long list: every few days, as to somebody who pays late. */
const regular: readonly MessageStory[] = Array.from({ length: 36 }, (_, i) => ordinaryStory(44, i, 14 + i * 5));

export const messageStories: readonly MessageStory[] = [...eventful, ...ordinary, ...regular];

function ordinaryStory(customer: number, i: number, days: number): MessageStory {
  const common = { customer, script: delivered };
  if (i % 4 === 3)
    return {
      ...common,
      template: wordsOf(customer + i, false),
      press: { daysAgo: days, at: [20, (customer * 7 + i) % 60] },
    };
  const template = wordsOf(customer * 3 + i * 5, inOfficeHours(customer));
  const preCall = messageTemplates[template].use === 'preCallAdvice';
  return {
    ...common,
    template,
    press: { on: { days }, minute: (customer * 37 + i * 53) % 285 },
    ...(preCall ? { contactTime: i % 2 ? 'today' : 'nextHour' } : {}),
  };
}

function wordsOf(n: number, withPreCall: boolean): TemplateType {
  return cyclic(
    offered.filter(({ preCall }) => withPreCall || !preCall),
    n,
  ).type;
}

/** Do the agency's office hours lie in the send window where they live? A pre-call alert is never held (EM-49). */
function inOfficeHours(customer: number): boolean {
  return customerZones(placeOf(customer)).every((zone) => zone.startsWith('Australia/'));
}

function isTemplateType(type: string): type is TemplateType {
  return Object.hasOwn(messageTemplates, type);
}
