/** EM-28: what failed after it was deemed sent, from the failure until it shows as a bounce-back on the recipient's next day. */
import { failed } from '../../domain/electronic-messaging/bounce-back.ts';
import type { Instant } from '../../domain/process.ts';
import { customerZones } from '../../domain/time/customer-zones.ts';
import { startOfNextLocalDay } from '../../domain/time/send-window.ts';
import { bounceBackId, bounceBackKind } from '../../workflows/contracts/bounce-back.ts';
import type { Reader, Tx } from '../client.ts';
import { authorOfMessage, zonesOfMessage } from './messages.ts';
import { officerWith, type ProcessOfficer } from './officer.ts';
import { insertProcess } from './processes.ts';
import { whoSeesTo } from './sees-to.ts';
import { readSettings } from './settings.ts';

type Failure = { customerId: string; subjectId: string; failedAt: Instant; at: Instant };

/** An email failed at `failedAt`; told at `at`. Without a known zone of the customer's the agency's counts. Returns the process's id. */
export async function beginEmailBounce(tx: Tx, failure: Failure): Promise<string> {
  const place = await tx.customer.findUniqueOrThrow({
    where: { id: failure.customerId },
    select: { country: true, state: true, postcode: true, timeZone: true },
  });
  const zones = customerZones(place);
  const known = zones.length ? zones : [(await readSettings(tx)).agencyTimeZone];
  return begin(tx, 'email', failure, startOfNextLocalDay(known, new Date(failure.failedAt)));
}

/** A message failed, as a receipt says that came when its own process was over. */
export async function beginMessageBounce(tx: Tx, failure: Failure): Promise<string> {
  const zones = await zonesOfMessage(tx, failure.subjectId);
  const known = zones.length ? zones : [(await readSettings(tx)).agencyTimeZone];
  return begin(tx, 'message', failure, startOfNextLocalDay(known, new Date(failure.failedAt)));
}

async function begin(tx: Tx, what: 'email' | 'message', { customerId, subjectId, at }: Failure, nextDay: Instant) {
  const id = bounceBackId(subjectId);
  await insertProcess(tx, { id, kind: bounceBackKind, customerId, subjectId, state: failed(what, nextDay), at });
  await tx.processStep.create({
    data: { processId: id, seq: 0, eventId: `${id}/failed`, what: 'failed', step: `${what}Failed`, at: new Date(at) },
  });
  return id;
}

/** Writes what became of it; throws on a word that is none. */
export async function writeBounceBack(
  tx: Tx,
  subjectId: string,
  { state, at }: { state: string; at: Instant },
): Promise<void> {
  switch (state) {
    case 'bounced':
      await tx.correspondence.update({
        where: { id: subjectId, status: 'failed' },
        data: { status: 'bounced', bouncedAt: new Date(at) },
      });
      return;
    case 'bouncedBack':
    case 'delivered':
      await tx.message.update({ where: { id: subjectId, state: 'noReceipt' }, data: { state } });
      return;
    default:
      throw new Error(`a bounce-back has no end ${state}`);
  }
}

/** EM-29: was the number or address of what bounced ticked `Invalid` meanwhile? Then nobody has to check it. Of any other item: false. */
export async function isSeenTo(
  reader: Reader,
  item: string,
  { customerId, subjectId }: { customerId: string; subjectId: string },
): Promise<boolean> {
  if (item === 'messageBounced') {
    const { to } = await reader.message.findUniqueOrThrow({ where: { id: subjectId }, select: { to: true } });
    return (await reader.phone.count({ where: { customerId, number: to, valid: false } })) > 0;
  }
  if (item !== 'emailBounced') return false;
  const { address } = await reader.correspondence.findUniqueOrThrow({
    where: { id: subjectId },
    select: { address: true },
  });
  const ticked = { id: customerId, emailValid: false, email: { equals: address, mode: 'insensitive' as const } };
  return address !== '' && (await reader.customer.count({ where: ticked })) > 0;
}

/** Who sent it, where an officer did: their team's lists show it. */
export async function officerOfBounceBack(reader: Reader, subjectId: string): Promise<ProcessOfficer | null> {
  const email = await reader.correspondence.findUnique({ where: { id: subjectId }, select: { authorId: true } });
  if (!email) return authorOfMessage(reader, subjectId);
  return email.authorId ? officerWith(reader, email.authorId) : null;
}

/** Who follows up an email that bounced, or a letter that could not be printed: the officer who sent it, else who is there. Null: nobody. */
export async function followsUp(tx: Tx, correspondenceId: string): Promise<string | null> {
  const { customerId, authorId } = await tx.correspondence.findUniqueOrThrow({
    where: { id: correspondenceId },
    select: { customerId: true, authorId: true },
  });
  return whoSeesTo(tx, customerId, authorId);
}
