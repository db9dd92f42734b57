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
  'reason',
  'decision',
  'decided_by',
  'decided_at',
  'decision_reason',
  'transfer_actioned_at',
] as const;

const text = (most: number) => z.string().trim().min(1, 'This is required.').max(most);
const optional = <S extends z.ZodType>(schema: S) => z.preprocess((v) => (v === '' ? undefined : v), schema.optional());
const csid = z.string().regex(/^\d{6,12}$/, 'This must be a CSID.');
const userId = text(60);
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
  decided_by: optional(userId),
  decided_at: optional(instant),
  decision_reason: optional(text(2000)),
};

const assignment = z.object({
  ...common,
  record: z.literal('assignment'),
  assigned_by: userId,
  type: z.enum(internalReferralTypes),
  associate_csid: optional(csid),
});
const plan = z.object({
  ...common,
  record: z.literal('plan'),
  type: z.enum(internalReferralTypes),
  document_date: z.iso.date('This must be a date, as 2026-09-01.'),
  segment: text(200),
  issue: text(2000),
  decision: optional(z.enum(['accepted'])),
  ...decided,
});
const referral = z.object({
  ...common,
  record: z.literal('referral'),
  reason: optional(text(2000)),
  /** Of the monitor approval. */
  decision: optional(z.enum(['accepted'])),
  ...decided,
  transfer_actioned_at: optional(instant),
});
export const line = z.discriminatedUnion('record', [assignment, plan, referral], {
  error: 'This must be assignment, plan or referral.',
});
export type Line = z.infer<typeof line>;
export type AssignmentLine = z.infer<typeof assignment>;
export type PlanLine = z.infer<typeof plan>;
export type ReferralLine = z.infer<typeof referral>;
