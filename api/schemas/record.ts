/** What the routes of a customer's records share (EM-48). */
import { z } from 'zod';
import { contactChannels, contactKinds, longestRecord } from '../../domain/customers/records.ts';
import { Problem } from '../errors.ts';
import { id, instant } from '../schemas.ts';

export const ofCustomer = z.object({ customerId: id });
export const recordText = z.string().trim().min(1).max(longestRecord);
/** Default: now. */
export const past = instant.optional().meta({ description: 'Not in the future; by default now' });

/** What a contact is, whoever tells of it. */
export const contactFields = {
  kind: z.enum(contactKinds).meta({
    description:
      'byCustomer: the customer contacted Child Support. phoneAttempt: one of their numbers was rung (EM-12)',
  }),
  channel: z.enum(contactChannels).optional().meta({ description: 'Of a contact by the customer, required there' }),
  reached: z.boolean().optional().meta({ description: 'Of a phone attempt, required there' }),
  text: z.string().trim().max(longestRecord).default(''),
};

type Contact = { kind: string; text: string } & Record<string, unknown>;

/** Of each kind has what belongs to it, and nothing else. `number`: how a phone attempt names the number. */
export const fitsItsKind =
  (number: 'phoneId' | 'number', wantsText: readonly string[]) =>
  ({ value, issues }: { value: Contact; issues: z.core.$ZodRawIssue[] }): void => {
    const say = (field: string, message: string) =>
      void issues.push({ code: 'custom', path: [field], message, input: value[field] });
    const belongs = (field: string, kind: string, what: string) => {
      const given = value[field] !== undefined;
      if (value.kind === kind && !given) say(field, 'This is required.');
      if (value.kind !== kind && given) say(field, `Only ${what} has this.`);
    };
    belongs('channel', 'byCustomer', 'a contact by the customer');
    belongs(number, 'phoneAttempt', 'a phone attempt');
    belongs('reached', 'phoneAttempt', 'a phone attempt');
    if (wantsText.includes(value.kind) && !value.text) say('text', 'This must not be empty.');
  };

/** The instant that was given, or now. Throws badInput for one that lies ahead: nobody records what has not happened. */
export function happenedAt(field: string, given: string | undefined, now: Date): Date {
  if (given === undefined) return now;
  const at = new Date(given);
  if (at > now) throw new Problem('badInput', undefined, { errors: [{ field, message: 'This lies in the future.' }] });
  return at;
}
