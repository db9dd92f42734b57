/**
 * Who was referred for transfer out, and what has happened since. Numbers are customers; days are working days before the seeding as in
 * stays.ts, or calendar days where the 90 days of monitoring count. Reminders, escalations and lapses follow from the rules.
 */
import type { When } from './office-hours.ts';

export type ReferralHappening = {
  on: When;
  /** The fact has no person. `by`: userId; without one the officer, or the manager with whom it waits or their delegate. */
  what:
    | 'acceptMonitoring'
    | 'declineMonitoring'
    | 'actionTransfer'
    | 'acceptTransfer'
    | 'rejectTransfer'
    | 'withdraw'
    | 'handOver'
    | 'customerDeceased';
  by?: string;
  to?: string;
};
type Story = { customer: number; on: When; after?: ReferralHappening[] };

export const referralStories: readonly Story[] = [
  // waiting for Monitor Approval: reminded, escalated, with a manager on leave whose delegate may decide, handed over
  { customer: 10, on: 3 },
  { customer: 35, on: 7 },
  { customer: 21, on: 1 },
  { customer: 31, on: 2, after: [{ on: 1, what: 'handOver', by: 'hmarsh', to: 'mdoyle' }] },
  // fresh, after one that was rejected (PS-21)
  {
    customer: 15,
    on: { days: 60 },
    after: [
      { on: { days: 59 }, what: 'acceptMonitoring' },
      { on: 18, what: 'actionTransfer' },
      { on: 17, what: 'rejectTransfer' },
    ],
  },
  { customer: 15, on: 1 },

  // monitoring: about day 12; accepted by the delegate; past day 60 and past day 80, the reminders open
  { customer: 4, on: { days: 13 }, after: [{ on: { days: 12 }, what: 'acceptMonitoring' }] },
  { customer: 19, on: 3, after: [{ on: 2, what: 'acceptMonitoring' }] },
  { customer: 49, on: { days: 65 }, after: [{ on: { days: 64 }, what: 'acceptMonitoring' }] },
  { customer: 57, on: { days: 63 }, after: [{ on: { days: 62 }, what: 'acceptMonitoring' }] },
  { customer: 28, on: { days: 86 }, after: [{ on: { days: 85 }, what: 'acceptMonitoring' }] },
  // the 90 days are over
  { customer: 25, on: { days: 97 }, after: [{ on: { days: 95 }, what: 'acceptMonitoring' }] },
  { customer: 50, on: { days: 101 }, after: [{ on: { days: 100 }, what: 'acceptMonitoring' }] },

  // waiting for Transfer Approval: fresh, and reminded
  {
    customer: 52,
    on: { days: 48 },
    after: [
      { on: { days: 47 }, what: 'acceptMonitoring' },
      { on: 1, what: 'actionTransfer' },
    ],
  },
  {
    customer: 54,
    on: { days: 71 },
    after: [
      { on: { days: 70 }, what: 'acceptMonitoring' },
      { on: 3, what: 'actionTransfer' },
    ],
  },

  // over: transferred, Helen Marsh's own declined by her manager, withdrawn, ended because the customer died
  {
    customer: 53,
    on: { days: 121 },
    after: [
      { on: { days: 120 }, what: 'acceptMonitoring' },
      { on: 20, what: 'actionTransfer' },
      { on: 19, what: 'acceptTransfer' },
    ],
  },
  { customer: 39, on: 12, after: [{ on: 11, what: 'declineMonitoring' }] },
  {
    customer: 34,
    on: 15,
    after: [
      { on: 14, what: 'acceptMonitoring' },
      { on: 6, what: 'withdraw' },
    ],
  },
  {
    customer: 17,
    on: 9,
    after: [
      { on: 8, what: 'acceptMonitoring' },
      { on: 4, what: 'customerDeceased' },
    ],
  },
];
