import { z } from 'zod';
import { customerShort } from '../../schemas/customer-short.ts';
import { possible } from '../../schemas/possible.ts';
import { officerChange, onLeave, processView, timelineStep } from '../../schemas/process.ts';
import { stackingDocument } from '../../schemas/stacking-document.ts';
import { id, instant, personShort } from '../../schemas.ts';

export const params = z.object({ referralId: id });

const decision = z.object({ by: personShort, for: personShort.nullable(), at: instant });
const days = z.number().int().meta({ description: 'Days after monitoring began' });

export const answer = z
  .object({
    id,
    customer: customerShort,
    officer: personShort.nullable().meta({ description: 'Whose customer it is now; null: nobody’s any more' }),
    referredBy: personShort,
    referredAt: instant,
    reason: z.string().nullable(),
    monitorDecision: decision.nullable(),
    monitoring: z
      .object({ from: instant, until: instant, firstReminder: days, secondReminder: days, end: days })
      .nullable()
      .meta({ description: 'The 90 days: from the accepted monitoring on (PS-17)' }),
    transferActioned: z.object({ by: personShort, at: instant }).nullable(),
    transferDecision: decision.nullable(),
    endReason: z.string().nullable(),
    acceptedPlan: z
      .object({ submissionId: id, number: z.number().int(), decidedAt: instant })
      .nullable()
      .meta({ description: 'The plan accepted in this stay, which a transfer needs (PS-18)' }),
    process: processView,
    waitingForOnLeave: onLeave.nullable(),
    timeline: z.array(timelineStep),
    officerChanges: z
      .array(officerChange)
      .meta({ description: 'The customer went to another officer meanwhile (PS-4)' }),
    stackingDocuments: z.array(stackingDocument),
    may: z.object({
      acceptMonitoring: possible,
      declineMonitoring: possible,
      actionTransfer: possible,
      acceptTransfer: possible,
      rejectTransfer: possible,
      withdraw: possible,
      handOver: possible,
    }),
  })
  .meta({ id: 'TransferReferral' });
