/** Emails and letters in the demonstration data, in every status; one email failed today and shows as a bounce-back tomorrow (EM-28). */
import { bounceBack, failed, type BounceBack } from '../../domain/electronic-messaging/bounce-back.ts';
import type { Instant } from '../../domain/process.ts';
import { agencyZone, localNow } from '../../domain/time/zone.ts';
import { customerZones } from '../../domain/time/customer-zones.ts';
import { startOfNextLocalDay } from '../../domain/time/send-window.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { bounceBackId, bounceBackKind } from '../../workflows/contracts/bounce-back.ts';
import type { Tx } from '../client.ts';
import { importProcess, type ImportedStep } from '../repositories/processes.ts';
import { calendarOf } from '../repositories/settings.ts';
import { emailStories, emailTexts, letterStories, letterTexts, type EmailStory } from './correspondence-stories.ts';
import { customerId, placeOf, type CustomerRows } from './customers.ts';
import { seedId } from './deterministic.ts';
import { officeHours, type Ago } from './office-hours.ts';
import { writerOf } from './who-served.ts';

type Row = Prisma.CorrespondenceCreateManyInput & { id: string; customerId: string };
type Bounce = { row: Row; state: BounceBack; steps: ImportedStep[]; items: Prisma.WorkItemCreateManyInput[] };

const minutesAfter = (at: Instant, minutes: number): Instant =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString();

/** Writes everything, after people, customers and messages. The bounce-back that waits is imported: the API's sweeper starts it. */
export async function seedCorrespondence(tx: Tx, { customers }: CustomerRows, now: Date, salt: string): Promise<void> {
  const ago = officeHours(await calendarOf(tx, 'NSW'), now);
  const told = emailStories.map((story, i) => anEmail(story, ago(story.on, story.minute), i));
  const today = failedToday(now);
  if (today) told.push(anEmail(today, minutesAfter(now.toISOString(), -45), 'today'));
  await tx.correspondence.createMany({ data: [...told.map(({ row }) => row), ...letterStories.map(aLetter(ago))] });
  for (const { bounce } of told) {
    if (!bounce) continue;
    const { row, state, steps, items } = bounce;
    const about = { customerId: row.customerId, subjectId: row.id };
    await importProcess(tx, { id: bounceBackId(row.id), kind: bounceBackKind, ...about, state, steps });
    await tx.workItem.createMany({ data: items });
  }

  function anEmail(story: EmailStory, sentAt: Instant, key: number | string): { row: Row; bounce: Bounce | null } {
    const { customer, email, byOfficer, fails } = story;
    const id = seedId('email', key, ...(salt ? [salt] : []));
    const row: Row = {
      id,
      customerId: customerId(customer),
      externalId: `Email/demonstration-${key}`,
      channel: 'Email',
      type: email,
      text: emailTexts[email],
      address: customers.find((one) => one.id === customerId(customer))?.email ?? '',
      authorId: byOfficer ? writerOf(customer, new Date(sentAt), now).id : null,
      sentAt,
      status: 'sent',
    };
    if (!fails) return { row, bounce: null };
    const bounce = bounced({ ...row, status: 'failed' }, story, minutesAfter(sentAt, fails.after));
    return { row: bounce.row, bounce };
  }

  function bounced(row: Row, { customer, fails, seenTo }: EmailStory, failedAt: Instant): Bounce {
    const zones = customerZones(placeOf(customer));
    const nextDay = startOfNextLocalDay(zones.length ? zones : [agencyZone], new Date(failedAt));
    const processId = bounceBackId(row.id);
    const step = (what: string, at: Instant, standing: string): ImportedStep => ({
      eventId: what === 'failed' ? `${processId}/failed` : `${processId}/${what}/${nextDay}`,
      what,
      step: standing,
      whoId: null,
      forId: null,
      toId: null,
      at,
      reason: null,
    });
    const begun = failed('email', nextDay);
    const known = { ...row, failedAt, failureReason: fails?.reason ?? null };
    const steps = [step('failed', failedAt, begun.step)];
    if (nextDay > now.toISOString()) return { row: known, state: begun, steps, items: [] };
    const shown = bounceBack(begun, { kind: 'deadline', id: `${processId}/nextDay/${nextDay}`, name: 'nextDay' });
    if ('refuse' in shown) throw new Error('the rules refuse what is due');
    const state: BounceBack = { ...shown.next, due: [], manager: null };
    const assigneeId = row.authorId ?? writerOf(customer, new Date(failedAt), now).id;
    const item = {
      id: seedId('workItem', row.id),
      kind: 'emailBounced',
      customerId: row.customerId,
      processId,
      stepKey: '1/emailBounced/followUp',
      assigneeId,
      openedAt: nextDay,
      ...(seenTo ? { state: 'done', closedAt: minutesAfter(nextDay, 11 * 60) } : {}),
    };
    steps.push(step('nextDay', nextDay, 'shown'));
    return { row: { ...known, status: 'bounced', bouncedAt: nextDay }, state, steps, items: [item] };
  }
}

const aLetter =
  (ago: Ago) =>
  ({ customer, letter, status, reason, on, minute }: (typeof letterStories)[number], i: number): Row => {
    const sentAt = ago(on, minute);
    return {
      id: seedId('letter', i),
      customerId: customerId(customer),
      externalId: `Letter/demonstration-${i}`,
      channel: 'Letter',
      type: letter,
      text: letterTexts[letter],
      address: addressOf(customer),
      sentAt,
      status,
      issuedAt: status === 'issued' ? minutesAfter(sentAt, 26 * 60) : null,
      failedAt: status === 'failed' ? minutesAfter(sentAt, 50) : null,
      failureReason: reason ?? null,
    };
  };

const addressOf = (customer: number) => {
  const { locality, state, postcode } = placeOf(customer);
  return [locality, state, postcode].filter(Boolean).join(' ');
};

/** Of somebody for whom today is not over in the next quarter of an hour, and was today 45 minutes ago. */
function failedToday(now: Date): EmailStory | null {
  const customer = [6, 54, 36, 30, 0].find((one) => {
    const zone = customerZones(placeOf(one))[0] ?? agencyZone;
    const dateAt = (minutes: number) => localNow(zone, new Date(now.getTime() + minutes * 60_000)).date;
    return dateAt(-45) === dateAt(15);
  });
  if (customer === undefined) return null;
  const fails = { after: 2, reason: '550 5.1.1 The mailbox does not exist' };
  return { customer, email: 'Documents requested', on: 0, minute: 0, byOfficer: true, fails };
}
