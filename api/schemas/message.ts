/** What the routes of messages share (EM-6 to EM-23). */
import { z } from 'zod';
import { caseProcessKinds } from '../../domain/customers/case-process.ts';
import { barCodes, fdvReviewStates } from '../../domain/electronic-messaging/eligibility.ts';
import { askedContactTimes, type TemplateValues } from '../../domain/electronic-messaging/template.ts';
import { id, instant, localDate, personShort } from '../schemas.ts';

/** Why a message may not be sent. */
export const bar = z
  .object({
    code: z.enum(barCodes),
    sentence: z.string(),
    wayOut: z.string().nullable().meta({ description: 'What can be done about it' }),
    rule: z.string(),
  })
  .meta({ id: 'Bar' });

export const lastMessage = z.object({ id, pressedAt: instant });

/** Where no zone is known, there is no window either (EM-23). */
export const leaves = z
  .object({
    now: z.boolean().meta({ description: 'False: held until `at`, when the send window opens' }),
    at: instant,
    timeZone: z.string().meta({ description: 'The recipient’s; the western one where there are several' }),
  })
  .meta({ id: 'Leaves' });

/** What Send is pressed for. */
export const previewed = z
  .object({ text: z.string().min(1).max(2000), to: z.string().min(1).max(20) })
  .meta({ description: 'As the preview answered: that is sent, or nothing (EM-20)' });

/** Of whom a message goes to, as the forms of Pluto and Customer First show it. */
export const recipientShown = {
  contact: z.object({
    mobile: z
      .object({ id, number: z.string(), to: z.string().meta({ description: 'The same in E.164' }) })
      .nullable()
      .meta({ description: 'The valid Australian mobile that a message goes to; null: none' }),
    phones: z.array(z.object({ kind: z.string(), number: z.string(), valid: z.boolean() })),
    email: z.string().nullable(),
  }),
  place: z.object({
    zones: z.array(z.string()).meta({ description: 'Several where the address leaves several (EM-23)' }),
    localNow: instant,
    timeZone: z.string().nullable().meta({ description: 'To show times in: the western one; null: place unknown' }),
  }),
  fdv: z.object({
    concerns: z.boolean().meta({ description: 'The indicator, or evidence that somebody recorded (EM-8)' }),
    review: z.enum(fdvReviewStates),
    consultationId: id.nullable(),
    undiscussed: z
      .array(z.object({ caseProcessId: id, caseNumber: z.string(), kind: z.enum(caseProcessKinds) }))
      .meta({ description: 'What was begun by somebody who indicated FDV, not discussed with them yet (EM-9)' }),
  }),
  leaves: leaves.nullable().meta({ description: 'Null: place unknown' }),
};

export const length = z
  .object({ encoding: z.enum(['GSM-7', 'UCS-2']), characters: z.number().int(), segments: z.number().int() })
  .meta({ id: 'SmsLength' });

/** Why nothing leaves at present, or nothing of one template. */
export const stopShort = z.object({ reason: z.string(), stoppedAt: instant }).meta({ id: 'StopShort' });
export const sendingStop = z
  .object({
    id,
    template: z.object({ id, type: z.string() }).nullable().meta({ description: 'Null: all sending' }),
    reason: z.string(),
    stoppedBy: personShort.nullable().meta({ description: 'Null: Casewright itself' }),
    stoppedAt: instant,
  })
  .meta({ id: 'SendingStop' });

const value = z.string().trim().max(60).optional();
const given = z.object({
  contactTime: z.enum(askedContactTimes).optional(),
  byDate: localDate.optional(),
  receiptNumber: value,
  agencyPhone: value,
  paymentType: value,
});
/** What the officer filled in; the template's text says which it needs (EM-4). */
export const templateValues = given.meta({ id: 'TemplateValues' });

/** Without the ones that were not filled in. */
export function valuesGiven(values: z.infer<typeof given>): TemplateValues {
  const { contactTime, byDate, receiptNumber, agencyPhone, paymentType } = values;
  return {
    ...(contactTime ? { contactTime } : {}),
    ...(byDate ? { byDate } : {}),
    ...(receiptNumber ? { receiptNumber } : {}),
    ...(agencyPhone ? { agencyPhone } : {}),
    ...(paymentType ? { paymentType } : {}),
  };
}
