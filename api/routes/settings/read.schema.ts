import { z } from 'zod';
import { caseProcessKinds } from '../../../domain/customers/case-process.ts';
import { dayBounds, messagingBounds } from '../../../domain/settings.ts';

const whole = ({ from, to }: { from: number; to: number }, description: string) =>
  z
    .number()
    .int()
    .min(from, `Enter a whole number from ${from} to ${to}.`)
    .max(to, `Enter a whole number from ${from} to ${to}.`)
    .meta({ description });
const decisionDays = z.object({
  remindAfter: whole(dayBounds, 'Working days until whom it waits for is reminded'),
  escalateAfter: whole(dayBounds, 'Working days until it goes to the next in line'),
  remindAgainEvery: whole(dayBounds, 'How often the last in line is reminded again'),
});
const bounds = messagingBounds;
const messaging = z.object({
  nextHourMinutes: whole(bounds.nextHourMinutes, '“In the next hour”: until when it may leave after Send (EM-49)'),
  validityMinutes: whole(bounds.validityMinutes, 'How long the gateway may keep a message in its queue'),
  retryForHours: whole(bounds.retryForHours, 'How long a message that was certainly not taken is tried again (EM-25)'),
  askAfterMinutes: whole(bounds.askAfterMinutes, 'After how long without a receipt the gateway is asked (EM-27)'),
  receiptForHours: whole(bounds.receiptForHours, 'How long a receipt is waited for (EM-27)'),
  settleMinutes: whole(bounds.settleMinutes, 'When a lost answer is settled, after the gateway must have dropped it'),
  settleWithoutProofHours: whole(bounds.settleWithoutProofHours, 'The same without proof that its list is fresh'),
  listedAfterMinutes: whole(bounds.listedAfterMinutes, 'When the Letters List shows what was handed over (EM-30)'),
});
const fdv = z.object({
  processes: z
    .array(z.enum(caseProcessKinds))
    .max(caseProcessKinds.length)
    .meta({ description: 'In which processes under way the concerns of who began them count (EM-9)' }),
  consultationDays: decisionDays.meta({ description: 'Of an FDV consultation (EM-8)' }),
});
const onlineAccounts = z.object({
  passwordDays: whole(dayBounds, 'For how many days after its issue a temporary password can be used (OA-8)'),
});
/** What is given: the values alone. The answer says the revision too. */
export const given = { decisionDays, messaging, fdv, onlineAccounts };

const revision = z.number().int().meta({ description: 'For `If-Match` of the next change' });
export const shown = {
  decisionDays: decisionDays.extend({ revision }).meta({
    id: 'DecisionDays',
    examples: [{ remindAfter: 2, escalateAfter: 5, remindAgainEvery: 5, revision: 0 }],
  }),
  messaging: messaging.extend({ revision }).meta({ id: 'MessagingSettings' }),
  fdv: fdv.extend({ revision }).meta({ id: 'FdvSettings' }),
  onlineAccounts: onlineAccounts.extend({ revision }).meta({ id: 'OnlineAccountSettings' }),
};
export const answer = z.object({ ...shown, agencyTimeZone: z.string() }).meta({ id: 'Settings' });
