/** Emails and letters that other systems sent, and what became of them. Numbers are customers (customers.ts). */
import type { LetterState } from '../../domain/electronic-messaging/letter-status.ts';
import type { When } from './office-hours.ts';

type On = { customer: number; on: When; minute: number };
export type EmailStory = On & {
  email: keyof typeof emailTexts;
  /** An officer sent it. */
  byOfficer?: true;
  /** The Email Exchange could not deliver it, and said so so many minutes later. */
  fails?: { after: number; reason: string };
  /** Whoever follows it up has seen to it. */
  seenTo?: true;
};
export type LetterStory = On & { letter: keyof typeof letterTexts; status: LetterState; reason?: string };

export const emailTexts = {
  'Statement ready':
    'Dear customer\n\nYour Child Support account statement is ready. Sign in to your Child Support online account to read it.\n\nPlease don’t reply to this email: replies are not read.\n\nChild Support',
  'Online letter notification':
    'Dear customer\n\nThere is a new letter in your Child Support online account.\n\nPlease don’t reply to this email: replies are not read.\n\nChild Support',
  'Documents requested':
    'Dear customer\n\nAs we discussed on the phone, we need copies of your last two payslips. You can upload them in your Child Support online account.\n\nPlease don’t reply to this email: replies are not read.\n\nChild Support',
} as const;

export const letterTexts = {
  'Assessment notice':
    'Dear customer\n\nWe have worked out a new child support assessment. The pages that follow say how it was worked out and from when on it applies.\n\nIf you think that it is wrong, you can object within 28 days of receiving this letter.\n\nChild Support',
  'Payment arrangement':
    'Dear customer\n\nThis letter confirms the payment arrangement that we agreed on. Please pay each amount by its date.\n\nChild Support',
  'Request for information':
    'Dear customer\n\nWe need more information from you to decide on your application. Please complete the form that comes with this letter and send it back within 14 days.\n\nChild Support',
} as const;

export const emailStories: readonly EmailStory[] = [
  { customer: 0, email: 'Statement ready', on: { days: 32 }, minute: 20 },
  { customer: 0, email: 'Statement ready', on: 2, minute: 20 },
  { customer: 6, email: 'Online letter notification', on: 3, minute: 140 },
  { customer: 12, email: 'Documents requested', on: 1, minute: 90, byOfficer: true },
  { customer: 30, email: 'Statement ready', on: { days: 60 }, minute: 20 },
  { customer: 48, email: 'Documents requested', on: 12, minute: 60, byOfficer: true },
  // bounced back: the item waits for who sent it; another has been seen to
  {
    customer: 24,
    email: 'Documents requested',
    on: 4,
    minute: 200,
    byOfficer: true,
    fails: { after: 3, reason: '550 5.1.1 The mailbox does not exist' },
  },
  {
    customer: 18,
    email: 'Statement ready',
    on: 15,
    minute: 20,
    fails: { after: 240, reason: '452 4.2.2 The mailbox is full' },
    seenTo: true,
  },
];

export const letterStories: readonly LetterStory[] = [
  { customer: 0, letter: 'Assessment notice', status: 'issued', on: { days: 45 }, minute: 30 },
  { customer: 0, letter: 'Payment arrangement', status: 'queued', on: 1, minute: 120 },
  { customer: 0, letter: 'Request for information', status: 'produced', on: 0, minute: 45 },
  { customer: 4, letter: 'Assessment notice', status: 'issued', on: 20, minute: 75 },
  {
    customer: 12,
    letter: 'Request for information',
    status: 'failed',
    reason: 'The postal address is incomplete',
    on: 6,
    minute: 15,
  },
  { customer: 24, letter: 'Assessment notice', status: 'issued', on: { days: 90 }, minute: 180 },
  { customer: 44, letter: 'Payment arrangement', status: 'issued', on: { days: 25 }, minute: 10 },
  { customer: 44, letter: 'Request for information', status: 'queued', on: 2, minute: 50 },
];
