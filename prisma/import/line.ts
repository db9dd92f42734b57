/** One line of the file of cases under way (docs/import.md): what it may hold, each column checked by itself. */
import { z } from 'zod';
import { internalReferralTypes } from '../../domain/personalised-services/internal-referral.ts';
import type { Instant } from '../../domain/process.ts';

/** Every column, in the order of the documented header; each line leaves those empty that its record has none of. */
export const columns = [
  'reference',
  'record',
  'csid',
  'officer',
  'at',
  'assigned_by',
  'type',
  'associate_csid',
  'document_date',
  'segment',
  'issue',
  'edited_by',
  'reason',
  'decision',
  'decided_by',
  'decided_at',
  'decision_reason',
  'transfer_actioned_at',
  'transfer_actioned_by',
] as const;

const text = (most: number) => z.string().trim().min(1, 'This is required.').max(most);
const oneOf = <const W extends readonly [string, ...string[]]>(words: W) =>
  z.enum(words, `This must be ${words.join(' or ')}.`);
/** What other records have: filled in here, it would be lost. */
const empty = (record: string, others: readonly (typeof columns)[number][]) =>
  Object.fromEntries(others.map((column) => [column, z.literal('', `Nothing belongs here in the line of ${record}.`)]));
const optional = <S extends z.ZodType>(schema: S) => z.preprocess((v) => (v === '' ? undefined : v), schema.optional());
const csid = z.string().regex(/^\d{6,12}$/, 'This must be a CSID.');
const userId = text(60);
const userIds = z
  .string()
  .trim()
  .transform((value) => value.split(/\s+/).filter(Boolean));
/** With its offset: nobody guesses whose local time it is. */
const instant = z.iso
  .datetime({ offset: true, error: 'This must be a time with its offset, as 2026-09-01T10:15:00+10:00.' })
  .transform((value): Instant => new Date(value).toISOString());
const common = {
  reference: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,60}$/, 'This must be a reference of letters, figures, dots and dashes.'),
  csid,
  officer: userId,
  at: instant,
};
const decided = {
  decision: optional(oneOf(['accepted'])),
  decided_by: optional(userId),
  decided_at: optional(instant),
  decision_reason: optional(text(2000)),
};

const assignment = z.object({
  ...common,
  record: z.literal('assignment'),
  assigned_by: userId,
  type: oneOf(internalReferralTypes),
  associate_csid: optional(csid),
  ...empty('an assignment', [
    'document_date',
    'segment',
    'issue',
    'edited_by',
    'reason',
    'decision',
    'decided_by',
    'decided_at',
    'decision_reason',
    'transfer_actioned_at',
    'transfer_actioned_by',
  ]),
});
const plan = z.object({
  ...common,
  record: z.literal('plan'),
  type: oneOf(internalReferralTypes),
  document_date: z.iso.date('This must be a date, as 2026-09-01.'),
  segment: text(100),
  issue: text(2000),
  /** PS-12: none of them may decide it, whoever submitted it neither. */
  edited_by: userIds,
  ...decided,
  ...empty('a plan', ['assigned_by', 'associate_csid', 'reason', 'transfer_actioned_at', 'transfer_actioned_by']),
});
const referral = z.object({
  ...common,
  record: z.literal('referral'),
  reason: optional(text(2000)),
  /** Of the monitor approval. */
  ...decided,
  transfer_actioned_at: optional(instant),
  /** Whoever referred, where it stays empty (PS-22). */
  transfer_actioned_by: optional(userId),
  ...empty('a referral', ['assigned_by', 'type', 'associate_csid', 'document_date', 'segment', 'issue', 'edited_by']),
});
export const line = z.discriminatedUnion('record', [assignment, plan, referral], {
  error: 'This must be assignment, plan or referral.',
});
export type Line = z.infer<typeof line>;
export type AssignmentLine = z.infer<typeof assignment>;
export type PlanLine = z.infer<typeof plan>;
export type ReferralLine = z.infer<typeof referral>;
